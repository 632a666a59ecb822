import Diagnostics
import Testing

@Suite struct PositionTests {
    /// Lines of many lengths, so that line ends fall on, before and behind every boundary that a reader may cut at.
    static let long = SourceFile(path: "p.md", text: (0..<400).map { String(repeating: "é", count: $0 == 200 ? 9_000 : $0 % 97) + "x" }.joined(separator: "\n"))

    @Test func linesAndColumnsOfALongFileAreThoseThatOneCounts() {
        var line = 1
        var column = 1
        for (offset, byte) in Self.long.bytes.enumerated() where byte & 0xC0 != 0x80 {
            #expect(Self.long.position(of: offset) == Position(line: line, column: column))
            (line, column) = byte == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1)
        }
        #expect(Self.long.position(of: .max) == Position(line: line, column: column))
        #expect(line == 400)
    }

    @Test(arguments: [0, 1, 4095, 4096, 4097, 8192])
    func theEndOfAFileOfAnyLengthIsBehindItsLastByte(count: Int) {
        let file = SourceFile(path: "p.md", bytes: Array(repeating: UInt8(ascii: "\n"), count: count))
        #expect(file.position(of: count) == Position(line: count + 1, column: 1))
    }
}
