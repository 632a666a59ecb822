import Glibc
import Testing

@testable import AccordKit

@Suite("Files that Accord did not write")
struct ForeignFilesTests {
    let folder = TemporaryFolder()
    var output: String { folder.output }

    @Test("stay through builds, to the nanosecond, wherever they stand", arguments: [true, false])
    func stay(canExchange: Bool) throws {
        let foreign = ["README.md", ".gitignore", "fr/notes.txt", "own/deep/er/file", "ca\u{301}fe"]
        for path in foreign { Tree.write("\(output)/\(path)", "mine: \(path)") }
        mkdir("\(output)/empty", 0o700)
        chmod("\(output)/own/deep", 0o555)
        symlink("/etc", "\(output)/link")
        mkfifo("\(output)/pipe", 0o644)
        let unreadableName = Array("\(output)/raw-".utf8CString.dropLast()) + [-1, 0]
        close(creat(unreadableName, 0o644))
        let kept = foreign + ["empty", "own", "own/deep", "own/deep/er", "link", "pipe"]
        let before = Tree.entries(output)
        for version in ["v1", "v2", "v2", "v3"] {
            try build(pages(version: version), at: output, canExchange: canExchange)
            let after = Tree.entries(output)
            for path in kept {
                #expect(after[path]?.content == before[path]?.content, "\(path)")
                #expect(after[path]?.mode == before[path]?.mode, "\(path)")
                if before[path]?.content != "/" { #expect(after[path] == before[path], "\(path)") }
            }
            #expect(access(unreadableName, F_OK) == 0)
            #expect(after["index.html"]?.content == version)
        }
        try build([:], at: output, canExchange: canExchange)
        #expect(Set(Tree.entries(output).keys) == Set(kept + ["fr", ".accord-files"]))
    }

    @Test("are never overwritten: a build that would have to is refused and changes nothing", arguments: [true, false])
    func refused(canExchange: Bool) throws {
        let conflicts = [("a/b.html", "a/b.html"), ("a", "a/b.html"), ("a/b.html/c", "a/b.html"), ("e\u{301}", "e\u{301}")]
        for (foreign, ours) in conflicts {
            let output = "\(folder.path)/\(foreign.utf8.count)-\(ours.utf8.count)"
            Tree.write("\(output)/\(foreign)", "mine")
            let before = Tree.entries(output)
            let error = #expect(throws: WriteError.self) { try build([ours: "1", "z.html": "2"], at: output, canExchange: canExchange) }
            guard case .foreignFile(let path) = error else {
                Issue.record("\(foreign) \(ours): \(error.map(String.init(describing:)) ?? "")")
                continue
            }
            #expect(path.utf8.starts(with: "\(output)/\(foreign.prefix(1) == "a" ? "a" : "e")".utf8))
            #expect(Tree.entries(output) == before)
        }
        #expect(Tree.entries(folder.path).keys.allSatisfy { !$0.contains("accord") })
    }

    @Test("differ from ours where only the normalisation of a name does", arguments: [true, false])
    func normalisation(canExchange: Bool) throws {
        Tree.write("\(output)/caf\u{E9}", "mine")
        try build(["cafe\u{301}": "1"], at: output, canExchange: canExchange)
        try build(["other": "2"], at: output, canExchange: canExchange)
        #expect(Tree.read("\(output)/caf\u{E9}") == "mine")
        #expect(Tree.read("\(output)/cafe\u{301}") == nil)
    }

    @Test("are too many to be meant in a folder full of them, and that shows before the work")
    func tooMany() throws {
        mkdir(output, 0o755)
        for number in 0...10_000 { close(creat("\(output)/\(number)", 0o644)) }
        #expect(throws: WriteError.tooManyForeignFiles(output, limit: 10_000)) { try StagedSite(at: output) }
        remove("\(output)/0")
        try build(["a.html": "1"], at: output)
    }

    @Test("are not reached through an altered list, a link or a journal", arguments: [true, false])
    func alteredNotes(canExchange: Bool) throws {
        Tree.write("\(folder.path)/outside/victim", "mine")
        Tree.write("\(folder.path)/victim", "mine")
        try build(["a.html": "1", "old/victim": "2"], at: output, canExchange: canExchange)
        Tree.remove("\(output)/old")
        symlink("\(folder.path)/outside", "\(output)/old")
        Tree.write("\(output)/.accord-files", "../victim\n/etc/nothing\na.html\nold/victim\n\u{0}\n")
        Tree.write("\(output)/.accord-journal", "@beside\n-../victim\n-README.md\n+../victim\n+x\n")
        Tree.write("\(output)/README.md", "mine")
        try build(["a.html": "3"], at: output, canExchange: canExchange)
        #expect(Tree.read("\(folder.path)/outside/victim") == "mine")
        #expect(Tree.read("\(folder.path)/victim") == "mine")
        #expect(Tree.read("\(output)/README.md") == "mine")
        #expect(Tree.entry("\(output)/old")?.content == "->\(folder.path)/outside")
        #expect(Tree.files(output)["a.html"] == "3")
    }

    @Test("that appear while the folders change places are moved to the new site", arguments: [true, false])
    func lateComers(early: Bool) throws {
        try build(["a.html": "1", "sub/x.html": "1"], at: output)
        Tree.write("\(output)/README.md", "old")
        try build(["a.html": "2"], at: output) { step in
            guard step == (early ? .linked : .exchanged) else { return }
            let old = early ? output : "\(folder.path)/.Output.accord-staging"
            Tree.write("\(old)/late/er.txt", "late")
            remove("\(old)/README.md")
            Tree.write("\(old)/README.md", "saved anew")
        }
        #expect(Tree.files(output) == ["a.html": "2", "late/er.txt": "late", "README.md": "saved anew"])
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
    }
}
