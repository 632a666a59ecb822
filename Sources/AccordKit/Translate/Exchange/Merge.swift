import Diagnostics
import HTML

/// What is to become of one segment that came back.
enum MergeDecision {
    /// The text is to be written.
    case write(SegmentText, Lock.Record.State)
    /// The text is as it was, and the file says that it is right.
    case confirm(Lock.Record.State)
    /// Nothing came back, or nothing new.
    case keep(KeepReason)
    case refuse(Diagnostic)
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

    func decide() -> MergeDecision {
        switch reading() {
        case .empty: .keep(.empty)
        case .outdated: .keep(.outdated)
        case .drifted(let text, let base):
            text == current?.markdown ? .keep(.unchanged) : .refuse(drifted(text, since: base))
        case .unreadable(let finding): .refuse(finding)
        case .read(let text, let rebase): decide(text, rebase)
        }
    }

    private func decide(_ text: SegmentText, _ rebase: CodeRebase?) -> MergeDecision {
        if let current, current.isSame(as: text) || rebase?.carrying(current).isSame(as: text) ?? false {
            guard case .confirm = confirmation else { return .keep(.unchanged) }
            return lostCodes(text, rebase).map { .refuse($0) } ?? confirmation
        }
        if let current, isSameButForTypography(text, current) { return .keep(.unchanged) }
        if let conflict = conflict(text, rebase) { return conflict }
        if let lost = lostCodes(text, rebase) { return .refuse(lost) }
        return .write(text, incoming.verdict ?? (incoming.state == .unfinished ? .needsReview : finished))
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
            if let current, current.isSame(as: text) || rebase?.carrying(current).isSame(as: text) ?? false || isSameButForTypography(text, current) {
                return .same
            }
            if let lost = lostCodes(text, rebase) { return .other(refused(lost)) }
            return .other(reviewed(.translationConflict, current))
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
            seen: seen, right: "Look at it, and name it by itself: \(name)")
    }

    /// Why it was not taken over, and so cannot be reviewed.
    private func refused(_ finding: Diagnostic) -> Diagnostic {
        Diagnostic(
            finding.code, .warning, at: incoming.location, locale: unit.locale, rule: Self.reviewRule,
            seen: "\(name) was not taken over: \(finding.text)")
    }

    // MARK: Which source it translates

    private enum Reading {
        case empty
        /// With the codes of the source of today; by which way, where they were others when it went out.
        case read(SegmentText, CodeRebase?)
        case outdated
        /// It translates what the source no longer says.
        case drifted(String, since: SegmentText?)
        case unreadable(Diagnostic)
    }

    private func reading() -> Reading {
        guard let target = incoming.target, !target.isEmpty else { return .empty }
        guard let base else {
            return isUntouched(target) ? .outdated : .drifted(target.strings.joined(), since: nil)
        }
        let table = CodeTable(source: base, target: exported(from: base), localization)
        switch read(target, table) {
        case .failure(let problem): return .unreadable(problem.diagnostic)
        case .success(let text):
            if incoming.isEmptyWhenEqual, isCopy(text, table) { return .empty }
            if base == unit.source.text { return .read(text, nil) }
            if let rebase = CodeRebase(from: base, to: unit.source.text, localization) { return .read(rebase.carrying(text), rebase) }
            return TargetDigest(text).description == incoming.targetDigest ? .outdated : .drifted(text.markdown, since: base)
        }
    }

    /// Whether a translation of which source nobody knows is what the page has, or nothing but that source.
    private func isUntouched(_ target: IncomingText) -> Bool {
        if target == incoming.source, incoming.isEmptyWhenEqual { return true }
        switch target {
        case .coded(let parts):
            let words = parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
            return words == current?.parts.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
        case .markdown(let markdown):
            guard let text = SegmentText(markdown: markdown) else { return false }
            return TargetDigest(text).description == incoming.targetDigest
        }
    }

    /// The translation that the page has, with the codes that it had when it went out.
    private func exported(from base: SegmentText) -> SegmentText? {
        guard let current, base != unit.source.text, let back = CodeRebase(from: unit.source.text, to: base, localization) else {
            return current
        }
        return back.carrying(current)
    }

    private var current: SegmentText? { unit.exchangedTarget }

    /// The source text that was exported: that of today, the one that the translation was made from, or the one that the file has.
    private var base: SegmentText? {
        known ?? incoming.writtenSource(besides: unit.source.text)
    }

    private var known: SegmentText? {
        [unit.source.text, unit.base].compactMap { $0 }.first { text in
            if let digest = incoming.sourceDigest { return TargetDigest(text).description == digest }
            switch incoming.source {
            case .coded(let parts):
                guard parts.allSatisfy({ $0.number.map { 1...max(text.codes.count, 1) ~= $0 } ?? true }) else { return false }
                let plain = parts.withoutLayout(like: [text.parts])
                return SegmentText(SegmentText(parts: plain, codes: text.codes).inlines()).isSame(as: text)
            case .markdown(let markdown): return self.text(markdown: markdown).map { $0.isSame(as: text) } ?? false
            }
        }
    }

    // MARK: What came back

    private struct Problem: Error { let diagnostic: Diagnostic }

    private func read(_ target: IncomingText, _ table: CodeTable) -> Result<SegmentText, Problem> {
        if let problem = problem(with: target) { return .failure(problem) }
        switch target {
        case .coded(let parts):
            if parts.contains(where: { $0.number.map { !(1...max(table.codes.count, 1) ~= $0) || table.codes.isEmpty } ?? false }) {
                return .failure(
                    Problem(
                        diagnostic: finding(
                            .codesLost, rule: Self.codeRule, seen: "\(name) has a code that was not exported with it", right: nil)))
            }
            if !parts.isWellNested {
                return .failure(
                    Problem(
                        diagnostic: finding(
                            .codesLost, rule: Self.codeRule, seen: "\(name) has a code that does not end, or ends inside another one",
                            right: "In the translation tool, put its end where it belongs, then import again")))
            }
            let plain = parts.withoutLayout(like: [table.target?.parts ?? [], table.source.parts])
            if plain.contains(where: { if case .text(let text) = $0 { text.hasParagraphs } else { false } }) {
                let text = IncomingText.coded(plain).strings.joined()
                return .failure(
                    Problem(
                        diagnostic: finding(
                            .malformedExchange, rule: "A translation is one paragraph of Markdown", seen: "\(unit.article)#\(unit.id) is \(quotation(text, limit: 60))",
                            right: "Make one paragraph of it in the translation tool, then import again")))
            }
            return .success(table.text(plain))
        case .markdown(let markdown):
            guard let text = text(markdown: markdown) else {
                return .failure(
                    Problem(
                        diagnostic: finding(
                            .malformedExchange, rule: "A translation is one paragraph of Markdown",
                            seen: "\(unit.article)#\(unit.id) is \(quotation(markdown, limit: 60))",
                            right: markdown.hasParagraphs
                                ? "Make one paragraph of it in the translation tool, then import again"
                                : "Put a backslash before what is not meant as markup, then import again")))
            }
            return .success(table.text(markdown: text))
        }
    }

    /// Front matter has no markup.
    private func text(markdown: String) -> SegmentText? {
        unit.source.kind.fieldName == nil ? SegmentText(markdown: markdown) : SegmentText(plain: markdown)
    }

    private static let limit = 64 << 10

    /// What no page can hold, whatever stands around it.
    private func problem(with target: IncomingText) -> Problem? {
        let size = target.strings.reduce(0) { $0 + $1.utf8.count }
        if size > Self.limit {
            return Problem(
                diagnostic: finding(
                    .malformedExchange, rule: "A translation of a segment has at most \(Self.limit >> 10) KiB",
                    seen: "\(name) has \(size >> 10)", right: nil))
        }
        guard let text = target.strings.first(where: { $0.unicodeScalars.contains(where: \.isForeignControl) }) else { return nil }
        return Problem(
            diagnostic: finding(
                .malformedExchange, rule: "A translation has no control characters", 
                seen: "\(unit.article)#\(unit.id) is \(quotation(text, limit: 60))",
                right: "Take them out in the translation tool"))
    }

    /// Whether a text is only the source, put in its place by a tool or by the export.
    private func isCopy(_ text: SegmentText, _ table: CodeTable) -> Bool {
        guard text.isSame(as: table.text(table.source.parts)) else { return false }
        return unit.target != nil || unit.source.text.wordCount > 0
    }

    private var confirmation: MergeDecision {
        if let verdict = incoming.verdict {
            return unit.state == TranslationUnit.State(verdict) ? .keep(.unchanged) : .confirm(verdict)
        }
        guard let state = incoming.state, state != .unfinished else { return .keep(.unchanged) }
        switch unit.state {
        case .stale, .needsReview: return .confirm(finished)
        case .new, .translated, .approved: return .keep(.unchanged)
        }
    }

    // MARK: What stands against it

    private func drifted(_ text: String, since base: SegmentText?) -> Diagnostic {
        let file = quotation(text, limit: 2000)
        let seen: Message =
            if let base {
                "the source of \(name) has changed since: \(WordDifference(from: base, to: unit.source.text).text); the file translates it as \(file)"
            } else {
                "the source of \(name) has changed since; it now reads \(quotation(unit.source.text.markdown)); the file translates it as \(file)"
            }
        return finding(
            .sourceDrifted, .warning, rule: "A translation is taken over as long as its source says what was exported",
            seen: seen,
            right:
                "Write into the page what still holds of it, and record it with “accord translate accept \(name) --locale \(unit.locale)”")
    }

    private func conflict(_ text: SegmentText, _ rebase: CodeRebase?) -> MergeDecision? {
        // Where the page has nothing, nothing can be written over.
        guard let current else { return nil }
        let (now, new) = (TargetDigest(current).description, TargetDigest(text).description)
        if incoming.sourceDigest != nil, new == incoming.targetDigest, new != now { return .keep(.unchanged) }
        if new != now, isOutdated(text) {
            return .refuse(
                finding(
                    .translationConflict, rule: Self.conflictRule,
                    seen: "\(name) now reads \(quotation(current.markdown)) there, and the file has \(quotation(text.markdown)), as it read before",
                    right: Self.conflictRemedy))
        }
        if incoming.sourceDigest == nil {
            // Without digests, only a translation that is known to be wanted may be replaced.
            switch unit.state {
            case .new, .stale: return nil
            case .needsReview, .translated, .approved: break
            }
        } else if now == incoming.targetDigest || wasExported(rebase) {
            return nil
        }
        return .settle(
            finding(
                .translationConflict, rule: Self.conflictRule,
                seen: "\(name) now reads \(quotation(current.markdown)) there, and \(quotation(text.markdown)) in the file",
                right: Self.conflictRemedy), TargetDigest(text))
    }

    private static let conflictRule: Message = "A translation that was edited in the page is not written over"
    private static let conflictRemedy: Message = "Write into the page which of the two holds"

    /// Whether a text is one that the page had before: a tool that keeps its own memory brings it back into a new export, whose digests are those
    /// of the text that came after it.
    ///
    /// On the review page a person has seen both; and where the source has changed, an old translation that is called finished may be right again.
    private func isOutdated(_ text: SegmentText) -> Bool {
        guard incoming.verdict == nil, !isStale || incoming.state == .unfinished else { return false }
        return unit.recorded.contains(TargetDigest(text))
    }

    /// Whether the page only has other codes since, as the source has.
    private func wasExported(_ rebase: CodeRebase?) -> Bool {
        guard rebase != nil, let exported = base.flatMap(exported) else { return false }
        return TargetDigest(exported).description == incoming.targetDigest
    }

    private static let codeRule: Message = "A translation keeps the claims, links and marks of its source"

    private func lostCodes(_ text: SegmentText, _ rebase: CodeRebase?) -> Diagnostic? {
        let table = CodeTable(source: unit.source.text, target: current, localization)
        var (missing, extra) = table.differences(text, from: unit.source.text)
        let empty = Set(unit.source.text.emptyCodes.map(localization.key))
        if let emptied = text.emptyCodes.map(localization.key).first(where: { !empty.contains($0) }) {
            return finding(
                .codesLost, rule: Self.codeRule, seen: "\(name) has no text in \(emptied.message)",
                right: "In the translation tool, put the words between its two ends, then import again")
        }
        // A mark that the source has got or lost meanwhile is no fault of the translator.
        if let rebase {
            missing.removeAll(where: rebase.changedMarks.contains)
            extra.removeAll(where: rebase.changedMarks.contains)
        }
        if missing.isEmpty, extra.isEmpty { return nil }
        // A translation that had other codes than its source, and fits it all the same, may keep them.
        if !isStale, let current, table.differences(text, from: current) == ([], []) { return nil }
        let (lacking, surplus) = (missing.map(\.message).joined(separator: ", "), extra.map(\.message).joined(separator: ", "))
        let (seen, right): (Message, Message) =
            switch (missing.isEmpty, extra.isEmpty) {
            case (_, true): ("\(name) lacks \(lacking)", "In the translation tool, put back what is missing, then import again")
            case (true, _): ("\(name) has \(surplus) beyond it", "In the translation tool, take out what is beyond it, then import again")
            case (false, false):
                (
                    "\(name) lacks \(lacking) and has \(surplus) beyond it",
                    "In the translation tool, put back what is missing and take out what is beyond it, then import again"
                )
            }
        return finding(.codesLost, rule: Self.codeRule, seen: seen, right: right)
    }

    private var isStale: Bool {
        if case .stale = unit.state { true } else { false }
    }

    private var name: String { "\(unit.article)#\(unit.id)" }

    private func finding(_ code: Code, _ severity: Severity = .error, rule: Message, seen: Message, right: Message?) -> Diagnostic {
        Diagnostic(code, severity, at: incoming.location, locale: unit.locale, rule: rule, seen: seen, right: right)
    }
}

