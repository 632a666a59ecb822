import CRename
import Glibc

extension Folder {
    /// Writes a file that must not exist yet into a folder that does.
    func create(_ path: SitePath, _ bytes: [UInt8]) throws(WriteError) {
        let file = openat(descriptor, path.cString, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw failure("write", path) }
        let code = write(bytes, to: file)
        // Some file systems tell only here that the disk is full.
        guard close(file) == 0 || errno == EINTR else { throw failure("write", path) }
        guard code == 0 else { throw WriteError("write", full(path), code: code) }
    }

    /// Writes all bytes; 0, or the error number.
    private func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress?.advanced(by: at), buffer.count - at)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? errno : ENOSPC }
                at += count
            }
            return 0
        }
    }

    /// Makes a folder and those that it is in; one that exists already is fine.
    func makeFolders(_ path: SitePath) throws(WriteError) {
        if mkdirat(descriptor, path.cString, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let parent = path.parent else { throw failure("make the folder", path) }
        try makeFolders(parent)
        guard mkdirat(descriptor, path.cString, 0o777) == 0 || errno == EEXIST else { throw failure("make the folder", path) }
    }

    func setMode(_ path: SitePath, _ mode: mode_t) throws(WriteError) {
        guard fchmodat(descriptor, path.cString, mode, 0) == 0 else { throw failure("set the permissions of", path) }
    }

    /// Gives a file a second name in another folder of the same file system, and makes the folders for it; 0, or the error number.
    /// Symbolic links are not followed.
    func link(_ path: SitePath, to target: Folder, _ newPath: SitePath) throws(WriteError) -> Int32 {
        if linkat(descriptor, path.cString, target.descriptor, newPath.cString, 0) == 0 { return 0 }
        guard errno == ENOENT, let parent = newPath.parent else { return errno }
        try target.makeFolders(parent)
        return linkat(descriptor, path.cString, target.descriptor, newPath.cString, 0) == 0 ? 0 : errno
    }

    enum Renaming: UInt32 {
        case replacing = 0
        /// Fails where the target exists.
        case exclusive = 1
        /// The two change places in one step.
        case exchanging = 2
    }

    /// Renames, also into another folder; 0, or the error number.
    func rename(_ path: SitePath, to target: Folder, _ newPath: SitePath, _ renaming: Renaming = .replacing) -> Int32 {
        renameat2(descriptor, path.cString, target.descriptor, newPath.cString, renaming.rawValue) == 0 ? 0 : errno
    }

    /// Removes a file or a symbolic link; one that is gone already is fine.
    func remove(_ path: SitePath) throws(WriteError) {
        guard unlinkat(descriptor, path.cString, 0) == 0 || errno == ENOENT || errno == ENOTDIR else { throw failure("remove", path) }
    }

    /// Removes a folder unless something is in it.
    func removeEmptyFolder(_ path: SitePath) throws(WriteError) {
        guard unlinkat(descriptor, path.cString, AT_REMOVEDIR) == 0 || [ENOENT, ENOTDIR, ENOTEMPTY, EEXIST].contains(errno) else {
            throw failure("remove", path)
        }
    }

    /// Takes the folder for this run; false where another run has it.
    ///
    /// The lock goes with the process, however it ends. File systems without locks let everyone pass.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK }

    func unlock() { _ = flock(descriptor, LOCK_UN) }
}
