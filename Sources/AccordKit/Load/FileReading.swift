import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a file or folder could not be read.
public enum FileError: Error, Sendable, Hashable {
    case missing
    /// A folder, a device, a socket or a symbolic link where a file was expected.
    case notAFile
    case tooLarge(limit: Int)
    case notUTF8(offset: Int)
    /// An `errno` value.
    case system(Int32)

    /// What was seen, for the middle of a message.
    public var description: String { message.description }

    /// The same, to be told in any language.
    var message: Message {
        switch self {
        case .missing: "it does not exist"
        case .notAFile: "it is not a regular file"
        case .tooLarge(let limit): "it is larger than \(limit / 1024) KiB"
        case .notUTF8(let offset): "byte \(offset + 1) is not valid UTF-8"
        case .system(let code): "\(String(cString: strerror(code)))"
        }
    }
}

/// The bytes of a regular file.
///
/// Symbolic links are not followed and devices and pipes are not read, so content from a stranger can neither leave the site's folder nor
/// make the reader wait.
/// - Parameter followsLinks: for a path that the user gave, which may lead anywhere.
func readFile(_ path: String, limit: Int, followsLinks: Bool = false) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | (followsLinks ? 0 : O_NOFOLLOW) | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
        switch errno {
        case ENOENT, ENOTDIR: throw .missing
        case ELOOP, ENXIO: throw .notAFile
        default: throw .system(errno)
        }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge(limit: limit) }
    let size = Int(status.st_size)
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
            let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
            if got < 0, errno == EINTR { continue }
            if got < 0 { failure = errno }
            if got <= 0 { break }
            count += got
        }
    }
    guard failure == 0 else { throw .system(failure) }
    return bytes
}

/// The bytes of a UTF-8 text file, without a byte order mark.
func readText(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes = try readFile(path, limit: limit)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let offset = firstInvalidUTF8(in: bytes) { throw .notUTF8(offset: offset) }
    return bytes
}

/// The offset of the first byte that is not part of valid UTF-8, or of a NUL, which no text file holds.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    if let nul = bytes.firstIndex(of: 0) { return nul }
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): offset += UTF8.width(scalar)
        case .emptyInput, .error: return offset
        }
    }
}

/// What a folder holds, sorted by name; hidden entries are left out.
struct FolderListing {
    var files: [String] = []
    var folders: [String] = []
}

func listFolder(_ path: String) throws(FileError) -> FolderListing {
    guard let directory = opendir(path) else {
        throw errno == ENOENT ? .missing : .system(errno)
    }
    defer { closedir(directory) }
    var listing = FolderListing()
    while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasPrefix(".") { continue }
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_DIR): listing.folders.append(name)
        case Int32(DT_UNKNOWN): isFolder("\(path)/\(name)") ? listing.folders.append(name) : listing.files.append(name)
        default: listing.files.append(name)
        }
    }
    listing.files.sort()
    listing.folders.sort()
    return listing
}

/// The folder in which the command runs.
func currentFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
}

func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

func fileExists(_ path: String) -> Bool {
    access(path, F_OK) == 0
}

func isFileSystemRoot(_ path: String) -> Bool {
    var here = stat()
    var above = stat()
    guard lstat(path, &here) == 0, lstat("\(path)/..", &above) == 0 else { return true }
    return here.st_ino == above.st_ino && here.st_dev == above.st_dev
}
