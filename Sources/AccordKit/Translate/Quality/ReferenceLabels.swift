import Diagnostics
import Markdown

extension Document {
    /// The texts of links and images that are labels of references as well: `[a text]` and `[a text][]`, whose address stands elsewhere under
    /// that very text.
    func referenceLabels(in file: SourceFile) -> [SourceRange] {
        var labels: [SourceRange] = []
        forEachInline { inline in
            switch inline {
            case .link(let link): labels += [file.referenceLabel(of: link.range, opening: "[")].compactMap { $0 }
            case .image(let image): labels += [file.referenceLabel(of: image.range, opening: "![")].compactMap { $0 }
            case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough: break
            }
        }
        return labels.sorted { $0.lowerBound < $1.lowerBound }
    }
}

extension SourceFile {
    /// Where the titles of `[label]: address "title"` stand, those that end their lines, by their text; of equal ones the first.
    var titlesOfDefinitions: [String: SourceRange] {
        var titles: [String: SourceRange] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
            guard text.first == UInt8(ascii: "["), let colon = text.firstRange(of: Array("]:".utf8)) else { continue }
            let end = text.lastIndex { $0 > 0x20 } ?? text.startIndex
            let opening: UInt8 = text[end] == UInt8(ascii: ")") ? UInt8(ascii: "(") : text[end]
            guard "\"'(".utf8.contains(opening), let start = text[colon.upperBound..<end].firstIndex(of: opening) else { continue }
            let title = start + 1..<end
            titles[String(decoding: bytes[title], as: UTF8.self)] = titles[String(decoding: bytes[title], as: UTF8.self)] ?? title
        }
        return titles
    }

    fileprivate func referenceLabel(of range: SourceRange, opening: String) -> SourceRange? {
        let written = bytes[range.clamped(to: 0..<bytes.count)]
        guard written.starts(with: opening.utf8), written.last == UInt8(ascii: "]") else { return nil }
        let closing = written.suffix(3).elementsEqual("][]".utf8) ? 3 : 1
        let start = written.startIndex + opening.utf8.count
        guard start <= written.endIndex - closing else { return nil }
        let label = start..<written.endIndex - closing
        // A label has no bracket in it, so that one in front of the last belongs to `[a text][label]`.
        let hasBracket = label.contains { bytes[$0] == UInt8(ascii: "[") && bytes[$0 - 1] != UInt8(ascii: "\\") }
        return hasBracket ? nil : label
    }
}

extension [Fix] {
    /// Without those that change one of the labels, which would part it from its address: labels are compared letter by letter, but for their
    /// capitals and the width of ordinary spaces.
    func sparing(_ labels: [SourceRange]) -> [Fix] {
        guard !labels.isEmpty else { return self }
        return filter { fix in
            !fix.edits.contains { edit in
                let bytes = edit.location.range
                let next = labels[labels.partitionPoint { $0.upperBound >= bytes.lowerBound }...].first
                return next.map { $0.lowerBound <= bytes.upperBound } ?? false
            }
        }
    }
}
