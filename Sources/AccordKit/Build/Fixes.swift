import Diagnostics

extension Workspace {
    /// Applies the safe fixes among some findings to the files of the site.
    ///
    /// All files change together, or none.
    /// - Returns: how many fixes were applied.
    /// - Throws: `WriteError` where a file cannot be written.
    public func applyFixes(_ findings: [Diagnostic]) throws(WriteError) -> Int {
        var count = 0
        var changes: [FileChange] = []
        let fixes = findings.flatMap(\.fixes).filter(\.isSafe)
        let byPath = Dictionary(grouping: fixes) { $0.edits.first?.location.path ?? "" }
        for (path, fixes) in byPath.sorted(by: { $0.key < $1.key }) {
            guard let file = map.site.articles.lazy.flatMap(\.pages.values).first(where: { $0.file.path == path })?.file else { continue }
            let fixed = apply(fixes, to: file)
            guard fixed.applied > 0 else { continue }
            changes.append(FileChange(path, from: .text(file.bytes), to: fixed.bytes))
            count += fixed.applied
        }
        try SiteChanges.write(changes, in: root)
        return count
    }
}
