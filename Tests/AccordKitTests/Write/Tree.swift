import Glibc

/// A folder of its own for one test, removed with everything in it when the test is over.
final class TemporaryFolder: Sendable {
    let path: String

    init(in parent: String = "/tmp") {
        var template = Array("\(parent)/accord-test-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "\(parent)/accord-test-none"
    }

    deinit { Tree.remove(path) }

    var output: String { "\(path)/Output" }
}

/// What stands in a folder, found out without the code under test.
enum Tree {
    struct Entry: Hashable, CustomStringConvertible {
        var content: String
        var mode: mode_t
        var inode: ino_t
        var seconds: Int
        var nanoseconds: Int

        var description: String { content }
    }

    /// Every entry below, by relative path; folders have the content `/`, symbolic links begin with `->`.
    static func entries(_ root: String) -> [String: Entry] {
        var found: [String: Entry] = [:]
        var waiting = [""]
        while let folder = waiting.popLast() {
            guard let stream = opendir(root + "/" + folder) else { continue }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                if name == "." || name == ".." { continue }
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                found[path] = self.entry("\(root)/\(path)")
                if found[path]?.content == "/" { waiting.append(path) }
            }
        }
        return found
    }

    static func entry(_ path: String) -> Entry? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        let content: String =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: "/"
            case S_IFLNK: "->" + (link(path) ?? "")
            case S_IFREG: read(path) ?? "?"
            default: "special"
            }
        return Entry(
            content: content, mode: status.st_mode, inode: status.st_ino, seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The files (no folders, none of Accord's notes) and their contents.
    static func files(_ root: String) -> [String: String] {
        entries(root).filter { $0.value.content != "/" && !$0.key.hasPrefix(".accord-") }.mapValues(\.content)
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ path: String, _ text: String) {
        makeFolders(path)
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }

    /// The folders that a path is in.
    static func makeFolders(_ path: String) {
        for slash in path.indices.dropFirst() where path[slash] == "/" { mkdir(String(path[..<slash]), 0o755) }
    }

    static func remove(_ path: String) {
        for child in entries(path).keys.sorted(by: >) where Glibc.remove("\(path)/\(child)") != 0 {}
        Glibc.remove(path)
    }

    private static func link(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink(path, $0.assumingMemoryBound(to: CChar.self), bytes.count) } ?? -1
        }
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }
}
