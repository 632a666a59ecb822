import Glibc
import Testing

@testable import AccordKit

@Suite("Writing where folders cannot change places")
struct UnusualFileSystemTests {
    let folder = TemporaryFolder()
    var output: String { folder.output }

    /// A small file system in memory, mounted at a folder for as long as the value lives.
    final class Mount: Sendable {
        let path: String

        init?(at path: String, bytes: Int) {
            self.path = path
            mkdir(path, 0o755)
            guard mount("tmpfs", path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
        }

        deinit { umount2(path, Int32(MNT_DETACH)) }
    }

    static let canMount = TemporaryFolder().canMount

    @Test("a folder that is a mount point is filled file by file", .enabled(if: canMount, "needs the right to mount"))
    func mountPoint() throws {
        let mount = Mount(at: output, bytes: 1 << 22)
        try #require(mount != nil)
        Tree.write("\(output)/README.md", "mine")
        for version in ["v1", "v2", "v2"] {
            try build(pages(version: version), at: output)
            #expect(Tree.files(output) == pages(version: version).merging(["README.md": "mine"]) { $1 })
        }
        #expect(Tree.entries(output).keys.filter { $0.hasPrefix(".accord") } == [".accord-files"])
        let before = Tree.entries(folder.path)
        try build(pages(version: "v2"), at: output)
        #expect(Tree.entries(folder.path) == before)
        withExtendedLifetime(mount) {}
    }

    @Test("a full disk leaves the old site, at whichever file it fills", .enabled(if: canMount, "needs the right to mount"))
    func fullDisk() throws {
        let disk = "\(folder.path)/disk"
        let mount = Mount(at: disk, bytes: 1 << 20)
        try #require(mount != nil)
        let output = "\(disk)/Output"
        try build(["a.html": "1", "b.html": "2"], at: output)
        for size in [1 << 20, 1_000_000, 990_000, 1 << 19] {
            let files = ["a.html": String(repeating: "x", count: size), "b.html": String(repeating: "y", count: 40_000), "c/d/e.html": "3"]
            let fits = size == 1 << 19
            let error: WriteError?
            do throws(WriteError) {
                let site = try StagedSite(at: output)
                defer { site.discard() }
                var staged: [StagedFile] = []
                for (path, text) in files.sorted(by: { $0.key < $1.key }) { staged.append(try site.stage(path, Array(text.utf8))) }
                try site.commit(staged)
                error = nil
            } catch let caught {
                error = caught
            }
            if fits {
                #expect(error == nil)
                #expect(Tree.files(output) == files)
            } else {
                guard case .full = error else {
                    Issue.record("\(size): \(error.map(String.init(describing:)) ?? "no error")")
                    continue
                }
                #expect(Tree.files(output) == ["a.html": "1", "b.html": "2"])
                #expect(Tree.entries(disk).keys.filter { !$0.contains("/") } == ["Output"])
            }
        }
        withExtendedLifetime(mount) {}
    }

    @Test("the folder in which the process works is filled file by file, and stays the same folder")
    func workingFolder() async throws {
        try build(pages(version: "v1"), at: output)
        let inode = Tree.entry(output)?.inode
        await #expect(processExitsWith: .success) { [output = output as String] in
            chdir(output)
            try build(pages(version: "v2"), at: ".")
            guard Tree.files(".") == pages(version: "v2") else { exit(2) }
        }
        #expect(Tree.files(output) == pages(version: "v2"))
        #expect(Tree.entry(output)?.inode == inode)
        #expect(Tree.entries(folder.path).keys.allSatisfy { !$0.contains("staging") })
    }

    @Test(
        "permissions are respected: no write to the parent is needed, one to the folder is",
        .enabled(if: getuid() == 0, "needs another user"))
    func permissions() async throws {
        chmod(folder.path, 0o755)
        mkdir(output, 0o755)
        mkdir("\(folder.path)/open", 0o777)
        chmod("\(folder.path)/open", 0o777)
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            guard seteuid(65_534) == 0 else { exit(2) }
            do throws(WriteError) {
                _ = try StagedSite(at: "\(path)/Output")
                exit(3)
            } catch {
                guard error == .notPermitted("\(path)/Output") else { exit(4) }
            }
            do throws(WriteError) {
                _ = try StagedSite(at: "\(path)/Another")
                exit(5)
            } catch {
                guard case .notPermitted = error else { exit(6) }
            }
            for version in ["v1", "v2"] {
                try build(pages(version: version), at: "\(path)/open")
                guard Tree.files("\(path)/open") == pages(version: version) else { exit(7) }
            }
        }
        #expect(Set(Tree.entries(folder.path).keys.filter { !$0.contains("/") }) == ["Output", "open"])
    }
}

extension TemporaryFolder {
    /// Whether this process may mount file systems.
    var canMount: Bool {
        guard mount("tmpfs", path, "tmpfs", 0, "size=65536") == 0 else { return false }
        umount2(path, Int32(MNT_DETACH))
        return true
    }
}
