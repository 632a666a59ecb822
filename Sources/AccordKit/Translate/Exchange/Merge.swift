import Diagnostics
import HTML

/// What is to become of one segment that came back.
enum MergeDecision {
    /// The text is to be written; with what is to be said of it all the same.
    case write(SegmentText, Lock.Record.State, Diagnostic?)
    /// There was none, and the text is to be written as a translation of what the source said when it was exported.
    case writeStale(SegmentText, base: SegmentText, Lock.Record.State, Diagnostic)
    /// The text is as it was, and the file says how far it is.
    case confirm(Lock.Record.State, Diagnostic?)
    /// Nothing came back, or nothing new.
    case keep(KeepReason)
    case refuse(Diagnostic)
    /// The page had the text before it had the one that it has now.
    case outdone(Diagnostic)
    /// Somebody has decided otherwise in the page: the text is remembered, so that it does not pass for new work when a tool brings it back.
    case settle(Diagnostic, TargetDigest)

    enum KeepReason {
        case empty, unchanged
        /// The translator did nothing to it, and its source is another one by now.
        case outdated
    }
}

/// The three-way merge of a segment: what was exported, what came back, and what the page says now.
struct Merge {
    let unit: TranslationUnit
    let incoming: IncomingSegment
    let localization: Localization
    /// What a finished translation is recorded as.
    let finished: Lock.Record.State
    /// Who brings it in.
    var by: String?
    /// Of which the unit is a part: the unit itself where it is nil.
    var host: TranslationUnit?

    func decide() -> MergeDecision {
        switch reading() {
        case .empty: .keep(.empty)
        case .outdated: .keep(.outdated)
        case .drifted(let shown, let text, let base): decide(drifted: shown, text, since: base)
        case .unreadable(let finding): .refuse(finding)
        case .read(let text, let rebase): decide(text, rebase)
        }
    }

    private func decide(_ text: SegmentText, _ rebase: CodeRebase?) -> MergeDecision {
        if isAsInPage(text, rebase) {
            let confirmation = confirmation(of: text)
            guard case .confirm = confirmation else { return .keep(.unchanged) }
            return lostCodes(text, rebase).map { .refuse($0) } ?? confirmation
        }
        if let conflict = conflict(text, rebase) { return conflict }
        if let lost = lostCodes(text, rebase) { return .refuse(lost) }
        if let verdict = incoming.verdict { return .write(text, verdict, nil) }
        if incoming.state == .unfinished { return .write(text, .needsReview, replacedApproval(text)) }
        guard isUnapprovedCopy(text) else { return .write(text, finished, replacedApproval(text)) }
        return unit.state == .new ? .write(text, .needsReview, copied(text)) : .refuse(copiedOver(text))
    }

    /// Where the page has nothing, a translation of what the source said before is better than none: it comes in as stale.
    private func decide(drifted shown: String, _ text: SegmentText?, since base: SegmentText?) -> MergeDecision {
        if shown == current?.markdown { return .keep(.unchanged) }
        guard current == nil, let text, let base, lostCodes(text, nil) == nil else { return .refuse(drifted(shown, since: base)) }
        let state = incoming.verdict ?? (incoming.state == .unfinished ? .needsReview : finished)
        return .writeStale(text, base: base, state, takenAsStale(since: base))
    }

    /// Whether the page has a text, as it is or with the codes of today.
    private func isAsInPage(_ text: SegmentText, _ rebase: CodeRebase?) -> Bool {
        guard let current else { return false }
        return current.isSame(as: text) || rebase?.carrying(current).isSame(as: text) ?? false || isSameButForTypography(text, current)
    }

    /// Whether a text is that of the page but for spaces, apostrophes and the like, which `accord check --fix` has put right there since.
    private func isSameButForTypography(_ text: SegmentText, _ current: SegmentText) -> Bool {
        switch SourceChange(from: current, to: text) {
        case .typography: TargetDigest(current).description != incoming.targetDigest || isOutdated(text)
        case .none, .words, .claims, .labels, .links, .markup: false
        }
    }

    /// How a translation that came in stands in its page now.
    enum Standing {
        /// There was none.
        case empty
        /// It reads as it came in, and its source says what it did when it went out.
        case same
        /// It reads as it did when it went out, and the file says nothing else of it than then.
        case untouched
        /// It came back as it went out, and its source is another one by now.
        case outdated
        case other(Diagnostic)
    }

    func standing() -> Standing {
        switch reading() {
        case .empty: return .empty
        case .outdated: return .outdated
        case .drifted: return .other(reviewed(.sourceDrifted, unit.source.text))
        case .unreadable(let finding): return .other(refused(finding))
        case .read(let text, let rebase):
            if isAsInPage(text, rebase) { return isUntouched(text, rebase) ? .untouched : .same }
            if let lost = lostCodes(text, rebase) { return .other(refused(lost)) }
            return .other(reviewed(.translationConflict, current))
        }
    }

