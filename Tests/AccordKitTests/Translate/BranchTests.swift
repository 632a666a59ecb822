import Testing

@testable import AccordKit

@Suite("Parallel branches", .timeLimit(.minutes(2)))
struct BranchTests {
    private static let start: TranslatedPage = {
        let pairs = (1...6).map { ("Sentence number \($0) says something of its own.", "La phrase numéro \($0) dit quelque chose.") }
        func text(_ sentences: [String]) -> String { "## Steps\n\n" + sentences.map { "- \($0)\n" }.joined() }
        var state = TranslatedPage(source: text(pairs.map(\.0)), target: text(pairs.map(\.1)))
        state.review(.accept)
        return state
    }()

    /// The page after somebody wrote another verb into a sentence and said something of it.
    private func edited(
        _ number: Int, _ verb: String, _ verdict: Review.Verdict? = .approve, by: String, from state: TranslatedPage = start
    ) -> TranslatedPage {
        var state = state
        state.target = state.target.replacing("numéro \(number) dit", with: "numéro \(number) \(verb)")
        if let verdict { state.review(verdict, by: by, on: "2026-11-25T09:30:00Z") { $0.source.text.plainText.contains("number \(number)") } }
        return state
    }

    private func sentence(_ number: Int, _ state: TranslatedPage) -> String? {
        state.states.first { $0.contains("number \(number) ") }.map { "\($0.prefix { $0 != ":" }) \($0.split(separator: " = ").last ?? "")" }
    }

