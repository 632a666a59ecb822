import Diagnostics

/// What came back, and which source it translates.
extension Merge {
    enum Reading {
        case empty
        /// With the codes of the source of today; by which way, where they were others when it went out.
        case read(SegmentText, CodeRebase?)
        case outdated
        /// It translates what the source no longer says.
        case drifted(String, SegmentText?, since: SegmentText?)
        case unreadable(Diagnostic)
    }

    func reading() -> Reading {
        guard let target = incoming.target, !target.isEmpty else { return .empty }
        guard let base else {
            return isUntouched(target) ? .outdated : .drifted(target.strings.joined(), nil, since: nil)
        }
        let table = CodeTable(source: base, target: exported(from: base), localization)
        switch read(target, table) {
        case .failure(let problem): return .unreadable(problem.diagnostic)
        case .success(nil): return .outdated
        case .success(let text?):
            if incoming.isEmptyWhenEqual, text.isSame(as: table.own), !isMeant(text) { return .empty }
            if base == unit.source.text { return .read(text, nil) }
            if let rebase = CodeRebase(from: base, to: unit.source.text, localization) { return .read(rebase.carrying(text), rebase) }
            return TargetDigest(text).description == incoming.targetDigest ? .outdated : .drifted(text.markdown, text, since: base)
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
    func exported(from base: SegmentText) -> SegmentText? {
        guard let current, base != unit.source.text, let back = CodeRebase(from: unit.source.text, to: base, localization) else {
            return current
        }
        return back.carrying(current)
    }

    var current: SegmentText? { unit.exchangedTarget }

    /// The source text that was exported: that of today, the one that the translation was made from, or the one that the file has.
    var base: SegmentText? {
        known ?? incoming.writtenSource(besides: unit.source.text).map { incoming.isWhole || unit.isTitle ? $0 : $0.untitled }
    }

    private var known: SegmentText? {
        [unit.source.text, unit.base].compactMap { $0 }.first { text in
            if let digest = incoming.sourceDigest { return TargetDigest(text).description == digest }
            switch incoming.source {
            case .coded(let parts):
                guard parts.allSatisfy({ $0.number.map { 1...max(text.codes.count, 1) ~= $0 } ?? true }) else { return false }
                let plain = parts.unfolded(text.codes).withoutLayout(like: [text.parts])
                return SegmentText(SegmentText(parts: plain, codes: text.codes).inlines()).isSame(as: text)
            case .markdown(let markdown): return self.text(markdown: markdown).map { $0.isSame(as: text) } ?? false
            }
        }
    }

    // MARK: What came back

    private struct Problem: Error { let diagnostic: Diagnostic }

    /// Whether the translator left as it was what was exported, and the page has another translation since, whose codes are others.
    private var isFormer: Bool {
        incoming.verdict == nil && incoming.state == .unfinished && unit.recorded.dropLast().contains { $0.description == incoming.targetDigest }
    }

    /// - Returns: nil of what the page had before, which is left as it was.
    private func read(_ target: IncomingText, _ table: CodeTable) -> Result<SegmentText?, Problem> {
        if let problem = problem(with: target) { return .failure(problem) }
        switch target {
        case .coded(let parts):
            if parts.contains(where: { $0.number.map { !(1...max(table.codes.count, 1) ~= $0) || table.codes.isEmpty } ?? false }) {
                if isFormer { return .success(nil) }
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
            let plain = parts.unfolded(table.codes).withoutLayout(like: [table.target?.parts ?? [], table.source.parts])
            if plain.contains(where: { if case .text(let text) = $0 { text.hasParagraphs } else { false } }) {
                return .failure(notOneParagraph(IncomingText.coded(plain).strings.joined(), right: Self.joinRemedy))
            }
            return .success(table.text(plain))
        case .markdown(let markdown):
            guard let text = text(markdown: markdown) else {
                return .failure(
                    notOneParagraph(
                        markdown,
                        right: markdown.hasParagraphs
                            ? Self.joinRemedy : "Put a backslash before what is not meant as markup, then import again"))
            }
            return .success(table.text(markdown: text))
        }
    }

    private static let joinRemedy: Message = "Make one paragraph of it in the translation tool, then import again"

    private func notOneParagraph(_ text: String, right: Message) -> Problem {
        Problem(
            diagnostic: finding(
                .malformedExchange, rule: "A translation is one paragraph of Markdown",
                seen: "\(unit.article)#\(unit.id) is \(quotation(text, limit: 60))",
                right: right))
    }

    /// Front matter has no markup.
    private func text(markdown: String) -> SegmentText? {
        unit.source.kind.fieldName == nil && !unit.isTitle ? SegmentText(markdown: markdown) : SegmentText(plain: markdown)
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

    /// Whether a text is a translation although it is the source, which a tool or the export may have put in its place: where the page says the
    /// same, and where there is nothing in it to translate.
    private func isMeant(_ text: SegmentText) -> Bool {
        guard let current else { return !localization.hasWords(unit.source.text) }
        return isStale ? !localization.hasWords(unit.source.text) : current.isSame(as: text)
    }
}

extension String {
    /// Whether an empty line divides it.
    fileprivate var hasParagraphs: Bool {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst().dropLast().contains {
            $0.allSatisfy(\.isWhitespace)
        }
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

extension Unicode.Scalar {
    /// Whether it is a control other than those that lay out text.
    fileprivate var isForeignControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" && self != "\r" }
}
