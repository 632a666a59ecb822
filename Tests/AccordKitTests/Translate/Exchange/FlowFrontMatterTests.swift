import Diagnostics
import Testing

@testable import AccordKit

@Suite("Front matter that is a flow mapping")
struct FlowFrontMatterTests {
    @Test(
        "is exported, and imported without another byte of the page changing",
        arguments: [
            ("{title: Keys, description: What a key is}", "{title: Clés, description: Une clé}", "{title: \"Clés, toutes\", description: Une clé}"),
            ("{ \"title\": \"Keys\" }", "{ \"title\": \"Clés\" }", "{ \"title\": \"Clés, toutes\" }"),
            ("{title: Keys}", "{description: 'l''a, b: {c}', title: 'Clés'} # fin", "{description: 'l''a, b: {c}', title: 'Clés, toutes'} # fin"),
            ("title: Keys", "{\n  # x, title: y\n  title: Clés # pas : ceci\n}", "{\n  # x, title: y\n  title: \"Clés, toutes\" # pas : ceci\n}"),
        ], [ExchangeFormat.xliff, .po])
    func edited(_ texts: (source: String, page: String, after: String), _ format: ExchangeFormat) async throws {
        func page(_ fields: String, _ text: String) -> String { "---\n\(fields)\n---\n\n\(text)\n" }
        try await withSmallSite(ExchangeSite.files(page(texts.source, "The end."), page(texts.page, "Fin."))) { site in
            try await site.accept()
            let result = try await site.importing(
                site.export(format).edited([">Clés<": ">Clés, toutes<", "msgstr \"Clés\"": "msgstr \"Clés, toutes\""]).filter {
                    $0.path.contains("rich") || format == .xliff
                })
            #expect(result.findings.map(\.message) == [])
            let written = result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) }
            #expect(written == page(texts.after, "Fin."))
        }
    }

    @Test("a description that a page lacks is put behind its title")
    func added() async throws {
        try await withSmallSite(
            ExchangeSite.files("---\n{title: Keys, description: What}\n---\n\nThe end.\n", "---\n{title: Clés}\n---\n\nFin.\n")
        ) { site in
            try await site.accept()
            let result = try await site.importing(
                site.export(.po).filter { $0.path.contains("rich") }.edited(["msgid \"What\"\nmsgstr \"\"": "msgid \"What\"\nmsgstr \"Quoi, ici\""]))
            #expect(result.findings.map(\.message) == [])
            let written = result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) }
            #expect(written == "---\n{title: Clés, description: \"Quoi, ici\"}\n---\n\nFin.\n")
        }
    }
}
