import Glibc

/// Writes a single file so that it is whole at every moment: the old one until the new one takes its place in one rename.
///
/// - Throws: `WriteError`; the old file is as it was then.
func replaceFile(_ path: String, with bytes: [UInt8]) throws(WriteError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw WriteError("write", path) }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(WriteError) {
        defer { close(descriptor) }
        try write(bytes, to: descriptor, path)
        var status = stat()
        let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw WriteError("write", path) }
    } catch {
        unlink(temporary)
        throw error
    }
    guard rename(temporary, path) == 0 else {
        let error = WriteError("replace", path)
        unlink(temporary)
        throw error
    }
}

/// Takes a file away; one that is gone already is fine.
func removeFile(_ path: String) throws(WriteError) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw WriteError("remove", path) }
}

private func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(WriteError) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw WriteError("write", path) }
        rest = rest.dropFirst(count)
    }
}

/// Makes the folder in which a file is to be, where it is missing.
func makeFolders(above path: String) throws(WriteError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    try makeFolders(String(path[..<slash]))
}

/// Makes a folder and those it is in, as far as they are not there.
func makeFolders(_ path: String) throws(WriteError) {
    guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw WriteError("create", path) }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw WriteError("create", path) }
}

/// A path from the root, without links and dots as far as it is there.
func resolvedPath(_ path: String) -> String {
    if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
    }
    guard let slash = path.dropLast().lastIndex(of: "/") else { return path.hasPrefix("/") ? path : "\(resolvedPath("."))/\(path)" }
    let folder = path[..<slash]
    let parent = folder.isEmpty ? "" : resolvedPath(String(folder))
    return "\(parent)/\(path[slash...].drop { $0 == "/" })"
}
