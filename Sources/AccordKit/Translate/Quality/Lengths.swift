import Diagnostics
import Markdown

extension ProseCheck {
    /// Titles and descriptions that search engines show whole.
    mutating func checkLengths() {
        for text in texts {
            switch text.kind {
            case .title: checkLength(text, .longTitle, "A title", 70)
            case .description: checkLength(text, .longDescription, "A description", 160)
            case .heading, .paragraph, .cell, .alternative: return
            }
        }
    }

    private mutating func checkLength(_ text: Prose, _ code: Code, _ name: String, _ limit: Int) {
        let count = text.text.count
        guard count > limit else { return }
        report(
            code, .note, at: text.span(text.elements.indices),
            rule: "\(name) of at most \(limit) characters is shown whole in search results",
            seen: "this one has \(count)")
    }
}
