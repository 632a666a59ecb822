import Diagnostics
import Testing

@testable import AccordKit

@Suite("Ends, leftovers and terms in many languages")
struct ManyLanguagesTests {
    @Test(
        "the marks of every script end a text as those of Latin do",
        arguments: [
            ("ja", "Are you ready?", "準備はできましたか？"), ("ja", "It is new now.", "新しいです。"), ("zh", "Follow these steps:", "请按以下步骤操作："),
            ("zh", "Take care!", "请注意！"), ("ar", "Are you ready?", "هل أنت مستعد؟"), ("hi", "Close the window.", "विंडो बंद करें।"),
            ("el", "Are you ready?", "Είστε έτοιμοι;"), ("th", "Close the window.", "ปิดหน้าต่าง"), ("de", "He wrote: “Done.”", "Er schrieb: „Fertig.“"),
            ("de", "He wrote: “Done.”", "Er schrieb: »Fertig.«"), ("ja", "He wrote: “Done.”", "彼は「終わり。」と書いた。"), ("fr", "## On Jan. 5", "## Le 5 janv."),
            ("pl", "## In 2024", "## W 2024 r."), ("fr", "It is done! 🎉", "C’est fini. 🎉"), ("en-GB", "Choose “Yes.”", "Now choose ‘Yes.’"),
        ])
    func ends(_ locale: String, _ source: String, _ target: String) throws { #expect(try codes(locale, source, target, .endDiffers) == 0) }

    @Test(
        "another mark is told in every script",
        arguments: [
            ("ja", "Are you ready?", "準備ができました。"), ("zh", "Follow these steps:", "请按以下步骤操作。"), ("el", "Close the window.", "Κλείστε το παράθυρο;"),
            ("de", "Is it “done?”", "Es ist „fertig.“"),
        ])
    func otherEnds(_ locale: String, _ source: String, _ target: String) throws { #expect(try codes(locale, source, target, .endDiffers) == 1) }

    @Test(
        "a heading, a label or a short sentence that was left in English is told",
        arguments: [
            "## Cancel a subscription", "## Upload a file", "## Deleted items", "## Release notes", "## Payment methods", "## Access denied",
            "## No results", "## Learn more", "## Error messages", "Restart Tessera.", "Changes take effect immediately.", "Wait until sync finishes.",
        ])
    func untranslated(_ text: String) throws {
        for locale in ["fr", "de", "es", "pl", "ja"] { #expect(try codes(locale, text, text, .untranslated) == 1, "\(locale)") }
    }

    @Test(
        "words that a language shares with English are told in none of its headings",
        arguments: [
            ("fr", "Questions"), ("fr", "Notifications"), ("fr", "Permissions"), ("fr", "Documents"), ("fr", "Archive"), ("nl", "Account"), ("nl", "Privacy"),
            ("nl", "Help"), ("nl", "Contact"), ("nl", "Tips"), ("de", "Account"), ("de", "Newsletter"), ("de", "Export"), ("it", "Privacy"), ("it", "Password"),
            ("es", "Error"), ("ja", "API"), ("ja", "iPhone 15 Pro"), ("ru", "Microsoft 365"),
        ])
    func shared(_ locale: String, _ text: String) throws { #expect(try codes(locale, "## " + text, "## " + text, .untranslated) == 0) }

    @Test(
        "of another source language its frequent words tell, and names do not",
        arguments: [
            ("fr", "Google Drive", 0), ("en", "Anna Schmidt", 0), ("en", "Export (CSV)", 0), ("en", "Öffnen Sie die Datei.", 1), ("fr", "Öffnen Sie die Datei.", 1),
        ])
    func otherSources(_ locale: String, _ text: String, _ count: Int) throws {
        #expect(try codes(locale, text, text, .untranslated, source: "de") == count)
    }

    @Test(
        "addresses may name the language in their query",
        arguments: [
            ("https://e.org/a?lang=en", "https://e.org/a?lang=fr", 0), ("https://e.org/a?x=1&hl=en#b", "https://e.org/a?x=1&hl=fr-CA#b", 0),
            ("https://e.org/a?lang=en", "https://e.org/a?lang=de", 1), ("https://e.org/a?id=en", "https://e.org/a?id=fr", 1),
        ])
    func queries(_ source: String, _ target: String, _ count: Int) throws {
        #expect(try codes("fr", "See [it](\(source)).", "Voir [cela](\(target)).", .linksDiffer) == count)
    }

    @Test(
        "a word of the glossary is used in its cases, plurals and compounds, and in scripts without spaces",
        arguments: [
            ("de", "Projekt", "Des Projekts"), ("de", "Projekt", "In den Projekten"), ("de", "Projekt", "Der Projektleiter ist da"), ("nl", "map", "De mappen"),
            ("nl", "taak", "De taken"), ("it", "pacco", "I pacchi"), ("it", "progetto", "I progetti"), ("pt", "ação", "As ações"),
            ("pl", "obszar roboczy", "W obszarze roboczym"), ("ja", "プロジェクト", "新しいプロジェクトを開きます"), ("zh", "项目", "打开项目设置"), ("ko", "프로젝트", "프로젝트를 엽니다"),
        ])
    func terms(_ locale: String, _ word: String, _ target: String) throws {
        #expect(try codes(locale, "Open the project.", target + ".", .termNotUsed, terms: word) == 0)
    }

    @Test(
        "another word is none of its forms",
        arguments: [("de", "Projekt", "Die Arbeit"), ("ja", "ボード", "キーボードです"), ("zh", "项目", "打开设置"), ("pl", "obszar roboczy", "W oknie"), ("fr", "projet", "Le projecteur")])
    func otherTerms(_ locale: String, _ word: String, _ target: String) throws {
        #expect(try codes(locale, "Open the project.", target + ".", .termNotUsed, terms: word) == 1)
    }

    @Test("a protected name stands before Kana and behind it")
    func protected() throws { #expect(try codes("ja", "Use Acme now.", "今Acmeを使う。", .protectedTerm) == 0) }

    private func codes(
        _ locale: String, _ source: String, _ target: String, _ code: Code, source sourceLocale: String = "en", terms: String = ""
    ) throws -> Int {
        var page = TranslatedPage(source: source + "\n", target: target + "\n")
        page.review(.accept)
        var ignored: [Diagnostic] = []
        var glossary = Glossary(protected: ["Acme", "Tessera"])
        if !terms.isEmpty {
            let yaml = "terms:\n  p:\n    en: {preferred: project}\n    \(locale): {preferred: \(terms)}\n"
            glossary = Glossary(SourceFile(path: Glossary.path, bytes: Array(yaml.utf8)), &ignored)
        }
        let product = try #require(Product(CapabilityModel(product: "P", version: "1", locales: [sourceLocale, locale]), glossary: glossary))
        let file = Site.Page(SourceFile(path: "\(locale).md", bytes: Array(page.target.utf8)), &ignored)
        var check = UnitCheck(page.translation.units, of: file, locale: locale, source: sourceLocale, product: product)
        check.run()
        return check.findings.count { $0.code == code }
    }
}
