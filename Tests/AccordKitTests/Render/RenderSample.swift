import Diagnostics
import Markdown

@testable import AccordKit

/// A small site to render: three locales, two sections, one article with everything in it.
enum RenderSample {
    static let english = Site.Locale(tag: "en", name: "English")
    static let british = Site.Locale(tag: "en-GB", name: "English (UK)", fallbacks: ["en"])
    static let french = Site.Locale(tag: "fr", name: "Français", fallbacks: ["en"])

    static let site = Site.Configuration(
        titles: LocalizedText(["en": "Help Centre", "fr": "Centre d’aide"]), baseURL: "https://help.example.com/", sourceLocale: "en",
        locales: [english, british, french])

    static let sections = [
        Site.Section(id: "docusign", titles: LocalizedText(["en": "DocuSign", "fr": "DocuSign"]), order: 1),
        Site.Section(id: "accounts", titles: LocalizedText(["en": "Accounts", "fr": "Comptes"]), order: 2),
    ]

    static func renderer(
        _ site: Site.Configuration = site, sections: [Site.Section] = sections, files: [SourceFile] = [], findings: inout [Diagnostic]
    ) -> Renderer {
        let byLocale = Dictionary(uniqueKeysWithValues: site.locales.map { ($0.tag, sections) })
        return Renderer(site, sections: byLocale, templates: Templates(files: files, &findings))
    }

    static func renderer(_ site: Site.Configuration = site, files: [SourceFile] = []) -> Renderer {
        var findings: [Diagnostic] = []
        return renderer(site, files: files, findings: &findings)
    }

    /// A page of the article `docusign/link-your-account`.
    static func page(
        in locale: Site.Locale = english, prose: String? = nil, slug: String = "link-your-account", title: String = "Link your account",
        description: String? = nil, anchors: [String] = [], alternates: [Site.Locale] = [], related: [ResolvedPage.Reference] = [],
        tables: [String: SupportTable] = [:], _ blocks: [Block]
    ) -> ResolvedPage {
        let path = "/\(locale.tag)/docusign/\(slug)/"
        return ResolvedPage(
            article: "docusign/link-your-account", locale: locale, proseLocale: prose ?? locale.tag, path: path, title: title,
            description: description, document: Document(blocks: blocks), anchors: anchors,
            alternates: alternates.map { .init(locale: $0.tag, path: $0 == locale ? path : "/\($0.tag)/docusign/link-your-account/") },
            related: related, tables: tables)
    }

    static let supportTable = SupportTable(
        capability: "DocuSign signature",
        tools: [
            .init(
                name: "Commitments",
                rows: [
                    .init(item: "Purchase Orders", note: nil, task: "Complete a Purchase Order with DocuSign"),
                    .init(item: "Subcontracts", note: "Created in the tool", task: nil),
                ]),
            .init(name: "Documents", rows: [.init(item: "Documents", note: nil, task: nil)]),
        ])
}

// MARK: Documents in few words

extension Block {
    static func text(_ content: Inline...) -> Block { .paragraph(.init(content: content, range: 0..<0)) }
    static func heading(_ level: Int, _ content: Inline...) -> Block { .heading(.init(level: level, content: content, range: 0..<0)) }

    static func bullets(isTight: Bool = true, _ items: [Block]...) -> Block {
        .list(.init(start: nil, isTight: isTight, items: items.map { .init(blocks: $0, range: 0..<0) }, range: 0..<0))
    }

    static func steps(from start: Int = 1, isTight: Bool = true, _ items: [Block]...) -> Block {
        .list(.init(start: start, isTight: isTight, items: items.map { .init(blocks: $0, range: 0..<0) }, range: 0..<0))
    }

    static func alert(_ kind: Alert.Kind, _ blocks: Block...) -> Block { .alert(.init(kind: kind, blocks: blocks, range: 0..<0)) }
    static func code(_ info: String?, _ text: String) -> Block { .codeBlock(.init(info: info, text: text, range: 0..<0)) }
    static func raw(_ text: String) -> Block { .html(.init(text: text, range: 0..<0)) }

    static func table(_ columns: [Table.Alignment], _ header: [[Inline]], _ rows: [[[Inline]]]) -> Block {
        func cell(_ content: [Inline]) -> Table.Cell { .init(content: content, range: 0..<0) }
        return .table(.init(columns: columns, header: header.map(cell), rows: rows.map { $0.map(cell) }, range: 0..<0))
    }
}

extension Inline: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    public init(stringLiteral text: String) { self = .text(text, 0..<0) }

    static func link(_ destination: String, title: String = "", _ content: Inline...) -> Inline {
        .link(.init(destination: destination, title: title, content: content, range: 0..<0))
    }

    static func image(_ source: String, title: String = "", _ alternative: Inline...) -> Inline {
        .image(.init(source: source, title: title, alternative: alternative, range: 0..<0))
    }

    static func code(_ text: String) -> Inline { .code(text, 0..<0) }
    static func raw(_ text: String) -> Inline { .html(text, 0..<0) }
}

func string(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
