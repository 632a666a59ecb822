#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension TemporaryFolder {
    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        guard let file = fopen("\(path)/\(name)", "w") else { throw CannotWrite() }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CannotWrite() }
    }

    struct CannotWrite: Error {}
}