    /// Whether the file has a text, and says of it, what it had and said when it went out.
    private func isUntouched(_ text: SegmentText, _ rebase: CodeRebase?) -> Bool {
        guard incoming.verdict == nil, TargetDigest(text).description == incoming.targetDigest || wasExported(rebase) else { return false }
        switch (incoming.state, incoming.exportedStatus) {
        case (.approved, "approved"), (.translated, "translated"), (.translated, "approved"), (.translated, nil), (nil, _): return true
        case (.unfinished, _), (.approved, _), (.translated, _): return false
        }
    }

    private static let reviewRule: Message = "A review of an import is about what was taken over and still reads as it did there"

    private func reviewed(_ code: Code, _ now: SegmentText?) -> Diagnostic {
        let seen: Message =
            switch (now.map { quotation($0.markdown) }, code) {
            case (let text?, .sourceDrifted): "the source of \(name) now reads \(text)"
            case (let text?, _): "\(name) now reads \(text)"
            case (nil, .sourceDrifted): "the source of \(name) is not in the page"
            case (nil, _): "\(name) is not in the page"
            }
        return finding(
            code, .warning, rule: Self.reviewRule,
            seen: seen, right: "Look at it, and name it by itself: \(segmentName)")
    }

    /// Why it was not taken over, and so cannot be reviewed.
    private func refused(_ finding: Diagnostic) -> Diagnostic {
        Diagnostic(
            finding.code, .warning, at: incoming.location, locale: unit.locale, rule: Self.reviewRule,
            seen: "\(name) was not taken over: \(finding.text)")
    }

    private func confirmation(of text: SegmentText) -> MergeDecision {
        if let verdict = incoming.verdict {
            return unit.state == TranslationUnit.State(verdict) ? .keep(.unchanged) : .confirm(verdict, nil)
        }
        guard let state = incoming.state, state != .unfinished else { return .keep(.unchanged) }
        switch unit.state {
        case .stale: return isUnapprovedCopy(text) ? .confirm(.needsReview, copied(text)) : .confirm(finished, nil)
        case .needsReview: return isUnapprovedCopy(text) ? .keep(.unchanged) : .confirm(finished, nil)
        case .new, .translated, .approved: return .keep(.unchanged)
        }
    }

    // MARK: Copies of the source

    /// Whether a text that is called finished still has the words of the source, and nobody says that they are meant.
    private func isUnapprovedCopy(_ text: SegmentText) -> Bool {
        guard localization.sourceLocale.language != localization.locale.language, incoming.state != .approved else { return false }
        return localization.hasWords(unit.source.text) && text.isSame(as: CodeTable(source: unit.source.text, target: nil, localization).own)
    }

    private func copied(_ text: SegmentText) -> Diagnostic {
        finding(
            .untranslated, .warning, rule: "A translation is in the language of its page",
            seen: "\(name) came back as its source reads, and is recorded as to be reviewed: \(quotation(text.markdown))",
            right:
                "Translate it; where it reads the same in \(unit.locale), say so: “accord translate approve \(segmentName) --locale \(unit.locale)”, or approve it in the tool"
        )
    }

    /// Where there is a translation, the words of the source are no better one.
    private func copiedOver(_ text: SegmentText) -> Diagnostic {
        finding(
            .untranslated, .warning, rule: "A translation is in the language of its page",
            seen: "\(name) came back as its source reads, and the page keeps its translation: \(quotation(text.markdown))",
            right: "Translate it; where it is to read the same in \(unit.locale), approve it in the tool")
    }

    var name: String { "\(unit.article)#\(unit.id)" }
    /// The segment of the page, as commands know it.
    var segmentName: String { "\(unit.article)#\((host ?? unit).id)" }

    /// A text as the page will have it.
    func whole(_ text: SegmentText) -> SegmentText { unit.isTitle ? text : host?.titling(text, localization) ?? text }

    func finding(_ code: Code, _ severity: Severity = .error, rule: Message, seen: Message, right: Message?) -> Diagnostic {
        Diagnostic(code, severity, at: incoming.location, locale: unit.locale, rule: rule, seen: seen, right: right)
    }
}

extension SegmentText {
    /// Whether two texts are the same, byte by byte, as far as XML can tell.
    func isSame(as other: SegmentText) -> Bool {
        let (text, otherText) = (markdown, other.markdown)
        return text.utf8.elementsEqual(otherText.utf8) || XML.writable(text).utf8.elementsEqual(XML.writable(otherText).utf8)
    }
}
