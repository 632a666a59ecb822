import Diagnostics

/// What stands against taking a translation over.
extension Merge {
    func drifted(_ text: String, since base: SegmentText?) -> Diagnostic {
        let file = quotation(text, limit: 2000)
        let seen: Message =
            if let base {
                "the source of \(name) has changed since: \(WordDifference(reading: base, as: unit.source.text).text); the file translates it as \(file)"
            } else {
                "the source of \(name) has changed since; it now reads \(quotation(unit.source.text.markdown)); the file translates it as \(file)"
            }
        return finding(
            .sourceDrifted, .warning, rule: Self.driftRule,
            seen: seen,
            right:
                "Write into the page what still holds of it, and record it with “accord translate accept \(segmentName) --locale \(unit.locale)”")
    }

    /// That a translation came in although its source reads otherwise by now.
    func takenAsStale(since base: SegmentText) -> Diagnostic {
        finding(
            .sourceDrifted, .warning, rule: Self.driftRule,
            seen: "the source of \(name) has changed since: \(WordDifference(from: base, to: unit.source.text).text)",
            right: "There was no translation yet, so that it came in all the same, as stale: put it right, and record it with “accord translate accept \(name) --locale \(unit.locale)”")
    }

    private static let driftRule: Message = "A translation is taken over as long as its source says what was exported"

    func conflict(_ text: SegmentText, _ rebase: CodeRebase?) -> MergeDecision? {
        // Where the page has nothing, nothing can be written over.
        guard let current else { return nil }
        let (now, new) = (TargetDigest(current).description, TargetDigest(text).description)
        if incoming.sourceDigest != nil, new == incoming.targetDigest, new != now { return .keep(.unchanged) }
        if new != now, isOutdated(text), !isCorrection {
            return .outdone(
                finding(
                    .translationConflict, rule: Self.conflictRule,
                    seen:
                        "\(name) now reads \(quotation(current.markdown)) there, and \(quotation(text.markdown)) in the file is known from before",
                    right: "Where the page is right, put its text into your translation tool; else write that of the file into the page"))
        }
        if incoming.sourceDigest == nil {
            // Without digests, only a translation that is known to be wanted may be replaced.
            switch unit.state {
            case .new, .stale: return nil
            case .needsReview, .translated, .approved: break
            }
        } else if now == incoming.targetDigest || wasExported(rebase) || isCorrection {
            return nil
        }
        return .settle(
            finding(
                .translationConflict, rule: Self.conflictRule,
                seen: "\(name) now reads \(quotation(current.markdown)) there, and \(quotation(text.markdown)) in the file",
                right: Self.conflictRemedy), TargetDigest(whole(text)))
    }

    private static let conflictRule: Message = "A translation that was edited in the page is not written over"
    private static let conflictRemedy: Message = "Write into the page which of the two holds"

    /// Whether a text is one that the page had before: a tool that keeps its own memory brings it back into a new export, whose digests are those
    /// of the text that came after it.
    ///
    /// On the review page a person has seen both; and where the source has changed, an old translation that is called finished may be right again,
    /// unless somebody has written another into the page since.
    func isOutdated(_ text: SegmentText) -> Bool {
        guard incoming.verdict == nil, !isStale || incoming.state == .unfinished || isEditedByHand else { return false }
        return unit.recorded.contains(TargetDigest(whole(text)))
    }

    /// That who brought in what the page has, from the same export, has mended it since in the same file.
    func correction(to text: SegmentText) -> Diagnostic? {
        guard let current, isCorrection else { return nil }
        return finding(
            .translationConflict, .note, rule: "Who mends what came in may import the same file again",
            seen: "\(name) read \(quotation(current.markdown)), and now reads \(quotation(text.markdown))", right: nil)
    }

    /// That a text takes the place of one that somebody else has approved: a tool that was given a new export may have brought back its own.
    func replacedApproval(_ text: SegmentText) -> Diagnostic? {
        guard unit.state == .approved, let current, let approver = unit.by, approver != by else { return nil }
        return finding(
            .translationConflict, .note, rule: "A translation that takes the place of an approved one is named",
            seen: "\(name) was approved by \(approver) as \(quotation(current.markdown)), and now reads \(quotation(text.markdown))",
            right: "Where the former holds, write it into the page again")
    }

    private var isEditedByHand: Bool { current.map { !unit.recorded.isEmpty && !unit.recorded.contains(TargetDigest(whole($0))) } ?? false }

    private var isCorrection: Bool {
        guard let export = incoming.export, export == unit.export, by == unit.by, unit.recorded.last == current.map({ TargetDigest(whole($0)) }) else { return false }
        return unit.state != .approved || incoming.verdict != nil
    }

    /// Whether the page only has other codes since, as the source has.
    func wasExported(_ rebase: CodeRebase?) -> Bool {
        guard rebase != nil, let exported = base.flatMap(exported) else { return false }
        return TargetDigest(exported).description == incoming.targetDigest
    }

    static let codeRule: Message = "A translation keeps the claims, links and marks of its source"

    func lostCodes(_ text: SegmentText, _ rebase: CodeRebase?) -> Diagnostic? {
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

    var isStale: Bool {
        if case .stale = unit.state { true } else { false }
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
            case .text(let text):
                if text.contains(where: { !$0.isWhitespace }) { for index in seen.indices { seen[index].isEmpty = false } }
            case .standalone: for index in seen.indices { seen[index].isEmpty = false }
            case .close(let number):
                if let last = seen.popLast(), last.number == number, last.isEmpty, codes.indices.contains(number - 1) {
                    found.append(codes[number - 1])
                }
            }
        }
        return found
    }
}
