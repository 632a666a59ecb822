import Diagnostics
import Markdown

/// One place of a page whose claims correspond to those of the same place in another language.
private struct Slot {
    /// For people: `step 2 of procedure 1`.
    let name: Message
    let claims: [ClaimUse]
    let range: SourceRange
}

extension PageCheck {
    /// `LOC…`: a translation makes the claims of its source, step by step.
    mutating func checkParity(with source: Outline, of sourceFile: SourceFile) {
        checkHeadings(source)
        checkGeneratedTables(source)
        checkCode(source, sourceFile)
        // Where a marker is broken, that is told.
        let hasBrokenAlert = findings.contains { $0.code == .alertMarker }
        if !hasBrokenAlert {
            checkMarkers(
                source.alerts.map { "[!\($0.kind.rawValue)]" }, outline.alerts.map { ("[!\($0.kind.rawValue)]", $0.range) },
                rule: "A translation has the callouts of its source")
        }
        checkMarkers(
            source.checkboxes.map { $0.isChecked ? "[x]" : "[ ]" }, outline.checkboxes.map { ($0.isChecked ? "[x]" : "[ ]", $0.range) },
            rule: "A translation has the check boxes of its source")
        guard checkSteps(source, sourceFile) else {
            return compare(
                Slot(name: "the page", claims: source.claims, range: 0..<0),
                Slot(name: "the page", claims: outline.claims, range: pageRange), sourceFile)
        }
        for (theirs, ours) in zip(source.slots, outline.slots) { compare(theirs, ours, sourceFile) }
        let last = max(source.headings.count, outline.headings.count)
        for section in 0...last {
            compare(source.slot(ofSection: section), outline.slot(ofSection: section), sourceFile)
        }
    }

    private var pageRange: SourceRange { (outline.start ?? 0).emptyRange }

    private mutating func checkHeadings(_ source: Outline) {
        let theirs = source.headings.map(\.level)
        let ours = outline.headings.map(\.level)
        guard theirs != ours else { return }
        let index = zip(theirs, ours).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(theirs.count, ours.count)
        let place = index < ours.count ? outline.headings[index].range : outline.headings.last?.range ?? 0..<0
        report(
            .headingsDiffer, .warning, at: place, rule: "A translation has the headings of its source, in number and level",
            seen: "the source has \(theirs.count) (\(list(theirs))), this page \(ours.count) (\(list(ours)))")
    }

    private func list(_ levels: [Int]) -> String { levels.map { String(repeating: "#", count: $0) }.joined(separator: " ") }

    /// A warning is no note, and what is done is not still to do.
    private mutating func checkMarkers(_ theirs: [String], _ ours: [(marker: String, range: SourceRange)], rule: Message) {
        func list(_ markers: [String]) -> String { markers.isEmpty ? "0" : "\(markers.count) (\(markers.joined(separator: ", ")))" }
        guard theirs.count == ours.count else {
            return report(
                .calloutsDiffer, .warning, at: ours.last?.range.lowerBound.emptyRange ?? pageRange, rule: rule,
                seen: "the source has \(list(theirs)), this page \(list(ours.map(\.marker)))")
        }
        for (theirs, ours) in zip(theirs, ours) where theirs != ours.marker {
            report(
                .calloutsDiffer, .warning, at: ours.range.lowerBound.emptyRange, rule: rule, seen: "the source has \(theirs), this page \(ours.marker)",
                right: "Write \(theirs)")
        }
    }

    /// Generated tables are claims too.
    private mutating func checkGeneratedTables(_ source: Outline) {
        func names(_ outline: Outline) -> [String] { outline.codeBlocks.compactMap(\.supportTable).map { product.capability(of: $0) ?? $0 } }
        func list(_ tables: [String]) -> Message { tables.isEmpty ? "none" : "\(tables.count) (\(tables.joined(separator: ", ")))" }
        let (theirs, ours) = (names(source), names(outline))
        guard theirs != ours else { return }
        report(
            .claimMissing, at: outline.codeBlocks.first { $0.supportTable != nil }?.range ?? pageRange,
            rule: "A translation has the generated tables of its source", seen: "the source has \(list(theirs)), this page \(list(ours))",
            ruling: treatments.ruling(on: TableDifference.all(from: source.codeBlocks, to: outline.codeBlocks, product)))
    }

    private mutating func checkCode(_ source: Outline, _ sourceFile: SourceFile) {
        for difference in CodeDifference.all(source.codeBlocks, outline.codeBlocks) {
            let place = difference.source.map { "\(sourceFile.path):\(sourceFile.position(of: $0.range.lowerBound).line)" }
            let right: Message = place.map { "Take it over from \($0)" } ?? "Take it out, or put it into the source, too"
            report(
                .codeBlocksDiffer, .warning, at: (difference.page ?? difference.previous)?.range ?? pageRange,
                rule: "A translation has the code of its source, but for remarks in it", seen: difference.seen, right: right)
        }
    }

