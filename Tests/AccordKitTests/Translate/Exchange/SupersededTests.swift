import Diagnostics
import Foundation
import Testing

@testable import AccordKit

@Suite("Paragraphs that the source has in other pieces")
struct SupersededTests {
    private static func source(_ middle: String) -> String {
        "---\ntitle: Keys\ndescription: What a key is.\n---\n\nOpen the [Menu](ui:home.menu).\n\n\(middle)\n\nThe end.\n"
    }

    private static func translation(_ middle: String) -> String {
        "---\ntitle: Clés\ndescription: Ce qu’est une clé.\n---\n\nOuvrez le [Menu](ui:home.menu).\n\n\(middle)\n\nFin.\n"
    }

    private static let whole = "The key opens all doors of the house. It lies below the mat. Give it to nobody whom you do not know."
    private static let parts = ["The key opens all doors of the house.", "It lies below the mat.", "Give it to nobody whom you do not know."]
    private static let frenchWhole = "La clé ouvre toutes les portes de la maison. Elle est sous le paillasson. Ne la donnez à aucun inconnu."
    private static let frenchParts = ["La clé ouvre toutes les portes de la maison.", "Elle est sous le paillasson.", "Ne la donnez à aucun inconnu."]

    private func filled(_ site: SmallSite, _ texts: [(String, String)]) async throws -> ExchangeResult {
        let files = try await site.export(.xliff).edited([:]).map { file -> (path: String, bytes: [UInt8]) in
            var text = String(decoding: file.bytes, as: UTF8.self)
            for (source, target) in texts {
                guard let start = text.range(of: ">\(source)</source>"), let end = text[start.upperBound...].range(of: "</segment>") else { continue }
                text.replaceSubrange(start.upperBound..<end.lowerBound, with: "<target>\(target)</target>")
            }
            return (file.path, [UInt8](text.replacing("state=\"initial\" subState=\"accord:new\"", with: "state=\"translated\"").utf8))
        }
        return try await site.importing(files)
    }

    private func page(_ site: SmallSite) throws -> String {
        String(decoding: try readFile("\(site.root)/\(ExchangeSite.fr)", limit: 1 << 20), as: UTF8.self)
    }

