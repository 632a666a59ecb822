import Diagnostics
import Foundation
import Testing

/// The capability model of the sample site as JSON, to be changed as a product might change.
struct ProductModel {
    var json: JSONValue

    /// The snapshot that stands with the content.
    static func snapshot() throws -> ProductModel {
        let bytes = try Data(contentsOf: Checkout.root.appending(path: "Content/capabilities.json"))
        return ProductModel(json: try JSONValue(parsing: Array(bytes)))
    }

    /// Puts a value at a place, or takes away what is there.
    mutating func set(_ path: String..., to value: JSONValue?) {
        json = json.replacing(path[...], with: value)
    }

    subscript(path: String...) -> JSONValue? { json[JSONPointer(path)] }

    /// Where the model holds the text of what a claim speaks of: controls come before screens.
    func textPath(of subject: WrittenClaim.Subject) throws -> [String] {
        let candidates =
            switch subject.scheme {
            case "ui":
                [["controls", subject.id, "label"], ["controls", subject.id, "describe"], ["screens", subject.id, "name"]]
            case "tool": [["tools", subject.id, "name"]]
            default: [["items", subject.id, "name"]]
            }
        return try #require(candidates.first { json[JSONPointer($0)] != nil }, "The snapshot has no \(subject).")
    }

    /// Gives something another text in one locale.
    mutating func rename(_ subject: WrittenClaim.Subject, in locale: String) throws {
        json = json.replacing(try textPath(of: subject)[...] + [locale], with: .string("Zzz \(subject.id)"))
    }

    /// The tag by which pages in a locale find the text of what a claim speaks of: `fr` for fr-CA where fr-CA has none of its own.
    func textLocale(of subject: WrittenClaim.Subject, in locale: String) throws -> String {
        let texts = try textPath(of: subject)
        var tag = locale[...]
        while json[JSONPointer(texts + [String(tag)])] == nil, let hyphen = tag.lastIndex(of: "-") { tag = tag[..<hyphen] }
        return String(tag)
    }

    /// Takes something away, with the rows of the capabilities that speak of it.
    mutating func remove(_ subject: WrittenClaim.Subject) {
        let folder = ["ui": "controls", "tool": "tools", "item": "items"][subject.scheme] ?? ""
        set(folder, subject.id, to: nil)
        guard subject.scheme != "ui" else { return }
        for capability in self["capabilities"]?.members ?? [] {
            let rows = (capability.value["supports"]?.array ?? []).filter { $0[subject.scheme]?.string != subject.id }
            set("capabilities", capability.key, "supports", to: .array(rows))
        }
    }

    /// What `accord check` says when the product is like this.
    func check(site: URL = Checkout.root) async throws -> (exitCode: Int?, report: CheckReport) {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "model.json")
            try write(to: file)
            let outcome = try await Program.accord(
                "check", "--site", site.filePath, "--capabilities", file.filePath, "--format", "json")
            return (outcome.exitCode, try CheckReport(outcome))
        }
    }

    func write(to file: URL) throws {
        var bytes: [UInt8] = []
        json.write(to: &bytes, style: .canonical)
        try Data(bytes).write(to: file)
    }
}

extension JSONValue {
    /// This value with another one at a place, or without what is there.
    fileprivate func replacing(_ path: ArraySlice<String>, with value: JSONValue?) -> JSONValue {
        guard let key = path.first, var members else { return value ?? self }
        let index = members.firstIndex { $0.key == key }
        if path.count == 1, value == nil {
            if let index { members.remove(at: index) }
        } else if let index {
            members[index].value = members[index].value.replacing(path.dropFirst(), with: value)
        } else if let value {
            members.append(Member(key, JSONValue.object([]).replacing(path.dropFirst(), with: value)))
        }
        return JSONValue(.object(members))
    }
}
