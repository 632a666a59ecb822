import Diagnostics
import Markdown
import Testing

@testable import AccordKit

/// The texts of findings in French, without the findings themselves: those are told in French where the checks are tested.
@Suite struct FrenchTests {
    private static let templates = (MessageCatalogue.french.templates ?? [:]).sorted { $0.key < $1.key }

    @Test("a language is named by its tag or by a locale of the system, and is English where there are no texts in it")
    func naming() {
        for name in ["fr", "fr-CA", "fr_FR.UTF-8", "FR"] { #expect(MessageCatalogue.named(name).language == "fr", "\(name)") }
        for name in ["en", "de_DE.UTF-8", "C", "C.UTF-8", "POSIX", "", "frr"] { #expect(MessageCatalogue.named(name).language == "en", "\(name)") }
    }

    @Test("a finding that nobody has put into French is noticed, and one that is told is not")
    func noticed() {
        func finding(_ seen: Message, fixes: [Fix] = []) -> Diagnostic {
            Diagnostic(.wrongLabel, at: Location(path: "fr.md"), rule: "A label is written as the product shows it", seen: seen, fixes: fixes)
        }
        #expect(finding("the page says “\("Menue")”").untoldInFrench == nil)
        #expect(finding("the page is silent").untoldInFrench == "no French for [\"the page is silent\"]")
        let fix = Fix("Leave it", edits: [], isSafe: false)
        #expect(finding("the page says “\("Menue")”", fixes: [fix]).untoldInFrench == "no French for [\"Leave it\"]")
    }

    @Test("each text has the places of its key, each at least once")
    func places() {
        #expect(Self.templates.count > 300)
        for (key, template) in Self.templates { #expect(Self.places(key) == Self.places(template), "\(key)") }
    }

    private static func places(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } }.filter { Int($0) != nil })
    }

    @Test("the texts and explanations keep the rules of French typography, and are in French")
    func typography() async throws {
        let texts = Self.templates.map { Self.filled($0.value) } + Explanation.french.values.flatMap { [$0.rule, $0.reason] }
        let paragraphs = texts.map { "\($0.asParagraph)\n" }.joined(separator: "\n")
        let page = "---\ntitle: Textes\n---\n\n\(paragraphs)"
        let codes = Set(Code.allCases.filter { ("TRN001"..."TRN010").contains($0.rawValue) || $0 == .foreignText })
        let found = try await withSmallSite(["Content/keys/texts/article.yml": "kind: faq\n", "Content/keys/texts/fr.md": page]) { site in
            try await site.check().findings.filter { $0.location.path == "Content/keys/texts/fr.md" && codes.contains($0.code) }
        }
        #expect(found.isEmpty, "\(found.map { "\($0.location.line): \($0.message)" }.joined(separator: "\n"))")
    }

    /// A template with a word in each place, and one before what goes on from something.
    private static func filled(_ template: String) -> String {
        let words = ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]
        let text = words.enumerated().reduce(template) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
        return text.first?.isLetter == true ? text : "Zoulou\(text)"
    }

    @Test("an explanation in French fits a terminal, and there is one for each code that a page in its language can have")
    func explanations() {
        let codes = Code.allCases.filter { code in ["TRN", "LOC", "UI", "NAV", "STA", "TBL", "LNK"].contains { code.rawValue.hasPrefix($0) } }
        #expect(Set(codes) == Set(Explanation.french.keys))
        for (code, words) in Explanation.french {
            #expect(words.rule.hasSuffix(".") && !words.rule.contains("\n"), "\(code)")
            let lines = words.reason.split(separator: "\n")
            #expect((1...6).contains(lines.count), "\(code)")
            #expect(lines.allSatisfy { $0.count <= 120 && $0.last != " " }, "\(code)")
            #expect(words.reason.hasSuffix("."), "\(code)")
        }
    }

    @Test("explain tells in French what there is, says so where there is nothing, and shows the spaces that look alike")
    func explain() throws {
        let space = try #require(Explanation.of(.unusualSpace)).text(in: .french)
        #expect(space.hasPrefix("TRN002  Des espaces insécables"))
        #expect(space.contains("À ne pas faire\u{A0}:\n"))
        #expect(space.contains("Ouvrez le [Menu](ui:home.menu)<U+00A0>; tout y est."))
        #expect(space.contains("Ouvrez le [Menu](ui:home.menu)<U+202F>; tout y est."))
        #expect(space.contains("\n<U+00A0> est une espace insécable.\n\n<U+202F> est une espace fine insécable.\n"))
        let label = try #require(Explanation.of(.wrongLabel)).text(in: .french)
        #expect(label.hasPrefix("UI002  Un libellé s’écrit comme le produit l’affiche.\n"))
        #expect(!label.contains("U+00A0"))
        let model = try #require(Explanation.of(.unknownModelID)).text(in: .french)
        #expect(model.hasPrefix("Cette explication n’existe qu’en anglais.\n\nCAP001  "))
    }
}

extension String {
    /// A paragraph of Markdown that reads so; code stays code.
    fileprivate var asParagraph: String {
        var out = ""
        for character in self {
            if "\\*_{}[]()<>#+-.!|~&@\"'".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }
}
