import Diagnostics
import Markdown

@testable import AccordKit

/// An article with a page and its translation, for tests of what is recorded of them.
struct TranslatedPage {
    var source: String
    var target: String
    var lock: Lock?

    var translation: Translation {
        Translation(article: "keys/link", locale: "fr", source: segments(of: source), target: segments(of: target), lock: lock)
    }

    mutating func review(
        _ verdict: Review.Verdict?, by: String = "Ana", on: String = "2026-11-24T09:30:00Z",
        where includes: (TranslationUnit) -> Bool = { _ in true }
    ) {
        lock = translation.lock(after: verdict.map { Review($0, by: by, on: on) }, on: on, where: includes)
    }

    /// One line for each unit: its state, its source, its translation.
    var states: [String] {
        translation.units.map { unit in
            let state =
                switch unit.state {
                case .new: "new"
                case .stale(let reason): "stale \(reason.rawValue)"
                case .needsReview: "needs-review"
                case .translated: "translated"
                case .approved: "approved"
                }
            let carried = unit.carried.map { " carried \($0.rawValue)" } ?? ""
            return "\(state)\(carried): \(unit.source.text.plainText) = \(unit.targets.map(\.text.plainText).joined(separator: " + "))"
        }
    }
}

/// The segments of a page's text.
func segments(of markdown: String) -> [Segment] {
    let file = SourceFile(path: "en.md", bytes: Array(markdown.utf8))
    var findings: [Diagnostic] = []
    return Site.Page(file, &findings).segments
}