extension String {
    /// Whether an empty line divides it.
    fileprivate var hasParagraphs: Bool {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst().dropLast().contains { $0.allSatisfy(\.isWhitespace) }
    }
}

extension [SegmentText.Part] {
    /// Whether every code that begins also ends, in the reverse order.
    fileprivate var isWellNested: Bool {
        var open: [Int] = []
        for part in self {
            switch part {
            case .open(let number): open.append(number)
            case .close(let number): if open.popLast() != number { return false }
            case .text, .standalone: break
            }
        }
        return open.isEmpty
    }
}

extension SegmentText {
    /// The links and claims between whose ends is nothing that a reader sees.
    fileprivate var emptyCodes: [Code] {
        var seen: [(number: Int, isEmpty: Bool)] = []
        var found: [Code] = []
        for part in parts {
            switch part {
            case .open(let number): seen.append((number, true))
            case .text(let text): if text.contains(where: { !$0.isWhitespace }) { for index in seen.indices { seen[index].isEmpty = false } }
            case .standalone: for index in seen.indices { seen[index].isEmpty = false }
            case .close(let number):
                if let last = seen.popLast(), last.number == number, last.isEmpty, codes.indices.contains(number - 1) { found.append(codes[number - 1]) }
            }
        }
        return found
    }
}

extension Unicode.Scalar {
    /// Whether it is a control other than those that lay out text.
    fileprivate var isForeignControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" && self != "\r" }
}

extension SegmentText {
    /// Whether two texts are the same, byte by byte, as far as XML can tell.
    fileprivate func isSame(as other: SegmentText) -> Bool {
        let (text, otherText) = (markdown, other.markdown)
        return text.utf8.elementsEqual(otherText.utf8) || XML.writable(text).utf8.elementsEqual(XML.writable(otherText).utf8)
    }
}
