import Diagnostics
import Markdown

/// Files on their way into a site: what is there and says the same is left alone, and what says something else stays unless it may be replaced.
struct FileWriting {
    let root: String
    let overwrites: Bool
    let isDryRun: Bool
    private var changes: [FileChange] = []

    init(root: String, overwrites: Bool, isDryRun: Bool) {
        self.root = root
        self.overwrites = overwrites
        self.isDryRun = isDryRun
    }

    /// What becomes of a file; it is written with the others.
    mutating func add(_ file: PlannedFile) -> ImportResult.Fate {
        var old = FileChange.Old.anything
        do throws(FileError) {
            if try readFile("\(root)/\(file.path)", limit: max(file.bytes.count, 1)) == file.bytes { return .unchanged }
            guard overwrites else { return .kept }
        } catch {
            // Whatever else stands there is nobody's wish to lose.
            if error != .missing, !overwrites || error == .notAFile { return .kept }
            if error == .missing { old = .missing }
        }
        changes.append(FileChange(file.path, from: old, to: file.bytes))
        return .written
    }

    /// - Throws: `WriteError`; nothing was written then.
    func write() throws(WriteError) {
        if !isDryRun { try SiteChanges.write(changes, in: root) }
    }
}
