import Glibc

/// A site that is being built beside the one on disk.
///
/// Files are staged in any order, from several tasks at once; then the site becomes the new one as a whole, or not at all:
///
///     let site = try StagedSite(at: "Output")
///     let files = [try site.stage("fr/index.html", html), …]
///     try site.commit(files)      // or site.discard()
///
/// A file that is already there with the same bytes is left alone, and a build that changes nothing changes no modification time. Only what
/// Accord wrote is ever replaced or removed; the other files in the folder stay. What a killed run left behind is finished or cleared here.
///
/// Files are not synced to the disk one by one: a site survives the end of the process, not a power cut in the seconds behind it.
public struct StagedSite: Sendable {
    let output: OutputFolder
    /// What the site on disk consists of.
    let manifest: Manifest
    /// Whether folders may change places; the file system may still refuse.
    let canExchange: Bool

    /// Opens the output folder for one build. It need not exist yet, but its path must not be anything else than a folder; a symbolic link
    /// is followed.
    public init(at path: String) throws(WriteError) {
        try self.init(at: path, canExchange: true)
    }

    init(at path: String, canExchange: Bool) throws(WriteError) {
        self.canExchange = canExchange
        output = try OutputFolder(at: path)
        try output.recover()
        manifest = try output.current.map { folder throws(WriteError) in try Manifest(of: folder) } ?? Manifest([])
        guard let current = output.current else {
            try output.staging.make()
            return
        }
        // Better refused now than after the work.
        if manifest.paths.isEmpty { _ = try survey(current) }
    }

    /// Stages one file. May be called from several tasks at once, once for each path.
    /// - Parameter path: relative to the output folder, with `/` between components.
    public func stage(_ path: String, _ bytes: [UInt8]) throws(WriteError) -> StagedFile {
        let path = try SitePath(path)
        if let current = output.current, manifest.paths.contains(path), current.holds(bytes, at: path) {
            return StagedFile(sitePath: path, change: .unchanged)
        }
        do throws(WriteError) {
            try output.staging.write(path, bytes)
        } catch {
            throw error.code == EEXIST ? .writtenTwice(String(path)) : error
        }
        return StagedFile(sitePath: path, change: .written)
    }

    /// Gives up the staged files; the site on disk stays as it is.
    public func discard() {
        // What cannot be cleared now is cleared by the next run, which also finishes a site that is being put in place.
        if output.current?.kind(.journal) == nil { try? output.staging.remove() }
        output.unlock()
    }
}

/// A file of the new site.
public struct StagedFile: Sendable, Hashable {
    let sitePath: SitePath
    public let change: Change

    public enum Change: Sendable, Hashable {
        case unchanged, written
    }

    /// Relative to the output folder.
    public var path: String { String(sitePath) }
}

/// What a build did to the output folder.
public struct WriteSummary: Sendable, Hashable {
    public let written: Int
    public let unchanged: Int
    public let removed: Int
}
