import Glibc
import Testing

@testable import AccordKit

@Suite("Files of a site that change together")
struct SiteChangesTests {
    let folder = TemporaryFolder()
    private static let old = ["site.yml": "old\n", "Content/a/b/fr.md": "old page\n", "Content/a/b/en.md": "mine\n"]
    private static let new = old.merging([
        "site.yml": "new\n", "Content/a/b/fr.md": "new page\n", "Content/a/c/fr.md": "page\n", "Templates/strings/de.yml": "words\n",
    ]) { $1 }
    static let changes = [
        FileChange("Content/a/b/fr.md", from: .text(Array("old page\n".utf8)), to: Array("new page\n".utf8)),
        FileChange("Content/a/c/fr.md", from: .missing, to: Array("page\n".utf8)),
        FileChange("Templates/strings/de.yml", from: .missing, to: Array("words\n".utf8)),
        FileChange("site.yml", from: .anything, to: Array("new\n".utf8)),
    ]

    init() { for (path, text) in Self.old { Tree.write("\(folder.path)/\(path)", text) } }

    private func expectClean() {
        #expect(Tree.entries(folder.path).keys.filter { $0.contains(".accord") || $0.hasSuffix("draft") } == [])
    }

    @Test(
        "are all old or, once the next run has begun, all new, wherever a run is killed",
        arguments: [
            (SiteChanges.Step.staged(1), false), (.staged(4), false), (.journalled, true), (.placed(1), true), (.placed(2), true),
            (.placed(4), true), (.cleared, true),
        ])
    func killed(_ step: SiteChanges.Step, _ isDone: Bool) async throws {
        let root = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, name = "\(step)" as String] in
            try SiteChanges.write(SiteChangesTests.changes, in: root) { if "\($0)" == name { kill(getpid(), SIGKILL) } }
        }
        if !isDone { #expect(Tree.files(root).filter { !$0.key.hasPrefix(".") } == Self.old) }
        try SiteChanges.finish(in: root)
        #expect(Tree.files(root) == (isDone ? Self.new : Self.old))
        expectClean()
        // The next change begins by finishing the last one.
        let next = FileChange("Content/a/b/en.md", from: .text(Array("mine\n".utf8)), to: Array("next\n".utf8))
        try SiteChanges.write([next], in: root)
        #expect(Tree.read("\(root)/Content/a/b/en.md") == "next\n")
        expectClean()
    }

    @Test("are written by the next change, too, where it comes first")
    func finishedByWriting() async throws {
        let root = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String] in
            try SiteChanges.write(SiteChangesTests.changes, in: root) { if $0 == .placed(2) { kill(getpid(), SIGKILL) } }
        }
        let page = FileChange("Content/a/b/fr.md", from: .text(Array("old page\n".utf8)), to: [])
        #expect(throws: WriteError.changedMeanwhile("\(root)/Content/a/b/fr.md")) { try SiteChanges.write([page], in: root) }
        #expect(Tree.files(root) == Self.new)
        expectClean()
    }

    @Test("do not write over what somebody edited after a run was killed, and lose neither")
    func editedSince() async throws {
        let root = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String] in
            try SiteChanges.write(SiteChangesTests.changes, in: root) { if $0 == .journalled { kill(getpid(), SIGKILL) } }
        }
        Tree.write("\(root)/site.yml", "edited\n")
        let error = WriteError.unfinishedChange("\(root)/site.yml", new: "\(root)/.accord-changes/3")
        #expect(throws: error) { try SiteChanges.finish(in: root) }
        #expect(Tree.read("\(root)/site.yml") == "edited\n" && Tree.read("\(root)/.accord-changes/3") == "new\n")
        #expect(Tree.read("\(root)/Content/a/b/fr.md") == "old page\n")
        Tree.write("\(root)/site.yml", "old\n")
        try SiteChanges.finish(in: root)
        #expect(Tree.files(root) == Self.new)
    }

    @Test("are none where one of them is no longer what it was, or stands where nothing may be written")
    func refused() throws {
        let root = folder.path
        for change in [
            FileChange("Content/a/b/en.md", from: .missing, to: []), FileChange("Content/a/b/en.md", from: .text([0x6D]), to: []),
            FileChange("Content/../../x", from: .anything, to: []), FileChange("/etc/x", from: .anything, to: []),
            FileChange("Content/.git/x", from: .anything, to: []), FileChange(".git/hooks/x", from: .anything, to: []),
        ] {
            #expect(throws: WriteError.self) { try SiteChanges.write(Self.changes + [change], in: root) }
            #expect(Tree.files(root) == Self.old)
            expectClean()
        }
    }

    /// Takes the place of site.yml, which is the last to change, before it can.
    private static func obstruct(_ root: String) {
        unlink("\(root)/site.yml")
        Tree.write("\(root)/site.yml/x", "in the way")
    }

    private static let obstructed = old.filter { $0.key != "site.yml" }.merging(["site.yml/x": "in the way"]) { $1 }

    @Test("are all as they were where one of them cannot be put in its place")
    func takenBack() {
        let root = folder.path
        #expect(throws: WriteError.self) { try SiteChanges.write(Self.changes, in: root) { if $0 == .placed(3) { Self.obstruct(root) } } }
        #expect(Tree.files(root) == Self.obstructed)
        #expect(!Tree.entries(root).keys.contains { $0.hasPrefix("Content/a/c") || $0.hasPrefix("Templates") })
        expectClean()
    }

    @Test("are all as they were, too, where a run is killed while it takes back")
    func killedTakingBack() async throws {
        let root = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String] in
            try SiteChanges.write(SiteChangesTests.changes, in: root) { step in
                if step == .placed(3) { SiteChangesTests.obstruct(root) }
                if step == .takenBack(1) { kill(getpid(), SIGKILL) }
            }
        }
        #expect(try SiteChanges.finish(in: root) == .takenBack(2))
        #expect(Tree.files(root) == Self.obstructed)
        expectClean()
    }

    @Test("that a killed run left are taken back where they cannot be finished any more")
    func takenBackLater() async throws {
        let root = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String] in
            try SiteChanges.write(SiteChangesTests.changes, in: root) { if $0 == .placed(1) { kill(getpid(), SIGKILL) } }
        }
        // A file where a folder is to be.
        Tree.write("\(root)/Templates", "in the way")
        #expect(throws: WriteError.self) { try SiteChanges.finish(in: root) }
        unlink("\(root)/Templates")
        #expect(try SiteChanges.finish(in: root) == .finished(3))
        #expect(Tree.files(root) == Self.new)
    }

    @Test("do not keep a site from being read where they cannot be finished")
    func stillRead() async throws {
        try await withSmallSite { site in
            let page = "Content/keys/tools/en.md"
            await #expect(processExitsWith: .signal(SIGKILL)) { [root = site.root as String] in
                let change = FileChange("Content/keys/tools/en.md", from: .anything, to: Array("new\n".utf8))
                try SiteChanges.write([change], in: root) { if $0 == .journalled { kill(getpid(), SIGKILL) } }
            }
            try site.write(page, "---\ntitle: Edited since\n---\n")
            let loaded = try await Site.load(site.root, jobs: 1).site
            #expect(loaded.articles.contains { $0.pages["en"]?.title == "Edited since" })
            #expect(throws: WriteError.self) { try SiteChanges.write([FileChange("site.yml", from: .anything, to: [])], in: site.root) }
            #expect(Tree.read("\(site.root)/.accord-changes/0") == "new\n")
        }
    }

    @Test("are refused before any of them is made where a folder must not be written")
    func notWritable() async throws {
        let root = folder.path
        chmod(root, 0o777)
        for (path, mode) in [("Content/a/b", 0o555), ("Content/a", 0o777), ("Content", 0o777)] as [(String, mode_t)] { chmod("\(root)/\(path)", mode) }
        await #expect(processExitsWith: .success) { [root = root as String] in
            // Root may write everywhere.
            if getuid() == 0 { setuid(65534) }
            do throws(WriteError) {
                try SiteChanges.write(SiteChangesTests.changes, in: root)
                exit(1)
            } catch {
                exit(error == .notPermitted("\(root)/Content/a/b/fr.md") ? 0 : 2)
            }
        }
        chmod("\(root)/Content/a/b", 0o755)
        #expect(Tree.files(root) == Self.old)
        expectClean()
    }

    @Test("come of no journal that leads out of the site", arguments: ["../x", ".git/hooks/post-checkout", "Content/out/x", "/tmp/accord-x"])
    func foreignJournal(_ path: String) throws {
        let root = folder.path
        let outside = TemporaryFolder()
        symlink(outside.path, "\(root)/Content/out")
        Tree.write("\(root)/.accord-changes/journal", "- 0 \(path)\n")
        Tree.write("\(root)/.accord-changes/0", "bad")
        #expect(throws: WriteError.self) { try SiteChanges.finish(in: root) }
        #expect(Tree.read("\(root)/.accord-changes/0") == "bad")
        #expect(Tree.entries(outside.path).isEmpty)
    }
}
