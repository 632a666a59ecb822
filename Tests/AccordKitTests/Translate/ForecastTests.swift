import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("A forecast since a revision")
struct ForecastTests {
    /// A site whose translations are accepted, all committed.
    private func withRepository(_ body: (SmallSite, _ git: ([String]) async throws -> Void) async throws -> Void) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            func git(_ arguments: [String]) async throws {
                let names = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
                let run = try await ProgramRun.run("git", ["-C", site.root] + names + arguments, timeout: .seconds(60), limit: 1 << 20)
                try #require(run.isSuccess, "git \(arguments): \(run.lastWords)")
            }
            for article in ["keys/rich", "keys/tools"] { try await site.accept(article) }
            for arguments in [["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=All"]] { try await git(arguments) }
            try await body(site, git)
        }
    }

    private func forecast(_ site: SmallSite, since revision: String = "HEAD") async throws -> String {
        try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).forecast(since: revision).text()
    }

    @Test("follows an article that was renamed, and counts what was edited in it")
    func renamed() async throws {
        try await withRepository { site, git in
            try await git(["mv", "Content/keys/tools", "Content/keys/which"])
            #expect(try await forecast(site) == "This edit costs fr nothing.\n")
            let page = String(decoding: try readFile("\(site.root)/Content/keys/which/en.md", limit: 1 << 20), as: UTF8.self)
            try site.write("Content/keys/which/en.md", page.replacing("collect signatures", with: "collect all signatures"))
            #expect(try await forecast(site) == "This edit costs fr 1 segment, 7 words.\n")
        }
    }

    @Test("follows a folder that was moved without telling git, and counts what was edited in it")
    func movedByHand() async throws {
        try await withRepository { site, _ in
            try FileManager.default.moveItem(atPath: "\(site.root)/Content/keys/tools", toPath: "\(site.root)/Content/keys/which")
            #expect(try await forecast(site) == "This edit costs fr nothing.\n")
            let page = String(decoding: try readFile("\(site.root)/Content/keys/which/en.md", limit: 1 << 20), as: UTF8.self)
            try site.write("Content/keys/which/en.md", page.replacing("Which tools", with: "Which of them"))
            #expect(try await forecast(site).contains("page gone") == false)
            try site.write("Content/keys/which/en.md", "---\ntitle: Other\n---\n\nNothing of it is left.\n")
            #expect(try await forecast(site).contains("1 page gone with its source"))
        }
    }

    @Test("counts an article that git does not know yet")
    func untracked() async throws {
        try await withRepository { site, _ in
            try site.write("Content/keys/more/article.yml", "kind: faq\n")
            try site.write("Content/keys/more/en.md", "---\ntitle: More\n---\n\nOpen the [Menu](ui:home.menu) now.\n")
            #expect(try await forecast(site) == "This edit costs fr 2 segments, 4 words.\n")
        }
    }

    @Test("tells what a source page that is gone leaves behind, and which pages went with it")
    func removed() async throws {
        try await withRepository { site, git in
            try await git(["rm", "--quiet", "Content/keys/tools/en.md"])
            #expect(try await forecast(site) == "This edit costs fr nothing; 2 to take out.\n")
            try await git(["rm", "--quiet", "-r", "Content/keys/tools"])
            #expect(try await forecast(site) == "This edit costs fr nothing; 1 page gone with its source.\n")
        }
    }

    @Test("names what is to be moved in the translation")
    func moved() async throws {
        try await withRepository { site, _ in
            let end = "The end.\n"
            let moved = ExchangeSite.source.replacing(end, with: "").replacing("## Steps & *more*\n", with: "## Steps & *more*\n\n\(end)")
            try site.write(ExchangeSite.en, moved)
            let text = try await forecast(site)
            #expect(text.hasPrefix("This edit costs fr nothing; 1 to move.\n  to move  keys/rich#") && text.hasSuffix("  The end.\n"), "\(text)")
        }
    }

    @Test("counts what the branch changed, and not what the other one changed since they parted")
    func parted() async throws {
        try await withRepository { site, git in
            try await git(["branch", "main-line"])
            let tools = String(decoding: try readFile("\(site.root)/Content/keys/tools/en.md", limit: 1 << 20), as: UTF8.self)
            try await git(["checkout", "--quiet", "main-line"])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The end.", with: "The very end."))
            try await git(["commit", "--quiet", "--all", "--message=Theirs"])
            try await git(["checkout", "--quiet", "-"])
            try site.write("Content/keys/tools/en.md", tools.replacing("collect signatures", with: "collect all signatures"))
            #expect(try await forecast(site, since: "main-line") == "This edit costs fr 1 segment, 7 words.\n")
            try await git(["checkout", "--quiet", "--orphan", "alone"])
            try await git(["commit", "--quiet", "--all", "--message=Alone"])
            let error = await #expect(throws: ConfigurationError.self) { try await forecast(site, since: "main-line") }
            #expect(error?.description.contains("the history that is here has none") == true)
        }
    }

    @Test("says in one sentence what git does not have")
    func unknown() async throws {
        try await withRepository { site, _ in
            let error = await #expect(throws: ConfigurationError.self) { try await forecast(site, since: "nope") }
            #expect(error?.description == "A forecast is made since a revision of git: git knows no “nope”.")
        }
        try await withSmallSite { site in
            let error = await #expect(throws: ConfigurationError.self) { try await forecast(site) }
            let start = "A forecast since a revision needs the history of git: “\(site.root)” is in no repository that git reads: "
            #expect(error?.description.hasPrefix(start) == true && error?.description.contains("fatal: not a git repository") == true, "\(String(describing: error?.description))")
        }
    }
}
