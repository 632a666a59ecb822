import Testing

@testable import AccordKit

/// One build as a command would do it, from the contents of its files.
@discardableResult
func build(
    _ files: [String: String], at path: String, canExchange: Bool = true, reached: (StagedSite.Step) -> Void = { _ in }
) throws(WriteError) -> WriteSummary {
    let site = try StagedSite(at: path, canExchange: canExchange)
    var staged: [StagedFile] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { staged.append(try site.stage(path, Array(text.utf8))) }
    return try site.commit(staged, reached: reached)
}

/// A site of some pages that all tell which version they are of.
func pages(version: String, count: Int = 20) -> [String: String] {
    var files = ["index.html": version, "only-in-\(version).html": version]
    for number in 0..<count {
        files["fr/docusign/page-\(number)/index.html"] = version + String(repeating: "é", count: number * 500)
        files["fr/docusign/page-\(number)/index.md"] = number.isMultiple(of: 2) ? "the same" : version
    }
    return files
}
