import Diagnostics
import Testing

@testable import AccordKit

@Suite("Words that the glossary does not want")
struct ForbiddenTermTests {
    private let prose: MendedProse

    init() async throws { prose = try await MendedProse() }

    private static let glossary = """
        terms:
          email:
            en: {preferred: email}
            fr: {preferred: adresse électronique, forbidden: [courriel, adresse]}
            fr-CA: {preferred: courriel, forms: {other: courriels}}
          horse:
            en: {preferred: mount, forbidden: [horse]}
            fr: {preferred: monture, forbidden: [cheval, bateau, {word: œil, forms: {other: yeux}}, petit pied]}
            de: {preferred: Reittier, forbidden: [Pferd, Datei, {word: Haus, forms: {other: Häuser}}]}
            es: {preferred: montura, forbidden: [caballo, botón, pared]}
        protected: [Grand Cheval]
        """

    private func words(_ text: String, _ locale: String) -> [String] {
        let file = SourceFile(path: "\(locale).md", bytes: Array("---\ntitle: x\n---\n\n\(text)\n".utf8))
        return prose.findings(in: file, locale, glossary: Self.glossary).filter { $0.code == .forbiddenTerm }
            .map { String(decoding: file.bytes[$0.location.range], as: UTF8.self) }
    }

    @Test(
        "they are found with their regular plurals, and with the forms that they are given",
        arguments: [
            ("fr", "Un cheval, des chevaux, des Chevals.", ["cheval", "chevaux", "Chevals"]), ("fr", "Des bateaux et l’œil.", ["bateaux", "œil"]),
            ("fr", "Les yeux.", ["yeux"]), ("fr", "Des petits pieds.", ["petits pieds"]), ("fr", "Un chevalet, un chevalier.", []),
            ("de", "Die Pferde der Häuser.", ["Pferde", "Häuser"]), ("de", "Die Dateien.", ["Dateien"]), ("de", "Die Dateiliste.", []),
            ("es", "Los caballos, los botones, las paredes.", ["caballos", "botones", "paredes"]), ("en", "Two horses.", ["horses"]),
        ])
    func forms(_ locale: String, _ text: String, _ expected: [String]) { #expect(words(text, locale) == expected) }

    @Test("a region with an entry of its own does not inherit what its language forbids")
    func regions() {
        #expect(words("Votre courriel.", "fr") == ["courriel"])
        #expect(words("Votre courriel.", "fr-CA") == [])
        #expect(words("Un cheval.", "fr-CA") == ["cheval"])
    }

    @Test("a protected name may have one in it, and a pronoun may be joined to one")
    func namesAndPronouns() {
        #expect(words("Un Grand Cheval.", "fr") == [])
        #expect(words("Ce cheval-là, ce cheval-vapeur, un cheval-en-main.", "fr") == ["cheval"])
    }

    @Test("a part of a preferred word is not meant")
    func parts() {
        #expect(words("Votre adresse électronique, vos adresses électroniques.", "fr") == [])
        #expect(words("Votre adresse est électronique.", "fr") == ["adresse"])
    }

    @Test("a forbidden word of an unknown shape is refused")
    func shapes() {
        var findings: [Diagnostic] = []
        let text = "terms: {a: {fr: {preferred: b, forbidden: [c, {wort: d}]}}}"
        _ = Glossary(SourceFile(path: Glossary.path, bytes: Array(text.utf8)), &findings)
        #expect(findings.map(\.code) == [.unknownKey, .missingKey])
    }
}
