import Foundation
import Testing

@testable import AccordKit

@Suite("Writing what was imported")
struct WriteImportTests {
    private func text(_ site: SmallSite, _ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(site.root)/\(path)")), as: UTF8.self)
    }

    private func result(_ site: SmallSite) async throws -> ExchangeResult {
        try await site.importing(
            site.export(.po).edited(["msgstr \"Fin.\"": "msgstr \"C’est fini.\"", "msgstr \"Lier une clé\"": "msgstr \"Liez une clé\""]))
    }

    @Test("pages and locks are written, and a second import of the same files changes nothing")
    func writing() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let result = try await result(site)
            #expect(result.files.count == 4)
            try result.write(to: site.root)
            #expect(try text(site, ExchangeSite.fr) == ExchangeSite.translation.replacing("Fin.", with: "C’est fini."))
            #expect(try text(site, "Content/keys/link/fr.md").contains("title: Liez une clé"))
            let workspace = try await site.workspace()
            let units = workspace.exchangeJob("fr").articles.flatMap(\.units)
            #expect(units.filter { $0.state == .needsReview && $0.by == "Camille" }.count == 2)
            #expect(try FileManager.default.contentsOfDirectory(atPath: site.root).contains(".accord-changes") == false)
        }
    }

    @Test("where a file changed since it was read, nothing at all is written")
    func changedMeanwhile() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let result = try await result(site)
            let link = try text(site, "Content/keys/link/fr.md")
            try site.write(ExchangeSite.fr, ExchangeSite.translation + "\nPlus.\n")
            #expect(throws: WriteError.changedMeanwhile("\(site.root)/\(ExchangeSite.fr)")) { try result.write(to: site.root) }
            #expect(try text(site, "Content/keys/link/fr.md") == link)
            #expect(!FileManager.default.fileExists(atPath: "\(site.root)/Content/keys/link/fr.lock.jsonl"))
        }
    }

    @Test("where a file cannot be written, nothing at all is; what a killed run left does not matter")
    func leftovers() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let result = try await result(site)
            try site.write(".accord-changes/0", "half")
            try site.write(".accord-changes/7.aBcDeF", "half")
            try result.write(to: site.root)
            #expect(try text(site, ExchangeSite.fr).contains("C’est fini."))
            #expect(!FileManager.default.fileExists(atPath: "\(site.root)/.accord-changes"))
        }
    }

    @Test("a byte order mark of the page stays")
    func byteOrderMark() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try site.write(ExchangeSite.fr, "\u{FEFF}" + ExchangeSite.translation)
            try await result(site).write(to: site.root)
            #expect(try text(site, ExchangeSite.fr) == "\u{FEFF}" + ExchangeSite.translation.replacing("Fin.", with: "C’est fini."))
        }
    }

    @Test("an export does not write over a file that may have been translated, unless that is asked for")
    func export() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            let files = try await site.workspace().exchangeJob("fr").files(for: .po)
            let folder = "\(site.root)/out/po"
            try writeExport(files, to: folder, overwrites: false)
            try writeExport(files, to: folder, overwrites: false)
            try site.write("out/po/keys/rich/fr.po", "mine")
            #expect(throws: WriteError.holdsWork("\(folder)/keys/rich/fr.po")) { try writeExport(files, to: folder, overwrites: false) }
            #expect(try text(site, "out/po/keys/rich/fr.po") == "mine")
            try writeExport(files, to: folder, overwrites: true)
            #expect(try text(site, "out/po/keys/rich/fr.po") != "mine")
            #expect(try readTranslationFiles([folder]).map(\.path).contains("\(folder)/keys/rich/fr.po"))
        }
    }
}
