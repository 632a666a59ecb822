import Diagnostics
import Testing

@testable import AccordKit

@Suite("The JSON Schema of capabilities/1")
struct SchemaTests {
    @Test("is the file that the source has, and is JSON")
    func embedded() throws {
        #expect(CapabilityModel.jsonSchema == ModelFixture.bytes(of: "Sources/AccordKit/Model/capabilities.schema.json"))
        #expect(try JSONValue(parsing: CapabilityModel.jsonSchema)["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test(
        "an independent validator allows exactly the documents that are read",
        .enabled(if: Program.hasJSONSchema, "needs python3 with the package jsonschema (scripts/test installs it)"))
    func verdicts() async throws {
        var documents: [String: [UInt8]] = ["snapshot": try #require(ModelFixture.bytes(of: "Content/capabilities.json"))]
        for (index, variant) in try Variant.all(of: ModelFixture.text).enumerated() { documents["variant \(index): \(variant.change)"] = variant.bytes }
        for seed in 0..<50 { documents["random \(seed)"] = CapabilityModel.random(seed: UInt64(seed)).canonicalBytes }
        for mistake in ModelErrorTests.mistakes where mistake.code != .modelNotJSON && !Self.beyondSchemas.contains(mistake.new) {
            documents["mistake: \(mistake.new)"] = Array(ModelFixture.text(replacing: mistake.old, with: mistake.new).utf8)
        }
        let verdicts = try await verdicts(on: documents)
        #expect(verdicts.count == documents.count)
        #expect(verdicts.values.filter { $0 == "valid" }.count > 60)
        #expect(verdicts.values.filter { $0 != "valid" }.count > 500)
        for (name, bytes) in documents.sorted(by: { $0.key < $1.key }) {
            let errors = ModelFixture.errors(String(decoding: bytes, as: UTF8.self))
            #expect(errors.isEmpty == (verdicts[name] == "valid"), "\(name): schema: \(verdicts[name] ?? ""), reader: \(errors.map(\.message))")
        }
    }

    /// No schema knows that two language tags are the same in another case.
    private static let beyondSchemas = [#""EN-gb"],"#]

    private func verdicts(on documents: [String: [UInt8]]) async throws -> [String: String] {
        let folder = TemporaryFolder()
        let names = documents.keys.sorted()
        for (index, name) in names.enumerated() { try folder.write("\(index).json", documents[name] ?? []) }
        let root = ModelFixture.packageFolder
        let run = try await Program.run(
            Program.python ?? "python3",
            [root + "/Tests/AccordKitTests/Oracles/schema_verdicts.py", root + "/Sources/AccordKit/Model/capabilities.schema.json", folder.path])
        #expect(run.isSuccess, "\(run.output)")
        var verdicts: [String: String] = [:]
        for line in run.output.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2, let index = Int(parts[0]), names.indices.contains(index) { verdicts[names[index]] = String(parts[1]) }
        }
        return verdicts
    }
}

/// A document with one part of another kind, left out, or called something else.
struct Variant {
    let change: String
    let bytes: [UInt8]

    /// Every such change at every place of a document.
    static func all(of text: String) throws -> [Variant] {
        let document = try JSONValue(parsing: Array(text.utf8))
        var variants: [Variant] = []
        func add(_ change: String, _ value: JSONValue) { variants.append(Variant(change: change, bytes: value.bytes(style: .compact))) }
        /// - Parameter rebuilt: the whole document with another value here.
        func visit(_ value: JSONValue, at pointer: JSONPointer, _ rebuilt: (JSONValue) -> JSONValue) {
            for other: JSONValue in [.null, true, 7, "", "  ", "text", "a b", [], ["text"], [7], [:], ["text": "text"], ["en": "text"]] where other != value {
                add("\(pointer) becomes \(String(decoding: other.bytes(style: .compact), as: UTF8.self))", rebuilt(other))
            }
            if let members = value.members {
                for key in ["extra", "x-extra", "", "a b", "anyOf", "en"] where value[key] == nil {
                    add("\(pointer) gets \(key)", rebuilt(JSONValue(.object(members + [.init(key, "text")]))))
                }
                for (index, member) in members.enumerated() {
                    var rest = members
                    rest.remove(at: index)
                    add("\(pointer) loses \(member.key)", rebuilt(JSONValue(.object(rest))))
                    visit(member.value, at: pointer.appending(member.key)) { new in
                        var changed = members
                        changed[index].value = new
                        return rebuilt(JSONValue(.object(changed)))
                    }
                }
            }
            for (index, element) in (value.array ?? []).enumerated() {
                visit(element, at: pointer.appending(index)) { new in
                    var changed = value.array ?? []
                    changed[index] = new
                    return rebuilt(JSONValue(.array(changed)))
                }
            }
        }
        visit(document, at: JSONPointer()) { $0 }
        return variants
    }
}
