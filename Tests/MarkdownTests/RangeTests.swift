import Testing

@testable import Markdown

@Suite("Ranges of what was parsed")
struct RangeTests {
    @Test("ranges are right in any text", arguments: 0..<20)
    func soup(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            let bodyStart = generator.pick([0, 0, 7])
            let text = String("§§§ ".prefix(bodyStart == 0 ? 0 : 4)) + Soup.text(&generator)
            let bytes = Array(text.utf8)
            let checker = RangeChecker(parse(bytes, from: bodyStart).document, bytes: bytes, bodyStart: bodyStart)
            #expect(checker.faults.isEmpty, "\(text.debugDescription)")
            if !checker.faults.isEmpty { return }
        }
    }
}
