import Testing

@testable import AccordKit

@Suite("Merging two versions of a page")
struct PageMergeTests {
    private func merged(_ base: String, _ ours: String, _ theirs: String) -> String? {
        guard case .clean(let page)? = mergePages(Array(base.utf8), Array(ours.utf8), Array(theirs.utf8)) else { return nil }
        return String(decoding: page, as: UTF8.self)
    }

    /// Both ways, where nothing was added in one place by both.
    private func expect(_ result: String?, _ base: String, _ ours: String, _ theirs: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(merged(base, ours, theirs) == result, sourceLocation: location)
        #expect(merged(base, theirs, ours) == result, sourceLocation: location)
    }

    private let table = "| Key | Use |\n|---|---|\n| `N` | Adds a card |\n| `S` | Saves a card |\n"

    @Test("a row below one that the other side edits, and cells of one row")
    func rows() {
        let added = table + "| `X` | Cuts a card |\n"
        expect(
            "| Key | Use |\n|---|---|\n| `N` | Adds a card |\n| `S` | Keeps a card |\n| `X` | Cuts a card |\n",
            table, added, table.replacing("Saves", with: "Keeps"))
        expect(
            table.replacing("Key | Use", with: "Press | For"), table, table.replacing("Key", with: "Press"), table.replacing("Use", with: "For"))
        #expect(merged(table, added, table + "| `V` | Pastes a card |\n") == added + "| `V` | Pastes a card |\n")
        // A row ends where its line ends, whatever the other side puts behind it.
        let (quoted, told) = (table + "\n> A note.\n", table + "\nAn end.\n")
        #expect(merged(table, quoted, told) == quoted + "\nAn end.\n")
        #expect(merged(table, table.replacing("| Key |", with: "|  Key|"), table.replacing("| Key |", with: "| Key  |")) != nil)
        // Which of two like rows the other side edited is told by their neighbours, and so is which cell.
        let like = "| A | Yes |\n|---|---|\n| B | Yes |\n| C | Yes |\n"
        expect(
            "| A | Yes |\n|---|---|\n| B | No |\n| X | Yes |\n| C | Yes |\n",
            like, like.replacing("| C", with: "| X | Yes |\n| C"), like.replacing("B | Yes", with: "B | No"))
    }

    @Test("items of tight lists, with the numbers that one side gave them")
    func items() {
        let list = "1. Open the page.\n2. Select a card.\n"
        expect(list.replacing("a card", with: "the card") + "3. Wait.\n", list, list + "3. Wait.\n", list.replacing("a card", with: "the card"))
        expect(
            "1. See the page.\n2. Wait.\n3. Select a card.\n", list, list.replacing("Open", with: "See"),
            list.replacing("2. Select", with: "2. Wait.\n3. Select"))
        #expect(merged("", "- Mine.\n", "- Other.\n") == nil)
    }

    @Test("paragraphs that both sides add in one place, ours first")
    func paragraphs() {
        let page = "---\ntitle: Cards\n---\n\n## Start\n\nThe end.\n"
        func with(_ text: String) -> String { page.replacing("The end", with: text + "The end") }
        #expect(merged(page, with("Mine.\n\n"), with("Other.\n\n")) == with("Mine.\n\nOther.\n\n"))
        expect(page.replacing("Cards", with: "Boards").replacing("The end", with: "An end"), page, page.replacing("Cards", with: "Boards"),
            page.replacing("The end", with: "An end"))
        #expect(merged(page, with("Mine.\n\n"), page.replacing("\n\nThe end.", with: "")) == with("Mine.\n\n").replacing("\n\nThe end.", with: ""))
    }

