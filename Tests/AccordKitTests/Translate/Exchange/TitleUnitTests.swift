import Diagnostics
import Testing

@testable import AccordKit

@Suite("Titles of links and images as units of their own")
struct TitleUnitTests {
    private static let english = """
        ---
        title: Keys
        ---

        See [the tools](../tools/en.md "All about tools") first.

        ![A ring](images/ring.png "A ring of keys")

        """
    private static let french = """
        ---
        title: Clés
        ---

        Voir d’abord [les outils](../tools/fr.md "Tout sur les outils").

        ![Un anneau](images/ring.png "Un anneau de clés")

        """
    private static let formats: [ExchangeFormat] = [.xliff, .xliff1, .tmx]

    private func page(_ result: ExchangeResult) -> String {
        result.files.first { $0.path == ExchangeSite.fr }.map { String(decoding: $0.new, as: UTF8.self) } ?? ""
    }

    private func unit(_ site: SmallSite, _ text: String) async throws -> TranslationUnit {
        let workspace = try await site.workspace()
        let article = try #require(workspace.map.site.articles.first { $0.id == "keys/rich" })
        return try #require(units(of: article, locale: "fr", source: "en", product: workspace.product).first { $0.source.text.plainText.hasPrefix(text) })
    }

    private func accepted(_ body: (SmallSite) async throws -> Void) async throws {
        try await withSmallSite(ExchangeSite.files(Self.english, Self.french)) { site in
            try await site.accept()
            try await body(site)
        }
    }

