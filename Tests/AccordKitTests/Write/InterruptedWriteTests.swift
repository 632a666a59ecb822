import Glibc
import Testing

@testable import AccordKit

@Suite("A build that is cut short")
struct InterruptedWriteTests {
    let folder = TemporaryFolder()
    var output: String { folder.output }
    let foreign = ["README.md": "mine", "fr/own.txt": "mine"]

    private func prepare() throws {
        try build(pages(version: "old"), at: output)
        for (path, text) in foreign { Tree.write("\(output)/\(path)", text) }
    }

    private func site(_ version: String) -> [String: String] { pages(version: version).merging(foreign) { $1 } }

    /// The next run mends everything, and the one after that has nothing to do.
    private func expectMended() throws {
        try StagedSite(at: output).discard()
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
        #expect(Tree.entries(output).keys.filter { $0.hasPrefix(".accord") } == [".accord-files"])
        try build(pages(version: "third"), at: output)
        #expect(Tree.files(output) == site("third"))
        let before = Tree.entries(folder.path)
        try build(pages(version: "third"), at: output)
        #expect(Tree.entries(folder.path) == before)
    }

    @Test("by SIGKILL before the exchange: the old site stands whole")
    func killedBefore() async throws {
        try prepare()
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            try build(pages(version: "new"), at: output) { if $0 == .linked { kill(getpid(), SIGKILL) } }
        }
        #expect(Tree.files(output) == site("old"))
        try expectMended()
    }

    @Test("by SIGKILL right behind the exchange: the new site stands whole")
    func killedBehind() async throws {
        try prepare()
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            try build(pages(version: "new"), at: output) { if $0 == .exchanged { kill(getpid(), SIGKILL) } }
        }
        #expect(Tree.files(output) == site("new"))
        try StagedSite(at: output).discard()
        #expect(Tree.files(output) == site("new"))
        try expectMended()
    }

    @Test("by SIGKILL before the old site is cleared: a foreign file that came late is not lost")
    func killedBeforeClearing() async throws {
        try prepare()
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            try build(pages(version: "new"), at: output) { if $0 == .settled { kill(getpid(), SIGKILL) } }
        }
        Tree.write("\(folder.path)/.Output.accord-staging/late.txt", "late")
        try StagedSite(at: output).discard()
        #expect(Tree.files(output) == site("new").merging(["late.txt": "late"]) { $1 })
        remove("\(output)/late.txt")
        try expectMended()
    }

    @Test("while the old site is cleared: what is left is still known as ours, and a foreign file that cannot be kept is named")
    func stuckInClearing() async throws {
        try prepare()
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            try build(pages(version: "new"), at: output) { if $0 == .settled { kill(getpid(), SIGKILL) } }
        }
        let inTheWay = "\(folder.path)/.Output.accord-staging/only-in-new.html"
        Tree.write(inTheWay, "mine")
        for _ in 0..<3 {
            #expect(throws: WriteError.leftover(inTheWay)) { try StagedSite(at: output) }
            #expect(Tree.files(output) == site("new"))
        }
        remove(inTheWay)
        try expectMended()
    }

    @Test("by SIGKILL while files are put in place one by one: the next run finishes them", arguments: [0, 1, 7, 30])
    func killedInJournal(moved: Int) async throws {
        try prepare()
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            try build(pages(version: "new"), at: output, canExchange: false) { if $0 == .journalled { kill(getpid(), SIGKILL) } }
        }
        // As if it had got a little further.
        for path in pages(version: "new").keys.sorted().prefix(moved) {
            rename("\(folder.path)/.Output.accord-staging/\(path)", "\(output)/\(path)")
        }
        try StagedSite(at: output).discard()
        #expect(Tree.files(output) == site("new"))
        try expectMended()
    }

    @Test("by SIGKILL in a first build: there is no site, and the next build makes one")
    func killedFirst() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String] in
            let site = try StagedSite(at: output)
            for (path, text) in pages(version: "new") { _ = try site.stage(path, Array(text.utf8)) }
            kill(getpid(), SIGKILL)
        }
        #expect(Tree.entry(output) == nil)
        try build(pages(version: "third"), at: output)
        #expect(Tree.files(output) == pages(version: "third"))
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
    }

    @Test("by SIGKILL at any moment: the site is whole, the old or the new", arguments: 0..<8)
    func killedAnywhere(number: Int) async throws {
        try prepare()
        let delay = UInt32(500 + number * 2_311)
        await #expect(processExitsWith: .signal(SIGKILL)) { [output = output as String, delay = delay as UInt32] in
            let build = Task.detached {
                for round in 0... { try AccordKitTests.build(pages(version: round.isMultiple(of: 2) ? "new" : "old"), at: output) }
            }
            usleep(delay)
            kill(getpid(), SIGKILL)
            try await build.value
        }
        let files = Tree.files(output)
        #expect(files == site("old") || files == site("new"))
        try expectMended()
    }

    @Test("by a full disk: a clear error, the old site, nothing left over")
    func fileSizeLimit() async throws {
        try prepare()
        await #expect(processExitsWith: .success) { [output = output as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
            setrlimit(__rlimit_resource_t(1), &limit)
            do throws(WriteError) {
                let site = try StagedSite(at: output)
                defer { site.discard() }
                _ = try site.stage("small.html", Array(repeating: 65, count: 4_000))
                _ = try site.stage("big.html", Array(repeating: 65, count: 5_000))
                exit(2)
            } catch {
                exit(error == .full("\(output.dropLast("/Output".count))/.Output.accord-staging/big.html") ? 0 : 3)
            }
        }
        #expect(Tree.files(output) == site("old"))
        #expect(Tree.entries(folder.path).keys.filter { !$0.contains("/") } == ["Output"])
    }
}
