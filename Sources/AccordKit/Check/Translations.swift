import Diagnostics
import Markdown

/// What is to be said of a page's translation, as the site's policy has it. Of a page of which nothing is recorded, only what the policy does not publish.
func checkTranslation(_ translation: Translation, of page: Site.Page?, article: Site.Article, locale: String, _ policy: TranslationPolicy)
    -> [Diagnostic]
{
    let isRecorded = translation.lock?.isAboutPage ?? false
    guard isRecorded || policy.concernsUnrecorded && page != nil else { return [] }
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
    guard isRecorded else { return check.unrecorded(translation.units) }
    return translation.units.compactMap { check.finding($0) } + translation.lost.map { check.lost($0, path) }
}

/// That a page was translated from one that is gone. What nothing is recorded of may have been written in its language.
func checkSource(of article: Site.Article, _ lock: Lock, in locale: String, _ configuration: Site.Configuration) -> Diagnostic? {
    guard let page = article.pages[locale], !lock.records.isEmpty else { return nil }
    let source = configuration.sourceLocale
    let severity: Severity = configuration.translation.treatment(of: .stale(.removed)) == .fail ? .error : .warning
    return Diagnostic(
        .sourceMissing, severity, at: page.file.location(of: 0..<0), locale: locale, rule: "A translation has a source page",
        seen: "\(locale).md was made from \(source).md, which is not there any longer",
        right: "Take the page and its lock out, or bring \(source).md back")
}

/// The pages that locales are to have and that nobody has begun, where the site has said that this is not to be passed over in silence.
///
/// A variety that borrows from its own language lacks a page only where there is nothing to borrow in that language.
func checkMissingPages(of article: Site.Article, _ configuration: Site.Configuration) -> [Diagnostic] {
    let treatment = configuration.translation.new
    guard treatment != .publish, let source = article.pages[configuration.sourceLocale] else { return [] }
    return configuration.locales.filter { $0.lacksPage(of: article, source: configuration.sourceLocale) }.map { locale in
        Diagnostic(
            .untranslatedSegment, Severity(treatment), at: source.file.location(of: 0..<0), locale: locale.tag,
            rule: "What the source says, the translation says, too", seen: "\(article.id) has no page in \(locale.tag)",
            right: "“accord translate export --locale \(locale.tag) --article \(article.id)” is for its translator")
    }
}

extension Site.Locale {
    /// Whether readers see an article in another language, as nobody has translated it into theirs.
    func lacksPage(of article: Site.Article, source: String) -> Bool {
        let own = [tag] + fallbacks.filter { $0.language == tag.language }
        return tag != source && !own.contains { article.pages[$0] != nil }
    }
}

private struct TranslationCheck {
    let article: String
    let locale: String
    let page: Site.Page
    let policy: TranslationPolicy

    func finding(_ unit: TranslationUnit) -> Diagnostic? {
        guard let treatment = policy.treatment(of: unit) else { return nil }
        let place = page.file.location(of: unit.target?.range ?? 0..<0)
        let severity = Severity(treatment)
        let name = "\(article)#\(unit.id)"
        let accept = "accord translate accept \(name) --locale \(locale)"
        switch unit.state {
        case .new:
            return Diagnostic(
                .untranslatedSegment, severity, at: place, locale: locale, rule: "What the source says, the translation says, too",
                seen: "\(quotation(unit.source.text.shown)) (\(name)) is not translated")
        case .stale(.removed):
            return Diagnostic(
                .staleSegment, severity, at: place, locale: locale, rule: "A translation says what its source says now",
                seen: "the source no longer says \(quotation(unit.source.text.shown))", right: unit.removal)
        case .stale:
            return Diagnostic(
                .staleSegment, severity, at: place, locale: locale, rule: "A translation says what its source says now",
                seen:
                    "the source has changed since (\(unit.reasons.map(\.message).joined(separator: ", "))): \(unit.base.map { WordDifference(reading: $0, as: unit.source.text).text } ?? "")",
                right: "Translate it anew, and record it with “\(accept)”")
        case .needsReview:
            return Diagnostic(
                .unreviewedSegment, severity, at: place, locale: locale, rule: "A translation is reviewed before it counts as current",
                seen: unit.base == nil
                    ? "nothing is recorded of this one"
                    : unit.isAsRecorded ? "this one was filled in from memory, came in to be reviewed or was reopened" : "this one was edited since",
                right: "Look at it, and record it with “\(accept)”")
        case .translated, .approved: return nil
        }
    }

    /// Of a page that nobody has reviewed it is said once.
    func unrecorded(_ units: [TranslationUnit]) -> [Diagnostic] {
        let waiting = units.count { $0.state == .needsReview }
        let missing = policy.new == .publish ? [] : units.filter { $0.state == .new }.compactMap(finding)
        guard waiting > 0, policy.review != .publish else { return missing }
        let accept = "accord translate accept \(article) --locale \(locale)"
        let review = Diagnostic(
            .unreviewedSegment, Severity(policy.review), at: page.file.location(of: 0..<0), locale: locale,
            rule: "A translation is reviewed before it counts as current",
            seen: "nothing is recorded of this page: \(Message(waiting, one: "\(waiting) segment awaits a review", other: "\(waiting) segments await a review"))",
            right: "Look at it, and record it with “\(accept)”")
        return [review] + missing
    }

    func lost(_ record: Lock.Record, _ path: String) -> Diagnostic {
        Diagnostic(
            .lostSegment, .note, at: Location(path: path), locale: locale, rule: "A lock records segments of its page",
            seen: "neither the source nor the translation has \(quotation(record.baseText.shown)) (\(record.id)) any longer",
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

extension TranslationUnit {
    /// Whether the translation is one that is recorded, and not one that somebody wrote since.
    fileprivate var isAsRecorded: Bool { !targets.isEmpty && targets.allSatisfy { recorded.contains(TargetDigest($0.text)) } }
}
