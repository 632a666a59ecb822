import Diagnostics
import Glibc

/// Why a site could not be put on disk; a failure of the environment, so exit code 3.
///
/// Whenever one is thrown, the output folder holds the site that it held before, or the next run makes it whole; the message says which.
public enum WriteError: Error, Sendable, Hashable {
    /// A path for a file is not one inside the output folder.
    case unfitPath(String, rule: String)
    /// Something other than a folder stands at the path of the output folder.
    case notAFolder(String)
    /// A file that Accord did not write stands where it must write.
    case foreignFile(String)
    /// The output folder holds so much that Accord did not write that it can hardly be meant.
    case tooManyForeignFiles(String, limit: Int)
    /// Another run is writing the same output folder.
    case busy(String)
    /// Two files of one build have the same path.
    case writtenTwice(String)
    /// A folder of an interrupted run cannot be cleared away.
    case leftover(String)
    /// A file of the site is no longer what it was when it was read.
    case changedMeanwhile(String)
    /// A run was killed while it changed a file, which somebody has edited since.
    case unfinishedChange(String, new: String)
    /// Files could neither all be put in place nor all be taken back.
    case halfChanged(String, because: String)
    /// A file of an export is there already, and may hold a translator's work.
    case holdsWork(String)
    /// The disk, the quota or the greatest size of a file is used up.
    case full(String)
    case notPermitted(String)
    /// Any other refusal of the operating system.
    case system(String, path: String, code: Int32)

    /// The refusal that `errno` tells of.
    init(_ operation: String, _ path: String, code: Int32 = errno) {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .full(path)
        case EACCES, EPERM, EROFS: self = .notPermitted(path)
        default: self = .system(operation, path: path, code: code)
        }
    }

    /// The error number, where no case of its own tells more.
    var code: Int32? {
        guard case .system(_, _, let code) = self else { return nil }
        return code
    }
}

extension WriteError: CustomStringConvertible {
    /// Rule first, then what was seen, then what would be right.
    public var description: String {
        switch self {
        case .unfitPath(let path, let rule):
            "\(rule): the path is \(quoted(path))."
        case .notAFolder(let path):
            "The output is a folder: something else stands at \(quoted(path)). Name another folder."
        case .foreignFile(let path):
            "Accord replaces only files that it wrote: \(quoted(path)) was not written by Accord. Move it away, or name another folder."
        case .tooManyForeignFiles(let path, let limit):
            "The output folder is Accord's own but for a few files: \(quoted(path)) holds more than \(limit) that it did not write. "
                + "Name an empty folder."
        case .busy(let path):
            "One run at a time writes a folder: another is writing \(quoted(path)). Wait for it to end."
        case .writtenTwice(let path):
            "Each file has a path of its own: \(quoted(path)) is written twice."
        case .leftover(let path):
            "The remains of an interrupted run are cleared first: \(quoted(path)) cannot be. Move it away."
        case .changedMeanwhile(let path):
            "A file is written over only as it was read: \(quoted(path)) has changed meanwhile. Nothing was written; try again."
        case .unfinishedChange(let path, let new):
            "What a killed run began is finished first: \(quoted(path)) was edited since, and what was to be written there is in "
                + "\(quoted(new)). Take over what you need of it, then delete the folder that it is in."
        case .halfChanged(let path, let reason):
            "Files of a site change together or not at all: in \(quoted(path)) some have changed, since others could not be, and the first could not "
                + "be taken back. Once that is possible, the next run does so. \(reason)"
        case .holdsWork(let path):
            "An export does not replace what may have been translated: \(quoted(path)) is there and differs. "
                + "Import it first, name another folder with --output, or give --overwrite."
        case .full(let path):
            "Files are written whole or not at all: no space is left for \(quoted(path)). Free some and try again; what was there is as it was."
        case .notPermitted(let path):
            "What is written has to be permitted: \(quoted(path)) must not be written, as its permissions or those of its folder are. Change them, or write elsewhere; what was there is as it was."
        case .system(let operation, let path, let code):
            "Files are written whole or not at all: cannot \(operation) \(quoted(path)): \(String(cString: strerror(code)))."
        }
    }
}
