import Diagnostics
import Foundation
import Testing

/// The running sandbox as the live product, as it is and after drifting.
@Suite(.timeLimit(.minutes(15)))
struct LiveProductTests {
    @Test("The committed snapshot is the model of the running product")
    func snapshotIsCurrent() async throws {
        try await withSandbox { address in
            let outcome = try await Program.accord(
                "capabilities", "diff", "--strict", "--site", Checkout.root.filePath, "--capabilities", address + "capabilities")
            #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
        }
    }

    @Test("Pulling the running product's model writes the snapshot in canonical form, byte for byte")
    func pull() async throws {
        try await withSampleSite { site in
            let snapshot = site.appending(path: "Content/capabilities.json")
            let before = try Data(contentsOf: snapshot)
            try FileManager.default.removeItem(at: snapshot)
            try await withSandbox { address in
                let outcome = try await Program.accord(
                    "capabilities", "pull", "--site", site.filePath, "--capabilities", address + "capabilities")
                #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
            }
            #expect(try Data(contentsOf: snapshot) == before)
        }
    }

    /// How the sandbox is told to drift, and the claims that are then wrong.
    struct Drift: Sendable, CustomStringConvertible {
        let arguments: [String]
        let isAffected: @Sendable (WrittenClaim) -> Bool

        var description: String { arguments.joined(separator: " ") }

        init(_ arguments: String..., affecting isAffected: @escaping @Sendable (WrittenClaim) -> Bool) {
            self.arguments = arguments
            self.isAffected = isAffected
        }

        static let all = [
            Drift("--rename", "docusign.login=Connect DocuSign") { $0.id == "docusign.login" },
            Drift("--rename", "docusign.login=Connecter DocuSign@fr") { $0.id == "docusign.login" && $0.locale == "fr" },
            Drift("--rename", "docusign.login=Connect DocuSign@en") { $0.id == "docusign.login" && $0.locale == "en" },
            Drift("--drop-tool", "correspondence") { $0.scheme == "tool" && $0.id == "correspondence" },
            Drift("--move", "docusign.login=profile-settings.general") { $0.id == "docusign.login" && $0.isInProcedure },
        ]
    }

    @Test("Checked against the running product after it drifted, each wrong claim is named with its file, line and locale", arguments: Drift.all)
    func drift(_ drift: Drift) async throws {
        let expected = Set(WrittenClaim.all.filter(drift.isAffected).map(\.place))
        try #require(!expected.isEmpty)
        try await withSandbox(drift.arguments) { address in
            let outcome = try await Program.accord(
                "check", "--site", Checkout.root.filePath, "--capabilities", address + "capabilities", "--format", "json")
            #expect(outcome.exitCode == 1)
            let errors = try CheckReport(outcome).errors
            #expect(expected.subtracting(errors.map(\.place)).isEmpty, "\(errors.map(\.place))")
            let difference = try await Program.accord(
                "capabilities", "diff", "--site", Checkout.root.filePath, "--capabilities", address + "capabilities")
            let id = drift.arguments[1].prefix { $0 != "=" }
            #expect(difference.output.contains(id), "\(difference.output)")
        }
    }

    @Test("Where only the table of supported tools changes, the table follows and the difference says so")
    func droppedItem() async throws {
        try await withSandbox(["--drop-item", "invoicing/owner-invoice"]) { address in
            let tables = try await tables(capabilities: address + "capabilities")
            #expect(tables.count == 4 * 2)
            for (file, rows) in tables { #expect(rows.count == 11, "\(file)") }
            let difference = try await Program.accord(
                "capabilities", "diff", "--site", Checkout.root.filePath, "--capabilities", address + "capabilities")
            #expect(difference.output.contains("owner-invoice") && difference.output.contains("invoicing"), "\(difference.output)")
        }
    }

    @Test("A tool and an item that are new in the product appear in the table and in the difference")
    func addedTool() async throws {
        var model = try ProductModel.snapshot()
        model.set("tools", "drawings", to: ["name": ["en": "Drawings", "fr": "Dessins"]])
        model.set("items", "drawing", to: ["name": ["en": ["one": "Drawing", "other": "Drawings"], "fr": ["one": "Dessin", "other": "Dessins"]]])
        let rows = try #require(model["capabilities", "docusign-signature", "supports"]?.array)
        model.set("capabilities", "docusign-signature", "supports", to: .array(rows + [["tool": "drawings", "item": "drawing"]]))
        try await withTemporaryFolder { [model] folder in
            let file = folder.appending(path: "model.json")
            try model.write(to: file)
            let tables = try await tables(capabilities: file.filePath)
            #expect(tables.count == 4 * 2)
            for (path, rows) in tables {
                #expect(rows.count == 13, "\(path)")
                let name = path.hasPrefix("fr") ? "Dessins" : "Drawings"
                #expect(rows.last?.prefix(2).allSatisfy { $0 == name } == true, "\(path): \(rows.last ?? [])")
            }
            let difference = try await Program.accord("capabilities", "diff", "--site", Checkout.root.filePath, "--capabilities", file.filePath)
            #expect(difference.output.contains("drawings"), "\(difference.output)")
        }
    }

    /// The tables of supported tools in the Markdown twins of a site built against another model, by file.
    private func tables(capabilities: String) async throws -> [String: [[String]]] {
        try await withTemporaryFolder { output in
            let outcome = try await Program.accord(
                "build", "--site", Checkout.root.filePath, "--output", output.filePath, "--capabilities", capabilities)
            try #require(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
            var tables: [String: [[String]]] = [:]
            for file in try output.files() where file.hasSuffix(".md") {
                let rows = markdownTableRows(try output.appending(path: file).text())
                if rows.count > 9 { tables[file] = rows }
            }
            return tables
        }
    }
}
