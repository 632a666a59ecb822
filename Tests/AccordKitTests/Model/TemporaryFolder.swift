#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that goes when the value goes.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/accord-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CannotWrite() }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        guard let directory = opendir(path) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            unlink("\(path)/\(name)")
        }
        closedir(directory)
        rmdir(path)
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        guard let file = fopen("\(path)/\(name)", "w") else { throw CannotWrite() }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CannotWrite() }
    }

    struct CannotWrite: Error {}
}
