import Diagnostics

extension TranslationStatus {
    /// For people: what is to be done, page by page, and totals.
    ///
    /// - Parameter isFull: whether translations that nobody has to look at are listed, too.
    public func text(isFull: Bool = false, in catalogue: MessageCatalogue = .english) -> String {
        lines(isFull: isFull).map { "\(catalogue.text(of: $0))\n" }.joined()
    }

    private func lines(isFull: Bool) -> [Message] {
        var lines: [Message] = []
        for page in pages {
            let units = page.translation.units.filter { isFull || $0.needsWork || $0.carried != nil }
            let isQuiet = units.isEmpty && page.translation.extra.isEmpty && page.code.isEmpty && page.tables.isEmpty
            guard !isQuiet || page.conflict != nil else { continue }
            lines.append(page.file == nil ? "\(page.locale)  \(page.article): no page yet" : "\(page.locale)  \(page.article)")
            if let conflict = page.conflict?.location {
                let place = "\(conflict.path):\(conflict.start.line)"
                lines += ["  conflict  \(place)  a merge left two versions here: decide which holds, and take the marks out", ""]
                continue
            }
            for unit in units { lines += self.lines(unit, page) }
            for segment in page.translation.extra {
                lines.append("  extra  \(page.place(segment))  translates nothing: \(segment.text.summary)")
            }
            for difference in page.code {
                let place = difference.page.map { page.place($0.range) } ?? page.file?.path ?? ""
                lines.append("  code  \(place)  \(difference.seen)")
            }
            for difference in page.tables {
                let place = difference.state == .removed ? page.place(difference.range) : page.file?.path ?? ""
                lines.append("  table  \(place)  \(difference.seen)")
            }
            lines.append("")
        }
        for orphan in orphans {
            lines.append("\(orphan.locale)  \(orphan.article): no source page: \(orphan.source) is not there, \(orphan.path) is")
        }
        if !orphans.isEmpty { lines.append("") }
        for (locale, pages, tally) in tallies {
            let parts = tally.named.filter { $0.amount.segments > 0 }.map { name, amount -> Message in
                let (count, words) = (name.message(amount.segments), Message.words(amount.words))
                let removed = name == .stale ? tally.removed.segments : 0
                return removed > 0 ? "\(count) (\(words); gone from the source: \(removed))" : "\(count) (\(words))"
            }
            let (pages, all, states) = (Message.pages(pages), tally.all.message, parts.joined(separator: ", "))
            lines.append(parts.isEmpty ? "\(locale): \(pages), \(all)" : "\(locale): \(pages), \(all): \(states)")
        }
        for (locale, pages) in borrowedByLocale { lines.append("\(locale): \(pages.message)") }
        return lines
    }

    private func lines(_ unit: TranslationUnit, _ page: Page) -> [Message] {
        let carried: Message = unit.carried.map { ", carried over: \($0.message)" } ?? ""
        let state: Message = "\(unit.stateMessage)\(carried)"
        let place = unit.target.map { "\(page.place($0))  " } ?? ""
        var lines: [Message] = ["  \(state)  #\(unit.id)  \(place)\(Message.words(unit.source.text.wordCount))"]
        lines.append("      \(unit.sourceDifference?.text ?? unit.source.text.summary)")
        if let match = page.memory[unit.id] {
            lines.append("      memory \(match.score) %  \(match.entry.origin)  \(match.entry.target.summary)")
        }
        if !unit.heirs.isEmpty { lines.append("      \(unit.removal)") }
        switch unit.doubt {
        case .translations?:
            lines.append("      two recorded translations came into question equally: see which of them is that of this segment")
        case .segments?:
            lines.append("      what is recorded came into question for another segment just as well: see whether this is its translation")
        case nil: break
        }
        return lines
    }

    /// For programs; the keys are stable.
    public var json: JSONValue {
        .object([
            ("schema", "translation-status/1"), ("pages", .array(pages.map(\.json))),
            ("orphans", .array(orphans.map(\.json))), ("borrowed", .array(borrowed.map(\.json))),
            ("totals", .object(tallies.map { ($0.locale, .object([("pages", .number($0.pages))] + $0.tally.json)) })),
        ])
    }
}

extension Site.BorrowedPage {
    fileprivate var json: JSONValue { .object([("article", .string(article)), ("locale", .string(locale)), ("from", .string(lender))]) }
}

extension TranslationStatus.Orphan {
    fileprivate var json: JSONValue {
        .object([
            ("article", .string(article)), ("locale", .string(locale)), ("path", .string(path)), ("reason", "no-source"), ("source", .string(source)),
        ])
    }
}

extension TranslationStatus.Page {
    /// `Content/keys/link/fr.md:12`
    fileprivate func place(_ segment: Segment) -> String { place(segment.range) }

