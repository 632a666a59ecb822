import Foundation
import Testing

@testable import HTML

/// The tree construction cases of html5lib-tests, which browsers are tested with. They are not part of this repository.
@Suite("The standard's tree construction", .timeLimit(.minutes(5)))
struct StandardTests {
    private static let folder = ProcessInfo.processInfo.environment["ACCORD_HTML5LIB_TESTS"].flatMap { $0.isEmpty ? nil : $0 }

    @Test(
        "at least nine in ten of html5lib-tests' cases give their tree",
        .enabled(if: folder != nil, "ACCORD_HTML5LIB_TESTS does not name the folder of html5lib-tests"))
    func passRate() throws {
        let folder = URL(filePath: try #require(Self.folder)).appending(path: "tree-construction")
        var passed = 0
        var total = 0
        var report = ""
        for file in try files(in: folder) {
            let cases = try StandardCase.read(file)
            let failures = cases.enumerated().filter { $0.element.treeAsRead != $0.element.tree }
            passed += cases.count - failures.count
            total += cases.count
            report += "\(cases.count - failures.count)/\(cases.count) \(file.lastPathComponent)\n"
            for (index, failure) in failures {
                report +=
                    "--- \(file.lastPathComponent) \(index)\n\(failure.data)\n\(failure.note)wanted\n\(failure.tree)read\n\(failure.treeAsRead ?? "")\n"
            }
        }
        if let path = ProcessInfo.processInfo.environment["ACCORD_HTML5LIB_REPORT"] { try Data(report.utf8).write(to: URL(filePath: path)) }
        print("html5lib-tests, tree construction: \(passed) of \(total) cases")
        #expect(total > 0)
        #expect(passed * 10 >= total * 9)
    }

    private func files(in folder: URL) throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        return paths.filter { $0.hasSuffix(".dat") }.sorted().map { folder.appending(path: $0) }
    }
}
