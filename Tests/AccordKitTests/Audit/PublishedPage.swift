import Diagnostics
import Foundation
import Testing

@testable import AccordKit

/// The pages of another help site that the tests of import have, as they are and with single changes.
struct PublishedPage {
    let locale: String
    let text: String

    init(_ locale: String) throws {
        self.locale = locale
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("Import/Pages/mindtouch.\(locale).html")
        text = try String(contentsOf: path, encoding: .utf8)
    }

    private init(_ locale: String, text: String) {
        self.locale = locale
        self.text = text
    }

    /// The page with one occurrence of a text replaced.
    func replacing(_ old: String, with new: String, occurrence: Int = 1) throws -> PublishedPage {
        let range = try #require(ranges(of: old).dropFirst(occurrence - 1).first, "“\(old)” is not on the page")
        return PublishedPage(locale, text: text.replacingCharacters(in: range, with: new))
    }

    /// The lines on which a text begins.
    func lines(of text: String) -> [Int] {
        ranges(of: text).map { self.text[..<$0.lowerBound].count { $0.isNewline } + 1 }
    }

    private func ranges(of part: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        var start = text.startIndex
        while let range = text.range(of: part, range: start..<text.endIndex) {
            ranges.append(range)
            start = range.upperBound
        }
        return ranges
    }

    func audited(_ product: Product) -> CheckResult {
        audit([read], against: product, options: AuditOptions(locales: [locale]))
    }

    var read: ReadPage { readPage(Array(text.utf8), path: "help/\(locale)/page.html") }
}

extension Glossary {
    /// One term, agreed on in both languages.
    static var changeOrders: Glossary {
        let forms = ["en": ["one": "change order", "other": "change orders"], "fr": ["one": "ordre de changement", "other": "ordres de changement"]]
        let text = LocalizedText(forms.compactMapValues { Forms($0) })
        return Glossary(terms: ["change-order": Term(text: text, forbidden: ["fr": ["avenant"]], notes: [:])])
    }
}

extension CheckResult {
    /// `UI002:41`
    var places: [String] { findings.map { "\($0.code.rawValue):\($0.location.start.line)" } }

    var listing: String { findings.map { "\($0.headline) \($0.message)" }.joined(separator: "\n") }
}