    fileprivate func place(_ range: Range<Int>) -> String { file.map { "\($0.path):\($0.position(of: range.lowerBound).line)" } ?? "" }

    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("article", .string(article)), ("locale", .string(locale)), ("title", .string(title))]
        if let file { members.append(("path", .string(file.path))) }
        if let oldest { members.append(("oldest", .string(oldest))) }
        members.append(("totals", .object(tally.json)))
        if let place = conflict?.location {
            members.append(("conflict", .object([("path", .string(place.path)), ("line", .number(place.start.line))])))
        }
        members.append(("segments", .array(translation.units.map { json(of: $0) })))
        let extra = conflict == nil ? translation.extra : []
        members.append(("extra", .array(extra.map { .object([("line", line(of: $0)), ("text", .string($0.text.markdown))]) })))
        let code = self.code.map { difference in
            JSONValue.object([("source", difference.source?.text), ("target", difference.page?.text)].compactMap { name, text in text.map { (name, JSONValue.string($0)) } })
        }
        members.append(("code", .array(code)))
        members.append(("tables", .array(tables.map { json(of: $0) })))
        return .object(members)
    }

    private func line(of segment: Segment) -> JSONValue { line(of: segment.range) }

    private func line(of range: Range<Int>) -> JSONValue { .number(file?.position(of: range.lowerBound).line ?? 0) }

    private func json(of difference: TableDifference) -> JSONValue {
        let members: [(String, JSONValue)] = [("table", .string(difference.table)), ("state", .string(difference.state.rawValue))]
        return .object(difference.state == .removed ? members + [("line", line(of: difference.range))] : members)
    }

    private func json(of unit: TranslationUnit) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(unit.id)), ("kind", .string(unit.source.kind.name)), ("state", .string(unit.stateName.rawValue)),
        ]
        members += unit.reasonsJSON
        if let carried = unit.carried { members.append(("carried", .string(carried.rawValue))) }
        if unit.isUncertain { members.append(("uncertain", true)) }
        members.append(("words", .number(unit.source.text.wordCount)))
        members.append(("source", .string(unit.source.text.markdown)))
        if let target = unit.target {
            members.append(("line", line(of: target)))
            members.append(("target", .array(unit.targets.map { .string($0.text.markdown) })))
        }
        if let base = unit.base, base != unit.source.text { members.append(("base", .string(base.markdown))) }
        if let difference = unit.sourceDifference { members.append(("difference", .array(difference.parts.map(\.json)))) }
        if let match = memory[unit.id] { members.append(("memory", match.json)) }
        if let since = waiting[unit.id] { members.append(("waiting", .string(since))) }
        if let by = unit.by { members.append(("by", .string(by))) }
        if let on = unit.on { members.append(("on", .string(on))) }
        return .object(members)
    }
}

extension TranslationUnit {
    /// Why it is stale: the first reason by itself, and all of them.
    var reasonsJSON: [(String, JSONValue)] {
        guard let reason else { return [] }
        return [("reason", .string(reason.rawValue)), ("reasons", .array(reasons.map { .string($0.rawValue) }))]
    }
}

extension TranslationMemory.Match {
    var json: JSONValue {
        .object([
            ("score", .number(score)), ("source", .string(entry.source.markdown)), ("target", .string(entry.target.markdown)),
            ("origin", .string(entry.origin)),
        ])
    }
}

extension WordDifference.Part {
    var json: JSONValue {
        switch self {
        case .kept(let text): .object([("kept", .string(text))])
        case .removed(let text): .object([("removed", .string(text))])
        case .added(let text): .object([("added", .string(text))])
        }
    }
}

extension TranslationStatus.Tally {
    fileprivate var json: [(String, JSONValue)] {
        (named.map { ($0.name.rawValue, $0.amount) } + [("carried", carried), ("removed", removed)]).map { name, amount in
            (name, .object([("segments", .number(amount.segments)), ("words", .number(amount.words))]))
        }
    }
}

extension TranslationStatus.Amount {
    /// `2 segments, 14 words`
    var text: String { message.description }

    var message: Message { "\(Message.segments(segments)), \(Message.words(words))" }
}

extension SegmentText {
    /// The text on one line of a terminal.
    var summary: String {
        let text = markdown.replacing("\n", with: " ")
        return text.count > 100 ? "\(text.prefix(99))…" : text
    }
}

extension Segment.Kind {
    /// For programs.
    var name: String {
        switch self {
        case .title: "title"
        case .description: "description"
        case .heading: "heading"
        case .paragraph: "paragraph"
        case .item: "item"
        case .alert: "alert"
        case .cell: "cell"
        case .alternative: "alternative"
        }
    }
}
