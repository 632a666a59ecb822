import Glibc

extension ExchangeResult {
    /// Writes the files into the site's folder.
    ///
    /// All are written elsewhere first and then moved to their places, each in one rename: whenever it is ended, a file is the old or the new
    /// one, and until all are ready nothing has changed.
    /// - Throws: `WriteError`; also where a file is no longer what it was when it was read.
    public func write(to root: String) throws(WriteError) {
        guard !files.isEmpty else { return }
        let staging = "\(root)/.accord-import"
        guard mkdir(staging, 0o700) == 0 || errno == EEXIST else { throw WriteError("create", staging) }
        let lock = open(staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw WriteError("open", staging) }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw .busy(root) }
        // What a run left that was killed.
        for name in (try? listFolder(staging).files) ?? [] { unlink("\(staging)/\(name)") }
        defer { rmdir(staging) }
        var staged: [(from: String, to: String)] = []
        do throws(WriteError) {
            for (index, file) in files.enumerated() {
                let bytes = try replacement(file, in: root)
                let path = "\(staging)/\(index)"
                try replaceFile(path, with: bytes)
                var status = stat()
                if stat("\(root)/\(file.path)", &status) == 0 { chmod(path, status.st_mode & 0o7777) }
                staged.append((path, "\(root)/\(file.path)"))
            }
            for (from, to) in staged where rename(from, to) != 0 { throw WriteError("replace", to) }
        } catch {
            for (from, _) in staged { unlink(from) }
            throw error
        }
    }

    /// What is to be written in the place of a file, which must be what was read. A byte order mark stays.
    private func replacement(_ file: File, in root: String) throws(WriteError) -> [UInt8] {
        let path = "\(root)/\(file.path)"
        switch file.old {
        case .any: return file.new
        case .missing:
            guard !fileExists(path) else { throw .changedMeanwhile(path) }
            return file.new
        case .text(let old):
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let now = (try? readFile(path, limit: Site.Limit.page)) ?? []
            if now == old { return file.new }
            guard now == mark + old else { throw .changedMeanwhile(path) }
            return mark + file.new
        }
    }
}