    @Test("a paragraph that was cut goes when all its parts are translated")
    func split() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source(Self.whole), Self.translation(Self.frenchWhole))) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, Self.source(Self.parts.joined(separator: "\n\n")))
            let texts = Array(zip(Self.parts, Self.frenchParts))
            try (await filled(site, [texts[0]])).write(to: site.root)
            #expect(try page(site).contains(Self.frenchWhole))
            let rest = try await filled(site, Array(texts[1...]))
            #expect(rest.findings.map(\.message) == [])
            try rest.write(to: site.root)
            #expect(try page(site) == Self.translation(Self.frenchParts.joined(separator: "\n\n")))
        }
    }

    @Test("the second half of a paragraph that was cut may come first: it stands behind the whole, and the first keeps its id")
    func secondHalf() async throws {
        let halves = ["The key opens all doors of the house, and the cellar.", "It lies below the mat, where nobody looks."]
        let french = ["La clé ouvre toutes les portes de la maison, et la cave.", "Elle est sous le paillasson, où personne ne regarde."]
        let (whole, frenchWhole) = (halves.joined(separator: " "), french.joined(separator: " "))
        try await withSmallSite(ExchangeSite.files(Self.source(whole), Self.translation(frenchWhole))) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, Self.source(halves.joined(separator: "\n\n")))
            func ids() async throws -> [String] {
                try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"])).status().pages
                    .flatMap(\.translation.units).filter { halves.contains($0.source.text.plainText) }.map(\.id)
            }
            let exported = try await ids()
            try await filled(site, [(halves[1], french[1])]).write(to: site.root)
            #expect(try page(site) == Self.translation(frenchWhole + "\n\n" + french[1]))
            #expect(try await ids() == exported)
            let rest = try await filled(site, [(halves[0], french[0])])
            #expect(rest.findings.map(\.message) == [])
            try rest.write(to: site.root)
            #expect(try page(site) == Self.translation(french.joined(separator: "\n\n")))
            #expect(try await ids() == exported)
        }
    }

    @Test("paragraphs that became one go when it is translated")
    func merged() async throws {
        let (english, french) = (Self.parts.joined(separator: "\n\n"), Self.frenchParts.joined(separator: "\n\n"))
        try await withSmallSite(ExchangeSite.files(Self.source(english), Self.translation(french))) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, Self.source(Self.whole))
            let result = try await filled(site, [(Self.whole, Self.frenchWhole)])
            #expect(result.findings.map(\.message) == [])
            try result.write(to: site.root)
            #expect(try page(site) == Self.translation(Self.frenchWhole))
            // The memory keeps what was taken out.
            let lock = String(decoding: try readFile("\(site.root)/Content/keys/rich/fr.lock.jsonl", limit: 1 << 20), as: UTF8.self)
            #expect(lock.split(separator: "\n").count { $0.contains("\"retired\":\"merged\"") } >= 2, "\(lock)")
        }
    }

    @Test("a page of a locale that borrowed one is begun with the borrowed one, and not with the source")
    func borrowed() async throws {
        let configuration = SmallSite.files["site.yml"]?.replacing("  - {tag: fr, name: Français}", with: "  - {tag: fr, name: Français}\n  - {tag: fr-CA, name: Français (Canada), fallback: [fr]}")
        try await withSmallSite(ExchangeSite.files().merging(["site.yml": configuration]) { $1 }) { site in
            try await site.accept()
            let files = try await site.export(.xliff).edited(["trgLang=\"fr\"": "trgLang=\"fr-CA\"", "Fin.": "C’est tout.", "state=\"final\"": "state=\"translated\""])
                .filter { $0.path.contains("rich") || String(decoding: $0.bytes, as: UTF8.self).contains("C’est tout.") }
            let result = try await site.importing(files)
            let page = try #require(result.files.first { $0.path == "Content/keys/rich/fr-CA.md" })
            let text = String(decoding: page.new, as: UTF8.self)
            #expect(text.contains("C’est tout.") && text.contains("montre ~~toutes~~ certaines clés") && !text.contains("The key"), "\(text)")
        }
    }

    /// A page after the source was rewritten and all that has no current translation was translated anew, as the same behind `FR `.
    private func translated(_ before: String, _ page: String, _ after: String) -> String {
        var pages = TwoPages("Start here.\n\n\(before)\n\nEnd here.\n", "Un début.\n\n\(page)\n\nUne fin.\n")
        pages.rewrite("Start here.\n\n\(after)\n\nEnd here.\n")
        let open = pages.units.filter { ![.translated, .approved, .stale(.removed)].contains($0.state) }
        let findings = pages.write(open.map { ($0, SegmentText(plain: "FR \($0.source.text.plainText)")) })
        #expect(findings.map(\.message) == [])
        return pages.target
    }

    @Test("a quote or an alert whose second sentence became a paragraph goes", arguments: ["> ", "> [!NOTE]\n> "])
    func quote(_ lead: String) {
        let (first, second) = ("Water the bed in the morning.", "Rake the soil gently after that.")
        let french = "Arrosez la plate-bande le matin. Ratissez ensuite doucement la terre."
        #expect(
            translated(lead + first + " " + second, lead + french, lead + first + "\n\n" + second)
                == "Un début.\n\n\(lead)FR \(first)\n\nFR \(second)\n\nUne fin.\n")
        // A quote that holds more stays.
        let more = "\n>\n> Wait then for an hour."
        let frenchMore = "\n>\n> Attendez ensuite une heure."
        #expect(
            translated(lead + first + " " + second + more, lead + french + frenchMore, lead + first + "\n>\n> " + second + more)
                == "Un début.\n\n\(lead)FR \(first)\n>\n> FR \(second)\(frenchMore)\n\nUne fin.\n")
    }

    @Test("a text that came into a quote or out of one is written there, whichever half of what was cut keeps the id")
    func rehoused() {
        let (short, long) = ("Shed it.", "The compost needs a harvest hose, some mint and a label on the phone.")
        let french = "Hangar. Le compost veut un tuyau, de la menthe et une étiquette sur le téléphone."
        #expect(
            translated("> \(short) \(long)", "> \(french)", "> \(short)\n\n\(long)")
                == "Un début.\n\n> FR \(short)\n\nFR \(long)\n\nUne fin.\n")
        #expect(
            translated(long, french, "> [!TIP]\n> \(long.replacing("some", with: "much"))")
                == "Un début.\n\n> [!TIP]\n> FR \(long.replacing("some", with: "much"))\n\nUne fin.\n")
    }

    @Test("an image that was moved takes another alternative text")
    func image() {
        var pages = TwoPages(
            "Start here.\n\n![Old shed door](a1.png)\n\nMiddle of it.\n\nEnd here.\n",
            "Un début.\n\n![Vieille porte](a1.png)\n\nLe milieu.\n\nUne fin.\n")
        pages.rewrite("Start here.\n\nMiddle of it.\n\nEnd here.\n\n![Green garden gate](a1.png)\n")
        #expect(pages.translate().map(\.message) == [])
        #expect(pages.target == "Un début.\n\n![FR Green garden gate](a1.png)\n\nLe milieu.\n\nUne fin.\n")
        #expect(pages.units.allSatisfy { $0.state == .translated })
        #expect(pages.article.locks["fr"]?.retired.map(\.text) == ["Vieille porte"])
    }

    @Test("what was taken out is told")
    func removals() async throws {
        let (english, french) = (Self.parts.joined(separator: "\n\n"), Self.frenchParts.joined(separator: "\n\n"))
        try await withSmallSite(ExchangeSite.files(Self.source(english), Self.translation(french))) { site in
            try await site.accept()
            try site.write(ExchangeSite.en, Self.source(Self.whole))
            let result = try await filled(site, [(Self.whole, Self.frenchWhole)])
            #expect(Set(result.removals.map(\.text)).isSubset(of: Self.frenchParts) && result.removals.count >= 2)
        }
    }
}
