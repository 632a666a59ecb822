import Diagnostics
import Markdown

extension PageCheck {
    /// `LOC…`: a translation makes the claims of its source, part by part, and has its parts.
    ///
    /// - Parameter order: where a lock knows that the segments of the two pages stand in another order.
    mutating func checkParity(with source: Outline, of sourceFile: SourceFile, _ counterparts: Counterparts, _ order: SegmentOrder? = nil) {
        checkHeadings(source, sourceFile, counterparts)
        checkGeneratedTables(order?.arranged(source.codeBlocks) ?? source.codeBlocks)
        checkCode(order?.arranged(source.codeBlocks) ?? source.codeBlocks, sourceFile)
        checkCallouts(source, sourceFile, counterparts)
        checkBlockKinds(source, sourceFile, counterparts)
        checkSteps(source, sourceFile, counterparts)
        checkOrder(source, order, counterparts)
        var comparison = ClaimComparison(source, outline, counterparts, product) { [treatments] use in
            // What falls back is shown in the source's words, which make its claims.
            treatments.ofSource(use.range)?.treatment != .fallback
        }
        comparison.settle()
        for place in comparison.places { report(place, source, sourceFile, counterparts) }
    }

    private mutating func report(_ place: ClaimComparison.Place, _ source: Outline, _ sourceFile: SourceFile, _ counterparts: Counterparts) {
        func line(_ use: ClaimUse) -> String { sourceFile.line(of: use.range.lowerBound) }
        var extra = place.extra
        for use in place.missing {
            if place.isOnBothSides, let index = extra.firstIndex(where: { $0.claim.scheme == use.claim.scheme }) {
                let other = extra.remove(at: index)
                report(
                    .claimAltered, at: other.range, rule: "A translation makes the claims of its source",
                    seen: "in \(place.name) it says \(other.claim.destination)",
                    right: "The source says \(use.claim.destination) there (\(line(use)))")
            } else if place.isOnBothSides {
                report(
                    .claimMissing, at: place.range, rule: "A translation makes the claims of its source",
                    seen: "\(place.name) lacks \(use.claim.destination) (\(line(use)))", right: missingText(use).map { $0.text },
                    ruling: treatments.ofSource(use.range)?.ruling)
            } else {
                report(
                    .claimMissing, at: range(ofMissing: place.range.lowerBound, counterparts), rule: "A translation makes the claims of its source",
                    seen: "the page lacks \(place.name) with \(use.claim.destination) (\(line(use)))", right: missingText(use).map { $0.inPart },
                    ruling: treatments.ofSource(use.range)?.ruling)
            }
        }
        for use in extra {
            report(
                .claimExtra, at: use.range, rule: "A translation makes the claims of its source and no other",
                seen: "\(place.name) says \(use.claim.destination), and the source does not")
        }
    }

    /// What to write for a claim, by itself and in a part of a page that is still to be translated.
    private func missingText(_ use: ClaimUse) -> (text: Message, inPart: Message)? {
        product.subject(of: use.claim)?.text.lookup(locale).map {
            if isPublished {
                let text: Message = "The product shows “\($0.singular)” in \(locale)"
                return (text, text)
            }
            let link = "[\($0.singular.escapedForLink)](\(use.claim.destination))"
            return ("Write “\(link)”", "Translate it, with “\(link)”")
        }
    }

    /// Generated tables are claims too.
    private mutating func checkGeneratedTables(_ source: [Block.CodeBlock]) {
        func names(_ blocks: [Block.CodeBlock]) -> [String] { blocks.compactMap(\.supportTable).map { product.capability(of: $0) ?? $0 } }
        func list(_ tables: [String]) -> Message { tables.isEmpty ? "none" : "\(tables.count) (\(tables.joined(separator: ", ")))" }
        let (theirs, ours) = (names(source), names(outline.codeBlocks))
        guard theirs != ours else { return }
        report(
            .claimMissing, at: outline.codeBlocks.first { $0.supportTable != nil }?.range ?? pageRange,
            rule: "A translation has the generated tables of its source", seen: "the source has \(list(theirs)), this page \(list(ours))",
            ruling: treatments.ruling(on: TableDifference.all(from: source, to: outline.codeBlocks, product)))
    }

    private mutating func checkCode(_ source: [Block.CodeBlock], _ sourceFile: SourceFile) {
        for difference in CodeDifference.all(source, outline.codeBlocks) {
            let place = difference.source.map { sourceFile.line(of: $0.range.lowerBound) }
            let right: Message = place.map { "Take it over from \($0)" } ?? "Take it out, or put it into the source, too"
            report(
                .codeBlocksDiffer, .warning, at: (difference.page ?? difference.previous)?.range ?? pageRange,
                rule: "A translation has the code of its source, but for remarks in it", seen: difference.seen, right: right)
        }
    }
}

extension Claim {
    fileprivate var scheme: Substring { destination.prefix { $0 != ":" } }
}

extension Int {
    var emptyRange: Range<Int> { self..<self }
}

extension Block.CodeBlock {
    static let supportTableName = "supported-tools"

    /// The info string of a block that stands for a generated table.
    var supportTable: String? {
        guard let info, info == Self.supportTableName || info.hasPrefix(Self.supportTableName + " ") else { return nil }
        return info
    }
}