    @Test("are translated beside their text, and nothing else of the page changes", arguments: formats)
    func edited(_ format: ExchangeFormat) async throws {
        try await accepted { site in
            let files = try await site.export(format)
            #expect(try await site.importing(files.edited([:])).files.isEmpty)
            let result = try await site.importing(
                files.edited([">Tout sur les outils<": ">Tout sur les « outils »<", ">Un anneau de clés<": ">L’anneau<"]))
            #expect(result.findings.map(\.message) == [])
            #expect(
                page(result)
                    == Self.french.replacing("\"Tout sur les outils\"", with: "\"Tout sur les « outils »\"").replacing("Un anneau de clés", with: "L’anneau"))
            try result.write(to: site.root)
            #expect(try await unit(site, "See").state == .translated)
            #expect(try await site.importing(site.export(format).edited([:])).files.isEmpty)
            // An empty one deletes nothing.
            let empty = try await site.importing(site.export(format).edited([">L’anneau<": "><"]))
            #expect(empty.findings.map(\.message) == [] && empty.files.isEmpty && empty.empty == 1)
        }
    }

    @Test("XLIFF 2 says which unit has the title of which code, and no code hides one")
    func references() async throws {
        try await accepted { site in
            let text = try await site.export(.xliff).edited([:]).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            let id = try await unit(site, "See").id
            #expect(text.contains(" id=\"\(id).title1\"") && text.contains("subFlowsStart=\"\(id).title1\""))
            #expect(text.contains("subFlows=\""))
            #expect(!text.contains("&quot;All about") && !text.contains("(../tools/en.md \""))
            let po = try await site.export(.po).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(!po.contains(".title1"))
        }
    }

    @Test("one that is stale stays so where only its sentence was translated, and the other way round", arguments: [ExchangeFormat.xliff, .xliff1])
    func stale(_ format: ExchangeFormat) async throws {
        let source = Self.english.replacing("All about tools", with: "Everything about tools").replacing("first", with: "at first")
        let finished: KeyValuePairs = ["state=\"initial\" subState=\"accord:stale-text\"": "state=\"translated\"", "needs-adaptation": "translated"]
        for isTitleFirst in [false, true] {
            try await accepted { site in
                try site.write(ExchangeSite.en, source)
                let files = try await site.export(format)
                func part(isTitle: Bool) async throws -> ExchangeResult {
                    // Cut the other unit out of the file.
                    let id = try await unit(site, "See").id + (isTitle ? "" : ".title1")
                    let edited = files.edited(isTitle ? ["Tout sur": "Absolument tout sur"] : ["Voir d’abord": "Voir en premier"]).edited(finished)
                    let name = format == .xliff ? "unit" : "trans-unit"
                    return try await site.importing(
                        edited.map { file in
                            let text = String(decoding: file.bytes, as: UTF8.self)
                            let parts = text.split(separator: "<\(name) ", omittingEmptySubsequences: false).map { "<\(name) \($0)" }
                            let kept = parts.map { part in
                                part.hasPrefix("<\(name) id=\"\(id)\"") || part.contains(" id=\"\(id)\"")
                                    ? String(part.split(separator: "</\(name)>", maxSplits: 1, omittingEmptySubsequences: false)[1]) : part
                            }
                            return (file.path, [UInt8](kept.joined().dropFirst("<\(name) ".count).utf8))
                        })
                }
                let first = try await part(isTitle: isTitleFirst)
                #expect(first.findings.map(\.message) == [])
                try first.write(to: site.root)
                let half = try await unit(site, "See")
                #expect(half.state == .stale(.text))
                let base = isTitleFirst ? "See [the tools](../tools/en.md \"Everything about tools\") first." : "See [the tools](../tools/en.md \"All about tools\") at first."
                #expect(half.base?.markdown == base)
                let second = try await part(isTitle: !isTitleFirst)
                #expect(second.findings.map(\.message) == [])
                try second.write(to: site.root)
                let whole = try await unit(site, "See")
                #expect(whole.state == .translated)
                #expect(whole.target?.text.markdown == "Voir en premier [les outils](../tools/fr.md \"Absolument tout sur les outils\").")
            }
        }
    }

    @Test("a title that the source has changed since the export holds up its sentence no more than the reverse", arguments: [ExchangeFormat.xliff, .xliff1])
    func drifted(_ format: ExchangeFormat) async throws {
        try await accepted { site in
            let files = try await site.export(format)
            try site.write(ExchangeSite.en, Self.english.replacing("All about tools", with: "Everything about tools"))
            let sentence = try await site.importing(files.edited(["Voir d’abord": "D’abord"]))
            #expect(sentence.findings.map(\.message) == [] && sentence.outdated == 1)
            #expect(page(sentence).contains("D’abord [les outils](../tools/fr.md \"Tout sur les outils\")."))
            let both = try await site.importing(files.edited(["Voir d’abord": "D’abord", "Tout sur": "Tous"]))
            #expect(both.findings.map(\.code) == [.sourceDrifted] && page(both) == page(sentence))
            #expect(both.findings[0].message.contains("{+Everything+}") && !both.findings[0].message.contains(".title1 --locale"))
        }
    }

    @Test("a file from the time when titles were no units is taken over as before")
    func former() async throws {
        try await accepted { site in
            var job = try await site.workspace().exchangeJob("fr")
            job.separatesTitles = false
            let files = job.files(for: .xliff).map { (path: $0.path, bytes: $0.bytes) }
            #expect(try await site.importing(files.edited([:])).files.isEmpty)
            let result = try await site.importing(files.edited(["Voir d’abord": "D’abord"]))
            #expect(result.findings.map(\.message) == [])
            #expect(page(result) == Self.french.replacing("Voir d’abord", with: "D’abord"))
        }
    }

    @Test("one that was left out of a new translation is noticed, unless it has no words", arguments: [ExchangeFormat.xliff1, .omegat])
    func left(_ format: ExchangeFormat) async throws {
        let source = "---\ntitle: Keys\n---\n\nThe [end](../tools/en.md \"All of it\").\n\nThe [start](../link/en.md \"1.0\").\n"
        try await withSmallSite(ExchangeSite.files(source, nil)) { site in
            let files = try await site.export(format).filter { $0.path.contains("rich") }.edited(
                format == .omegat
                    ? [
                        ">The <g ctype=\"x-link:../tools/fr.md\" id=\"1\">end</g>.</target>": ">La <g ctype=\"x-link:../tools/fr.md\" id=\"1\">fin</g>.</target>",
                        ">The <g ctype=\"x-link:../link/fr.md\" id=\"1\">start</g>.</target>": ">Le <g ctype=\"x-link:../link/fr.md\" id=\"1\">début</g>.</target>",
                    ]
                    : [
                        ">The <g ctype=\"x-link:../tools/en.md\" id=\"1\">end</g>.</source><target state=\"new\"/>":
                            ">The <g ctype=\"x-link:../tools/en.md\" id=\"1\">end</g>.</source><target>La <g ctype=\"x-link:../tools/en.md\" id=\"1\">fin</g>.</target>",
                        ">The <g ctype=\"x-link:../link/en.md\" id=\"1\">start</g>.</source><target state=\"new\"/>":
                            ">The <g ctype=\"x-link:../link/en.md\" id=\"1\">start</g>.</source><target>Le <g ctype=\"x-link:../link/en.md\" id=\"1\">début</g>.</target>",
                    ])
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [])
            #expect(page(result).contains("La [fin](../tools/fr.md \"All of it\").\n\nLe [début](../link/fr.md \"1.0\")."))
            try result.write(to: site.root)
            #expect(try await unit(site, "The end").state == .stale(.text))
            #expect(try await unit(site, "The start").state == .translated)
            let next = try await site.export(.xliff1).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(next.contains("<source>All of it</source><target state=\"new\"/>"))
            let title = try await site.importing(
                site.export(.xliff1).edited(["<source>All of it</source><target state=\"new\"/>": "<source>All of it</source><target>Tout</target>"]))
            #expect(title.findings.map(\.message) == [] && page(title).contains("(../tools/fr.md \"Tout\")"))
            try title.write(to: site.root)
            #expect(try await unit(site, "The end").state == .translated)
        }
    }

    @Test("a title alone is taken over from files that have it in the text, too")
    func withinText() async throws {
        try await accepted { site in
            let result = try await site.importing(site.export(.po).edited([#"\"Tout sur les outils\""#: #"\"Les outils\""#]))
            #expect(result.findings.map(\.message) == [])
            #expect(page(result) == Self.french.replacing("Tout sur les outils", with: "Les outils"))
        }
    }

    @Test("a title that somebody edited in the page is not written over, and its sentence is taken all the same", arguments: [ExchangeFormat.xliff, .xliff1])
    func conflict(_ format: ExchangeFormat) async throws {
        try await accepted { site in
            let files = try await site.export(format).edited([">Tout sur les outils<": ">Les outils<", "Voir d’abord": "D’abord"])
            try site.write(ExchangeSite.fr, Self.french.replacing("Tout sur les outils", with: "Tous les outils"))
            let result = try await site.importing(files)
            #expect(result.findings.map(\.code) == [.translationConflict] && result.findings[0].message.contains(".title1 now reads"))
            #expect(page(result).contains("D’abord [les outils](../tools/fr.md \"Tous les outils\")."))
        }
    }

    @Test("who mends the sentence in the same file may import it again, and its title stays what it is")
    func mended() async throws {
        try await accepted { site in
            let files = try await site.export(.xliff1)
            try await site.importing(files.edited(["Voir d’abord": "D’abord", ">Tout sur les outils<": ">Les outils<"])).write(to: site.root)
            let again = try await site.importing(files.edited(["Voir d’abord": "Voyez d’abord", ">Tout sur les outils<": ">Les outils<"]))
            #expect(again.findings.map(\.severity) == [.note], "\(again.findings.map(\.message))")
            #expect(page(again).contains("Voyez d’abord [les outils](../tools/fr.md \"Les outils\")."))
        }
    }

    @Test("a title whose text has no translation is refused by name")
    func alone() async throws {
        try await withSmallSite(ExchangeSite.files(Self.english, nil)) { site in
            let result = try await site.importing(
                site.export(.xliff1).edited([
                    "<source>All about tools</source><target state=\"new\"/>": "<source>All about tools</source><target>Tout</target>",
                ]))
            #expect(result.findings.map(\.code) == [.unplacedTranslation] && result.files.isEmpty && result.refused == 1)
        }
    }

    @Test("a review of the import is about the sentence and its titles together")
    func review() async throws {
        try await accepted { site in
            let files = try await site.export(.xliff1).edited([">Tout sur les outils<": ">Les outils<"])
            try await site.importing(files).write(to: site.root)
            let all = try await TranslatedSite.open(site.root).returned(in: files, includesAll: false)
            let id = try await unit(site, "See").id
            #expect(all.findings.map(\.message) == [] && all.names.contains { $0.id == id })
            try site.write(ExchangeSite.fr, Self.french)
            let other = try await TranslatedSite.open(site.root).returned(in: files, includesAll: false)
            #expect(other.findings.map(\.code) == [.translationConflict] && !other.names.contains { $0.id == id })
        }
    }

    @Test("a link that is nothing but its address is a code that stands for itself", arguments: [ExchangeFormat.xliff, .xliff1, .omegat, .tmx])
    func addresses(_ format: ExchangeFormat) async throws {
        let source = "---\ntitle: Keys\n---\n\nSee <https://example.com/?a=1> or <me@example.com> first.\n"
        try await withSmallSite(ExchangeSite.files(source, source.replacing("See", with: "Voir").replacing("or", with: "ou"))) { site in
            try await site.accept()
            let files = try await site.export(format)
            let text = files.edited([:]).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            #expect(!text.contains(">https://example.com/?a=1<"))
            if format == .xliff1 { #expect(text.contains("&lt;https://example.com/?a=1&gt;</ph>")) }
            #expect(try await site.importing(files.edited([:])).files.isEmpty)
            let edits: KeyValuePairs = format == .omegat ? [" first.</target>": " d’abord.</target>"] : ["Voir": "Consulter"]
            let result = try await site.importing(files.edited(edits))
            #expect(result.findings.map(\.message) == [])
            #expect(page(result).contains(format == .omegat ? "<me@example.com> d’abord" : "Consulter <https://example.com/?a=1> ou <me@example.com>"))
        }
    }
}
