import HTML

/// What differs from page to page in a layout, as it stands in the HTML: text escaped, slots ready made.
struct PageValues {
    /// What a layout can say of a page. Texts are escaped by us; slots are HTML that we made.
    enum Field: Int, CaseIterable, Sendable {
        case title, root, markdown
        case meta, breadcrumbs, languages, notice, contents, content, related, proseLanguage, titleLanguage

        /// The name in templates.
        var name: String {
            switch self {
            case .proseLanguage: "prose-language"
            case .titleLanguage: "title-language"
            default: "\(self)"
            }
        }

        var isHTML: Bool {
            switch self {
            case .title, .root, .markdown: false
            default: true
            }
        }
    }

    /// The id of the section that the page belongs to; empty for pages above the sections.
    var section = ""
    /// How the navigation marks that section: `page` on the section's own page, `true` on its articles.
    var current: StaticString = "true"
    private var html = HTMLWriter()
    private var ranges = [Range<Int>](repeating: 0..<0, count: Field.allCases.count)

    init(capacity: Int = 0) {
        html.reserveCapacity(capacity)
    }

    mutating func set(_ field: Field, _ write: (inout HTMLWriter) -> Void) {
        let start = html.bytes.count
        write(&html)
        ranges[field.rawValue] = start..<html.bytes.count
    }

    mutating func set(_ field: Field, text: String) {
        set(field) { $0.templateText(text) }
    }

    subscript(field: Field) -> ArraySlice<UInt8> { html.bytes[ranges[field.rawValue]] }

    var count: Int { html.bytes.count }
}

extension HTMLWriter {
    /// Writes text so that it is inert between tags and between quotes of either kind: a layout may put it anywhere.
    mutating func templateText(_ text: String) {
        for (index, part) in text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false).enumerated() {
            if index > 0 { raw("&#39;") }
            attribute(String(part) ?? "")
        }
    }
}
