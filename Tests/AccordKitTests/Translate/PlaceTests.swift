import Testing

@testable import AccordKit

@Suite("Where translations stand")
struct PlaceTests {
    private func approved(_ source: String, _ target: String) -> TranslatedPage {
        var page = TranslatedPage(source: source, target: target)
        page.review(.approve)
        return page
    }

    private func table(_ rows: [String]) -> String { (["| Key | Action | Time |", "|---|---|---|"] + rows).joined(separator: "\n") }

    private static let rows = ["| One | Opens the door | Now |", "| Two | Closes the door | Later |", "| Three | Rings | Never |"]
    private static let frenchRows = ["| Un | Ouvre la porte | Maintenant |", "| Deux | Ferme la porte | Plus tard |", "| Trois | Sonne | Jamais |"]

    @Test("cells that changed places by hand are to be reviewed, each beside the source in whose place it stands")
    func cells() {
        var page = approved(table(Self.rows), table(Self.frenchRows))
        let before = page
        page.target = page.target.replacing("Ouvre", with: "X").replacing("Ferme", with: "Ouvre").replacing("X", with: "Ferme")
        #expect(
            page.states.filter { !$0.hasPrefix("approved") } == [
                "needs-review: Opens the door = Ferme la porte", "needs-review: Closes the door = Ouvre la porte",
            ])
        page.review(nil)
        #expect(page.lock == before.lock)
        page.target = before.target
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
    }

    @Test("a text that was edited by hand while the source moved it is still the translation of its source")
    func movedAndEdited() {
        let (source, target) = (["You can sign now.", "The program keeps your data.", "Then you are done."], ["Signez.", "Le programme conserve vos données.", "C’est fini."])
        var page = approved(source.joined(separator: "\n\n"), target.joined(separator: "\n\n"))
        page.source = [source[1], source[0], source[2]].joined(separator: "\n\n")
        page.target = page.target.replacing("conserve", with: "garde")
        #expect(page.translation.extra.isEmpty)
        #expect(page.states[0] == "needs-review carried moved: The program keeps your data. = Le programme garde vos données.", "\(page.states)")
    }

    @Test("a column or a row that stands elsewhere in the source carries over, before and after it does in the translation")
    func movedRows() {
        var page = approved(table(Self.rows), table(Self.frenchRows))
        page.source = table([Self.rows[2], Self.rows[0], Self.rows[1]])
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        page.target = table([Self.frenchRows[2], Self.frenchRows[0], Self.frenchRows[1]])
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        page.review(nil)
        #expect(page.translation.units.allSatisfy { $0.state == .approved && $0.carried == nil })
    }

    private static let steps = ["1. Open the door.", "2. Turn the light on.", "3. Sit down.", "4. Read a book."]
    private static let frenchSteps = ["1. Ouvrez la porte.", "2. Allumez la lumière.", "3. Asseyez-vous.", "4. Lisez un livre."]

    private func list(_ steps: [String], _ order: [Int]) -> String { order.map { steps[$0] }.joined(separator: "\n") + "\n" }

    @Test("steps that changed places by hand are to be reviewed until somebody says that they are right there", arguments: [[0, 2, 1, 3], [3, 1, 2, 0]])
    func steps(_ order: [Int]) {
        var page = approved(list(Self.steps, [0, 1, 2, 3]), list(Self.frenchSteps, [0, 1, 2, 3]))
        page.target = list(Self.frenchSteps, order)
        let exchanged = order.indices.filter { order[$0] != $0 }
        #expect(page.translation.units.indices.filter { page.translation.units[$0].state == .needsReview } == exchanged)
        #expect(zip(page.translation.units, Self.frenchSteps).allSatisfy { $1.hasSuffix($0.target?.text.plainText ?? "-") })
        // What nobody has reviewed stays to be reviewed.
        page.review(nil)
        #expect(page.translation.units.filter { $0.state == .needsReview }.count == 2)
        page.review(.approve)
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        page.review(nil)
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
    }

    @Test("steps that the source moved carry over, whether the translation follows or not")
    func movedSteps() {
        var page = approved(list(Self.steps, [0, 1, 2, 3]), list(Self.frenchSteps, [0, 1, 2, 3]))
        page.source = list(Self.steps, [0, 2, 1, 3])
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
        var behind = page
        for _ in 1...2 {
            behind.review(nil)
            #expect(behind.translation.units.allSatisfy { $0.state == .approved })
        }
        behind.review(.reopen)
        behind.review(.approve)
        #expect(behind.translation.units.allSatisfy { $0.state == .approved })
        page.target = list(Self.frenchSteps, [0, 2, 1, 3])
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
    }

    @Test("a translation that has its own order from the first is approved in it")
    func ownOrder() {
        let names = ["- Apple `a`", "- Bread `b`", "- Water `w`"]
        let french = ["- Eau `w`", "- Pain `b`", "- Pomme `a`"]
        var page = TranslatedPage(source: names.joined(separator: "\n"), target: french.joined(separator: "\n"))
        page.review(.approve)
        #expect(page.translation.units.allSatisfy { $0.state == .approved })
    }

    // MARK: Texts written anew

    private static let english = "## Before you start\n\nOpen the door.\n\n## Steps\n\nTurn the light on.\n\n## Help\n\nCall us.\n"
    private static let french = "## Avant de commencer\n\nOuvrez la porte.\n\n## Étapes\n\nAllumez la lumière.\n\n## Aide\n\nAppelez-nous.\n"

    @Test("a heading without a common word is the same heading where it is the only one in its place, and stale")
    func heading() {
        var page = approved(Self.english, Self.french)
        let id = page.lock?.records[2].id
        page.source = page.source.replacing("## Steps", with: "## How it works")
        #expect(page.states[2] == "stale text: How it works = Étapes")
        #expect(page.translation.units[2].id == id && page.translation.units.count == 6)
        page.source = page.source.replacing("Turn the light on.", with: "Nobody knows any answer yet.\n\nMore follows soon here.")
        #expect(page.states[2] == "stale text: How it works = Étapes")
        #expect(page.states[3...4].allSatisfy { $0.hasPrefix("new: ") })
    }

    @Test("of another level, or beside another new one, it is a new heading")
    func otherHeading() {
        var page = approved(Self.english, Self.french)
        page.source = Self.english.replacing("## Steps", with: "### How it works")
        #expect(page.states[2] == "new: How it works = " && page.states.last == "stale removed: Steps = Étapes")
        page.source = Self.english.replacing("## Steps", with: "## How it works\n\n## What else")
        #expect(page.states[2] == "new: How it works = " && page.states.last == "stale removed: Steps = Étapes")
    }

    @Test("a paragraph written anew between the same neighbours is stale; of another kind, or two of them, are new")
    func paragraph() {
        var page = approved(Self.english, Self.french)
        page.source = Self.english.replacing("Turn the light on.", with: "Nobody knows any answer yet.")
        #expect(page.states[3] == "stale text: Nobody knows any answer yet. = Allumez la lumière.")
        page.source = Self.english.replacing("Turn the light on.", with: "- Nobody knows any answer yet.")
        #expect(page.states[3].hasPrefix("new: ") && page.states.last == "stale removed: Turn the light on. = Allumez la lumière.")
    }
}
