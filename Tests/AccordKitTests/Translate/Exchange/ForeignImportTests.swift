import Diagnostics
import Testing

@testable import AccordKit

@Suite("Import of what is not meant for the site")
struct ForeignImportTests {
    @Test("files of another site are an error, and one article that is gone is none", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func otherSite(_ format: ExchangeFormat) async throws {
        let foreign = try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            var job = try await site.workspace().exchangeJob("fr")
            job.articles = job.articles.filter { $0.id == "keys/rich" }
            return job.files(for: format).map { ($0.path, $0.bytes) }.edited(["keys/": "locks/", ">Fin.<": ">C’est fini.<", "\"Fin.\"": "\"C’est fini.\""])
        }
        try await withSmallSite([:]) { site in
            let files = try await site.export(format).edited([:])
            let result = try await site.importing(foreign)
            #expect(result.findings.filter { $0.severity == .error }.map(\.code) == [.unknownTranslation])
            #expect(result.findings.contains { $0.message.contains("See whether the files") })
            let mixed = try await site.importing(files + foreign.map { ("other/\($0.path)", $0.bytes) })
            // What the site has no article for is refused.
            #expect(mixed.refused > 0 && mixed.refused == result.refused)
            #expect(!mixed.findings.isEmpty && mixed.findings.allSatisfy { $0.severity == .warning })
        }
    }

    @Test("a review page is told from the file that it exports", arguments: ["<!DOCTYPE html>\n<html lang=\"fr\">", "\n<html>"])
    func reviewPage(_ text: String) async throws {
        try await withSmallSite([:]) { site in
            let result = try await site.importing([("review.fr.html", Array(text.utf8))])
            #expect(result.findings.map(\.code) == [.unknownExchangeFile])
            #expect(result.findings.first?.message.contains("select “Export”: the .xlf file that it gives is what is imported") == true)
        }
    }

    @Test("a TMX whose units name no segments says once what such a file can bring back")
    func namelessMemory() async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(.tmx)
            let tmx = files.edited(["tuid=": "x-id="])
            let result = try await site.importing(tmx)
            #expect(result.findings.map(\.code) == [.unknownTranslation] && result.findings.map(\.severity) == [.error])
            #expect(result.findings.first?.message.contains("a TMX of other texts is a memory for your translation tool") == true)
            let some = try await site.importing(files.edited(["tuid=\"keys/rich#title\"": "x-id=\"\""]))
            #expect(some.findings.map(\.severity) == [.warning] && some.findings.first?.message.contains(": 1 of its ") == true)
        }
    }

    @Test("of the folders of an OmegaT project, only that of its translated files is taken; for the others it is named")
    func projectFolders() async throws {
        try await withSmallSite([:]) { site in
            let project = "\(site.root)/omegat-fr"
            for name in ["omegat.project", "source/keys/link.xlf", "tm/auto/fr.tmx"] { try site.write("omegat-fr/\(name)", "<x/>") }
            func refusal(_ path: String) -> String {
                do throws(ConfigurationError) {
                    _ = try readTranslationFiles([path])
                    return ""
                } catch {
                    return "\(error)"
                }
            }
            for folder in ["", "/source", "/source/keys/link.xlf", "/tm"] {
                #expect(refusal(project + folder).contains("Create Translated Documents"), "\(folder)")
            }
            try site.write("omegat-fr/target/keys/link.xlf", "<x/>")
            #expect(refusal(project).contains("omegat-fr/target"))
            #expect(try readTranslationFiles(["\(project)/target"]).count == 1)
        }
    }

    @Test("a broken file is one that cannot be read, whatever its format, and is counted", arguments: ["msgid \"a\nmsgstr \"\"\n", "<xliff", "nothing"])
    func broken(_ text: String) async throws {
        try await withSmallSite([:]) { site in
            let result = try await site.importing([("fr.po", Array(text.utf8))])
            #expect(result.findings.map(\.code) == [.unknownExchangeFile] && result.unreadableFiles == 1)
        }
    }

    @Test("a folder without translation files is refused, and not taken for one with nothing to do")
    func emptyFolder() async throws {
        try await withSmallSite([:]) { site in
            #expect(throws: ConfigurationError.self) { try readTranslationFiles(["\(site.root)/Content/keys"]) }
            try site.write("Content/keys/fr.po", "msgid \"\"\nmsgstr \"\"\n")
            #expect(try readTranslationFiles(["\(site.root)/Content/keys"]).count == 1)
        }
    }
}
