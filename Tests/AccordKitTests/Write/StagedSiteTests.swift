import Glibc
import Testing

@testable import AccordKit

@Suite("Writing a site")
struct StagedSiteTests {
    let folder = TemporaryFolder()
    var output: String { folder.output }

    @Test("a first build makes the output folder with exactly its files, and leaves nothing beside it")
    func fresh() throws {
        let files = pages(version: "v1")
        #expect(try build(files, at: output) == WriteSummary(written: 42, unchanged: 0, removed: 0))
        #expect(Tree.files(output) == files)
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
        #expect(Tree.entries(output).keys.filter { $0.hasPrefix(".") } == [".accord-files"])
    }

    @Test("parents of the output folder are made, and a trailing slash does not matter")
    func parents() throws {
        try build(["a.html": "1"], at: "\(folder.path)/x/y//z/")
        #expect(Tree.files("\(folder.path)/x/y/z") == ["a.html": "1"])
    }

    @Test("a second build with the same bytes changes no file, no folder and no time, and nothing beside", arguments: [true, false])
    func unchanged(canExchange: Bool) throws {
        try build(pages(version: "v1"), at: output, canExchange: canExchange)
        let before = Tree.entries(folder.path)
        usleep(20_000)
        let summary = try build(pages(version: "v1"), at: output, canExchange: canExchange)
        #expect(summary == WriteSummary(written: 0, unchanged: 42, removed: 0))
        #expect(Tree.entries(folder.path) == before)
    }

