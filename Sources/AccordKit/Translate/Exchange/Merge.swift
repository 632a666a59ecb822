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

    enum KeepReason { case empty, unchanged }
}

/// The three-way merge of a segment: what was exported, what came back, and what the page says now.
struct Merge {
    let unit: TranslationUnit
    let incoming: IncomingSegment
    let localization: Localization
    /// What a finished translation is recorded as.
    let finished: Lock.Record.State

    func decide() -> MergeDecision {
        guard let target = incoming.target, !target.isEmpty else { return .keep(.empty) }
        guard let base = base else { return drifted(target) }
        let table = CodeTable(source: base, target: current, localization)
        let text: SegmentText
        switch read(target, table) {
        case .success(let read): text = read
        case .failure(let problem): return .refuse(problem.diagnostic)
        }
        if incoming.isEmptyWhenEqual, isCopy(text, table) { return .keep(.empty) }
        if let current, current.isSame(as: text) {
            guard base == unit.source.text, case .confirm = confirmation else { return .keep(.unchanged) }
            return lostCodes(text, table).map { .refuse($0) } ?? confirmation
        }
        if base != unit.source.text { return drifted(target) }
        if let conflict = conflict(text) { return conflict }
        if let lost = lostCodes(text, table) { return .refuse(lost) }
        return .write(text, incoming.verdict ?? (incoming.state == .unfinished ? .needsReview : finished))
    }

    /// How a translation that came in stands in its page now.
    enum Standing {
        /// There was none.
        case empty
        /// It reads as it came in, and so does its source as it went out.
        case same
        case other(Diagnostic)
    }

    func standing() -> Standing {
        guard let target = incoming.target, !target.isEmpty else { return .empty }
        guard let base, base == unit.source.text else { return .other(reviewed(.sourceDrifted, unit.source.text)) }
        let table = CodeTable(source: base, target: current, localization)
        switch read(target, table) {
        case .failure(let problem): return .other(problem.diagnostic)
        case .success(let text):
            if incoming.isEmptyWhenEqual, isCopy(text, table) { return .empty }
            return current?.isSame(as: text) == true ? .same : .other(reviewed(.translationConflict, current))
        }
    }

    private func reviewed(_ code: Code, _ now: SegmentText?) -> Diagnostic {
        let seen: Message =
            switch (now.map { quotation($0.markdown) }, code) {
            case (let text?, .sourceDrifted): "the source of \(name) now reads \(text)"
            case (let text?, _): "\(name) now reads \(text)"
            case (nil, .sourceDrifted): "the source of \(name) is not in the page"
            case (nil, _): "\(name) is not in the page"
            }
        return finding(
            code, .warning, rule: "A review of an import is about what still reads as it did there",
            seen: seen, right: "Look at it, and name it by itself: \(name)")
    }

    private var current: SegmentText? { unit.exchangedTarget }

    /// The source text that was exported: that of today, or the one that the translation was made from.
    private var base: SegmentText? {
        [unit.source.text, unit.base].compactMap { $0 }.first { text in
            if let digest = incoming.sourceDigest { return TargetDigest(text).description == digest }
            switch incoming.source {
            case .coded(let parts):
                guard parts.allSatisfy({ $0.number.map { 1...max(text.codes.count, 1) ~= $0 } ?? true }) else { return false }
                return SegmentText(SegmentText(parts: parts, codes: text.codes).inlines()).isSame(as: text)
            case .markdown(let markdown): return SegmentText(markdown: markdown).map { $0.isSame(as: text) } ?? false
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
            return .success(table.text(parts))
        case .markdown(let markdown):
            guard let text = SegmentText(markdown: markdown) else {
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
        guard text.isSame(as: table.text(unit.source.text.parts)) else { return false }
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

    private func drifted(_ target: IncomingText) -> MergeDecision {
        if case .markdown(let markdown) = target, let text = SegmentText(markdown: markdown), let current,
            CodeTable(source: unit.source.text, target: current, localization).text(markdown: text).isSame(as: current)
        {
            return .keep(.unchanged)
        }
        return .refuse(
            finding(
                .sourceDrifted, .warning, rule: "A translation is taken over as long as its source is the one that was exported",
                seen: "the source of \(name) has changed since; it now reads \(quotation(unit.source.text.markdown))",
                right: "Export again, and take the translation over from the memory"))
    }

    private func conflict(_ text: SegmentText) -> MergeDecision? {
        // Where the page has nothing, nothing can be written over.
        guard let current else { return nil }
        let now = TargetDigest(current).description
        if incoming.sourceDigest == nil {
            // Without digests, only a translation that is known to be wanted may be replaced.
            switch unit.state {
            case .new, .stale: return nil
            case .needsReview, .translated, .approved: break
            }
        } else if now == incoming.targetDigest {
            return nil
        } else if TargetDigest(text).description == incoming.targetDigest {
            return .keep(.unchanged)
        }
        return .refuse(
            finding(
                .translationConflict, rule: "A translation that was edited in the page is not written over",
                seen: "\(name) now reads \(quotation(current.markdown)) there, and \(quotation(text.markdown)) in the file",
                right: "Write into the page which of the two holds"))
    }

    private static let codeRule: Message = "A translation keeps the claims, links and marks of its source"

    private func lostCodes(_ text: SegmentText, _ table: CodeTable) -> Diagnostic? {
        let (missing, extra) = table.differences(text, from: unit.source.text)
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

extension SegmentText.Part {
    /// The number of a code.
    fileprivate var number: Int? {
        switch self {
        case .text: nil
        case .open(let number), .close(let number), .standalone(let number): number
        }
    }
}

extension String {
    /// Whether an empty line divides it.
    fileprivate var hasParagraphs: Bool {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst().dropLast().contains { $0.allSatisfy(\.isWhitespace) }
    }
}

extension Unicode.Scalar {
    /// Whether it is a control other than those that lay out text.
    fileprivate var isForeignControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" && self != "\r" }
}

extension SegmentText {
    /// Whether two texts are the same as far as XML can tell.
    fileprivate func isSame(as other: SegmentText) -> Bool {
        self == other || markdown == other.markdown || XML.writable(markdown) == XML.writable(other.markdown)
    }
}
