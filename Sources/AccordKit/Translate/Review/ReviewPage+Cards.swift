import Diagnostics
import HTML

extension ReviewPage {
    /// What is known of a unit, and where the script puts what it is edited with.
    mutating func writeCard(_ number: Int, _ row: ReviewRow) {
        let unit = listed[number].unit
        html.open(
            "div", ("class", "unit"), ("id", "u.\(number)"), ("role", "group"), ("aria-labelledby", "s.\(number)"), ("tabindex", "-1"),
            ("data-state", unit.unit.state.name))
        html.raw("\n<div class=\"about-source\">")
        writeKind(unit.unit.source.kind)
        if row.units.count > 1 || unit.isRemoved { writeExcerpt(unit) }
        write(unit.difference)
        html.raw("</div>\n<div class=\"about-target\">\n")
        writeStatus(unit)
        if unit.isRemoved { html.element("p", text: words[.takeOut]) }
        writeFindings(unit.findings)
        writeSuggestions(number)
        html.raw("</div>\n</div>\n")
    }

    /// Only what the layout does not show already.
    private mutating func writeKind(_ kind: Segment.Kind) {
        let key: ReviewWords.Key? =
            switch kind {
            case .title: .title
            case .description: .description
            case .cell: .cell
            case .alternative: .alternative
            case .heading, .paragraph, .item, .alert: nil
            }
        guard let key else { return }
        html.element("p", ("class", "kind"), text: words[key])
    }

    /// Which of several segments above this is about.
    private mutating func writeExcerpt(_ unit: ReviewSheet.Unit) {
        html.element("p", ("class", "excerpt"), ("lang", review.sourceLocale.tag), text: unit.unit.source.text.plainText)
    }

    private mutating func write(_ difference: WordDifference?) {
        guard let difference else { return }
        html.element("p", ("class", "kind"), text: words[.sourceThen])
        writeChanges(difference)
    }

    private mutating func writeChanges(_ difference: WordDifference) {
        html.open("p", ("class", "changes"), ("lang", review.sourceLocale.tag))
        for (index, part) in difference.parts.enumerated() {
            html.text(difference.separator(before: index))
            switch part {
            case .kept(let text): html.text(text)
            case .removed(let text):
                html.open("del")
                writeHidden(.removedWords)
                html.text(text)
                html.close("del")
            case .added(let text):
                html.open("ins")
                writeHidden(.addedWords)
                html.text(text)
                html.close("ins")
            }
        }
        html.close("p")
    }

    /// Colour and line are not all that tells what was removed from what was added.
    private mutating func writeHidden(_ key: ReviewWords.Key) {
        html.element("span", ("class", "hidden"), ("lang", words.language), text: "\(words[key]) ")
    }

    private mutating func writeStatus(_ unit: ReviewSheet.Unit) {
        html.raw("<div class=\"status\"><div class=\"known\">")
        html.element("span", ("class", "badge \(unit.unit.state.name)"), text: words.name(of: unit.unit.state))
        if case .stale(let reason) = unit.unit.state {
            html.text(" ")
            html.element("span", ("class", "reason"), text: words.text(of: reason))
        }
        if let carried = unit.unit.carried {
            html.text(" ")
            html.element("span", ("class", "carried"), text: words.text(of: carried))
        }
        if unit.unit.isUncertain {
            html.text(" ")
            html.element("span", ("class", "reason"), text: words[.uncertain])
        }
        if let by = unit.unit.by {
            html.text(" ")
            html.element(
                "span", ("class", "by"), text: unit.unit.on.map { words(.lastWord, ("name", by), ("date", words.day($0))) } ?? by)
        }
        html.raw("</div></div>\n")
    }

    /// What the page can only tell: an import brings texts, and leaves the rest of a file alone.
    mutating func writeByHand(_ findings: [Diagnostic]) {
        guard !findings.isEmpty else { return }
        html.raw("<div class=\"by-hand\">")
        html.element("p", text: words[.byHand])
        writeFindings(findings, withPlaces: true)
        html.raw("</div>\n")
    }

