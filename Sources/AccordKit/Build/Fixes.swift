import Diagnostics

extension Workspace {
    /// Applies the safe fixes among some findings to the files of the site.
    ///
    /// What was translated and approved stays so: such a fix is no edit of the translation. All files change together, or none.
    /// - Returns: how many fixes were applied.
    /// - Throws: `WriteError` where a file cannot be written.
    public func applyFixes(_ findings: [Diagnostic]) throws(WriteError) -> Int {
        var count = 0
        var changes: [FileChange] = []
        let fixes = findings.flatMap(\.fixes).filter(\.isSafe)
        let byPath = Dictionary(grouping: fixes) { $0.edits.first?.location.path ?? "" }
        for (path, fixes) in byPath.sorted(by: { $0.key < $1.key }) {
            guard let (article, locale, page) = page(at: path) else {
                guard path.hasSuffix(".yml"), let bytes = try? readText("\(root)/\(path)", limit: Site.Limit.yaml) else { continue }
                let fixed = apply(fixes, to: SourceFile(path: path, bytes: bytes))
                changes.append(FileChange(path, from: .text(bytes), to: fixed.bytes))
                count += fixed.applied
                continue
            }
            let fixed = apply(fixes, to: page.file)
            guard fixed.applied > 0 else { continue }
            changes.append(FileChange(path, from: .text(page.file.bytes), to: fixed.bytes))
            count += fixed.applied
            if let lock = article.locks[locale] {
                let following = lock.following(page.segments, PageEdit(fixed.bytes, at: path).segments)
                guard following != lock else { continue }
                changes.append(FileChange("Content/\(article.id)/\(Lock.fileName(locale))", from: .lock(lock), to: following.bytes))
            }
        }
        try SiteChanges.write(changes, in: root)
        return count
    }

    private func page(at path: String) -> (article: Site.Article, locale: String, page: Site.Page)? {
        for article in map.site.articles {
            for (locale, page) in article.pages where page.file.path == path { return (article, locale, page) }
        }
        return nil
    }
}
