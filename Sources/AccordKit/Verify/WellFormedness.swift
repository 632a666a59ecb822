import Diagnostics
import HTML

extension HTMLProblem.Kind {
    /// Whether all of the page was read.
    var leavesPageWhole: Bool {
        switch self {
        case .tooLong, .tooDeep, .tooManyAttributes, .tooManyProblems: false
        default: true
        }
    }
}

extension RenderedPage {
    /// For a page of which only a part was read, or none: every other finding would be a guess.
    var unreadableFindings: [Diagnostic] {
        let limits = document.problems.filter { !$0.kind.leavesPageWhole }
        guard !limits.isEmpty else {
            return [finding(.incompletePage, at: 0..<0, rule: "A page has content", seen: "this one is empty")]
        }
        return limits.map { problem in
            let seen: Message =
                switch problem.kind {
                case .tooLong(let limit): "this one has more than \(limit) bytes"
                case .tooDeep(let limit): "elements stand more than \(limit) deep in each other"
                case .tooManyAttributes(let limit): "an element has more than \(limit) attributes"
                default: "there are too many mistakes to list"
                }
            return finding(.incompletePage, at: problem.range, rule: "A page can be read whole", seen: seen)
        }
    }

    /// What is wrong with the page as HTML.
    var problemFindings: [Diagnostic] {
        let nesting: Message = "Elements end in the element that they begin in, each with its end tag"
        return document.problems.map { problem in
            switch problem.kind {
            case .unclosed(let name):
                finding(.misnesting, at: problem.range, rule: nesting, seen: "`<\(name)>` is never closed", right: "Write `</\(name)>`")
            case .strayEndTag("p"):
                finding(
                    .misnesting, at: problem.range, rule: nesting,
                    seen: "`</p>` closes nothing: lists, tables, headings and other blocks end a paragraph before them")
            case .strayEndTag(let name):
                finding(.misnesting, at: problem.range, rule: nesting, seen: "`</\(name)>` closes nothing")
            case .misnested(let name):
                finding(.misnesting, at: problem.range, rule: nesting, seen: "`<\(name)>` ends in another element")
            case .misplaced(let name):
                finding(.misnesting, at: problem.range, rule: "Every tag stands where HTML allows it", seen: "`\(name)` means nothing here")
            case .nested(let name):
                finding(
                    .nestedInteractive, at: problem.range, rule: "A link or button holds nothing else to click on",
                    seen: "`\(name)` is in `\(name)`")
            case .unknownElement(let name):
                finding(.unknownElement, at: problem.range, rule: "Elements are those of HTML", seen: "there is no `\(name)`")
            case .repeatedAttribute(let name):
                finding(.repeatedAttribute, at: problem.range, rule: "An element has each attribute once", seen: "`\(name)` is there twice")
            case .invalidUTF8:
                finding(.invalidText, at: problem.range, rule: "A page is UTF-8", seen: "these bytes are no text")
            case .undecodable(let encoding), .unknownEncoding(let encoding):
                finding(.invalidText, at: problem.range, rule: "A page is text", seen: "there are bytes that are no text in \(encoding)")
            case .nul:
                finding(.invalidText, at: problem.range, rule: "A page is text", seen: "there is a NUL")
            case .syntax(let message):
                // libxml2's judgement is that of HTML 4, so it is not always right.
                finding(.htmlSyntax, .warning, at: problem.range, rule: "A page is well-formed HTML", seen: "libxml2 says: \(quoted(message))")
            case .tooManyReopened(let limit):
                finding(.misnesting, at: problem.range, rule: nesting, seen: "elements that never end go on in \(limit) places")
            case .tooLong, .tooDeep, .tooManyAttributes, .tooManyProblems:
                finding(.incompletePage, at: problem.range, rule: "A page can be read whole", seen: "a limit was reached")
            }
        } + doctypeFindings
    }

    private var doctypeFindings: [Diagnostic] {
        guard !document.hasDoctype else { return [] }
        return [
            finding(
                .misnesting, at: 0..<0, rule: "A page begins with its document type", seen: "there is none",
                right: "Write `<!DOCTYPE html>` at the start")
        ]
    }
}
