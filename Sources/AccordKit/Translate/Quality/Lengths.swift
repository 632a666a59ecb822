import Diagnostics
import Markdown

extension ProseCheck {
    /// Titles and descriptions that search engines show whole.
    mutating func checkLengths() {
        for text in texts {
            switch text.kind {
            case .title: checkLength(text, .longTitle, limit: 70, rule: "A title of at most 70 characters is shown whole in search results")
            case .description: 
                checkLength(
                    text, .longDescription, limit: 160, rule: "A description of at most 160 characters is shown whole in search results")
            case .heading, .paragraph, .cell, .alternative: return
            }
        }
    }

    private mutating func checkLength(_ text: Prose, _ code: Code, limit: Int, rule: Message) {
        let count = text.text.count
        guard count > limit else { return }
        report(
            code, .note, at: text.span(text.elements.indices), rule: rule, seen: "this one has \(count)")
    }
}
