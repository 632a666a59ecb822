import Foundation

@testable import HTML

/// One case of a file of html5lib-tests.
struct StandardCase {
    var data = ""
    var tree = ""
    /// What the file says of errors; the cases written here have their names there.
    var errors = ""
    var fragment: String?
    /// A case that holds only with scripts switched on, which nothing here does.
    var needsScripts = false

    var note: String { (fragment.map { "in \($0)\n" } ?? "") + (needsScripts ? "with scripts\n" : "") }

    /// The tree that is really read; nil where the case cannot be run, and so is failed.
    var treeAsRead: String? {
        guard !needsScripts else { return nil }
        guard let fragment else { return String(decoding: HTMLDocument(utf8: Array(data.utf8)).dumpTree(), as: UTF8.self) }
        guard let context = HTMLTag(rawValue: fragment) else { return nil }
        let whole = String(decoding: HTMLDocument(fragment: Array(data.utf8), in: context).dumpTree(), as: UTF8.self)
        // What is in `html` is the fragment.
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        return lines.map { $0.hasPrefix("|   ") ? "| " + $0.dropFirst(4) : String($0) }.joined(separator: "\n")
    }

    static func read(_ file: URL) throws -> [StandardCase] {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        var cases: [StandardCase] = []
        var section = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            switch line {
            case "#data":
                cases.append(StandardCase())
                section = "data"
            case "#errors", "#new-errors", "#document", "#document-fragment", "#script-off", "#script-on":
                section = String(line.dropFirst())
                if section == "script-on" { cases[cases.count - 1].needsScripts = true }
            default:
                guard !cases.isEmpty else { continue }
                switch section {
                case "data": cases[cases.count - 1].data += line + "\n"
                case "errors": cases[cases.count - 1].errors += line
                case "document-fragment": cases[cases.count - 1].fragment = String(line)
                case "document": cases[cases.count - 1].tree += line + "\n"
                default: break
                }
            }
        }
        for index in cases.indices {
            if cases[index].data.hasSuffix("\n") { cases[index].data.removeLast() }
            while cases[index].tree.hasSuffix("\n\n") { cases[index].tree.removeLast() }
        }
        return cases
    }
}
