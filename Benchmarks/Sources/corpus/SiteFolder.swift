import Foundation

/// A folder to be filled with the files of one site.
struct SiteFolder {
    let url: URL

    /// Writes a text file, with the folders above it.
    func write(_ text: String, to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func write(_ value: some Encodable, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try write(String(decoding: encoder.encode(value), as: UTF8.self) + "\n", to: path)
    }
}

/// A text as a YAML scalar: every JSON string is one.
func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

func frontMatter(_ fields: [(String, String)]) -> String {
    "---\n" + fields.map { "\($0): \(quoted($1))\n" }.joined() + "---\n\n"
}