    mutating func writeFindings(_ findings: [Diagnostic], withPlaces: Bool = false) {
        guard !findings.isEmpty else { return }
        html.open("ul", ("class", "findings"), ("aria-label", words[withPlaces ? .byHandShort : .findings]))
        for finding in findings {
            html.open("li", ("class", finding.severity.rawValue))
            html.element("strong", text: words[finding.severity.key])
            html.text(" ")
            html.element("code", text: finding.code.rawValue)
            html.text(" ")
            let catalogue = words.catalogue
            html.element("span", ("lang", catalogue.tells(finding.text) ? nil : "en"), text: catalogue.text(of: finding.text))
            if withPlaces {
                html.text(" ")
                html.element("span", ("class", "place"), text: "\(finding.location.path):\(finding.location.start.line)")
            }
            html.close("li")
        }
        html.raw("</ul>\n")
    }

    private mutating func writeSuggestions(_ number: Int) {
        let unit = listed[number].unit
        guard !unit.suggestions.isEmpty else { return }
        html.element("p", ("class", "kind"), text: words[.suggestions])
        html.open("ul", ("class", "suggestions"))
        for (index, suggestion) in unit.suggestions.enumerated() {
            let aligned = AlignedText(suggestion.text, for: unit.unit, sourceLocale: review.sourceLocale.tag)
            html.open("li")
            html.element("span", ("class", "score"), text: words(.match, ("score", String(suggestion.score))))
            html.text(" ")
            html.open("span", ("lang", review.locale.tag), ("title", suggestion.source))
            ReviewText(words: words, images: listed[number].images).write(aligned.parts, aligned.codes, into: &html)
            html.close("span")
            html.text(" ")
            html.element("button", ("type", "button"), ("data-use", String(index)), ("hidden", ""), text: words[.use])
            if let difference = suggestion.difference { writeChanges(difference) }
            html.close("li")
        }
        html.raw("</ul>\n")
    }

    /// What the script makes copies of.
    mutating func writeTemplates() {
        let words = words
        html.element("template", ("id", "actions.")) { html in
            html.element("div", ("class", "actions")) { html in
                html.element("button", ("type", "button"), ("data-do", "edit"), text: words[.edit])
                html.element("div", ("class", "states"), ("role", "group"), ("aria-label", words[.stateLabel])) { html in
                    for (state, key) in [
                        ("needs-review", ReviewWords.Key.needsReview), ("translated", .translated), ("approved", .approved),
                    ] {
                        html.element("button", ("type", "button"), ("data-set", state), ("aria-pressed", "false"), text: words[key])
                    }
                }
                html.element("button", ("type", "button"), ("data-do", "discard"), ("hidden", ""), text: words[.discard])
            }
        }
        html.raw("\n")
        html.element("template", ("id", "editor.")) { html in
            html.element("div", ("class", "editing")) { html in
                html.element("div", ("class", "codes"), ("role", "group"), ("aria-label", words[.codes])) { _ in }
                html.element("p", ("class", "hint"), ("hidden", ""), text: words[.asTextHint])
                html.element("div", ("class", "field")) { _ in }
                html.element("div", ("class", "problems"), ("role", "status")) { _ in }
                Self.writeTools(words, into: &html)
            }
        }
        html.raw("\n")
    }

    private static func writeTools(_ words: ReviewWords, into html: inout HTMLWriter) {
        let characters: [(String, ReviewWords.Key)] = [
            ("\u{202F}", .narrowSpace), ("\u{A0}", .fixedSpace), ("«\u{A0}\u{A0}»", .quotes), ("’", .apostrophe),
        ]
        html.element("div", ("class", "tools")) { html in
            html.element("span", ("class", "characters"), ("role", "group"), ("aria-label", words[.characters])) { html in
                for (text, key) in characters { html.element("button", ("type", "button"), ("data-insert", text), text: words[key]) }
            }
            html.element("button", ("type", "button"), ("data-do", "copy"), text: words[.copySource])
            html.element("button", ("type", "button"), ("data-do", "mode"), text: words[.asText])
            html.element("button", ("type", "button"), ("data-do", "close"), text: words[.close])
        }
    }
}

extension Severity {
    fileprivate var key: ReviewWords.Key {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}

extension TranslationUnit.State {
    /// As locks and options name it.
    var name: String {
        switch self {
        case .new: "new"
        case .stale: "stale"
        case .needsReview: "needs-review"
        case .translated: "translated"
        case .approved: "approved"
        }
    }
}
