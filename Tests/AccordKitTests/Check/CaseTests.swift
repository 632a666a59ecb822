import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

/// A case of `Cases/*.md`: a heading, files (fences `file PATH`), and the findings that checking must give (fence `findings`).
struct CheckCase: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [String: String]
    let findings: [String]

    var testDescription: String { name }

    static let all: [CheckCase] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name -> [CheckCase] in
            guard let text = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return [] }
            return cases(in: SourceFile(path: name, bytes: Array(text)))
        }
    }()

    private static func cases(in file: SourceFile) -> [CheckCase] {
        var cases: [CheckCase] = []
        var name = ""
        var files: [String: String] = [:]
        for block in parse(file.bytes).document.blocks {
            switch block {
            case .heading(let heading):
                name = "\(file.path): \(heading.content.plainText)"
                files = [:]
            case .codeBlock(let code):
                let info = code.info ?? ""
                if info.hasPrefix("file ") { files[String(info.dropFirst(5))] = code.text }
                if info == "findings" {
                    cases.append(CheckCase(name: name, files: files, findings: code.text.split(separator: "\n").map(String.init)))
                }
            default: break
            }
        }
        return cases
    }
}

@Suite struct CaseTests {
    @Test("the small site itself has no findings")
    func smallSiteIsClean() async throws {
        let result = try await withSmallSite { try await $0.check() }
        #expect(result.findings.map { "\($0.headline) \($0.message)" } == [])
    }

    @Test("cases are found") func casesAreFound() { #expect(CheckCase.all.count >= 30) }

    @Test("each case gives exactly its findings", arguments: CheckCase.all)
    func caseGivesItsFindings(_ check: CheckCase) async throws {
        let result = try await withSmallSite(check.files.mapValues { $0 }) { try await $0.check() }
        #expect(result.findings.map(\.headline) == check.findings, "\(result.findings.map(\.message).joined(separator: "\n"))")
    }
}
