import Testing

@testable import AccordKit

@Suite("New blocks that two branches began to translate", .timeLimit(.minutes(2)))
struct NewBlockMergeTests {
    /// A page whose source has got something new, where `@` stands, that its translation does not have.
    private static func start(_ source: String, _ target: String, _ new: String) -> TranslatedPage {
        var state = TranslatedPage(source: source.replacing("@", with: ""), target: target.replacing("@", with: ""))
        state.review(.accept)
        state.source = source.replacing("@", with: new)
        return state
    }

    /// What an import makes of it: the new blocks in the words of the source, but for what is translated.
    private static func translating(_ state: TranslatedPage, _ target: String, _ new: String, _ texts: [(String, String)], by: String) -> TranslatedPage {
        var state = state
        state.target = target.replacing("@", with: texts.reduce(new) { $0.replacing($1.0, with: $1.1) })
        state.review(.accept, by: by) { unit in texts.contains { unit.target?.text.markdown.contains($0.1) ?? false } }
        return state
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let target: String
        let new: String
        let ana: [(String, String)]
        let zoe: [(String, String)]
        /// What stands between the marks, ours and theirs, where both translated something in two ways.
        var dispute: (String, String, String)?
        /// Whether what both wrote is one segment in the end, which nobody has seen whole.
        var isMixed = false

        var testDescription: String { name }

        var merged: String {
            let all = (ana + zoe).reduce(new) { $0.replacing($1.0, with: $1.1) }
            guard let dispute else { return target.replacing("@", with: all) }
            let marks = "<<<<<<< ours\n\(dispute.1)\n=======\n\(dispute.2)\n>>>>>>> theirs"
            return target.replacing("@", with: all.replacing(dispute.0, with: marks))
        }
    }

    private static let english = "A start here.\n\n@An end there.\n"
    private static let french = "Un début ici.\n\n@Une fin là.\n"
    private static let table = "| Key | Use |\n|:---|---|\n| `N` | Adds a card |\n| `S` | Saves all |\n| `X` | Cuts a card |\n\n"
    private static let steps = "1. Open the gate.\n2. Water the bed.\n3. Close the gate.\n4. Hang up the key.\n5. Go home.\n"

    static let cases = [
        Case(
            name: "a table", source: english, target: french, new: table, ana: [("Key", "Touche"), ("Adds a card", "Ajoute une carte")],
            zoe: [("Use", "Effet"), ("Cuts a card", "Coupe une carte")]),
        Case(
            name: "a table of which both translated a cell", source: english, target: french, new: table,
            ana: [("Key", "Touche"), ("Saves all", "Enregistre tout")], zoe: [("Saves all", "Garde tout"), ("Cuts a card", "Coupe une carte")],
            dispute: ("| `S` | Enregistre tout |", "| `S` | Enregistre tout |", "| `S` | Garde tout |")),
        Case(
            name: "a table whose cells repeat", source: english, target: french,
            new: "| Key | Use |\n|---|---|\n| `K` | Yes |\n| Yes | `K` |\n| Add | Yes |\n| — | `K` |\n\n", ana: [("Key", "Touche"), ("Add", "Ajouter")],
            zoe: [("Use", "Effet")]),
        Case(
            name: "a list in a list", source: english, target: french, new: "- Open the gate.\n  - Take the key.\n  - Turn it.\n- Water the bed.\n\n",
            ana: [("Open the gate.", "Ouvrez le portail."), ("Turn it.", "Tournez-la.")],
            zoe: [("Take the key.", "Prenez la clé."), ("Water the bed.", "Arrosez la plate-bande.")]),
        Case(
            name: "a list of which both translated an item", source: english, target: french, new: steps + "\n",
            ana: [("Water the bed.", "Arrosez la plate-bande."), ("Go home.", "Rentrez.")],
            zoe: [("Open the gate.", "Ouvrez le portail."), ("Water the bed.", "Arrosez le parterre.")],
            dispute: ("2. Arrosez la plate-bande.", "2. Arrosez la plate-bande.", "2. Arrosez le parterre.")),
        Case(
            name: "a picture and a link with their texts", source: english, target: french,
            new: "See ![a red gate](gate.png \"The gate\") and [the key](key.md \"Where it hangs\").\n\n",
            ana: [("a red gate", "un portail rouge"), ("The gate", "Le portail")],
            zoe: [("See ", "Voir "), (" and [the key]", " et [la clé]"), ("Where it hangs", "Où elle pend")], isMixed: true),
        Case(
            name: "a paragraph, and code with it", source: english, target: french, new: "Run this first.\n\n```sh\nopen --gate\n```\n\nThen go home.\n\n",
            ana: [("Run this first.", "Lancez d’abord ceci.")], zoe: [("Then go home.", "Puis rentrez.")]),
        Case(
            name: "an alert of which both translated a paragraph", source: english, target: french,
            new: "> [!NOTE]\n> The gate sticks.\n>\n> Push it hard.\n\n", ana: [("Push it hard.", "Poussez-le fort.")],
            zoe: [("The gate sticks.", "Le portail coince."), ("Push it hard.", "Appuyez fort.")],
            dispute: ("> Poussez-le fort.", "> Poussez-le fort.", "> Appuyez fort.")),
    ]

