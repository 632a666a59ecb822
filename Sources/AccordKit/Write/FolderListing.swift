import Glibc

extension Folder {
    struct Entry: Sendable, Hashable {
        let path: SitePath
        let kind: Kind
    }

    /// What a folder inside holds, sorted; nothing where there is no such folder.
    func entries(of path: SitePath = .here) throws(WriteError) -> [Entry] {
        guard let folder = try folder(path) else { return [] }
        // The stream closes its descriptor, and the object its own.
        let copy = dup(folder.descriptor)
        guard copy >= 0 else { throw failure("list", path) }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw failure("list", path)
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = name(of: entry)
            if name != Self.dot, name != Self.dot + Self.dot {
                let child = path.appending(name)
                entries.append(Entry(path: child, kind: kind(of: entry) ?? kind(child) ?? .other))
            }
            errno = 0
        }
        guard errno == 0 else { throw failure("list", path) }
        return entries.sorted { $0.path < $1.path }
    }

    /// Visits everything inside, a folder before what it holds, without following symbolic links. Goes into the folders for which `visit`
    /// says so.
    func walk(_ visit: (Entry) throws(WriteError) -> Bool) throws(WriteError) {
        // A list instead of recursion: the depth of a foreign tree is not ours to trust.
        var waiting: [SitePath] = [.here]
        while let next = waiting.popLast() {
            for entry in try entries(of: next) where try visit(entry) && entry.kind == .folder {
                waiting.append(entry.path)
            }
        }
    }

    /// Removes everything inside but what `keeps` says to keep (and the folders it is in).
    func clear(keeping keeps: (Entry) throws(WriteError) -> Bool = { _ in false }) throws(WriteError) {
        var folders: [SitePath] = []
        try walk { entry throws(WriteError) in
            if entry.kind == .folder {
                folders.append(entry.path)
            } else if try !keeps(entry) {
                try remove(entry.path)
            }
            return true
        }
        for folder in folders.reversed() { try removeEmptyFolder(folder) }
    }

    private static let dot = [CChar(bitPattern: UInt8(ascii: "."))]

    private func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
        let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
        return Array(UnsafeBufferPointer(start: start, count: strlen(start)))
    }

    private func kind(of entry: UnsafeMutablePointer<dirent>) -> Kind? {
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_UNKNOWN): nil
        default: .other
        }
    }
}