    @Test("of two translators and a writer lose nothing")
    func work() async throws {
        let repository = try await Repository(Self.start)
        try await repository.branch("ana", edited(3, "raconte", by: "Ana"))
        try await repository.branch("zoe", edited(4, "affirme", by: "Zoé"))
        var writer = Self.start
        writer.source = writer.source.replacing("number 5 says", with: "number 5 always says").replacing(
            "- Sentence number 2", with: "- A wholly new thought.\n- Sentence number 2")
        try await repository.branch("writer", writer)
        try await repository.merge("ana", "zoe", "writer")
        let merged = try repository.state()
        #expect(
            merged.states == [
                "translated: Steps = Steps",
                "translated: Sentence number 1 says something of its own. = La phrase numéro 1 dit quelque chose.",
                "new: A wholly new thought. = ",
                "translated: Sentence number 2 says something of its own. = La phrase numéro 2 dit quelque chose.",
                "approved: Sentence number 3 says something of its own. = La phrase numéro 3 raconte quelque chose.",
                "approved: Sentence number 4 says something of its own. = La phrase numéro 4 affirme quelque chose.",
                "stale text: Sentence number 5 always says something of its own. = La phrase numéro 5 dit quelque chose.",
                "translated: Sentence number 6 says something of its own. = La phrase numéro 6 dit quelque chose.",
            ])
        #expect(merged.translation.units.compactMap(\.by).filter { $0 == "Zoé" }.count == 1)
    }

    @Test("in which two people wrote the same sentence in two ways are a conflict there, and nowhere else")
    func sameSentence() async throws {
        let repository = try await Repository(Self.start)
        try await repository.branch("ana", edited(6, "crie", by: "Ana", from: edited(3, "raconte", by: "Ana")))
        try await repository.branch("zoe", edited(3, "affirme", by: "Zoé"))
        try await repository.merge("ana")
        try await repository.merge("zoe", conflicts: true)
        let page = try repository.read("fr.md")
        let (ours, theirs) = ("- La phrase numéro 3 raconte quelque chose.\n", "- La phrase numéro 3 affirme quelque chose.\n")
        #expect(page.contains("<<<<<<< ours\n\(ours)=======\n\(theirs)>>>>>>> theirs\n"))
        var state = try repository.state()
        state.target = page.replacing("<<<<<<< ours\n\(ours)=======\n\(theirs)>>>>>>> theirs\n", with: theirs)
        #expect(sentence(3, state) == "needs-review La phrase numéro 3 affirme quelque chose.")
        #expect(sentence(6, state) == "approved La phrase numéro 6 crie quelque chose.")
    }

    @Test("one of which takes the page away leave it to a person, with the other's work")
    func deletedPage() async throws {
        let repository = try await Repository(Self.start)
        try await repository.branch("ana", edited(3, "raconte", by: "Ana"))
        try await repository.git("rm", "-q", "Content/keys/link/fr.md", "Content/keys/link/fr.lock.jsonl")
        try await repository.git("commit", "-q", "-m", "Remove")
        try await repository.merge("ana", conflicts: true)
        #expect(sentence(3, try repository.state()) == "approved La phrase numéro 3 raconte quelque chose.")
    }

    @Test("in which one person asks for another look and another approves ask for another look")
    func doubt() async throws {
        let repository = try await Repository(Self.start)
        try await repository.branch("ana", edited(3, "dit", .reopen, by: "Ana"))
        try await repository.branch("zoe", edited(3, "dit", .approve, by: "Zoé", from: edited(4, "dit", by: "Zoé")))
        try await repository.merge("ana", "zoe")
        let merged = try repository.state()
        #expect(sentence(3, merged) == "needs-review La phrase numéro 3 dit quelque chose.")
        #expect(sentence(4, merged) == "approved La phrase numéro 4 dit quelque chose.")
    }

    @Test("that were merged both ways before merge again")
    func crissCross() async throws {
        let repository = try await Repository(Self.start)
        let (ana, zoe) = (edited(3, "raconte", by: "Ana"), edited(4, "affirme", by: "Zoé"))
        try await repository.branch("ana", ana)
        try await repository.branch("zoe", zoe)
        try await repository.git("branch", "zoe-before", "zoe")
        try await repository.git("checkout", "-q", "zoe")
        try await repository.merge("ana")
        try await repository.commit(edited(5, "chante", by: "Zoé", from: try repository.state()))
        try await repository.git("checkout", "-q", "ana")
        try await repository.merge("zoe-before")
        try await repository.commit(edited(6, "crie", by: "Ana", from: try repository.state()))
        try await repository.merge("zoe")
        let merged = try repository.state()
        #expect(
            (3...6).map { sentence($0, merged) } == ["raconte", "affirme", "chante", "crie"].enumerated().map {
                "approved La phrase numéro \($0 + 3) \($1) quelque chose."
            })
    }

    @Test("with CRLF files merge, and the pages keep their line ends")
    func crlf() async throws {
        let repository = try await Repository(Self.start, newline: "\r\n")
        try await repository.branch("ana", edited(3, "raconte", by: "Ana"))
        try await repository.branch("zoe", edited(4, "affirme", by: "Zoé"))
        try await repository.merge("ana", "zoe")
        #expect(sentence(3, try repository.state()) == "approved La phrase numéro 3 raconte quelque chose.")
        #expect(sentence(4, try repository.state()) == "approved La phrase numéro 4 affirme quelque chose.")
        #expect(!(try repository.read("fr.md").replacing("\r\n", with: "").contains("\n")))
    }

    @Test("in which two people begin the same page keep what each translated")
    func begun() async throws {
        let source = "---\ntitle: Cards\n---\n\n## Add a card\n\nA new card opens.\n\nIt has no name yet.\n"
        let repository = try await Repository(TranslatedPage(source: source, target: ""))
        try await repository.git("rm", "-q", "Content/keys/link/fr.md", "Content/keys/link/fr.lock.jsonl")
        try await repository.git("commit", "-q", "-m", "Begin")
        func begun(_ text: String, _ translation: String, by: String) -> TranslatedPage {
            var state = TranslatedPage(source: source, target: source.replacing(text, with: translation))
            state.review(.accept, by: by) { $0.source.text.plainText == text }
            return state
        }
        try await repository.branch("ana", begun("A new card opens.", "Une carte s’ouvre.", by: "Ana"))
        try await repository.branch("zoe", begun("Cards", "Cartes", by: "Zoé"))
        try await repository.merge("ana", "zoe")
        let merged = try repository.state()
        #expect(merged.target == source.replacing("Cards", with: "Cartes").replacing("A new card opens.", with: "Une carte s’ouvre."))
        #expect(
            merged.states.filter { $0.hasPrefix("translated") } == [
                "translated: Cards = Cartes", "translated: A new card opens. = Une carte s’ouvre.",
            ])
        #expect(merged.lock?.records.first?.id == "title")
    }

    /// An article whose French page is still to be begun.
    private func unbegun(_ source: String) async throws -> Repository {
        let repository = try await Repository(TranslatedPage(source: source, target: ""))
        try await repository.git("rm", "-q", "Content/keys/link/fr.md", "Content/keys/link/fr.lock.jsonl")
        try await repository.git("commit", "-q", "-m", "Begin")
        return repository
    }

    /// A page of which somebody translated some texts.
    private func translated(_ source: String, _ texts: [(String, String)], into page: String, by: String) -> TranslatedPage {
        var state = TranslatedPage(source: source, target: texts.reduce(page) { $0.replacing($1.0, with: $1.1) })
        state.review(.accept, by: by) { unit in texts.contains { $0.0 == unit.source.text.plainText } }
        return state
    }

    @Test("in which two people begin the same page keep what each translated of texts with labels and links", arguments: [false, true])
    func begunWithLabels(isRebase: Bool) async throws {
        let source = """
            ---
            title: Cards
            ---

            ## Add one

            1. Select [Add](ui:board.add) at the top.
            2. Select [Board](ui:board.name) below.
            3. Open the [Card](ui:board.card) tab.
            4. Wait for [Board](ui:board.name).

            | Key | Use |
            |---|---|
            | `N` | Opens [Card](ui:board.card) |
            | `S` | Saves [Card](ui:board.card) |

            See [the cards](../cards/en.md "All of them") first.

            Go to [Board](ui:board.name) ![a board](board.png) now.

            """
        let ana = [
            ("Add one", "En ajouter une"), ("Select [Add](ui:board.add) at the top.", "Cliquez en haut sur [Add](ui:board.add)."),
            ("Opens [Card](ui:board.card)", "Ouvre [Card](ui:board.card)"), ("\"All of them\"", "\"Toutes\""), ("![a board]", "![un tableau]"),
        ]
        let zoe = [
            ("Cards", "Cartes"), ("Select [Board](ui:board.name) below.", "Cliquez dessous sur [Board](ui:board.name)."),
            ("Open the [Card](ui:board.card) tab.", "Ouvrez l’onglet [Card](ui:board.card)."),
            ("Saves [Card](ui:board.card)", "Enregistre [Card](ui:board.card)"),
            ("See [the cards](../cards/en.md", "Voyez d’abord [les cartes](../cards/en.md"), ("\") first.", "\")."),
            ("Go to [Board](ui:board.name) ![a board](board.png) now.", "Allez à [Board](ui:board.name) ![a board](board.png)."),
        ]
        func localized(_ texts: [(String, String)]) -> String {
            let codes = [("[Add]", "[Ajouter]"), ("[Board]", "[Tableau]"), ("[Card]", "[Carte]"), ("/en.md", "/fr.md")]
            return (texts + codes).reduce(source) { $0.replacing($1.0, with: $1.1) }
        }
        func begun(_ texts: [(String, String)], by: String) -> TranslatedPage {
            var state = TranslatedPage(source: source, target: localized(texts))
            state.review(.accept, by: by) { unit in texts.contains { unit.source.text.markdown == $0.0 } }
            return state
        }
        let repository = try await unbegun(source)
        try await repository.branch("ana", begun(ana, by: "Ana"))
        try await repository.branch("zoe", begun(zoe, by: "Zoé"))
        for (first, second) in [("ana", "zoe"), ("zoe", "ana")] {
            try await repository.git("checkout", "-q", "-B", "merged", isRebase ? second : first)
            if isRebase { try await repository.rebase(onto: first) } else { try await repository.merge(second) }
            let merged = try repository.state()
            #expect(merged.target == localized(zoe + ana))
            let known = merged.translation.units.filter { $0.by != nil }
            #expect(known.map { $0.by == "Ana" } == [false, true, true, false, false, true, false])
        }
    }

    @Test("in which two people begin the same page are a conflict only where both wrote the same sentence")
    func begunInDispute() async throws {
        let source = "---\ntitle: Cards\n---\n\n## Add a card\n\nA new card opens.\n\nIt has no name yet.\n\n## See also\n"
        let repository = try await unbegun(source)
        try await repository.branch(
            "ana", translated(source, [("Add a card", "Ajouter une carte"), ("A new card opens.", "Une carte s’ouvre.")], into: source, by: "Ana"))
        try await repository.branch(
            "zoe", translated(source, [("Cards", "Cartes"), ("A new card opens.", "La carte s’ouvre."), ("See also", "Voir aussi")], into: source, by: "Zoé"))
        try await repository.merge("ana")
        try await repository.merge("zoe", conflicts: true)
        #expect(
            try repository.read("fr.md") == """
                ---
                title: Cartes
                ---

                ## Ajouter une carte

                <<<<<<< ours
                Une carte s’ouvre.
                =======
                La carte s’ouvre.
                >>>>>>> theirs

                It has no name yet.

                ## Voir aussi

                """)
        #expect(try repository.state().lock?.records.map(\.base) == ["Cards", "Add a card", "A new card opens.", "See also"])
    }

    @Test("which translate two new paragraphs in one place merge in the order of the source")
    func newParagraphs() async throws {
        let (first, second) = ("Open the gate first.", "Then water the long bed.")
        let source = "A start here.\n\n\(first)\n\n\(second)\n\nAn end there.\n"
        var start = TranslatedPage(source: "A start here.\n\nAn end there.\n", target: "Un début ici.\n\nUne fin là.\n")
        start.review(.accept)
        start.source = source
        func adding(_ text: String) -> TranslatedPage {
            var state = start
            state.target = state.target.replacing("Une fin", with: "\(text)\n\nUne fin")
            state.review(.accept)
            return state
        }
        let repository = try await Repository(start)
        try await repository.branch("ana", adding("Ouvrez d’abord le portail."))
        try await repository.branch("zoe", adding("Arrosez ensuite la longue plate-bande."))
        try await repository.merge("zoe", "ana")
        let merged = try repository.state()
        #expect(merged.target == "Un début ici.\n\nOuvrez d’abord le portail.\n\nArrosez ensuite la longue plate-bande.\n\nUne fin là.\n")
        #expect(merged.states.allSatisfy { $0.hasPrefix("translated") })
        #expect(merged.lock?.records.map(\.base) == ["A start here.", first, second, "An end there."])
    }

    private static let bilingual: [(source: String, target: String, twice: (String, String, String), other: (String, String))] = [
        (
            "A start here.\n\n@An end there.\n", "Un début ici.\n\n@Une fin là.\n",
            ("Open the gate first.\n\n", "Ouvrez d’abord le portail.\n\n", "Commencez par ouvrir la porte.\n\n"),
            ("## Water the bed\n\n", "## Arroser la plate-bande\n\n")
        ),
        (
            "1. Take the key.\n@\nAn end there.\n", "1. Prenez la clé.\n@\nUne fin là.\n",
            ("2. Open the gate.\n", "2. Ouvrez le portail.\n", "2. Poussez la grille.\n"), ("", "")
        ),
        (
            "| Key | Use |\n|---|---|\n| Add | Makes a card |\n@", "| Touche | Effet |\n|---|---|\n| Ajouter | Crée une carte |\n@",
            ("| Cut | Takes a card out |\n", "| Couper | Enlève une carte |\n", "| Retirer | Ôte la carte |\n"), ("", "")
        ),
    ]

    @Test("which translate the same new block in two ways are a conflict there, and nowhere else", arguments: 0..<3)
    func sameNewBlock(_ index: Int) async throws {
        let (source, target, twice, other) = Self.bilingual[index]
        func page(_ text: String, _ new: String) -> String { text.replacing("@", with: new) }
        var start = TranslatedPage(source: page(source, ""), target: page(target, ""))
        start.review(.accept)
        start.source = page(source, twice.0 + other.0)
        func adding(_ text: String) -> TranslatedPage {
            var state = start
            state.target = page(target, text)
            state.review(.accept)
            return state
        }
        let repository = try await Repository(start)
        try await repository.branch("ana", adding(twice.1 + other.1))
        try await repository.branch("zoe", adding(twice.2))
        try await repository.merge("ana")
        try await repository.merge("zoe", conflicts: true)
        func line(_ text: String) -> String { text.replacing("\n\n", with: "\n") }
        let dispute = "<<<<<<< ours\n\(line(twice.1))=======\n\(line(twice.2))>>>>>>> theirs\n"
        #expect(try repository.read("fr.md") == page(target, dispute + twice.1.dropFirst(line(twice.1).count) + other.1))
    }
}
