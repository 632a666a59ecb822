import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

/// A case of `Cases/*.md`: a heading, what it changes on the small site, and what checking must find then (fence `findings`).
///
/// A fence `file PATH` holds a whole file. A fence `replace PATH` holds a piece of a file, a line `=>`, and what takes its place. A finding is
/// its headline; lines `contains: …` below it are parts of its message or of its fixes.
struct CheckCase: Sendable, CustomTestStringConvertible {
    struct Finding: Sendable {
        let headline: String
        var parts: [String] = []
    }

    let name: String
    let files: [String: String]
    let findings: [Finding]

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
                let info = (code.info ?? "").split(separator: " ", maxSplits: 1).map(String.init)
                switch (info.first, info.last) {
                case ("file", let path?): files[path] = code.text
                case ("replace", let path?): files[path] = replacing(code.text, in: files[path] ?? SmallSite.files[path] ?? "")
                case ("findings", _): cases.append(CheckCase(name: name, files: files, findings: findings(code.text)))
                default: break
                }
            default: break
            }
        }
        return cases
    }

    private static func replacing(_ text: String, in file: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let old = lines.prefix { $0 != "=>" }
        let new = lines.dropFirst(old.count + 1)
        return file.replacing(old.joined(separator: "\n"), with: new.joined(separator: "\n"))
    }

    private static func findings(_ text: String) -> [Finding] {
        let prefix = "contains: "
        return text.split(separator: "\n").reduce(into: []) { findings, line in
            if line.hasPrefix(prefix), !findings.isEmpty {
                findings[findings.count - 1].parts.append(String(line.dropFirst(prefix.count)))
            } else {
                findings.append(Finding(headline: String(line)))
            }
        }
    }
}

@Suite struct CaseTests {
    @Test("the small site itself has no findings")
    func smallSiteIsClean() async throws {
        let result = try await withSmallSite { try await $0.check() }
        #expect(result.findings.map { "\($0.headline) \($0.message)" } == [])
    }

    @Test("cases are found") func casesAreFound() { #expect(CheckCase.all.count >= 80) }

    @Test("applying the safe fixes leaves none of them to apply", arguments: CheckCase.all)
    func safeFixesMend(_ check: CheckCase) async throws {
        try await withSmallSite(check.files.mapValues { $0 }) { site in
            let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
            let findings = await workspace.check().findings
            let fixes = Set(findings.flatMap(\.fixes).filter(\.isSafe))
            #expect(try workspace.applyFixes(findings) == fixes.count)
            let left = try await site.check().findings
            #expect(!left.contains { $0.fixes.contains(where: \.isSafe) }, "\(left.map(\.headline))")
            #expect(fixes.isEmpty ? left.count == findings.count : left.count < findings.count)
        }
    }

    @Test("each case gives exactly its findings", arguments: CheckCase.all)
    func caseGivesItsFindings(_ check: CheckCase) async throws {
        let result = try await withSmallSite(check.files.mapValues { $0 }) { try await $0.check() }
        let listing = result.findings.map { "\($0.headline) \($0.message)" }.joined(separator: "\n")
        #expect(result.findings.map(\.headline) == check.findings.map(\.headline), "\(listing)")
        #expect(result.findings.compactMap(\.untoldInFrench) == [])
        for (finding, expected) in zip(result.findings, check.findings) {
            let text = ([finding.message] + finding.fixes.map(\.summary.description)).joined(separator: "\n")
            for part in expected.parts { #expect(text.contains(part), "\(finding.headline)") }
        }
    }
}
