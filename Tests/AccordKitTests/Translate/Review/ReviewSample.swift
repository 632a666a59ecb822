import Diagnostics
import Foundation
import HTML
import Markdown

@testable import AccordKit

/// Reviews made by hand from Markdown.
enum ReviewSample {
    static let english = Site.Locale(tag: "en", name: "English")
    static let french = Site.Locale(tag: "fr", name: "Français")

    /// A review of one page; the segments of both pages are paired in their order.
    static func review(
        _ source: String, _ target: String, title: String = "Help", tables: [String: ReviewSheet.Tables] = [:],
        images: [String: String] = [:],
        exchange: String = "<xliff/>", change: (inout ReviewSheet.Unit) -> Void = { _ in }
    ) -> ReviewSheet {
        let page = page(source, "en")
        let document = parse(page.file.bytes, from: page.bodyStart).document
        let targets = self.segments(target, "fr")
        let units = AccordKit.segments(of: page, document: document).enumerated().map { index, segment in
            var unit = ReviewSheet.Unit(
                TranslationUnit(
                    id: "s\(index)", article: "keys/link", locale: "fr", source: segment,
                    target: targets.indices.contains(index) ? targets[index] : nil,
                    state: targets.indices.contains(index) ? .translated : .new))
            change(&unit)
            return unit
        }
        return ReviewSheet(
            title: title, locale: french, sourceLocale: english, provenance: "Snapshot 1",
            articles: [ReviewSheet.Article(id: "keys/link", document: document, units: units, tables: tables, images: images)],
            exchange: Array(exchange.utf8))
    }

    static func segments(_ text: String, _ locale: String) -> [Segment] {
        let page = page(text, locale)
        return AccordKit.segments(of: page, document: parse(page.file.bytes, from: page.bodyStart).document)
    }

    private static func page(_ text: String, _ locale: String) -> Site.Page {
        var findings: [Diagnostic] = []
        let file = SourceFile(path: "Content/keys/link/\(locale).md", bytes: Array("---\ntitle: Link a key\n---\n\n\(text)\n".utf8))
        let front = FrontMatter(file, &findings)
        return Site.Page(file: file, title: front.title ?? "", description: front.description, bodyStart: front.bodyStart)
    }

    static func html(of review: ReviewSheet, language: String = "en") -> [UInt8] {
        var findings: [Diagnostic] = []
        return review.page(words: ReviewWords(language), templates: Templates(&findings))
    }

    static func document(_ review: ReviewSheet, language: String = "en") -> HTMLDocument {
        HTMLDocument(utf8: html(of: review, language: language))
    }
}

extension HTMLDocument {
    func element(id: String) -> HTMLNode? { nodes.first { $0.attribute(.id) == id } }

    func elements(class name: String) -> [HTMLNode] {
        nodes.filter { ($0.attribute(.class) ?? "").split(separator: " ").contains(Substring(name)) }
    }
}