    @Test("paragraphs that both sides add in one place, as the source has them")
    func sourceOrder() {
        func page(_ paragraphs: String...) -> String { paragraphs.joined(separator: "\n\n") + "\n" }
        var state = TranslatedPage(
            source: page("A start.", "Wait for 5 minutes.", "Then open it.", "Then close it.", "An end."),
            target: page("Un début.", "Puis ouvrez-le.", "Une fin."))
        state.lock = Lock(
            records: zip([0, 2, 4], segments(of: state.target)).map { place, target in
                Lock.Record(
                    id: "\(place)", base: segments(of: state.source)[place].text.markdown, targets: [TargetDigest(target.text)], state: .translated)
            })
        let order = SourceOrder(source: Array(state.source.utf8), "en", to: "fr", lock: state.lock ?? Lock())
        func merged(_ theirs: String) -> String? {
            let base = page("Un début.", "Une fin.")
            guard case .clean(let bytes)? = mergePages(Array(base.utf8), Array(state.target.utf8), Array(theirs.utf8), order: order) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(
            merged(page("Un début.", "Attendez 5 minutes.", "Une fin."))
                == page("Un début.", "Attendez 5 minutes.", "Puis ouvrez-le.", "Une fin."))
        #expect(
            merged(page("Un début.", "Attendez 5 minutes.", "Puis fermez-le.", "Une fin."))
                == page("Un début.", "Attendez 5 minutes.", "Puis ouvrez-le.", "Puis fermez-le.", "Une fin."))
    }

    @Test("a paragraph, the title of its link, and the alternative text and the title of its picture")
    func within() {
        let page = "See [it](a.md \"There\") and ![a gate](gate.svg 'Red') now.\n\n| ![A key](key.svg) hangs | Here |\n|---|---|\n"
        let ours = page.replacing("See", with: "Voir").replacing("now", with: "là").replacing("Red", with: "Rouge").replacing("A key", with: "Clé")
        let theirs = page.replacing("There", with: "Là").replacing("a gate", with: "un portail").replacing("hangs", with: "pend")
        let all = theirs.replacing("See", with: "Voir").replacing("now", with: "là").replacing("Red", with: "Rouge").replacing("A key", with: "Clé")
        expect(all, page, ours, theirs)
        // The same text on both sides of a picture is one text.
        expect(nil, page, page.replacing("See", with: "Voir"), page.replacing("now", with: "là"))
    }

    @Test("a block before one that the other side takes out, with a field beside it")
    func deletion() {
        let page = "---\ntitle: Cards\n---\n\nOne.\n\n- Two.\n"
        expect(
            "---\ntitle: Boards\n---\n\nNew.\n\n- Two.\n", page, page.replacing("One.\n\n", with: ""),
            page.replacing("Cards", with: "Boards").replacing("One", with: "New.\n\nOne"))
    }

    @Test("what is not certain is left to the merge by lines")
    func uncertain() {
        let page = "One way.\n\nOne way.\n\nAnother.\n"
        // Which of the three ways the other side edited cannot be known.
        expect(nil, page, "One way.\n\n" + page, page.replacing("One way.\n\nAnother", with: "No way.\n\nAnother"))
        expect(nil, page, page.replacing("Another", with: "Mine"), page.replacing("Another", with: "Theirs"))
        expect(nil, page, page.replacing("\n\nAnother.", with: ""), page.replacing("Another", with: "Theirs"))
        // One side moved what the other edited.
        expect(nil, "A one.\n\nB two.\n\nC three.\n", "B two.\n\nC three.\n\nA one.\n", "A won.\n\nB two.\n\nC three.\n")
    }

    @Test("of what both wrote in two ways only that is in dispute")
    func disputed() {
        let page = "---\ntitle: Cards\n---\n\n- One.\n- Two.\n\nThree.\n"
        let ours = page.replacing("Cards", with: "Cartes").replacing("Two", with: "Deux")
        let theirs = page.replacing("Two", with: "Doux").replacing("Three", with: "Trois")
        guard case .disputed(let mine, let other)? = mergePages(Array(page.utf8), Array(ours.utf8), Array(theirs.utf8)) else {
            Issue.record("Both wrote the second item.")
            return
        }
        let rest = page.replacing("Cards", with: "Cartes").replacing("Three", with: "Trois")
        #expect([mine, other].map { String(decoding: $0, as: UTF8.self) } == ["Deux", "Doux"].map { rest.replacing("Two", with: $0) })
    }

    @Test("what stands between the blocks is nobody’s to lose")
    func between() {
        let page = "A [link][x].\n\n[x]: https://a.example\n\nAn end.\n"
        let (mine, other) = (page.replacing("[x]:", with: "New.\n\n[x]:"), page.replacing("a.example", with: "b.example"))
        expect(nil, page, mine, other)
        let code = "Text.\n\n```sh\nrun\n```\n\nAn end.\n"
        expect(
            "Text.\n\nNew.\n\n```sh\nwalk\n```\n\nAn end.\n", code, code.replacing("```sh", with: "New.\n\n```sh"),
            code.replacing("run", with: "walk"))
    }
}