    @Test(
        "a changed build replaces what changed, removes what is stale with its folders, and keeps the rest to the nanosecond",
        arguments: [true, false])
    func changed(canExchange: Bool) throws {
        var files = ["a/one.html": "1", "a/two.html": "2", "b/c/gone.html": "3", "top.html": "4"]
        try build(files, at: output, canExchange: canExchange)
        let before = Tree.entries(output)
        files["a/one.html"] = "new"
        files["b/c/gone.html"] = nil
        files["d/fresh.html"] = "5"
        let summary = try build(files, at: output, canExchange: canExchange)
        #expect(summary == WriteSummary(written: 2, unchanged: 2, removed: 1))
        let after = Tree.entries(output)
        #expect(Set(after.keys) == [".accord-files", "a", "a/one.html", "a/two.html", "d", "d/fresh.html", "top.html"])
        for path in ["a/two.html", "top.html"] { #expect(after[path] == before[path]) }
        #expect(Tree.files(output) == files)
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
    }

    @Test("a build of fewer files removes them, though nothing is written", arguments: [true, false])
    func onlyStale(canExchange: Bool) throws {
        try build(["a.html": "1", "b.html": "2"], at: output, canExchange: canExchange)
        #expect(try build(["a.html": "1"], at: output, canExchange: canExchange) == WriteSummary(written: 0, unchanged: 1, removed: 1))
        #expect(Tree.files(output) == ["a.html": "1"])
        #expect(try build([:], at: output, canExchange: canExchange).removed == 1)
        #expect(Tree.files(output) == [:])
    }

    @Test("a file becomes a folder and a folder a file", arguments: [true, false])
    func shapes(canExchange: Bool) throws {
        for files in [["a": "1"], ["a/b/c": "2"], ["a/b": "3"], ["a": "4"]] {
            try build(files, at: output, canExchange: canExchange)
            #expect(Tree.files(output) == files)
        }
    }

    @Test("a file that was altered or lost is put right", arguments: [true, false])
    func mended(canExchange: Bool) throws {
        let files = pages(version: "v1")
        try build(files, at: output, canExchange: canExchange)
        Tree.write("\(output)/index.html", "xx")
        remove("\(output)/fr/docusign/page-3/index.md")
        symlink("/etc/passwd", "\(output)/fr/docusign/page-3/index.md")
        remove("\(output)/fr/docusign/page-4/index.md")
        #expect(try build(files, at: output, canExchange: canExchange).written == 3)
        #expect(Tree.files(output) == files)
    }

    @Test("staged from many tasks at once, the site is the same")
    func concurrent() async throws {
        let files = pages(version: "v1", count: 400)
        try build(files, at: output)
        let other = "\(folder.path)/Other"
        let site = try StagedSite(at: other)
        let staged = try await withThrowingTaskGroup(of: StagedFile.self) { group in
            for (path, text) in files { group.addTask { try site.stage(path, Array(text.utf8)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try site.commit(staged)
        #expect(Tree.files(other) == files)
        #expect(Tree.read("\(other)/.accord-files") == Tree.read("\(output)/.accord-files"))

        let again = try StagedSite(at: other)
        let restaged = try await withThrowingTaskGroup(of: StagedFile.self) { group in
            for path in files.keys { group.addTask { try again.stage(path, Array("new \(path)".utf8)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try again.commit(restaged)
        #expect(Tree.files(other)["index.html"] == "new index.html")
    }

    @Test("a discarded build leaves everything as it was", arguments: [true, false])
    func discarded(exists: Bool) throws {
        if exists { try build(pages(version: "v1"), at: output) }
        let before = Tree.entries(output)
        let site = try StagedSite(at: output)
        for (path, text) in pages(version: "v2") { _ = try site.stage(path, Array(text.utf8)) }
        site.discard()
        #expect(Tree.entries(output) == before)
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == (exists ? ["Output"] : []))
    }

    @Test("one run at a time: another is refused until the first is done", arguments: [true, false])
    func busy(exists: Bool) throws {
        if exists { try build(pages(version: "v1"), at: output) }
        let site = try StagedSite(at: output)
        #expect(throws: WriteError.busy(output)) { try StagedSite(at: output) }
        let file = try site.stage("a.html", [1])
        #expect(throws: WriteError.busy(output)) { try StagedSite(at: output) }
        try site.commit([file])
        try build(["b.html": "2"], at: output)
        #expect(Tree.files(output) == ["b.html": "2"])
    }

    @Test("two files of one path are refused, and the old site stays")
    func twice() throws {
        try build(["a.html": "1", "b.html": "2"], at: output)
        let site = try StagedSite(at: output)
        let file = try site.stage("a.html", [1])
        #expect(throws: WriteError.writtenTwice("a.html")) { try site.stage("a.html", [2]) }
        #expect(throws: WriteError.writtenTwice("a.html")) { try site.commit([file, file]) }
        #expect(Tree.files(output) == ["a.html": "1", "b.html": "2"])
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
    }

    @Test(
        "paths that could lead out of the folder, or to Accord's notes, are refused",
        arguments: [
            "", "/etc/passwd", "../x", "a/../../x", "a/..", "a//b", "a/", "./a", "a\u{0}b", "a\nb", "\u{1B}", ".accord-files",
            ".accord-x/y",
        ])
    func unfitPaths(_ path: String) throws {
        let site = try StagedSite(at: output)
        defer { site.discard() }
        let error = #expect(throws: WriteError.self) { try site.stage(path, []) }
        guard case .unfitPath(path, _) = error else {
            Issue.record("\(error.map(String.init(describing:)) ?? "")")
            return
        }
    }

    @Test("a name that the file system refuses is an error, not a trap")
    func longNames() throws {
        let site = try StagedSite(at: output)
        defer { site.discard() }
        for path in [String(repeating: "é", count: 200), Array(repeating: "abcdefgh", count: 2_000).joined(separator: "/")] {
            let error = #expect(throws: WriteError.self) { try site.stage(path, []) }
            #expect(error?.code == ENAMETOOLONG)
        }
    }

    @Test("an output path that is no folder is refused")
    func noFolder() throws {
        Tree.write("\(folder.path)/file", "x")
        symlink("\(folder.path)/nowhere", "\(folder.path)/dangling")
        #expect(throws: WriteError.notAFolder("\(folder.path)/file")) { try StagedSite(at: "\(folder.path)/file") }
        #expect(throws: WriteError.notAFolder("\(folder.path)/dangling")) { try StagedSite(at: "\(folder.path)/dangling") }
        for path in ["", "/", "a\u{0}b", "\(folder.path)/file/Output", "\(folder.path)/new/.."] {
            #expect(throws: WriteError.self) { try StagedSite(at: path) }
        }
        #expect(Tree.read("\(folder.path)/file") == "x")
    }

    @Test("a symbolic link to the output folder is followed and stays")
    func linkedOutput() throws {
        try build(["a.html": "1"], at: output)
        symlink("Output", "\(folder.path)/link")
        try build(["b.html": "2"], at: "\(folder.path)/link")
        #expect(Tree.files(output) == ["b.html": "2"])
        #expect(Tree.entry("\(folder.path)/link")?.content == "->Output")
    }

    @Test("each error says the rule, what was seen and what would be right")
    func messages() {
        #expect(
            WriteError.foreignFile("/x/Output/a").description
                == "Accord replaces only files that it wrote: \"/x/Output/a\" was not written by Accord. Move it away, or name another folder."
        )
        #expect(WriteError("write", "a\u{1B}", code: ENOSPC) == .full("a\u{1B}"))
        #expect(!WriteError("write", "a\u{1B}", code: ENOSPC).description.contains("\u{1B}"))
        #expect(WriteError("write", "a", code: EROFS) == .notPermitted("a"))
        #expect(WriteError("write", "a", code: EIO).description.contains("Input/output error"))
    }
}
