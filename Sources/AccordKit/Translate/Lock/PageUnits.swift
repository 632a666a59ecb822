import Diagnostics
import Markdown

/// A page as the sequence of its smallest blocks, with what stands between them: markers of lists and quotes, blank lines, the keys of front matter.
struct PageUnits {
    private(set) var units: [Unit] = []
    /// What stands before each unit, and behind the last.
    private(set) var gaps: [[UInt8]] = []
    /// How many blocks of each kind hold others.
    private(set) var holders: [String: Int] = [:]
    let source: [UInt8]
    private var end = 0
    private var isInOrder = true

    /// A field, a heading, a paragraph, a row of a table, or what is not translated, such as code.
    struct Unit: Hashable {
        /// The kinds of the blocks that it stands in, outermost first, and its own.
        var path: [String]
        /// The cells of a row and what stands between them, in turn; all else is of one piece.
        var pieces: [[UInt8]]

        var bytes: [UInt8] { Array(pieces.joined()) }
    }

    /// Nil where parts of the page do not stand in the order in which they are read.
    init?(_ bytes: [UInt8]) {
        source = bytes
        let page = Site.Page(recovering: SourceFile(path: "page", bytes: bytes))
        let fields = AccordKit.segments(of: page, document: Document(blocks: []))
        for field in fields.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) { add([field.range], [field.kind.fieldName ?? ""]) }
        add(parse(bytes, from: page.bodyStart).document.blocks, in: [])
        guard isInOrder else { return nil }
        gaps.append(Array(bytes[end...]))
    }

    private mutating func add(_ blocks: [Block], in path: [String]) {
        for block in blocks {
            switch block {
            case .heading: add([block.range], path + ["heading"])
            case .paragraph: add([block.range], path + ["paragraph"])
            case .codeBlock: add([block.range], path + ["code"])
            case .html: add([block.range], path + ["HTML"])
            case .thematicBreak: add([block.range], path + ["rule"])
            case .list(let list):
                let path = enter(list.isOrdered ? "ordered list" : "bullet list", in: path)
                for item in list.items { add(item.blocks, in: enter("item", in: path)) }
            case .blockQuote(let quote): add(quote.blocks, in: enter("quote", in: path))
            case .alert(let alert): add(alert.blocks, in: enter("alert \(alert.kind.rawValue)", in: path))
            case .table(let table):
                let path = enter("table", in: path)
                for row in [table.header] + table.rows { add(row.map(\.range).filter { !$0.isEmpty }, path + ["row"]) }
            }
        }
    }

    private mutating func enter(_ holder: String, in path: [String]) -> [String] {
        holders[(path + [holder]).joined(separator: "/"), default: 0] += 1
        return path + [holder]
    }

    private mutating func add(_ ranges: [SourceRange], _ path: [String]) {
        guard let first = ranges.first else { return }
        var pieces: [[UInt8]] = []
        var last = first.lowerBound
        guard first.lowerBound >= end else { return isInOrder = false }
        for range in ranges {
            guard range.lowerBound >= last else { return isInOrder = false }
            if !pieces.isEmpty { pieces.append(Array(source[last..<range.lowerBound])) }
            pieces.append(Array(source[range]))
            last = range.upperBound
        }
        gaps.append(Array(source[end..<first.lowerBound]))
        units.append(Unit(path: path, pieces: pieces))
        end = last
    }
}

extension PageUnits {
    /// Where each unit stands in the page's bytes.
    var ranges: [Range<Int>] {
        var end = 0
        return zip(gaps, units).map { gap, unit in
            let start = end + gap.count
            end = start + unit.pieces.map(\.count).reduce(0, +)
            return start..<end
        }
    }

    /// How often each line stands between the units that says something, unlike blank lines and markers.
    var linesBetween: [String: Int] {
        var counts: [String: Int] = [:]
        for gap in gaps {
            for line in gap.split(separator: UInt8(ascii: "\n")) {
                let text = String(decoding: line, as: UTF8.self).drop { $0.isWhitespace || $0 == ">" }
                guard text.contains(where: \.isLetter), !text.hasPrefix("[!") else { continue }
                counts[String(text.reversed().drop(while: \.isWhitespace).reversed()), default: 0] += 1
            }
        }
        return counts
    }
}
