import Diagnostics

/// A capability model as read from a document, with the places of its parts.
public struct ModelDocument: Sendable {
    /// The version of the format that this library reads and writes.
    public static let schema = "capabilities/1"
    /// The size of the largest document that is read, in bytes.
    public static let greatestSize = 16 << 20

    /// The model, its parts naming one another by the ids in force.
    public let model: CapabilityModel
    /// The model as it was written, aliases and all.
    let written: CapabilityModel
    /// The bytes, under the path or address they came from.
    public let file: SourceFile
    private let json: JSONValue

    /// Reads a document; all that is wrong with its form is in the error.
    public init(decoding file: SourceFile) throws(ModelError) {
        let json = try Self.parse(file)
        var reader = ModelReader(file: file)
        guard let written = reader.model(ModelNode(json)), reader.findings.isEmpty else {
            throw ModelError(reader.findings.inReportOrder())
        }
        self.written = written
        model = written.resolvingAliases()
        self.file = file
        self.json = json
    }

    private static func parse(_ file: SourceFile) throws(ModelError) -> JSONValue {
        guard file.bytes.count <= greatestSize else {
            throw ModelError([
                Diagnostic(
                    .modelNotJSON, at: Location(path: file.path),
                    rule: "A capability model has at most \(greatestSize >> 20) MiB", seen: "there are \(file.bytes.count) bytes")
            ])
        }
        do {
            return try JSONValue(parsing: file.bytes)
        } catch {
            throw ModelError([
                Diagnostic(
                    .modelNotJSON, at: file.location(of: error.offset..<error.offset + 1),
                    rule: "\(error.rule)", seen: "found \(error.found)", right: "A capability model is one JSON document")
            ])
        }
    }

    /// Where the model came from, and its version: `https://app.example.com/capabilities, version 2024.11`.
    public var provenance: String { "\(file.path), version \(model.version)" }

    /// The place of a part: its key where it is a whole object or list, else its value. Where there is no such part, what would hold it.
    public func location(of pointer: JSONPointer) -> Location {
        var value = json
        var range = json.range.prefix(1)
        for token in pointer.tokens {
            if let member = value.members?.first(where: { $0.key == token }) {
                value = member.value
                range = value.members == nil && value.array == nil ? value.range[...] : member.keyRange[...]
            } else if let elements = value.array, let index = Int(token), elements.indices.contains(index) {
                value = elements[index]
                range = value.members == nil && value.array == nil ? value.range[...] : value.range.prefix(1)
            } else {
                break
            }
        }
        return file.location(of: range.startIndex..<range.endIndex)
    }
}

/// A document is not a capability model.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with it, in the order of the document; never empty.
    public let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

    public var description: String { diagnostics.map(\.message).joined(separator: "\n") }
}

extension CapabilityModel {
    /// The JSON Schema (2020-12) of `capabilities/1`. What a schema cannot say, such as that ids are declared, `validate` checks.
    public static var jsonSchema: [UInt8] { PackageResources.capabilities_schema_json }
}
