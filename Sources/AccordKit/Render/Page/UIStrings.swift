import Markdown

/// The words of the page layouts in one locale.
struct UIStrings: Sendable {
    /// What a strings file may hold.
    enum Key: String, CaseIterable, Sendable {
        case allArticles = "all-articles"
        case borrowed
        case borrowedRegion = "borrowed-region"
        case breadcrumbs, caution
        case done, home, important, item, language, markdown, moved
        case notDone = "not-done"
        case note
        case onThisPage = "on-this-page"
        case related, sections
        case skipToContent = "skip-to-content"
        case supportedTools = "supported-tools"
        case table, task, tip, tool, warning
    }

    private let texts: [Key: String]

    init(_ texts: [Key: String]) {
        self.texts = texts
    }

    /// The words of a locale: its own, then those of its truncations (RFC 4647), then the English ones.
    ///
    /// - Parameter files: the texts of each strings file, by locale.
    init(_ locale: String, from files: [String: [Key: String]]) {
        var tags = ["en"]
        var tag = Substring(locale)
        while !tag.isEmpty {
            tags.insert(String(tag), at: tags.count - 1)
            guard let cut = tag.lastIndex(of: "-") else { break }
            tag = tag[..<cut]
        }
        texts = tags.reduce(into: [:]) { texts, tag in
            texts.merge(files[tag] ?? [:]) { own, _ in own }
        }
    }

    subscript(key: Key) -> String { texts[key] ?? "" }

    /// The text with `{name}` replaced by a value.
    func text(_ key: Key, _ name: String, _ value: String) -> String {
        let parts = self[key].split(separator: "{\(name)}", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0] + value + parts[1] : self[key]
    }

    /// The title of a callout.
    func title(of kind: Block.Alert.Kind) -> String {
        switch kind {
        case .note: self[.note]
        case .tip: self[.tip]
        case .important: self[.important]
        case .warning: self[.warning]
        case .caution: self[.caution]
        }
    }
}
