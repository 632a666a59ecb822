import AccordKit
import ArgumentParser
import Foundation

/// Measures how long it takes to find the most similar segments in a translation memory.
@main
struct MemorySpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Looks texts up in a translation memory of invented segments, on one thread.")

    @Option(help: "How many segments the memory has.") var segments = 100_000
    @Option(help: "How many texts of each kind are looked up.") var lookups = 500
    @Option(help: "The same seed gives the same segments.") var seed: UInt64 = 1

    func run() throws {
        var language = InventedLanguage(seed: seed)
        let sources = (0..<segments).map { _ in language.sentence() }
        let entries = sources.enumerated().map { number, words in
            TranslationMemory.Entry(source: text(words), target: text(["t\(number % (segments * 9 / 10 + 1))"]), origin: "\(number)")
        }
        let before = residentMegabytes()
        let clock = ContinuousClock()
        var memory = TranslationMemory([])
        let building = milliseconds(clock.measure { memory = TranslationMemory(entries) })
        print(String(format: "%d segments, built in %.0f ms, %.0f MB more in memory", segments, building, residentMegabytes() - before))
        print("kind of text                     median ms      95 % ms   slowest ms   with a match")
        for kind in Lookup.allCases {
            var times: [Double] = []
            var found = 0
            for _ in 0..<lookups {
                let query = text(kind.words(&language, sources))
                var matches: [TranslationMemory.Match] = []
                times.append(milliseconds(clock.measure { matches = memory.lookup(query, minimum: kind.minimum) }))
                if !matches.isEmpty { found += 1 }
            }
            times.sort()
            let name = kind.rawValue.padding(toLength: 30, withPad: " ", startingAt: 0)
            print(
                name
                    + String(
                        format: "%12.2f %12.2f %12.2f %14d", times[times.count / 2], times[times.count * 95 / 100], times[times.count - 1],
                        found))
        }
    }

    private func text(_ words: [String]) -> SegmentText { SegmentText(parts: [.text(words.joined(separator: " "))]) }

    private func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
    }

    /// What the process holds, as the kernel counts it.
    private func residentMegabytes() -> Double {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        return fields.count > 1 ? (Double(fields[1]) ?? 0) * 4096 / 1e6 : 0
    }
}

/// What is looked up.
enum Lookup: String, CaseIterable {
    case same = "the same text"
    case edited = "one word in eight changed"
    case other = "another text"
    case common = "frequent words only"
    case long = "120 words, one in eight changed"
    case loose = "another text, from 50 %"

    var minimum: Int { self == .loose ? 50 : 75 }

    func words(_ language: inout InventedLanguage, _ sources: [[String]]) -> [String] {
        switch self {
        case .same: return language.pick(sources)
        case .edited: return language.editing(language.pick(sources))
        case .other, .loose: return language.sentence()
        case .common: return (0..<12).map { _ in language.word(among: 40) }
        case .long: return language.editing((0..<8).flatMap { _ in language.pick(sources) }.prefix(120).map { $0 })
        }
    }
}
