import Diagnostics
import Markdown

/// A file of the site as an import would have it.
struct PlannedFile: Sendable {
    /// Relative to the site's folder.
    let path: String
    let bytes: [UInt8]
}

extension Document {
    /// The page's file: front matter, then the document as Markdown.
    func pageFile(title: String, description: String?) -> (bytes: [UInt8], bodyStart: Int) {
        var bytes = Array("---\ntitle: \(yamlText(title))\n".utf8)
        if let description { bytes += "description: \(yamlText(description))\n".utf8 }
        bytes += "---\n\n".utf8
        let start = bytes.count
        write(to: &bytes)
        return (bytes, start)
    }

    /// Whether the file reads as this document under this title: the last proof that nothing is lost between reading and writing.
    func isWritten(in bytes: [UInt8], title: String, description: String?) -> Bool {
        var findings: [Diagnostic] = []
        let page = Site.Page(SourceFile(path: "", bytes: bytes), &findings)
        guard findings.isEmpty, page.title == title, page.description == description else { return false }
        let (document, problems) = parse(bytes, from: page.bodyStart)
        return problems.isEmpty && document.hasSameContent(as: self)
    }
}

extension ArticlePlan {
    var folder: String { "Content/\(id)" }

    /// What article.yml does not say yet: a line for each, empty where there is nothing to add.
    var additions: [String] {
        guard let existing else { return [] }
        var lines: [String] = []
        if existing.start == nil, let start { lines.append("start: \(start)") }
        if existing.conditions.isEmpty, existing.start == nil, !conditions.isEmpty { lines.append("when: \(yamlMapping(conditions))") }
        if !slugs.isEmpty { lines.append("slugs: \(yamlMapping(slugs))") }
        if !redirects.isEmpty { lines.append("redirects: \(yamlMapping(redirects))") }
        let unnamed = related.filter { !existing.related.contains($0) }
        if !unnamed.isEmpty { lines.append("related: [\(unnamed.joined(separator: ", "))]") }
        return lines
    }

    /// `article.yml`, with what the file that is there says besides.
    ///
    /// - Parameter audience: of the file that is there.
    func articleFile(audience: [String] = []) -> PlannedFile {
        var text = "kind: \((existing?.kind ?? kind).rawValue)\n"
        if let existing, existing.order != 0 { text += "order: \(existing.order)\n" }
        if !audience.isEmpty { text += "audience: [\(audience.map { yamlText($0, inFlow: true) }.joined(separator: ", "))]\n" }
        let decided = existing?.start != nil || existing?.conditions.isEmpty == false
        if let start = existing?.start ?? start { text += "start: \(yamlText(start))\n" }
        let conditions = decided ? existing?.conditions ?? [:] : conditions
        if !conditions.isEmpty { text += "when: \(yamlMapping(conditions))\n" }
        let slugs = (existing?.slugs ?? [:]).merging(slugs) { $1 }
        if !slugs.isEmpty { text += "slugs: \(yamlMapping(slugs))\n" }
        let redirects = (existing?.redirects ?? [:]).merging(redirects) { old, new in old + new.filter { !old.contains($0) } }
        if !redirects.isEmpty { text += "redirects: \(yamlMapping(redirects))\n" }
        let known = existing?.related ?? []
        let related = known + related.filter { !known.contains($0) }
        if !related.isEmpty { text += "related:\n" + related.map { "  - \(yamlText($0))\n" }.joined() }
        return PlannedFile(path: "\(folder)/article.yml", bytes: Array(text.utf8))
    }
}

/// `section.yml` for a section that is new: its name stands for its title until somebody writes one.
func sectionFile(_ id: String, _ configuration: Site.Configuration) -> PlannedFile {
    let words = id.map { $0 == "-" || $0 == "_" ? " " : $0 }
    let title = String(words.prefix(1)).uppercased() + String(words.dropFirst())
    let titles = configuration.locales.map { "\($0.tag): \(yamlText(title, inFlow: true))" }.joined(separator: ", ")
    return PlannedFile(path: "Content/\(id)/section.yml", bytes: Array("title: {\(titles)}\n".utf8))
}

private func yamlMapping(_ values: [String: String]) -> String {
    "{"
        + values.sorted { $0.key < $1.key }.map { "\(yamlText($0.key, inFlow: true)): \(yamlText($0.value, inFlow: true))" }.joined(
            separator: ", ") + "}"
}

private func yamlMapping(_ values: [String: [String]]) -> String {
    "{"
        + values.sorted { $0.key < $1.key }.map { key, values in
            "\(yamlText(key, inFlow: true)): [\(values.map { yamlText($0, inFlow: true) }.joined(separator: ", "))]"
        }.joined(separator: ", ") + "}"
}
