import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

/// A case of `Cases/*.md`: a heading, an `html` fence with a page or a part of one, a `markdown` fence with what becomes of it, and perhaps fences
/// `findings`, `title`, `related` and `anchors`, one to a line.
struct ImportCase: Sendable, CustomTestStringConvertible {
    var name = ""
    var html = ""
    var markdown: String?
    /// The lines of the other fences, by info string.
    var others: [String: String] = [:]

    var testDescription: String { name }

    static let all: [ImportCase] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name -> [ImportCase] in
            guard let text = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
            return cases(in: Array(text), of: name)
        }
    }()

    private static func cases(in bytes: [UInt8], of file: String) -> [ImportCase] {
        var cases: [ImportCase] = []
        for block in parse(bytes).document.blocks {
            switch block {
            case .heading(let heading) where heading.level == 2: cases.append(ImportCase(name: "\(file): \(heading.content.plainText)"))
            case .codeBlock(let code):
                guard !cases.isEmpty, let info = code.info else { continue }
                switch info {
                case "html": cases[cases.count - 1].html = code.text
                case "markdown": cases[cases.count - 1].markdown = code.text
                default: cases[cases.count - 1].others[info] = code.text
                }
            default: break
            }
        }
        return cases
    }

    /// The page; a part of one is put into `main`.
    var page: [UInt8] {
        Array((html.contains("<body") || html.contains("<main") ? html : "<title>T</title><main>\n\(html)</main>").utf8)
    }

    var options: ReadOptions {
        get throws {
            ReadOptions(
                url: others["url"]?.trimmingCharacters(in: .newlines),
                selector: try others["selector"].map { try Selector(parsing: $0.trimmingCharacters(in: .newlines)) })
        }
    }
}