    @Test("merge text by text, and only what both translated in two ways is a conflict", arguments: cases, [false, true])
    func halves(_ example: Case, isRebase: Bool) async throws {
        let start = Self.start(example.source, example.target, example.new)
        let repository = try await Repository(start)
        try await repository.branch("ana", Self.translating(start, example.target, example.new, example.ana, by: "Ana"))
        try await repository.branch("zoe", Self.translating(start, example.target, example.new, example.zoe, by: "Zoé"))
        if isRebase {
            try await repository.git("checkout", "-q", "zoe")
            try await repository.rebase(onto: "ana", conflicts: example.dispute != nil)
        } else {
            try await repository.merge("ana")
            try await repository.merge("zoe", conflicts: example.dispute != nil)
        }
        #expect(try repository.read("fr.md") == example.merged)
        guard example.dispute == nil else { return }
        let merged = try repository.state()
        #expect(merged.translation.extra.isEmpty)
        let units = merged.translation.units.filter { unit in
            unit.by != nil && unit.target.map { !example.target.contains($0.text.markdown) } ?? false
        }
        #expect(units.contains { $0.state == .needsReview } == example.isMixed)
        #expect(!units.isEmpty && units.allSatisfy { $0.state == .translated || $0.state == .needsReview })
    }

    @Test("of which both translated one among many are a conflict there, as the locks of both branches tell", arguments: [false, true])
    func sameStep(isPicked: Bool) async throws {
        let (source, target) = ("1. Take the key.\n@\nAn end there.\n", "1. Prenez la clé.\n@\nUne fin là.\n")
        let new = ["Open the gate.", "Water the bed.", "Close it again.", "Hang up the key.", "Go home."].enumerated().map { "\($0 + 2). \($1)\n" }
        let start = Self.start(source, target, new.joined())
        func step(_ text: String, by: String) -> TranslatedPage {
            var state = start
            state.target = target.replacing("@", with: "2. \(text)\n")
            // What it translates is what its translator says, and not what claims or lengths tell.
            let segments = segments(of: state.target)
            state.lock?.records.insert(
                Lock.Record(id: "c", base: "Close it again.", targets: [TargetDigest(segments[1].text)], state: .translated, by: by), at: 1)
            return state
        }
        let repository = try await Repository(start)
        try await repository.branch("ana", step("Refermez-le.", by: "Ana"))
        try await repository.branch("zoe", step("Fermez le portail derrière vous.", by: "Zoé"))
        try await repository.merge("ana")
        if isPicked { try await repository.pick("zoe", conflicts: true) } else { try await repository.merge("zoe", conflicts: true) }
        let dispute = "<<<<<<< ours\n2. Refermez-le.\n=======\n2. Fermez le portail derrière vous.\n>>>>>>> theirs\n"
        #expect(try repository.read("fr.md") == target.replacing("@", with: dispute))
    }

    @Test("and that the source has no more are a conflict where both translated them")
    func goneSince() async throws {
        let start = Self.start(Self.english, Self.french, "Open the gate first.\n\n")
        let repository = try await Repository(start)
        func adding(_ text: String, by: String) -> TranslatedPage {
            Self.translating(start, Self.french, "Open the gate first.\n\n", [("Open the gate first.", text)], by: by)
        }
        try await repository.branch("ana", adding("Ouvrez d’abord le portail.", by: "Ana"))
        try await repository.branch("zoe", adding("Commencez par le portail.", by: "Zoé"))
        var written = start
        written.source = Self.english.replacing("@", with: "")
        try await repository.commit(written)
        try await repository.merge("ana")
        try await repository.merge("zoe", conflicts: true)
        let dispute = "<<<<<<< ours\nOuvrez d’abord le portail.\n=======\nCommencez par le portail.\n>>>>>>> theirs\n\n"
        #expect(try repository.read("fr.md") == Self.french.replacing("@", with: dispute))
    }

    @Test("are lists of the marks that one side gave them")
    func marks() throws {
        let (first, last) = ("- Open the gate.\n- Take the key.\n\n", "- Water the bed.\n- Go home.\n\n")
        let start = Self.start(Self.english, Self.french, first + "Then wait.\n\n" + last)
        let order = SourceOrder(source: Array(start.source.utf8), "en", to: "fr", lock: start.lock ?? Lock())
        let whole = Self.french.replacing("@", with: first + "Puis attendez.\n\n" + last)
        let part = Self.french.replacing("@", with: first + last.replacing("- ", with: "* "))
        for (ours, theirs) in [(whole, part), (part, whole)] {
            guard case .clean(let page)? = mergePages(Array(start.target.utf8), Array(ours.utf8), Array(theirs.utf8), order: order) else {
                Issue.record("Only the marks of the lists differ.")
                continue
            }
            #expect(String(decoding: page, as: UTF8.self) == whole)
        }
    }

    @Test("are told by their claims where no lock of the other side is known")
    func claims() throws {
        let steps = ["gate", "bed", "key", "home"].map { "- Go to [\($0)](ui:garden.\($0)).\n" }.joined()
        let start = Self.start("- Take the key.\n@", "- Prenez la clé.\n@", steps)
        let order = SourceOrder(source: Array(start.source.utf8), "en", to: "fr", lock: start.lock ?? Lock())
        func merged(_ ours: String, _ theirs: String) throws -> String? {
            let pages = [start.target, start.target + ours, start.target + theirs].map { Array($0.utf8) }
            guard case .clean(let page)? = mergePages(pages[0], pages[1], pages[2], order: order) else { return nil }
            return String(decoding: page, as: UTF8.self)
        }
        let (key, bed) = ("- Prenez la [clé](ui:garden.key).\n", "- Allez à la [plate-bande](ui:garden.bed).\n")
        #expect(try merged(key, bed) == start.target + bed + key)
        #expect(try merged(key, "- Cherchez d’abord la [clé](ui:garden.key).\n") == nil)
    }
}
