import Testing

@testable import AccordKit

@Suite("What is known of a translation")
struct TranslationTests {
    private static let english = """
        ---
        title: Link a key
        ---

        ## Steps

        Open the [Menu](ui:home.menu) first.

        Then select [Save](ui:settings.save) and wait for the page to load.

        - See [the keys](../keys/en.md).
        - Your key is [linked](state:key=linked).

        """
    private static let french = """
        ---
        title: Lier une clé
        ---

        ## Étapes

        Ouvrez d’abord le [Menu](ui:home.menu).

        Sélectionnez ensuite [Enregistrer](ui:settings.save) et attendez que la page se charge.

        - Consultez [les clés](../keys/fr.md).
        - Votre clé est [liée](state:key=linked).

        """

    private static let approved: TranslatedPage = {
        var page = TranslatedPage(source: english, target: french)
        page.review(.approve)
        return page
    }()

    private func edited(_ old: String, _ new: String) -> TranslatedPage {
        var page = Self.approved
        page.source = page.source.replacing(old, with: new)
        return page
    }

    @Test("without a lock, pages are paired by their structure, and everything needs a review")
    func unrecorded() {
        let page = TranslatedPage(source: Self.english, target: Self.french)
        #expect(
            page.states == [
                "needs-review: Link a key = Lier une clé", "needs-review: Steps = Étapes",
                "needs-review: Open the Menu first. = Ouvrez d’abord le Menu.",
                "needs-review: Then select Save and wait for the page to load. = Sélectionnez ensuite Enregistrer et attendez que la page se charge.",
                "needs-review: See the keys. = Consultez les clés.", "needs-review: Your key is linked. = Votre clé est liée.",
            ])
    }

    @Test("what was approved stays so while nothing changes, with who and when")
    func approvedStays() {
        let page = Self.approved
        #expect(page.translation.units.allSatisfy { $0.state == .approved && $0.by == "Ana" && $0.on == "2026-11-24T09:30:00Z" })
        #expect(page.lock?.records.map(\.id).first == "title")
        var again = page
        again.review(.approve, by: "Zoé")
        again.review(.accept, by: "Zoé")
        #expect(again.lock == page.lock)
    }

    @Test("a reflow changes nothing", arguments: [("wait for the page", "wait\nfor  the page"), ("## Steps", "Steps\n-----")])
    func reflow(_ old: String, _ new: String) {
        let page = edited(old, new)
        #expect(page.source != Self.english)
        #expect(page.translation.units.allSatisfy { $0.state == .approved && $0.carried == nil })
    }

    @Test(
        "a changed mark, label, comment or kind of space carries over, and is history once it is recorded",
        arguments: [
            ("to load.", "to load. <!-- how long? -->", TranslationUnit.Reason.markupOnly),
            ("[Save](", "[Store](", .claim), ("for the page", "for the\u{A0}page", .typography),
        ])
    func carriesOver(_ old: String, _ new: String, _ reason: TranslationUnit.Reason) {
        var page = edited(old, new)
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        #expect(page.translation.units.compactMap(\.carried) == [reason])
        page.review(nil)
        #expect(page.lock?.records.compactMap(\.carried) == [reason])
        #expect(page.lock?.records.allSatisfy { $0.by == "Ana" && $0.state == .approved } == true)
        #expect(
            page.translation.units.allSatisfy {
                $0.state == .approved && SourceChange(from: $0.base ?? $0.source.text, to: $0.source.text) == .none
            })
        #expect(page.translation.units.allSatisfy { $0.carried == nil })
    }

    @Test(
        "a changed link or image carries over, and is told until the translation has it and it is recorded",
        arguments: [("(../keys/", "(../all-keys/"), ("(images/a.png)", "(images/b.png)")])
    func exchanged(_ old: String, _ new: String) {
        let image = "\n![A key](images/a.png)\n"
        var page = TranslatedPage(source: Self.english + image, target: Self.french + image)
        page.review(.approve)
        let before = page.lock
        page.source = page.source.replacing(old, with: new)
        #expect(page.translation.units.map(\.id) == before?.records.map(\.id))
        for _ in 1...2 {
            #expect(page.translation.units.allSatisfy { $0.state == .approved })
            #expect(page.translation.units.compactMap(\.carried) == [.linkOnly])
            page.review(nil)
            #expect(page.lock == before)
        }
        // What `accord check --fix` would write is no other translation when somebody writes it by hand.
        page.target = page.target.replacing(old, with: new)
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        #expect(page.translation.units.compactMap(\.carried) == [.linkOnly])
        page.review(nil)
        #expect(page.translation.units.allSatisfy { $0.state == .approved && $0.carried == nil && $0.by == "Ana" })
    }

    @Test("a link that was led elsewhere than the source leads it is another translation")
    func ledElsewhere() {
        var page = edited("(../keys/en.md)", "(../all-keys/en.md)")
        page.target = page.target.replacing("(../keys/fr.md)", with: "(../no-keys/fr.md)")
        #expect(page.translation.units.filter { $0.state == .needsReview }.map(\.source.text.plainText) == ["See the keys."])
    }

    @Test(
        "a link or an image that came or went while the words stayed is work, until somebody says that the translation has done so, too",
        arguments: [
            ("See [the keys](../keys/en.md).", "See the keys.", "See {-[-}the keys{-](../keys/en.md)-}."),
            ("Open the [Menu]", "[Open](../open/en.md) the [Menu]", ""), ("See [the", "See ![](images/a.png) [the", ""),
        ])
    func cameOrWent(_ old: String, _ new: String, _ difference: String) {
        var page = edited(old, new)
        let before = page.lock
        func stale() -> [TranslationUnit] { page.translation.units.filter { $0.state == .stale(.text) } }
        #expect(stale().count == 1 && page.translation.units.allSatisfy { $0.carried == nil })
        if !difference.isEmpty {
            #expect(stale().first?.sourceDifference?.text == difference.replacing("{-", with: "[-").replacing("-}", with: "-]"))
        }
        page.review(nil)
        #expect(page.lock == before && stale().count == 1)
        page.review(.accept)
        #expect(stale().isEmpty)
    }

    @Test(
        "a difference parts words from the links around them and from the marks at their ends",
        arguments: [
            ("See [the keys](a.md).", "See [the keys](b.md).", "See [the keys[-](a.md)-]{+](b.md)+}."),
            ("Open [Menu](ui:a) now.", "Open [Menu](ui:b) now!", "Open [Menu[-](ui:a)-]{+](ui:b)+} now[-.-]{+!+}"),
            ("Open the menu.", "Open a menu", "Open [-the-] {+a+} menu[-.-]"), ("A b", "A b", "A b"), ("", "A [", "{+A [+}"),
            ("x](a", "[x](a b)", "{+[+}x](a {+b)+}"),
        ])
    func difference(_ old: String, _ new: String, _ expected: String) {
        #expect(WordDifference(from: old, to: new).text == expected)
    }

    @Test("a moved block carries over, and is told until it stands there in the translation, too, and it is recorded")
    func moved() {
        let keys = ("- See [the keys](../keys/en.md).\n", "- Consultez [les clés](../keys/fr.md).\n")
        var page = edited(keys.0, "")
        page.source = page.source.replacing("## Steps\n", with: "## Steps\n\n\(keys.0)")
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        #expect(page.states.filter { $0.contains("carried") } == ["approved carried moved: See the keys. = Consultez les clés."])
        page.review(nil)
        #expect(page.lock?.records.compactMap(\.carried) == [.moved])
        #expect(page.translation.units.compactMap(\.carried) == [.moved])
        page.target = page.target.replacing(keys.1, with: "").replacing("## Étapes\n", with: "## Étapes\n\n\(keys.1)")
        #expect(page.translation.units.allSatisfy { $0.state == .approved && $0.carried == nil })
    }

    @Test("what typography writes into a French source is no other text")
    func typography() {
        var page = TranslatedPage(
            source: "---\ntitle: L'aide\n---\n\n## Pourquoi des cartes ?\n\nVoulez-vous \"enregistrer\" ?\n\n\"Oui\"\n\nC'est 10 % ; voir l'aide...\n",
            target: "---\ntitle: Help\n---\n\n## Why cards?\n\nDo you want to “save”?\n\n“Yes”\n\nIt is 10%; see the help…\n")
        page.review(.approve)
        page.source = "---\ntitle: L’aide\n---\n\n## Pourquoi des cartes\u{202F}?\n\nVoulez-vous «\u{A0}enregistrer\u{A0}»\u{202F}?\n\n«\u{A0}Oui\u{A0}»\n\nC’est 10\u{A0}%\u{202F}; voir l’aide…\n"
        #expect(page.translation.units.map(\.state) == Array(repeating: .approved, count: 5))
        #expect(page.translation.units.map(\.carried) == Array(repeating: .typography, count: 5))
        page.source = page.source.replacing("10\u{A0}%", with: "11\u{A0}%")
        #expect(page.translation.units.last?.state == .stale(.text))
    }

    @Test("a translation that an editor saves in another form of Unicode is the same")
    func composition() throws {
        let french = try #require(SegmentText(markdown: "La clé a été forcée, naïf cœur."))
        let decomposed = try #require(SegmentText(markdown: "La cle\u{301} a e\u{301}te\u{301} force\u{301}e, nai\u{308}f cœur."))
        #expect(Array(french.markdown.utf8) != Array(decomposed.markdown.utf8))
        #expect(TargetDigest(french) == TargetDigest(decomposed))
        #expect(TargetDigest(french).description == fnv1a("La clé a été forcée, naïf cœur."))
        #expect(Array("\u{1112}\u{1161}\u{11AB} \u{1EC7}; \u{41}\u{30A}".composed.utf8) == Array("\u{D55C} \u{1EC7}; \u{C5}".utf8))
    }

    @Test("the title of a link is prose: another one is stale")
    func linkTitle() {
        var page = edited("(../keys/en.md)", "(../keys/en.md \"All in 2 minutes\")")
        #expect(page.states[4].hasPrefix("stale text: See the keys."))
        page.review(.approve)
        page.source = page.source.replacing("All in 2 minutes", with: "Never open this on Monday")
        #expect(page.states[4].hasPrefix("stale text: See the keys."))
    }

    @Test("a word that became a claim, and a claim that became a word, are stale as claims")
    func bound() {
        var page = edited("for the page to load", "for the [page](tool:page) to load")
        #expect(page.states[3].hasPrefix("stale claim: Then select Save"))
        page.target = page.target.replacing("que la page se", with: "que la [page](tool:page) se")
        #expect(page.states[3].hasPrefix("needs-review carried claim: Then select Save"))
        page.review(.approve)
        page.source = page.source.replacing("[page](tool:page)", with: "page")
        #expect(page.states[3].hasPrefix("stale claim: Then select Save"))
        page = edited("for the page to load", "for the [pages](tool:page) to load")
        #expect(page.states[3].hasPrefix("stale text: Then select Save"))
    }

    @Test("a changed claim is stale only where the translation depends on it")
    func claims() {
        var page = edited("ui:settings.save", "ui:settings.store")
        #expect(page.states[3].hasPrefix("stale claim: Then select Save"))
        page.target = page.target.replacing("ui:settings.save", with: "ui:settings.store")
        #expect(page.states[3].hasPrefix("needs-review carried claim: Then select Save"))
        page = edited("state:key=linked", "state:key=unlinked")
        #expect(page.states[5].hasPrefix("stale claim: Your key is linked"))
    }

    @Test("a changed word is stale, and editing the translation alone does not make it current")
    func text() {
        var page = edited("Open the", "Always open the")
        #expect(page.states[2] == "stale text: Always open the Menu first. = Ouvrez d’abord le Menu.")
        page.target = page.target.replacing("Ouvrez d’abord", with: "Ouvrez toujours d’abord")
        #expect(page.states[2] == "stale text: Always open the Menu first. = Ouvrez toujours d’abord le Menu.")
        page.review(.accept, by: "Zoé") { $0.source.text.plainText.contains("Always") }
        #expect(page.states[2] == "translated: Always open the Menu first. = Ouvrez toujours d’abord le Menu.")
        #expect(page.lock?.records.map(\.by) == ["Ana", "Ana", "Zoé", "Ana", "Ana", "Ana"])
        #expect(page.lock?.records.map(\.id) == Self.approved.lock?.records.map(\.id))
    }

    @Test("an edit of an approved translation is to be reviewed; what a tool does to its labels is none")
    func handEdit() {
        var page = Self.approved
        page.target = page.target.replacing("[Enregistrer]", with: "[Sauvegarder]")
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        page.target = page.target.replacing("attendez que", with: "patientez jusqu’à ce que")
        #expect(page.states.filter { !$0.hasPrefix("approved") }.map { $0.prefix(24) } == ["needs-review: Then selec"])
    }

    @Test("reopening keeps what the translation was made from")
    func reopen() {
        var page = edited("Open the", "Always open the")
        page.review(.reopen, by: "Zoé")
        #expect(page.states[2].hasPrefix("stale text"))
        #expect(page.lock?.records.allSatisfy { $0.state == .needsReview && $0.by == "Zoé" } == true)
        page.source = Self.english
        #expect(page.translation.units.allSatisfy { $0.state == .needsReview })
    }

    @Test("a removed block is retired with its text, found as long as the translation has it, and comes back with it")
    func removed() {
        let gone = "Open the [Menu](ui:home.menu) first.\n\n"
        var page = edited(gone, "")
        #expect(page.states.last == "stale removed: Open the Menu first. = Ouvrez d’abord le Menu.")
        page.review(.accept)
        #expect(page.lock?.retired.map(\.text) == ["Ouvrez d’abord le [Menu](ui:home.menu)."])
        #expect(page.states.last == "stale removed: Open the Menu first. = Ouvrez d’abord le Menu.")
        var back = page
        back.source = Self.english
        #expect(back.states[2] == "needs-review: Open the Menu first. = Ouvrez d’abord le Menu.")
        back.review(.approve)
        #expect(back.lock?.records.map(\.id) == Self.approved.lock?.records.map(\.id))
        #expect(back.lock?.retired == [])
        page.target = page.target.replacing("Ouvrez d’abord le [Menu](ui:home.menu).\n\n", with: "")
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        #expect(page.lock?.retired.map(\.why) == [.removed])
    }

    @Test("a split retires the id, and offers its translation to the parts")
    func split() {
        var page = edited("save) and wait", "save).\n\nAfter that, wait")
        #expect(
            page.states[3...].map { $0.prefix(30) } == [
                "new: Then select Save. = ", "new: After that, wait for the ", "approved: See the keys. = Cons",
                "approved: Your key is linked. ",
                "stale removed: Then select Sav",
            ])
        let parts = page.translation.units[3...4].map { "#\($0.id)" }
        #expect(
            page.translation.units.last?.removal.description
                == "Leave it until \(parts[0]), \(parts[1]) is translated, which says now what it said: an import takes it out")
        // So it is also once something of the page has been recorded.
        var recorded = page
        recorded.review(nil)
        #expect(recorded.translation.units.last?.removal == page.translation.units.last?.removal)
        page.target = page.target.replacing("save) et attendez", with: "save).\n\nAttendez ensuite")
        page.review(.accept)
        #expect(page.translation.units.map(\.state) == [.approved, .approved, .approved, .translated, .translated, .approved, .approved])
        let old = Self.approved.lock?.records[3].id ?? ""
        #expect(page.lock?.records[3...4].map(\.from) == [[old], [old]])
    }

    @Test("a merge retires the ids of the parts")
    func merge() {
        let page = edited(" first.\n\nThen", " first, then")
        #expect(page.states[2].hasPrefix("new: Open the Menu first, then select Save"))
        #expect(page.states.suffix(2).allSatisfy { $0.hasPrefix("stale removed") })
        #expect(page.translation.lineage.values.map(\.count) == [2])
    }

    @Test("one segment may have become two in the translation, which the lock says")
    func oneToTwo() {
        var page = TranslatedPage(
            source: Self.english,
            target: Self.french.replacing("save) et attendez que", with: "save).\n\nAttendez que"))
        #expect(page.states[3].contains("Sélectionnez ensuite Enregistrer. + Attendez"))
        page.review(.accept)
        #expect(page.lock?.records[3].targets.count == 2)
        #expect(page.translation.units.allSatisfy { $0.state == .translated })
    }

    @Test("pages of the same build are paired in order where numbers are written otherwise")
    func sameBuild() {
        let page = TranslatedPage(
            source: "The job runs at 12 a.m. each night.\n\nThe job runs at noon each day.\n\nThe job runs at midnight.\n",
            target: "La tâche démarre à minuit chaque nuit.\n\nLa tâche démarre à 12 h chaque jour.\n\nLa tâche démarre à 0 h.\n")
        #expect(
            page.translation.units.map { $0.target?.text.plainText ?? "-" } == [
                "La tâche démarre à minuit chaque nuit.", "La tâche démarre à 12 h chaque jour.", "La tâche démarre à 0 h.",
            ])
    }

    @Test("claims and code tell of another order though two pages are built alike")
    func sameBuildOtherAnchors() {
        let page = TranslatedPage(source: "Type `ls` now.\n\nOpen the list.\n", target: "Un ajout.\n\nTapez maintenant `ls`.\n")
        let unit = page.translation.units.first { $0.source.text.plainText.contains("Type") }
        #expect(unit?.target?.text.plainText.contains("Tapez") == true)
    }

    @Test("a new paragraph of the source is new, and a new one of the translation is extra")
    func new() {
        var page = edited("## Steps\n", "## Steps\n\nThis is how.\n")
        #expect(page.states[2] == "new: This is how. = ")
        page = Self.approved
        page.target += "\nUn paragraphe de trop.\n"
        #expect(page.translation.extra.map(\.text.plainText) == ["Un paragraphe de trop."])
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
    }

    @Test("an earlier translation that a merge brought back is that of its segment, to be reviewed")
    func earlier() {
        var state = TranslatedPage(source: "- Wait here.\n- Go.\n", target: "- Attendez ici.\n- Rendez-vous au portail.\n")
        state.review(.approve)
        state.target = "- Attendez ici.\n- Allez.\n"
        state.review(.approve)
        // Its length alone speaks for the other one.
        state.target = "- Rendez-vous au portail.\n"
        #expect(state.states == ["new: Wait here. = ", "needs-review: Go. = Rendez-vous au portail."])
    }

    @Test("where two records have equal claim to a segment, a person is asked")
    func tie() {
        var page = TranslatedPage(
            source: "Alpha one.\n\nNote\n\nBeta two.\n\nNote\n\nGamma three.\n",
            target: "Alpha un.\n\nNote\n\nBêta deux.\n\nRemarque\n\nGamma trois.\n")
        page.review(.approve)
        page.source = "Alpha one.\n\nBeta two.\n\nGamma three.\n\nDelta four.\n\nNote\n\nOmega.\n"
        #expect(page.translation.units.filter(\.isUncertain).map(\.source.text.plainText) == ["Note"])
        #expect(page.translation.units.first { $0.isUncertain }?.state == .needsReview)
    }
}
