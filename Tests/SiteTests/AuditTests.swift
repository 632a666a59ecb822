import Foundation
import Testing

/// `accord audit` from outside: on published pages, on the web, and on what Accord itself has built.
@Suite(.timeLimit(.minutes(10)))
struct AuditTests {
    private static let pages = Checkout.root.appending(path: "Tests/AccordKitTests/Import/Pages")

    private static func audit(_ arguments: String...) async throws -> Outcome {
        try await Outcome(running: Program.accord.path, ["audit", "--site", Checkout.root.filePath] + arguments)
    }

    /// Runs `body` with the French sample page, changed.
    private static func withPage<Value>(replacing old: String, with new: String, _ body: (URL) async throws -> Value) async throws -> Value {
        try await withTemporaryFolder { folder in
            let text = try pages.appending(path: "mindtouch.fr.html").text()
            try #require(text.contains(old))
            let page = folder.appending(path: "page.fr.html")
            try page.write(text.replacing(old, with: new, maxReplacements: 1))
            return try await body(page)
        }
    }

    @Test("Pages that say what the product shows have no finding, and say how much was verified")
    func sound() async throws {
        let files = ["en", "fr"].map { Self.pages.appending(path: "mindtouch.\($0).html").filePath }
        let outcome = try await Outcome(running: Program.accord.path, ["audit", "--site", Checkout.root.filePath] + files)
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains("2 pages in 2 locales, 44 claims verified (en 22, fr 22), 0 errors, 0 warnings"))
    }

    @Test(
        "A change of the page is one finding, in the line of the HTML file where it was made",
        arguments: [
            ("<strong>Lier le compte DocuSign</strong>", "<strong>Lier DocuSign compte</strong>", 34, "UI002"),
            (">Bons de commande<", ">Bons de livraison<", 59, "TBL008"),
            ("<li>Cliquez sur l'onglet <strong>Personnel</strong>.</li>", "", 32, "NAV001"),
        ])
    func change(old: String, new: String, line: Int, code: String) async throws {
        try await Self.withPage(replacing: old, with: new) { page in
            let outcome = try await Self.audit(page.filePath, "--format", "github")
            #expect(outcome.exitCode == 1)
            let text = try await Self.audit(page.filePath)
            let found = text.output.split(separator: "\n").filter { $0.contains("page.fr.html:") }
            #expect(found.count == 1 && found[0].contains("\(code) [fr]"), "\(text.output)")
            #expect(outcome.output.split(separator: "\n").count { $0.hasPrefix("::error") } == 1, "\(outcome.output)")
            #expect(found.first?.contains("page.fr.html:\(line):") ?? false, "\(text.output)")
        }
    }

    @Test("Where there is no site, the running product's model is enough")
    func withoutSite() async throws {
        try await withSandbox { address in
            let page = Self.pages.appending(path: "mindtouch.fr.html").filePath
            let outcome = try await Program.accord("audit", page, "--locale", "fr", "--capabilities", "\(address)capabilities")
            #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
            #expect(outcome.output.contains("22 claims verified (fr 22)"), "\(outcome.output)")
        }
    }

    @Test("Pages that Accord has built are published pages like others: what they claim is found again", arguments: ["en", "fr"])
    func builtPages(locale: String) async throws {
        let output = try await BuiltSite.folder()
        let pages = try output.files().filter { $0.hasPrefix("\(locale)/docusign/") && $0.hasSuffix("/index.html") && $0 != "\(locale)/docusign/index.html" }
        #expect(pages.count == 8)
        let files = pages.sorted().map { output.appending(path: $0).filePath }
        let outcome = try await Outcome(running: Program.accord.path, ["audit", "--site", Checkout.root.filePath, "--locale", locale] + files)
        #expect(outcome.exitCode == 0 && outcome.output.contains(" 0 errors, 0 warnings"), "\(outcome.output)\(outcome.error)")
        let verified = outcome.output.firstMatch(of: /(\d+) claims verified/).flatMap { Int($0.1) } ?? 0
        #expect(verified > 100, "\(outcome.output)")
    }

    @Test(
        "What cannot be audited is an exit code and a message",
        arguments: [
            (["/no/such/page.html"], 3), (["http://127.0.0.1:1/"], 3), ([], 64), (["x.html", "--locale", "??"], 2),
            (["x.html", "--start", "nowhere"], 2), (["x.html", "--when", "integration=maybe"], 2), (["x.html", "--selector", "[["], 64),
        ])
    func refused(arguments: [String], exitCode: Int) async throws {
        let outcome = try await Outcome(
            running: Program.accord.path, ["audit", "--site", Checkout.root.filePath, "--no-cache"] + arguments)
        #expect(outcome.exitCode == exitCode, "\(outcome.output)\(outcome.error)")
        #expect(!(outcome.output + outcome.error).isEmpty)
    }
}
