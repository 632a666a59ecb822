import Diagnostics
import Markdown

/// What is to be said of a page's translation, as the site's policy has it: nothing where nothing is recorded.
func checkTranslation(_ translation: Translation, of page: Site.Page?, article: Site.Article, locale: String, _ policy: TranslationPolicy)
    -> [Diagnostic]
{
    guard let lock = translation.lock, !lock.records.isEmpty || !lock.retired.isEmpty else { return [] }
    let path = "Content/\(article.id)/\(Lock.fileName(locale))"
    guard let page else {
        return [
            Diagnostic(
                .lockWithoutPage, .warning, at: Location(path: path), locale: locale,
                rule: "A lock stands beside the page that it is about",
                seen: "there is no \(locale).md", right: "Write the page, or delete the lock")
        ]
    }
    let check = TranslationCheck(article: article.id, locale: locale, page: page, policy: policy)
    return translation.units.compactMap { check.finding($0) } + translation.lost.map { check.lost($0, path) }
}

private struct TranslationCheck {
    let article: String
    let locale: String
    let page: Site.Page
    let policy: TranslationPolicy

    func finding(_ unit: TranslationUnit) -> Diagnostic? {
        guard let treatment = policy.treatment(of: unit.state) else { return nil }
        let place = page.file.location(of: unit.target?.range ?? 0..<0)
        let severity = Severity(treatment)
        let name = "\(article)#\(unit.id)"
        let accept = "accord translate accept \(name) --locale \(locale)"
        switch unit.state {
        case .new:
            return Diagnostic(
                .untranslatedSegment, severity, at: place, locale: locale, rule: "What the source says, the translation says, too",
                seen: "\(quotation(unit.source.text.plainText)) (\(name)) is not translated")
        case .stale(.removed):
            return Diagnostic(
                .staleSegment, severity, at: place, locale: locale, rule: "A translation says what its source says now",
                seen: "the source no longer says \(quotation(unit.source.text.plainText))", right: "Take it out")
        case .stale:
            return Diagnostic(
                .staleSegment, severity, at: place, locale: locale, rule: "A translation says what its source says now",
                seen: "the source has changed since: \(unit.sourceDifference?.text ?? "")",
                right: "Translate it anew, and record it with “\(accept)”")
        case .needsReview:
            return Diagnostic(
                .unreviewedSegment, severity, at: place, locale: locale, rule: "A translation is reviewed before it counts as current",
                seen: unit.base == nil ? "nothing is recorded of this one" : "this one was edited or reopened since",
                right: "Look at it, and record it with “\(accept)”")
        case .translated, .approved: return nil
        }
    }

    func lost(_ record: Lock.Record, _ path: String) -> Diagnostic {
        Diagnostic(
            .lostSegment, .note, at: Location(path: path), locale: locale, rule: "A lock records segments of its page",
            seen: "neither the source nor the translation has \(quotation(record.baseText.plainText)) (\(record.id)) any longer",
            right: "“accord translate status --record” takes it out")
    }
}

extension Severity {
    fileprivate init(_ treatment: TranslationPolicy.Treatment) {
        switch treatment {
        case .publish: self = .note
        case .notice, .fallback: self = .warning
        case .fail: self = .error
        }
    }
}
