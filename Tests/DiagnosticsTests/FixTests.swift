import Diagnostics
import Testing

@Suite("Applying fixes")
struct FixTests {
    let file = SourceFile(path: "p.md", text: "un é deux trois")

    func fix(_ edits: [(Range<Int>, String)], safe: Bool = true, path: String = "p.md") -> Fix {
        let place = Position(line: 1, column: 1)
        let edits = edits.map { range, text in
            Edit(Location(path: path, range: range, start: place, end: place, line: ""), replacement: text)
        }
        return Fix("Mend", edits: edits, isSafe: safe)
    }

    @Test("replaces, inserts and deletes in any order of asking")
    func several() {
        let fixes = [fix([(11..<16, "3")]), fix([(0..<2, "1"), (3..<5, "e")]), fix([(6..<6, "+")]), fix([(10..<11, "")])]
        for order in [fixes, fixes.reversed()] {
            let result = apply(order, to: file)
            #expect(text(result.bytes) == "1 e +deux3")
            #expect(result.applied == 4)
            #expect(result.skipped == 0)
        }
    }

    @Test("leaves unsafe fixes alone")
    func unsafe() {
        let result = apply([fix([(0..<2, "1")], safe: false)], to: file)
        #expect(result == FixedFile.unchanged(file))
    }

    @Test("applies the first of overlapping fixes, whole or not at all")
    func overlapping() {
        let result = apply([fix([(0..<5, "A")]), fix([(3..<5, "B"), (11..<16, "C")]), fix([(5..<6, "_")])], to: file)
        #expect(text(result.bytes) == "A_deux trois")
        #expect(result.applied == 2)
        #expect(result.skipped == 1)
    }

    @Test("makes the same fix once, and neither of two different insertions twice")
    func repeated() {
        let result = apply([fix([(0..<2, "1")]), fix([(0..<2, "1")]), fix([(6..<6, "x")]), fix([(6..<6, "y")])], to: file)
        #expect(text(result.bytes) == "1 é xdeux trois")
        #expect(result.applied == 3)
        #expect(result.skipped == 1)
    }

    @Test("skips what is of another file, splits a character, or overlaps itself")
    func misfits() {
        let result = apply(
            [fix([(0..<2, "1")], path: "q.md"), fix([(4..<5, "x")]), fix([(4..<500, "x")]), fix([(0..<3, "a"), (2..<4, "b")])], to: file)
        #expect(result.bytes == file.bytes)
        #expect(result.skipped == 4)
    }

    @Test("agrees with the plainest way of doing it on random edits")
    func oracle() {
        var generator = Generator(seed: 11)
        let letters = SourceFile(path: "p.md", text: "abcdefghijklmnopqrstuvwxyz")
        for _ in 0..<2_000 {
            let edits = (0..<Int.random(in: 1...8, using: &generator)).map { number in
                let lower = Int.random(in: 0...26, using: &generator)
                return (lower..<Int.random(in: lower...min(26, lower + 4), using: &generator), "\(number)")
            }
            let result = apply(edits.map { fix([$0]) }, to: letters)
            var kept: [(Range<Int>, String)] = []
            for edit in edits {
                let clashes = kept.contains { other in
                    other.0 == edit.0 || max(other.0.lowerBound, edit.0.lowerBound) < min(other.0.upperBound, edit.0.upperBound)
                        || (edit.0.isEmpty && other.0.lowerBound < edit.0.lowerBound && edit.0.lowerBound < other.0.upperBound)
                        || (other.0.isEmpty && edit.0.lowerBound < other.0.lowerBound && other.0.lowerBound < edit.0.upperBound)
                }
                if !clashes { kept.append(edit) }
            }
            var bytes = letters.bytes
            for (range, replacement) in kept.sorted(by: { ($0.0.lowerBound, $0.0.upperBound) > ($1.0.lowerBound, $1.0.upperBound) }) {
                bytes.replaceSubrange(range, with: replacement.utf8)
            }
            #expect(text(result.bytes) == text(bytes))
            #expect(result.applied == kept.count)
            #expect(result.applied + result.skipped == edits.count)
        }
    }
}

extension FixedFile {
    static func unchanged(_ file: SourceFile) -> FixedFile { apply([], to: file) }
}
