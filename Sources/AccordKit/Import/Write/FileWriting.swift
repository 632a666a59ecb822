import Diagnostics

/// Puts files into a site: what is there and says the same is left alone, and what says something else stays unless it may be replaced.
struct FileWriting {
    let root: String
    let overwrites: Bool
    let isDryRun: Bool

    /// - Throws: `WriteError`
    func write(_ file: PlannedFile) throws(WriteError) -> ImportResult.Fate {
        let path = "\(root)/\(file.path)"
        do throws(FileError) {
            let old = try readFile(path, limit: max(file.bytes.count, 1))
            if old == file.bytes { return .unchanged }
            guard overwrites else { return .kept }
        } catch {
            // Whatever else stands there is nobody's wish to lose.
            if error != .missing, !overwrites || error == .notAFile { return .kept }
        }
        guard !isDryRun else { return .written }
        if let slash = path.lastIndex(of: "/") { try makeFolders(String(path[..<slash])) }
        try replaceFile(path, with: file.bytes)
        return .written
    }
}
