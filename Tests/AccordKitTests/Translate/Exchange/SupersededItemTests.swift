import Diagnostics
import Testing

@testable import AccordKit

@Suite("Superseded items: steps and bullets that the source has in other pieces")
struct SupersededItemTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let before: String
        let page: String
        let after: String
        let expected: String
    }

    private static let go = "Go to the bottom of the page."
    private static let select = "In the account row, select the blue login button."
    private static let both = "\(go) \(select)"
    private static let frenchBoth = "Allez tout en bas de la page. Sur la ligne du compte, cliquez sur le bouton bleu."
    private static let start = "start the signature process from any project tool that supports the integration"
    private static let reach = "reach your account from here once you have logged in for the first time"

    private static func steps(_ middle: String) -> String { "1. Open the project.\n\n\(middle)\n\nThe end.\n" }
    private static func frenchSteps(_ middle: String) -> String { "1. Ouvrez le projet.\n\n\(middle)\n\nFin.\n" }

    static let changes = [
        Change(
            testDescription: "a step with a result was cut into two", before: steps("2. \(both)\n\n   A menu opens.\n\n3. Wait for it."),
            page: frenchSteps("2. \(frenchBoth)\n\n   Un menu s’ouvre.\n\n3. Attendez."),
            after: steps("2. \(go)\n\n3. \(select)\n\n   A menu opens.\n\n4. Wait for it."),
            expected: frenchSteps("2. FR \(go)\n\n3. FR \(select)\n\n   Un menu s’ouvre.\n\n4. Attendez.")),
        Change(
            testDescription: "a step was cut into two", before: steps("2. \(both)\n\n3. Wait for it."),
            page: frenchSteps("2. \(frenchBoth)\n\n3. Attendez."),
            after: steps("2. \(go)\n\n3. \(select)\n\n4. Wait for it."),
            expected: frenchSteps("2. FR \(go)\n\n3. FR \(select)\n\n4. Attendez.")),
        Change(
            testDescription: "a step was cut into a step and a paragraph", before: steps("2. \(both)\n\n   A menu opens.\n\n3. Wait for it."),
            page: frenchSteps("2. \(frenchBoth)\n\n   Un menu s’ouvre.\n\n3. Attendez."),
            after: steps("2. \(go)\n\n   \(select)\n\n   A menu opens.\n\n3. Wait for it."),
            expected: frenchSteps("2. FR \(go)\n\n   FR \(select)\n\n   Un menu s’ouvre.\n\n3. Attendez.")),
        Change(
            testDescription: "a step and its result were joined", before: steps("2. \(go)\n\n   \(select)\n\n3. Wait for it."),
            page: frenchSteps("2) Allez tout en bas.\n\n   Sur la ligne du compte, cliquez.\n\n3) Attendez.").replacing("1. ", with: "1) "),
            after: steps("2. \(both)\n\n3. Wait for it."),
            expected: frenchSteps("2) FR \(both)\n\n3) Attendez.").replacing("1. ", with: "1) ")),
        Change(
            testDescription: "a step and its result were joined above a command",
            before: steps("2. \(go)\n\n   \(select)\n\n   ```sh\n   make\n   ```\n\n3. Wait for it."),
            page: frenchSteps("2. Allez tout en bas.\n\n   Sur la ligne du compte, cliquez.\n\n   ```sh\n   make\n   ```\n\n3. Attendez."),
            after: steps("2. \(both)\n\n   ```sh\n   make\n   ```\n\n3. Wait for it."),
            expected: frenchSteps("2. FR \(both)\n\n   ```sh\n   make\n   ```\n\n3. Attendez.")),
        Change(
            testDescription: "a step and its result were joined above bullets",
            before: steps("2. \(go)\n\n   \(select)\n\n   - a first case\n   - the other one\n\n3. Wait for it."),
            page: frenchSteps("2. Allez tout en bas.\n\n   Sur la ligne du compte, cliquez.\n\n   - un premier cas\n   - l’autre\n\n3. Attendez."),
            after: steps("2. \(both)\n\n   - a first case\n   - the other one\n\n3. Wait for it."),
            expected: frenchSteps("2. FR \(both)\n\n   - un premier cas\n   - l’autre\n\n3. Attendez.")),
        Change(
            testDescription: "the two bullets of a list were joined", before: "You can:\n\n- \(start)\n- \(reach)\n\nThe end.\n",
            page: "Vous pouvez :\n\n- lancer la signature depuis tout outil ;\n- accéder à votre compte.\n\nFin.\n",
            after: "You can:\n\n- \(start), and \(reach)\n\nThe end.\n",
            expected: "Vous pouvez :\n\n- FR \(start), and \(reach)\n\nFin.\n"),
        Change(
            testDescription: "two bullets of three were joined", before: "You can:\n\n- \(start)\n- \(reach)\n- wait\n\nThe end.\n",
            page: "Vous pouvez :\n\n* lancer la signature depuis tout outil ;\n* accéder à votre compte ;\n* attendre.\n\nFin.\n",
            after: "You can:\n\n- \(start), and \(reach)\n- wait\n\nThe end.\n",
            expected: "Vous pouvez :\n\n* FR \(start), and \(reach)\n* attendre.\n\nFin.\n"),
        Change(
            testDescription: "the only bullet of a list was cut into two", before: "You can:\n\n- \(go) \(select)\n\nThe end.\n",
            page: "Vous pouvez :\n\n+ \(frenchBoth)\n\nFin.\n",
            after: "You can:\n\n- \(go)\n- \(select)\n\nThe end.\n",
            expected: "Vous pouvez :\n\n+ FR \(go)\n+ FR \(select)\n\nFin.\n"),
    ]

    @Test("go when the new ones are translated, in the page’s own marks and numbers", arguments: changes)
    func together(_ change: Change) {
        var pages = TwoPages(change.before, change.page)
        pages.rewrite(change.after)
        #expect(translate(&pages, open(pages)) == [])
        #expect(pages.target == change.expected)
        #expect(pages.units.allSatisfy { $0.state == .translated })
    }

    @Test("come in one by one, and the old text stays until the last", arguments: changes, [false, true])
    func oneByOne(_ change: Change, isBackwards: Bool) {
        var pages = TwoPages(change.before, change.page)
        pages.rewrite(change.after)
        let wanted = open(pages).map(\.source.text)
        for text in isBackwards ? wanted.reversed() : wanted {
            #expect(translate(&pages, open(pages).filter { $0.source.text == text }) == [])
        }
        // An item that came in for a while beside another text leaves blank lines.
        #expect(pages.target.split(separator: "\n") == change.expected.split(separator: "\n"))
    }

    @Test("what cannot be taken out is named")
    func named() {
        var pages = TwoPages("1. \(Self.both)\n\n   ```sh\n   make\n   ```\n", "1. \(Self.frenchBoth)\n\n   ```sh\n   make\n   ```\n")
        pages.rewrite("\(Self.go)\n\n\(Self.select)\n")
        let told = translate(&pages, open(pages))
        #expect(pages.target.contains(Self.frenchBoth))
        #expect(told.count == 1 && told[0].contains("cannot be taken out"), "\(told)")
    }

    private func open(_ pages: TwoPages) -> [TranslationUnit] {
        pages.units.filter { ![.translated, .approved, .stale(.removed)].contains($0.state) }
    }

    private func translate(_ pages: inout TwoPages, _ units: [TranslationUnit]) -> [String] {
        pages.write(units.map { ($0, SegmentText(plain: "FR \($0.source.text.plainText)")) }).map { "\($0.message)" }
    }
}
