#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a regular file. Symbolic links are followed: the path is the user's own. Devices and pipes are not read, for they may never end.
func fileBytes(_ path: String, limit: Int) throws(FetchError.Reason) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
        switch errno {
        case ENOENT, ENOTDIR: throw .missing
        case ENXIO: throw .notAFile
        default: throw .unreadable(String(cString: strerror(errno)))
        }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
        guard count > 0 else { return bytes }
        bytes += chunk[..<count]
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    }
}
