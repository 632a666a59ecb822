import Diagnostics
import Foundation
import Markdown

@testable import AccordKit

/// The handwritten pages of `Pages`, one for each platform and language.
enum ImportedPages {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Pages")

    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
    }()

    static func html(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name + ".html")))
    }

    static func read(_ name: String) throws -> ReadPage {
        readPage(try html(name), path: name + ".html")
    }
}

extension ReadPage {
    /// All that is worth comparing, as text: front matter with what stands beside the document, then the document.
    var summary: String {
        var lines = ["---", "title: \(title)", "platform: \(platform)"]
        if let description { lines.append("description: \(description)") }
        if let language { lines.append("language: \(language)") }
        lines += ["kind: \(kind.rawValue)"]
        let headings = Outline(document).headings.map(\.content.plainText)
        for anchor in anchors { lines.append("anchor: \(anchor.name)\(anchor.heading.map { " → \(headings[$0])" } ?? "")") }
        for link in related { lines.append("related: [\(link.title)](\(link.destination))") }
        lines.append("total: \(accounting.total) = \(accounting.kept) kept" + (accounting.lost > 0 ? " + \(accounting.lost) lost" : ""))
        for (name, counts) in [("boilerplate", accounting.boilerplate), ("dropped", accounting.dropped), ("added", accounting.added)] {
            for (rule, count) in counts.sorted(by: { $0.key < $1.key }) { lines.append("\(name): \(count) \(rule)") }
        }
        for finding in findings { lines.append("finding: \(finding.code.rawValue) \(finding.message)") }
        return lines.joined(separator: "\n") + "\n---\n\n" + String(decoding: document.markdown(), as: UTF8.self)
    }

    /// What is wrong with the result whatever the page says; empty where all is well.
    var faults: [String] {
        var faults: [String] = []
        let sum = accounting.kept + accounting.boilerplate.values.reduce(0, +) + accounting.dropped.values.reduce(0, +) + accounting.lost
        if accounting.total != sum { faults.append("total \(accounting.total) is not \(sum)") }
        if accounting.lost != 0 { faults.append("\(accounting.lost) lost") }
        if accounting.surplus != 0 { faults.append("\(accounting.surplus) surplus") }
        let text = ([title, document.blocks.allText] + related.map(\.title)).joined()
        let said = text.unicodeScalars.count { !$0.properties.isWhitespace }
        let accounted = accounting.kept + accounting.added.values.reduce(0, +) + accounting.surplus
        if said != accounted { faults.append("the result has \(said) scalars, accounted are \(accounted)") }
        let markdown = document.markdown()
        if !parse(markdown).document.hasSameContent(as: document) { faults.append("is not read as it was written") }
        return faults
    }
}

extension [Block] {
    /// All text, by another way than the accounting's.
    fileprivate var allText: String {
        map { block in
            switch block {
            case .heading(let heading): heading.content.plainText
            case .paragraph(let paragraph): paragraph.content.plainText
            case .list(let list): list.items.map(\.blocks.allText).joined()
            case .blockQuote(let quote): quote.blocks.allText
            case .alert(let alert): alert.blocks.allText
            case .table(let table): ([table.header] + table.rows).joined().map(\.content.plainText).joined()
            case .codeBlock(let code): code.text
            case .html(let html): html.text
            case .thematicBreak: ""
            }
        }.joined()
    }
}
