import Markdown

/// The words of the page layouts in one locale.
struct UIStrings: Sendable {
    /// What a strings file may hold.
    enum Key: String, CaseIterable, Sendable {
        case allArticles = "all-articles"
        case borrowed
        case borrowedRegion = "borrowed-region"
        case breadcrumbs, caution
        case done, home, important, item, language, markdown
        case notDone = "not-done"
        case note
        case outdated
        case onThisPage = "on-this-page"
        case related, sections
        case skipToContent = "skip-to-content"
        case supportedTools = "supported-tools"
        case table, task, tip, tool, warning

        /// The name of the value that stands in the text, if one does.
        var placeholder: String? {
            switch self {
            case .allArticles: "count"
            case .borrowed, .borrowedRegion: "language"
            case .supportedTools: "capability"
            case .table: "number"
            default: nil
            }
        }
    }

    private let texts: [Key: String]
    /// Those that the locale has no words of its own for, so that they are English.
    private let borrowed: Set<Key>
    /// Whose plurals they have.
    private let locale: String

    init(_ texts: [Key: String], locale: String = "en") {
        self.texts = texts
        self.locale = locale
        borrowed = []
    }

    /// The words of a locale: its own, then those of its truncations (RFC 4647), then the English ones.
    ///
    /// - Parameters:
    ///   - files: the texts of each strings file, by locale.
    ///   - adapt: a text of a locale as this one writes it.
    init(_ locale: String, from files: [String: [Key: String]], adapt: (_ text: String, _ owner: String) -> String = { text, _ in text }) {
        self.locale = locale
        var tags = ["en"]
        var tag = Substring(locale)
        while !tag.isEmpty {
            tags.insert(String(tag), at: tags.count - 1)
            guard let cut = tag.lastIndex(of: "-") else { break }
            tag = tag[..<cut]
        }
        texts = tags.reduce(into: [:]) { texts, tag in
            texts.merge((files[tag] ?? [:]).mapValues { adapt($0, tag) }) { own, _ in own }
        }
        let isEnglish = locale == "en" || locale.hasPrefix("en-")
        borrowed = isEnglish ? [] : Set(Key.allCases).subtracting(tags.dropLast().flatMap { (files[$0] ?? [:]).keys })
    }

    subscript(key: Key) -> String { texts[key] ?? "" }

    /// Whether the text is English on a page of another language.
    func isBorrowed(_ key: Key) -> Bool { borrowed.contains(key) }

    /// The text with `{count}` replaced by a number, or with the form that its plural has for the number.
    func text(_ key: Key, count: Int) -> String {
        if let message = try? PluralMessage(self[key], name: "count") { return message.text(count, in: locale) }
        return text(key, "count", String(count))
    }

    /// The text with `{name}` replaced by a value.
    func text(_ key: Key, _ name: StaticString, _ value: String) -> String {
        let parts = parts(key, around: name)
        return parts.after.map { parts.before + value + $0 } ?? String(parts.before)
    }

    /// What stands before and after `{name}`; nothing is after it where it is not there.
    func parts(_ key: Key, around name: StaticString) -> (before: Substring, after: Substring?) {
        let text = self[key]
        let bytes = text.utf8
        let length = name.utf8CodeUnitCount
        var rest = bytes[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[bytes.index(after: open)...]
            let isName = name.withUTF8Buffer { rest.starts(with: $0) }
            if isName, let close = bytes.index(open, offsetBy: length + 1, limitedBy: bytes.endIndex),
                rest.dropFirst(length).first == UInt8(ascii: "}")
            {
                return (text[..<open], text[bytes.index(after: close)...])
            }
        }
        return (text[...], nil)
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
