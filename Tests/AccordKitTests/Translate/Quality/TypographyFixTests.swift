import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite("Fixes of French typography")
struct TypographyFixTests {
    private let site: Site

    init() async throws {
        site = try await withSmallSite { site in
            try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).map.site
        }
    }

    // MARK: Random pages

    private static let prose = [
        "Etape", "l'écran", "d'abord", "aujourd'hui", "2ème", "1er", "1ère", "3ièmes", "10,000,000", "1 234", "1'234.5",
        "3.5 Mo", "12345", "50",
        "...", "etc...", "«", "»", "\"", ":", ";", "!", "?", "?!", "%", "€", "menu", "Écran", "nous", "nous nous", "le le",
        "A partir", "Ca va",
        "10:30", "3:2", ":)", ";-)", "(ici", ")", "n’est", "&nbsp;:", "\\*", "-", "1.5", "v2.0", "C:\\\\", "a/b", "rapport.txt",
        "=", "#", "…",
    ]
    private static let other = [
        "`a ; b : c ? l'x ... 1,234.5`", "[Menu](ui:home.menu)", "[Commandes](tool:orders)",
        "[l'entreprise ;](https://e.fr/a;b?c='d'...)",
        "<https://e.fr/x:y?z=1;2>", "https://e.fr/l'a;b?c=d:e", "![l'image : vue](images/a;b.png)", "**gras :**", "*d'abord*",
        "<b>", "<!-- ; -->",
    ]
    private static let gaps = [" ", "", "\u{A0}", "\u{202F}", "  ", "\n", " "]

    private func page(_ generator: inout SeededGenerator) -> [UInt8] {
        func line(_ count: Int, breaks: Bool) -> String {
            (0..<count).reduce(into: "") { text, _ in
                let isOther = Int.random(in: 0..<5, using: &generator) == 0
                text += (isOther ? Self.other : Self.prose).randomElement(using: &generator) ?? ""
                let gap = Self.gaps.randomElement(using: &generator) ?? " "
                text += gap == "\n" && !breaks ? " " : gap
            }
        }
        let title = ["L'écran : tout", "Où est le 2ème menu ?", "Etape 1"].randomElement(using: &generator) ?? ""
        let blocks = (0..<4).map { "\($0 == 1 ? "## " : $0 == 2 ? "- " : "")x \(line(12, breaks: $0 != 1))" }
        return Array("---\ntitle: \"\(title)\"\n---\n\n\(blocks.joined(separator: "\n\n"))\n\n```sh\nl'a ; b ... ?\n```\n".utf8)
    }

    private func findings(_ bytes: [UInt8], _ profile: TypographyProfile) -> [Diagnostic] {
        var site = site
        site.configuration.typography = ["fr": profile]
        var ignored: [Diagnostic] = []
        let page = Site.Page(SourceFile(path: "fr.md", bytes: bytes), &ignored)
        var check = ProseCheck(parse(bytes, from: page.bodyStart).document, of: page, locale: "fr", in: site)
        check.run()
        return check.findings
    }

    private func mended(_ bytes: [UInt8], _ findings: [Diagnostic]) -> [UInt8] {
        apply(findings.flatMap(\.fixes).filter(\.isSafe), to: SourceFile(path: "fr.md", bytes: bytes)).bytes
    }

    /// What no fix may touch: code, HTML, addresses, and the texts and destinations of claims.
    private func untouchable(_ bytes: [UInt8]) -> [String] {
        var parts: [String] = []
        let document = parse(bytes).document
        document.forEachInline { inline in
            switch inline {
            case .code(let text, _), .html(let text, _): parts.append(text)
            case .link(let link): parts.append(link.destination + (Claim.parse(link.destination) == nil ? "" : link.content.plainText))
            case .image(let image): parts.append(image.source)
            case .text, .softBreak, .lineBreak, .emphasis, .strong, .strikethrough: break
            }
        }
        document.blocks.forEachBlock { block in
            if case .codeBlock(let code) = block { parts.append(code.text) }
        }
        return parts
    }

    @Test("All safe fixes once leave none to apply, and touch no code, address or claim", arguments: TypographyProfile.allCases)
    func together(_ profile: TypographyProfile) {
        for seed in 1...50 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let bytes = page(&generator)
            let once = mended(bytes, findings(bytes, profile))
            let twice = mended(once, findings(once, profile))
            #expect(String(decoding: twice, as: UTF8.self) == String(decoding: once, as: UTF8.self), "seed \(seed)")
            #expect(untouchable(once) == untouchable(bytes), "seed \(seed)")
        }
    }

    @Test("Each safe fix by itself takes its finding away", arguments: TypographyProfile.allCases)
    func alone(_ profile: TypographyProfile) {
        for seed in 1...8 {
            var generator = SeededGenerator(seed: UInt64(1000 + seed))
            let bytes = page(&generator)
            let before = findings(bytes, profile)
            for finding in before where finding.fixes.contains(where: \.isSafe) {
                let after = findings(mended(bytes, [finding]), profile)
                let count = { (findings: [Diagnostic]) in findings.count { $0.code == finding.code } }
                #expect(count(after) < count(before), "seed \(seed): \(finding.message)")
            }
        }
    }

    // MARK: By hand

    private func page(_ text: String) -> [UInt8] { Array("---\ntitle: Une page\n---\n\n\(text)\n".utf8) }

    @Test(
        "What each authority asks for is written",
        arguments: [
            ("Bon ; mal", "Bon\u{202F}; mal", "Bon; mal", "Bon; mal"), ("Bon !", "Bon\u{202F}!", "Bon!", "Bon!"),
            ("Quoi?", "Quoi\u{202F}?", "Quoi?", "Quoi?"), ("Quoi ?!", "Quoi\u{202F}?!", "Quoi?!", "Quoi?!"),
            ("Voici : tout", "Voici\u{A0}: tout", "Voici\u{A0}: tout", "Voici: tout"),
            ("le « mot » dit", "le «\u{A0}mot\u{A0}» dit", "le «\u{A0}mot\u{A0}» dit", "le «\u{A0}mot\u{A0}» dit"),
            ("le \"mot\" dit", "le «\u{A0}mot\u{A0}» dit", "le «\u{A0}mot\u{A0}» dit", "le «\u{A0}mot\u{A0}» dit"),
            ("l'écran", "l’écran", "l’écran", "l’écran"), ("Etape un", "Étape un", "Étape un", "Étape un"),
            ("le 2ème et la 1ère", "le 2e et la 1re", "le 2e et la 1re", "le 2e et la 1re"),
            ("10 000 000 lignes", "10\u{202F}000\u{202F}000 lignes", "10\u{A0}000\u{A0}000 lignes", "10\u{A0}000\u{A0}000 lignes"),
            ("3.5 Mo", "3,5 Mo", "3,5 Mo", "3,5 Mo"), ("50 %", "50\u{A0}%", "50\u{A0}%", "50\u{A0}%"),
            ("50%", "50\u{A0}%", "50\u{A0}%", "50\u{A0}%"), ("Attendez...", "Attendez…", "Attendez…", "Attendez…"),
            ("etc...", "etc.", "etc.", "etc."),
        ])
    func written(_ text: String, _ france: String, _ quebec: String, _ union: String) {
        for (profile, expected) in [(TypographyProfile.imprimerieNationale, france), (.oqlf, quebec), (.europeanUnion, union)] {
            let bytes = page(text)
            #expect(mended(bytes, findings(bytes, profile)) == page(expected), "\(profile.rawValue)")
        }
    }

    @Test(
        "Times, ratios, addresses, code, names of files, smileys and versions are no punctuation",
        arguments: [
            "Il est 10:30 à Paris", "De 10:30:15 à 11:00", "Un rapport de 3:2", "Un écran 16:9", "`a ; b : c ?`",
            "Ouvrez rapport.txt", "Bravo :-)",
            "Bravo :)", "Bravo ;)", "Le disque C:\\\\", "Dans C:\\\\Temp\\\\a.txt", "La version 2.10.3", "L’adresse 192.168.0.1",
            "Le 2026-11-24",
            "Voir <https://e.fr/a?b=c;d:e>", "Voir https://e.fr/a?b=c;d:e puis", "Voir [le site](https://e.fr/a:b?c=d;e)",
            "La clé a:b", "Le port hote:8080",
            "[Menu](ui:home.menu)", "ISO/IEC 27001:2022", "L’option --mode=x:y", "Le chemin ../a", "De 1...5",
            "Le fichier a.tar.gz", "La norme n°3",
            "L’an 2026", "Le code 12345", "Écrivez nom@e.fr",
        ])
    func leftAlone(_ text: String) {
        for profile in TypographyProfile.allCases {
            #expect(findings(page(text), profile).map(\.message) == [], "\(profile.rawValue)")
        }
    }
}
