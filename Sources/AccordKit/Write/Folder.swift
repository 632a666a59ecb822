import Glibc

/// An open folder: all paths are relative to it, so it may be renamed meanwhile.
///
/// Closed, and with that unlocked, when the last reference goes.
final class Folder: Sendable {
    let descriptor: Int32
    /// For messages.
    let name: String

    private init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    deinit { close(descriptor) }

    /// Opens the folder at an absolute path.
    convenience init(at path: String) throws(WriteError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WriteError("open", path) }
        self.init(descriptor: descriptor, name: path)
    }

    /// Opens a folder inside; nil where there is none. Symbolic links at its end are not followed.
    func folder(_ path: SitePath) throws(WriteError) -> Folder? {
        let descriptor = openat(descriptor, path.bytes.isEmpty ? [46, 0] : path.cString, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor >= 0 { return Folder(descriptor: descriptor, name: full(path)) }
        guard errno == ENOENT else { throw failure("open", path) }
        return nil
    }

    func full(_ path: SitePath) -> String { path.bytes.isEmpty ? name : "\(name)/\(String(path))" }

    func failure(_ operation: String, _ path: SitePath) -> WriteError {
        let code = errno
        return WriteError(operation, full(path), code: code)
    }
}

// MARK: What is there

extension Folder {
    enum Kind: Sendable, Hashable {
        case file, folder, other
    }

    /// What identifies a file however it is named.
    struct Identity: Sendable, Hashable {
        let device: dev_t
        let number: ino_t
    }

    /// Which file stands at a path; nil where none does, or a symbolic link leads to none.
    func identity(_ path: SitePath) -> Identity? {
        status(path).map { Identity(device: $0.st_dev, number: $0.st_ino) }
    }

    var identity: Identity? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return Identity(device: status.st_dev, number: status.st_ino)
    }

    func kind(_ path: SitePath) -> Kind? {
        status(path).map { status in
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        }
    }

    /// The permission bits.
    func mode(_ path: SitePath) -> mode_t? { status(path).map { $0.st_mode & 0o7777 } }

    /// When a file's contents last changed: seconds and nanoseconds.
    func modificationTime(_ path: SitePath) -> (Int, Int)? { status(path).map { ($0.st_mtim.tv_sec, $0.st_mtim.tv_nsec) } }

    private func status(_ path: SitePath) -> stat? {
        var status = stat()
        let found =
            path.bytes.isEmpty ? fstat(descriptor, &status) : fstatat(descriptor, path.cString, &status, AT_SYMLINK_NOFOLLOW)
        return found == 0 ? status : nil
    }

    var isWritable: Bool { isWritable(.here) }

    /// Whether files can be put into a folder inside, and taken out of it.
    func isWritable(_ path: SitePath) -> Bool {
        faccessat(descriptor, path.bytes.isEmpty ? [46, 0] : path.cString, W_OK | X_OK, AT_EACCESS) == 0
    }

    /// Whether a regular file holds exactly these bytes.
    func holds(_ bytes: [UInt8], at path: SitePath) -> Bool {
        let file = openat(descriptor, path.cString, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else { return false }
        return bytes.withUnsafeBytes { wanted in
            withUnsafeTemporaryAllocation(byteCount: min(max(bytes.count, 1), 1 << 16), alignment: 16) { chunk in
                // An empty array may have no address.
                guard let buffer = chunk.baseAddress, let start = wanted.baseAddress else { return wanted.isEmpty }
                var at = 0
                while at < wanted.count {
                    let count = read(file, buffer, min(chunk.count, wanted.count - at))
                    if count < 0, errno == EINTR { continue }
                    guard count > 0, memcmp(buffer, start + at, count) == 0 else { return false }
                    at += count
                }
                return true
            }
        }
    }

    /// A file's bytes; nil where there is no regular file.
    func contents(_ path: SitePath) throws(WriteError) -> [UInt8]? {
        let file = openat(descriptor, path.cString, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT || errno == ELOOP else { throw failure("read", path) }
            return nil
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        while true {
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
                count = read(file, buffer.baseAddress, buffer.count)
                initialized = max(count, 0)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return bytes }
            bytes += chunk
        }
    }
}
