import Diagnostics
import Testing

@testable import AccordKit

@Suite("Writing a model")
struct ModelWriterTests {
    @Test("what is written is read as the same model, and written again as the same bytes")
    func roundTrip() throws {
        for seed in 0..<300 {
            let model = CapabilityModel.random(seed: UInt64(seed))
            let bytes = model.canonicalBytes
            let document = try ModelDocument(decoding: SourceFile(path: "m", bytes: bytes))
            #expect(document.written == model)
            #expect(document.written.canonicalBytes == bytes)
        }
    }

    @Test("the order and layout of the document it was read from do not show")
    func canonical() throws {
        let snapshot = try #require(ModelFixture.bytes(of: "Content/capabilities.json"))
        let json = try JSONValue(parsing: snapshot)
        let shuffled = json.shuffled(seed: 3).bytes(style: .compact)
        #expect(shuffled != json.bytes(style: .compact))
        let first = try ModelDocument(decoding: SourceFile(path: "m", bytes: snapshot)).model.canonicalBytes
        let second = try ModelDocument(decoding: SourceFile(path: "m", bytes: shuffled)).model.canonicalBytes
        #expect(first == second)
    }

    @Test("the snapshot of the sample site is in canonical form")
    func snapshot() throws {
        let bytes = try #require(ModelFixture.bytes(of: "Content/capabilities.json"))
        #expect(try ModelDocument(decoding: SourceFile(path: "m", bytes: bytes)).model.canonicalBytes == bytes)
    }
}

extension JSONValue {
    /// The same document with the members of every object in another order.
    fileprivate func shuffled(seed: UInt64) -> JSONValue {
        var random = SeededGenerator(seed: seed)
        func shuffled(_ value: JSONValue) -> JSONValue {
            if let members = value.members {
                return .object(members.map { ($0.key, shuffled($0.value)) }.shuffled(using: &random))
            }
            return value.array.map { .array($0.map(shuffled)) } ?? value
        }
        return shuffled(self)
    }
}

extension CapabilityModel {
    /// Any model as a document has it, its ids made up and unrelated.
    static func random(seed: UInt64) -> CapabilityModel {
        var maker = ModelMaker(random: SeededGenerator(seed: seed))
        return maker.model()
    }
}

private struct ModelMaker {
    var random: SeededGenerator

    mutating func model() -> CapabilityModel {
        var model = CapabilityModel(product: text(), version: text(), locales: ["en", "fr-CA"])
        for _ in 0..<count() { model.axes[id()] = ["off", "on"] }
        for _ in 0..<count() {
            model.screens[id()] = .init(name: localized(), isEntry: flip(), path: flip() ? "/" + text() : nil, within: flip() ? id() : nil)
        }
        for _ in 0..<count() { model.controls[id()] = control() }
        for _ in 0..<count() { model.items[id()] = .init(name: localized()) }
        for _ in 0..<count() { model.tools[id()] = .init(name: localized()) }
        for _ in 0..<count() {
            let supports = (0..<count()).map { _ in
                CapabilityModel.Support(tool: id(), item: id(), task: flip() ? localized() : nil, note: flip() ? localized() : nil)
            }
            model.capabilities[id()] = .init(name: localized(), when: .randomAsRead(depth: 2, using: &random), supports: supports)
        }
        for _ in 0..<count() { model.aliases[id()] = id() }
        return model
    }

    mutating func control() -> CapabilityModel.Control {
        .init(
            screen: id(), role: "button", label: flip() ? .fixed(localized()) : .dynamic(describe: localized()),
            when: .randomAsRead(depth: 3, using: &random), opens: flip() ? id() : nil, sets: flip() ? ["a": "1"] : [:],
            region: flip() ? "top" : nil, near: flip() ? id() : nil)
    }

    mutating func localized() -> LocalizedText {
        var forms = ["en": Forms(text())]
        if flip() { forms["fr"] = Forms(["one": text(), "other": text()]) }
        return LocalizedText(forms)
    }

    mutating func count() -> Int { Int.random(in: 0...4, using: &random) }

    mutating func flip() -> Bool { Bool.random(using: &random) }

    mutating func id() -> String { "id-\(Int.random(in: 0..<10_000, using: &random)).x" }

    mutating func text() -> String {
        let scalars: [Character] = ["a", "é", "\"", "\\", "/", "\n", "\u{7}", "\u{A0}", "\u{2028}", "𝒳", "👩‍🚀", " ", "<", "\u{7F}", "e\u{301}"]
        return "T" + String((0..<Int.random(in: 0...6, using: &random)).map { _ in scalars.randomElement(using: &random) ?? "a" })
    }
}
