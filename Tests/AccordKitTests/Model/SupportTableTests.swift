import Testing

@testable import AccordKit

@Suite("The table of supported items")
struct SupportTableTests {
    @Test("rows of one tool stand together, in the model's order, in the locale's own words")
    func table() throws {
        let table = try #require(try ModelFixture.model().supportTable(for: "glazing", locale: "fr"))
        #expect(
            table
                == SupportTable(
                    capability: "Émaillage",
                    tools: [
                        .init(
                            name: "Tours",
                            rows: [.init(item: "Tasses", note: nil, task: "Émailler une tasse"), .init(item: "Couvercles", note: nil, task: nil)]),
                        .init(name: "Fours", rows: [.init(item: "Tasses", note: "Deux fois.", task: nil)]),
                    ]))
    }

    @Test("a region has its own words where there are some, and those of its language elsewhere")
    func regions() throws {
        let table = try #require(try ModelFixture.model().supportTable(for: "glazing", locale: "en-GB"))
        #expect(table.tools.map(\.name) == ["Potter’s Wheels", "Kilns"])
        #expect(table.tools.first?.rows.first?.item == "Cups")
    }

    @Test("there is none without the capability, or without a name in the locale")
    func none() throws {
        let model = try ModelFixture.model()
        #expect(model.supportTable(for: "firing", locale: "en") == nil)
        #expect(model.supportTable(for: "glazing", locale: "de") == nil)
        var nameless = model
        nameless.items["lid"]?.name = LocalizedText(["fr": "Couvercles"])
        #expect(nameless.supportTable(for: "glazing", locale: "en") == nil)
        #expect(nameless.supportTable(for: "glazing", locale: "fr") != nil)
    }

    @Test("the sample product has the six tools and twelve rows that it should", arguments: ["en", "en-GB", "fr", "fr-CA"])
    func sample(locale: String) throws {
        let bytes = try #require(ModelFixture.bytes(of: "Content/capabilities.json"))
        let model = try ModelDocument(decoding: .init(path: "m", bytes: bytes)).model
        let table = try #require(model.supportTable(for: "docusign-signature", locale: locale))
        #expect(table.tools.count == 6)
        #expect(table.tools.map(\.rows.count) == [2, 3, 1, 1, 2, 3])
    }
}
