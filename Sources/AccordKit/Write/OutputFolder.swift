import Glibc

/// Where a site goes: the folder, and the place where its files are staged.
struct OutputFolder: Sendable {
    /// The folder that the output folder is in.
    let parent: Folder
    /// The output folder's name in it.
    let name: SitePath
    /// The folder as it is, locked for this run; nil where there is none yet.
    let current: Folder?
    /// Where the staged tree is.
    let staging: Staging
    /// What this run has locked: the folder as it is or, where there is none, the staged tree.
    let claim: Folder
    /// The folder beside the output folder that stages a site or, after an exchange, holds the old one.
    let besideRoot: SitePath

    /// Opens and locks the output folder at a path, which need not exist yet; its parents are made.
    init(at path: String) throws(WriteError) {
        let (parentPath, bytes) = try resolved(path)
        let parent = try Folder(at: parentPath)
        let name = SitePath(trusted: bytes)
        let beside = SitePath(trusted: [46] + bytes + ".accord-staging".utf8.map(CChar.init(bitPattern:)))
        for _ in 0..<10 {
            guard let claim = try Self.claim(name, or: beside, in: parent) else { continue }
            self.parent = parent
            self.name = name
            self.claim = claim.folder
            besideRoot = beside
            current = claim.isCurrent ? claim.folder : nil
            let isMovable = try current.map { folder throws(WriteError) in try Self.isMovable(folder, name, in: parent) } ?? true
            staging =
                isMovable
                ? Staging(place: .beside, home: parent, root: beside)
                : Staging(place: .inside, home: claim.folder, root: .innerStaging)
            return
        }
        throw .busy(path)
    }

    /// Lets the next run in.
    func unlock() { claim.unlock() }

    /// Locks the output folder or, where there is none, the staged tree in its stead; nil where another run renamed it meanwhile.
    private static func claim(
        _ name: SitePath, or staging: SitePath, in parent: Folder
    ) throws(WriteError) -> (folder: Folder, isCurrent: Bool)? {
        let isCurrent = parent.kind(name) != nil
        let path = isCurrent ? name : staging
        if !isCurrent { try parent.makeFolders(staging) }
        guard let folder = try parent.folder(path) else { return nil }
        guard folder.lock() else { throw .busy(parent.full(name)) }
        guard folder.identity == parent.identity(path), isCurrent == (parent.kind(name) != nil) else { return nil }
        return (folder, isCurrent)
    }

    /// Whether the folder can change places with one beside it.
    private static func isMovable(_ folder: Folder, _ name: SitePath, in parent: Folder) throws(WriteError) -> Bool {
        guard folder.isWritable else { throw .notPermitted(folder.name) }
        return parent.isWritable && !holdsWorkingFolder(folder.name) && !isMountPoint(folder, name, in: parent)
    }

    /// Asks to move the folder into itself, which never happens; that the two are on different mounts is found out first.
    private static func isMountPoint(_ folder: Folder, _ name: SitePath, in parent: Folder) -> Bool {
        parent.rename(name, to: folder, .innerStaging) == EXDEV
    }
}

/// The real path of the parent folder, and the name in it.
private func resolved(_ path: String) throws(WriteError) -> (parent: String, name: [CChar]) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .unfitPath(path, rule: "The output folder has a name") }
    var real = realPath(path)
    if real == nil {
        guard errno == ENOENT else { throw WriteError("open", path) }
        var status = stat()
        guard lstat(path, &status) != 0 else { throw .notAFolder(path) }
        try makeParents(of: path)
        let (parent, name) = split(path)
        guard name != ".", name != ".." else { throw .unfitPath(path, rule: "The output folder has a name") }
        guard let realParent = realPath(parent) else { throw WriteError("open", parent) }
        real = realParent == "/" ? "/\(name)" : "\(realParent)/\(name)"
    }
    let (parent, name) = split(real ?? path)
    guard !name.isEmpty else { throw .unfitPath(path, rule: "The output folder has a name") }
    var status = stat()
    if lstat(real ?? path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { throw .notAFolder(path) }
    return (parent, name.utf8.map(CChar.init(bitPattern:)))
}

private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// The folder part and the last name: `/a/b/` gives `/a` and `b`, `b` gives `.` and `b`, `/` gives `/` and nothing.
private func split(_ path: String) -> (parent: String, name: String) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", String(decoding: bytes, as: UTF8.self)) }
    let parent = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    return (parent, String(decoding: bytes[(slash + 1)...], as: UTF8.self))
}

private func makeParents(of path: String) throws(WriteError) {
    let bytes = Array(path.utf8)
    for slash in bytes.indices
    where slash > 0 && bytes[slash] == UInt8(ascii: "/") && bytes[slash...].contains(where: { $0 != UInt8(ascii: "/") }) {
        let folder = String(decoding: bytes[..<slash], as: UTF8.self)
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST || errno == EISDIR else { throw WriteError("make the folder", folder) }
    }
}

/// Whether this process works in the folder, and would find itself in the old one after an exchange.
private func holdsWorkingFolder(_ path: String) -> Bool {
    guard let working = realPath(".") else { return true }
    return working == path || working.hasPrefix(path + "/")
}
