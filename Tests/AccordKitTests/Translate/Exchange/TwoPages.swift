import Diagnostics

@testable import AccordKit

/// An article in English and in French, in memory, and what imports make of it.
struct TwoPages {
    private(set) var article: Site.Article
    private static let localization = Localization(sourceLocale: "en", locale: "fr")
    private static let date = "2026-11-24T09:30:00Z"

    /// The French page is recorded as current.
    init(_ source: String, _ target: String) {
        article = Site.Article(
            id: "a/b", section: "a", kind: .faq, pages: ["en": Self.page(source, "en"), "fr": Self.page(target, "fr")],
            file: SourceFile(path: "Content/a/b/article.yml", bytes: []))
        let translation = Translation(of: article, locale: "fr", source: "en")
        article.locks["fr"] = translation?.lock(after: Review(.accept, by: "Ana", on: Self.date), on: Self.date)
    }

    private static func page(_ text: String, _ locale: String) -> Site.Page {
        Site.Page(recovering: SourceFile(path: "Content/a/b/\(locale).md", bytes: Array(text.utf8)))
    }

    var target: String { article.pages["fr"].map { String(decoding: $0.file.bytes, as: UTF8.self) } ?? "" }
    var units: [TranslationUnit] { AccordKit.units(of: article, locale: "fr", source: "en") }
    var outlines: (source: [String], target: [String]) {
        func outline(_ locale: String) -> [String] { article.pages[locale].map { PageEdit($0).document.outline } ?? [] }
        return (outline("en"), outline("fr"))
    }

    mutating func rewrite(_ source: String) { article.pages["en"] = Self.page(source, "en") }

    /// Imports translations of what is new and wanted, which say the same behind `FR `.
    mutating func translate(_ isWanted: (String) -> Bool = { _ in true }) -> [Diagnostic] {
        write(units.filter { $0.state == .new && isWanted($0.source.text.plainText) }.map { unit in
            let text = SegmentText(parts: [.text("FR ")] + unit.source.text.parts, codes: unit.source.text.codes)
            return (unit, SegmentText(text.inlines()))
        })
    }

    /// Imports the translations of texts, by what they begin with.
    mutating func write(_ texts: [(TranslationUnit, SegmentText)]) -> [Diagnostic] {
        guard var page = PageTranslation(article, Self.localization, fallbacks: []) else { return [] }
        let written = page.write(
            texts.map { PageTranslation.Writing(unit: $0.0, text: $0.1, location: Location(path: "fr.xlf")) })
        let states = Dictionary(uniqueKeysWithValues: written.map { ($0, Lock.Record.State.translated) })
        article.locks["fr"] = page.lock(states, by: nil, on: Self.date)
        if let bytes = page.target?.page.file.bytes { article.pages["fr"] = Self.page(String(decoding: bytes, as: UTF8.self), "fr") }
        return page.findings
    }
}