    /// Whether the procedures have the same shape, so that their steps can be compared one by one.
    private mutating func checkSteps(_ source: Outline, _ sourceFile: SourceFile) -> Bool {
        let theirs = source.procedures
        let ours = outline.procedures
        guard theirs.count == ours.count else {
            report(
                .stepsDiffer, at: ours.last?.range.lowerBound.emptyRange ?? pageRange,
                rule: "A translation has the procedures of its source",
                seen: "the source has \(theirs.count), this page \(ours.count)",
                ruling: treatments.ruling(source: theirs.map(\.range), target: ours.map(\.range)))
            return false
        }
        var isSame = true
        for (number, (theirs, ours)) in zip(theirs, ours).enumerated() where theirs.steps.shape != ours.steps.shape {
            isSame = false
            report(
                .stepsDiffer, at: ours.range.lowerBound.emptyRange, rule: "A procedure has the same steps and branches in each language",
                seen: "procedure \(number + 1) has \(theirs.steps.shape) in \(sourceFile.path), here \(ours.steps.shape)",
                ruling: treatments.ruling(source: [theirs.range], target: [ours.range]))
        }
        return isSame
    }

    private mutating func compare(_ theirs: Slot, _ ours: Slot, _ sourceFile: SourceFile) {
        func place(_ use: ClaimUse) -> String { "\(sourceFile.path):\(sourceFile.position(of: use.range.lowerBound).line)" }
        var extra = ours.claims
        var missing: [ClaimUse] = []
        // What falls back is shown in the source's words, which make its claims.
        for use in theirs.claims where treatments.ofSource(use.range)?.treatment != .fallback {
            let claim = use.claim.canonical(in: product)
            if let index = extra.firstIndex(where: { $0.claim.canonical(in: product) == claim }) {
                extra.remove(at: index)
            } else {
                missing.append(use)
            }
        }
        for use in missing {
            if let index = extra.firstIndex(where: { $0.claim.scheme == use.claim.scheme }) {
                let other = extra.remove(at: index)
                report(
                    .claimAltered, at: other.range, rule: "A translation makes the claims of its source",
                    seen: "in \(ours.name) it says \(other.claim.destination)",
                    right: "The source says \(use.claim.destination) there (\(place(use)))")
            } else {
                report(
                    .claimMissing, at: ours.range, rule: "A translation makes the claims of its source",
                    seen: "\(ours.name) lacks \(use.claim.destination) (\(place(use)))", right: missingText(use),
                    ruling: treatments.ofSource(use.range)?.ruling)
            }
        }
        for use in extra {
            report(
                .claimExtra, at: use.range, rule: "A translation makes the claims of its source and no other",
                seen: "\(ours.name) says \(use.claim.destination), and the source does not")
        }
    }

    private func missingText(_ use: ClaimUse) -> Message? {
        product.subject(of: use.claim)?.text.lookup(locale).map {
            isPublished
                ? "The product shows “\($0.singular)” in \(locale)" : "Write “[\($0.singular.escapedForLink)](\(use.claim.destination))”"
        }
    }
}

extension Outline {
    /// The claims of each step and branch, in order.
    fileprivate var slots: [Slot] {
        var slots: [Slot] = []
        func add(_ steps: [Step], named nameOfStep: (Int) -> Message) {
            for (number, step) in steps.enumerated() {
                let name = nameOfStep(number + 1)
                let line = step.range.lowerBound.emptyRange
                slots.append(Slot(name: name, claims: step.claims + step.asides.flatMap(\.claims), range: line))
                for part in step.parts {
                    switch part {
                    case .steps(let steps): add(steps) { "\(name), sub-step \($0)" }
                    case .branches(let steps): add(steps) { "\(name), bullet \($0)" }
                    }
                }
            }
        }
        for (number, procedure) in procedures.enumerated() { add(procedure.steps) { "procedure \(number + 1), step \($0)" } }
        return slots
    }

    /// The claims under a heading that are not part of a procedure.
    fileprivate func slot(ofSection section: Int) -> Slot {
        let heading = section == 0 || section > headings.count ? nil : headings[section - 1]
        let inside = passages.filter { $0.section == section }
        let place = heading?.range ?? inside.first?.range
        return Slot(
            name: heading.map { "the section “\($0.content.plainText)”" } ?? "the text before the first heading",
            claims: inside.flatMap(\.claims),
            range: (place?.lowerBound ?? start ?? 0).emptyRange)
    }
}

extension [Outline.Step] {
    /// For comparison and for people: `4 steps (step 4: 2 bullets)`.
    fileprivate var shape: Message {
        let nested = enumerated().flatMap { number, step in
            step.parts.map { part -> Message in
                switch part {
                case .steps(let steps): "step \(number + 1): \(steps.shape)"
                case .branches(let steps):
                    "step \(number + 1): \(Message(steps.count, one: "\(steps.count) bullet", other: "\(steps.count) bullets"))"
                }
            }
        }
        let own = Message(count, one: "\(count) step", other: "\(count) steps")
        return nested.isEmpty ? own : "\(own) (\(nested.joined(separator: "; ")))"
    }
}

extension Claim {
    fileprivate var scheme: Substring { destination.prefix { $0 != ":" } }
}

extension Int {
    fileprivate var emptyRange: Range<Int> { self..<self }
}

extension Block.CodeBlock {
    static let supportTableName = "supported-tools"

    /// The info string of a block that stands for a generated table.
    var supportTable: String? {
        guard let info, info == Self.supportTableName || info.hasPrefix(Self.supportTableName + " ") else { return nil }
        return info
    }
}
