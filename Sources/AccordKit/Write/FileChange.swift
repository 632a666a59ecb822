import Diagnostics

/// A file of a site that is to be written, and what must stand there before.
public struct FileChange: Sendable, Hashable {
    /// Within the site.
    public var path: String
    public var old: Old
    public var new: [UInt8]

    public init(_ path: String, from old: Old, to new: [UInt8]) {
        self.path = path
        self.old = old
        self.new = new
    }

    public enum Old: Sendable, Hashable {
        case missing
        /// Also behind a byte order mark, which stays.
        case text([UInt8])
        /// Nil where there is none; how it is laid out does not matter.
        case lock(Lock?)
        case anything
    }
}

extension FileChange {
    /// What is to be written, where the file is what it was when it was read.
    ///
    /// - Parameter now: nil where there is no file.
    func bytes(replacing now: [UInt8]?, at path: String) throws(WriteError) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        switch old {
        case .anything: return new
        case .missing where now == nil: return new
        case .text(let old) where now == old: return new
        case .text(let old) where now == mark + old: return mark + new
        case .lock(let old) where now.map(Self.lock) == old: return new
        case .missing, .text, .lock: throw .changedMeanwhile(path)
        }
    }

    private static func lock(_ bytes: [UInt8]) -> Lock {
        // What is wrong with a lock was told when it was loaded.
        var findings: [Diagnostic] = []
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        return Lock(SourceFile(path: "", bytes: text), &findings)
    }
}
