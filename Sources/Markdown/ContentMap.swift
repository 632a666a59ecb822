import Diagnostics

/// Where the bytes of a block's content stand in the file.
///
/// The content of a block is what the library reads inlines from: the block's lines without the prefixes of their
/// containers, for a table cell also without the backslashes before pipes. It consists of stretches that were
/// copied as they stand; this remembers where each of them begins.
struct ContentMap {
    private struct Stretch {
        var content: Int
        var file: Int
    }

    private var stretches: [Stretch] = []
    /// No offset is mapped behind this one.
    private let end: Int

    /// A map to which stretches are still to be added, for a block that ends at `end`.
    init(end: Int) {
        self.end = end
    }

    /// Content that stands in the file from `start` on as it is, in a block that ends at `end`.
    init(start: Int, end: Int) {
        self.init(end: end)
        addStretch(content: 0, file: start)
    }

    /// Begins another stretch. Stretches are added in the order of the content.
    mutating func addStretch(content: Int, file: Int) {
        stretches.append(Stretch(content: content, file: file))
    }

    func fileOffset(of offset: Int) -> Int {
        guard let stretch = stretches[..<stretches.partitioningIndex { $0.content > offset }].last else { return end }
        return min(stretch.file + offset - stretch.content, end)
    }

    func fileRange(of range: Range<Int>) -> SourceRange {
        let start = fileOffset(of: range.lowerBound)
        return start..<max(start, fileOffset(of: range.upperBound))
    }
}

extension ContentMap {
    /// Content lines that are the ends of consecutive file lines, as in paragraphs.
    init(content: Bytes, endsOf lines: SourceLines, in source: Source) {
        self.init(end: source.trimmedEnd(ofLine: lines.upperBound - 1))
        var contentStart = 0
        for line in lines {
            let contentEnd = content.skipping(from: contentStart) { $0 != "\n" }
            let range = source.lineRange(line)
            // Where a tab belongs to a prefix only in part, the rest of it became spaces in the content.
            let surplus = max(0, contentEnd - contentStart - range.count)
            addStretch(content: contentStart, file: range.upperBound - (contentEnd - contentStart) + surplus)
            if surplus > 0 { addStretch(content: contentStart + surplus, file: range.lowerBound) }
            contentStart = contentEnd + 1
        }
    }

    /// Adds stretches for a part of one file line in which `\|` became `|`, beginning at a content offset.
    mutating func addUnescapingPipes(_ range: SourceRange, in file: Bytes, content: Int) {
        var content = content
        addStretch(content: content, file: range.lowerBound)
        var i = range.lowerBound
        while i < range.upperBound {
            if file[i] == "\\", i + 1 < range.upperBound, file[i + 1] == "|" {
                // The pipe maps to its backslash, so that a range that begins with it has the whole escape.
                addStretch(content: content, file: i)
                addStretch(content: content + 1, file: i + 2)
                i += 1
            }
            i += 1
            content += 1
        }
    }
}

/// Lines of a file, counted as `Source` does.
typealias SourceLines = Range<Int>
