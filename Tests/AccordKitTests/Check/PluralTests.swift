import Diagnostics
import Testing

@testable import AccordKit

@Suite("Plural forms behind numbers")
struct PluralTests {
    @Test(
        "categories are those of CLDR",
        arguments: [
            ("en", "0", "other"), ("en", "1", "one"), ("en-GB", "2", "other"), ("en", "1.5", "other"), ("en", "1000000", "other"),
            ("fr", "0", "one"), ("fr", "1", "one"), ("fr-CA", "1.5", "one"), ("fr", "2", "other"), ("fr", "1000000", "many"),
            ("fr", "2000000", "many"), ("fr", "1000001", "other"), ("es", "0", "other"), ("es", "1000000", "many"), ("de", "1", "one"),
            ("ar", "0", "zero"), ("ar", "2", "two"), ("ar", "103", "few"), ("ar", "111", "many"), ("ar", "100", "other"), ("ar", "1.5", "other"),
            ("pl", "1", "one"), ("pl", "22", "few"), ("pl", "12", "many"), ("pl", "21", "many"), ("pl", "1.5", "other"),
            ("ru", "21", "one"), ("ru", "11", "many"), ("ru", "104", "few"), ("ru", "0", "many"), ("ru", "2.5", "other"),
            ("uk", "1001", "one"), ("be", "1.0", "one"), ("be", "1.5", "other"), ("cs", "4", "few"), ("cs", "5", "other"), ("cs", "1.5", "many"),
            ("sk", "1", "one"), ("lt", "21", "one"), ("lt", "12", "other"), ("lt", "9", "few"), ("lt", "1.5", "many"),
            ("lv", "0", "zero"), ("lv", "15", "zero"), ("lv", "31", "one"), ("lv", "2", "other"), ("lv", "0.1", "one"), ("lv", "1.11", "zero"),
            ("sl", "101", "one"), ("sl", "102", "two"), ("sl", "104", "few"), ("sl", "5", "other"), ("sl", "5.0", "few"),
            ("hr", "21", "one"), ("sr", "3.2", "few"), ("bs", "11", "other"), ("mk", "11", "other"), ("mk", "21", "one"), ("is", "0.1", "one"),
            ("ga", "2", "two"), ("ga", "6", "few"), ("ga", "10", "many"), ("ga", "11", "other"), ("gd", "12", "two"), ("gd", "19", "few"),
            ("cy", "0", "zero"), ("cy", "3", "few"), ("cy", "6", "many"), ("cy", "4", "other"), ("br", "21", "one"), ("br", "71", "other"),
            ("he", "0.5", "one"), ("he", "2", "two"), ("he", "20", "other"), ("ro", "0", "few"), ("ro", "119", "few"), ("ro", "20", "other"),
            ("pt", "0", "one"), ("pt-BR", "1.5", "one"), ("pt", "3000000", "many"), ("pt-PT", "0", "other"), ("pt-PT", "1", "one"),
            ("it", "1", "one"), ("it", "1.0", "other"), ("ca", "1000000", "many"), ("ja", "1", "other"), ("zh-Hant-TW", "1", "other"),
            ("ko", "0", "other"), ("hi", "0.5", "one"), ("hi", "2", "other"), ("fa", "0", "one"), ("hu", "1.0", "one"), ("tr", "2", "other"),
            ("da", "0.5", "one"), ("sv", "1.0", "other"), ("fil", "14", "other"), ("fil", "13", "one"), ("mt", "0", "few"), ("mt", "111", "many"),
            ("kw", "22", "two"), ("gv", "40", "few"), ("lag", "0", "zero"), ("si", "0.1", "one"), ("tzm", "50", "one"), ("hsb", "3.02", "two"),
        ])
    func categories(_ locale: String, _ value: String, _ name: String) {
        #expect(PluralCategory(of: value, in: locale)?.rawValue == name)
    }

    @Test(
        "what is no number, or of a language whose rules are not known, has no category",
        arguments: [("en", "2.10.3"), ("en", "x"), ("en", "1."), ("en", "-1"), ("tlh", "3"), ("en", "99999999999999999999")])
    func unknown(_ locale: String, _ value: String) { #expect(PluralCategory(of: value, in: locale) == nil) }

    @Test(
        "a language has the categories of its rules",
        arguments: [
            ("ja", "other"), ("de-AT", "one other"), ("fr", "many one other"), ("pt-PT", "many one other"), ("pl", "few many one other"),
            ("ar-EG", "few many one other two zero"), ("sl", "few one other two"),
        ])
    func all(_ locale: String, _ names: String) {
        #expect(PluralCategory.all(in: locale)?.map(\.rawValue).sorted().joined(separator: " ") == names)
    }

    @Test("no language stands in two rules")
    func oneRule() {
        let languages = PluralRules.all.flatMap { $0.languages.split(whereSeparator: \.isWhitespace) }
        #expect(languages.count > 200)
        #expect(Set(languages).count == languages.count)
    }

    @Test(
        "a form that goes with another number is told, with the one that is right",
        arguments: [
            ("en", "Sign 3 [Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
            ("en", "Sign 0 [Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
            ("en", "Sign 1 [Purchase Orders](item:purchase-order).", "Write “Purchase Order”"),
            ("en", "Sign **3** [Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
            ("en", "Sign 3&nbsp;[Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
            ("en", "Sign the 3 other\n[Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
            ("fr", "Signez deux [Bon de commande](item:purchase-order).", "Write “Bons de commande”"),
            ("fr", "Signez les 2 autres [Bon de commande](item:purchase-order).", "Write “Bons de commande”"),
            ("en", "3 [companies](term:company) and 1,250 [company](term:company).", "Write “companies”"),
            ("fr", "Signez 2 [Bon de commande](item:purchase-order).", "Write “Bons de commande”"),
            ("fr", "Signez 0\u{A0}[Bons de commande](item:purchase-order).", "Write “Bon de commande”"),
            ("fr", "Signez 1,5\u{A0}[Bons de commande](item:purchase-order).", "Write “Bon de commande”"),
            ("fr", "Signez un [Bons de commande](item:purchase-order).", "Write “Bon de commande”"),
            ("fr", "Signez 1 nouveau [Bons de commande](item:purchase-order).", "Write “Bon de commande”"),
            ("fr", "Signez un million de [Bon de commande](item:purchase-order).", "Write “Bons de commande”"),
            ("fr", "Signez zéro [Bons de commande](item:purchase-order).", "Write “Bon de commande”"),
            ("en", "Sign 1.0 [Purchase Order](item:purchase-order).", "Write “Purchase Orders”"),
        ])
    func wrong(_ locale: String, _ sentence: String, _ fix: String) async throws {
        let found = try await findings(locale, sentence)
        #expect(found.count == 1)
        #expect(found.first?.fixes.map(\.summary.description) == [fix])
        #expect(found.first?.fixes.contains(where: \.isSafe) == false)
    }

    @Test(
        "nothing is said of what is right, or not counted by the number before it",
        arguments: [
            ("en", "Sign 1 [Purchase Order](item:purchase-order)."), ("en", "Sign 0 [Purchase Orders](item:purchase-order)."),
            ("en", "1. [Purchase Order](item:purchase-order) first"), ("en", "On page 3 [Purchase Order](item:purchase-order) is told."),
            ("en", "Version 2.10.3 [Purchase Order](item:purchase-order)"), ("en", "Take 1-3 [Purchase Orders](item:purchase-order)."),
            ("en", "The third [Purchase Order](item:purchase-order) and the 3rd [Purchase Order](item:purchase-order)"),
            ("en", "`3` [Purchase Order](item:purchase-order)"), ("en", "At 3 pm [Purchase Order](item:purchase-order)"),
            ("en", "3, [Purchase Order](item:purchase-order)"), ("en", "Open 3 [Menu](ui:home.menu)."),
            ("en", "1.0 [Purchase Orders](item:purchase-order)"), ("fr", "Signez 0 [Bon de commande](item:purchase-order)."),
            ("fr", "Signez 1,5 [Bon de commande](item:purchase-order)."), ("fr", "Signez 1,0 [Bon de commande](item:purchase-order)."),
            ("en", "Sign 1.000 [Purchase Order](item:purchase-order)."), ("fr", "Signez un ou plusieurs [Bons de commande](item:purchase-order)."),
            ("fr", "Signez 1\u{202F}000\u{202F}000 [Bons de commande](item:purchase-order)."),
            ("fr", "2 [entreprises](term:company) et 1 [entreprise](term:company)"),
        ])
    func right(_ locale: String, _ sentence: String) async throws {
        #expect(try await findings(locale, sentence).map(\.message) == [])
    }

    @Test(
        "a claim without text takes the form for the number before it",
        arguments: [
            ("en", "Sign 12 [](item:purchase-order).", "Purchase Orders"), ("en", "Sign **1** [](item:purchase-order).", "Purchase Order"),
            ("en", "Sign [](item:purchase-order).", "Purchase Order"), ("fr", "Signez deux [](item:purchase-order).", "Bons de commande"),
            ("fr", "Signez 0 [](item:purchase-order).", "Bon de commande"),
        ])
    func empty(_ locale: String, _ sentence: String, _ label: String) async throws {
        let page = "---\ntitle: A\n---\n\n\(sentence)\n"
        try await withSmallSite(["Content/keys/more/article.yml": "kind: faq\n", "Content/keys/more/\(locale).md": page]) { site in
            let findings = try await site.check().findings.filter { $0.location.path.hasPrefix("Content/keys/more") }
            #expect(findings.filter { $0.code == .pluralForm }.isEmpty)
            #expect(findings.filter { $0.code == .emptyLabel }.flatMap(\.fixes).map(\.summary) == ["Write “\(label)”"])
        }
    }

    // MARK: Layouts

    @Test(
        "a text of the layouts has the form for its number",
        arguments: [
            (0, "fr", "Un seul 0 article"), (1, "fr", "Un seul 1 article"), (2, "fr", "Un seul 2 articles"), (0, "en", "Un seul 0 articles"),
            (7, "en", "Un seul sept"), (1, "ar", "Un seul 1 article"), (1, "ja", "Un seul 1 articles"),
        ])
    func message(_ count: Int, _ locale: String, _ expected: String) {
        let text = "Un seul {count, plural, one {# article} =7 {sept} other{# articles}}"
        #expect(UIStrings([.allArticles: text], locale: locale).text(.allArticles, count: count) == expected)
    }

    @Test("a text without forms has the number itself")
    func plainMessage() { #expect(UIStrings([.allArticles: "Tous ({count})"], locale: "fr").text(.allArticles, count: 9) == "Tous (9)") }

    @Test(
        "a plural that is not well formed, or has not the forms of its language, is told",
        arguments: [
            ("fr", "{count, plural, one {# a} many {# de a} other {# as}}", nil), ("en", "{count, plural, one {# a} other {# as}}", nil),
            ("tlh", "{count, plural, few {# a} other {# as}}", nil), ("fr", "({count})", nil),
            ("fr", "{count, plural, one {# a} other {# as}}", "TRN016 “many” is missing"),
            ("en", "{count, plural, one {# a} few {#} other {# as}}", "TRN016 en has no “few”"),
            ("pl", "{count, plural, few {# a} other {# as}}", "TRN016 “many, one” is missing"),
            ("en", "{count, plural, one {# a}}", "SIT004 “other” is missing"),
            ("en", "{count, plural, single {# a} other {b}}", "SIT004 “single” is no category of CLDR"),
            ("en", "{count, plural, one {# a} other {b", "SIT004 this one does not"), ("en", "{count, many}", "SIT004 this one does not"),
            ("en", "{count, plural, =0 {none} one {# {name} a} other {# as}}", "SIT004 this one has “{name}” besides its plural"),
            ("en", "{count, plural, one {# a} other {# as}} of {total}", "SIT004 this one has “{total}” besides its plural"),
            ("fr", "{cout, plural, one {# a} many {# a} other {# as}}", "SIT004 Write {count}"),
        ] as [(String, String, String?)])
    func layouts(_ locale: String, _ text: String, _ expected: String?) throws {
        var findings: [Diagnostic] = []
        _ = UIStrings.read(SourceFile(path: "Templates/strings/\(locale).yml", text: "all-articles: \"\(text)\"\n"), &findings)
        #expect(findings.count == (expected == nil ? 0 : 1))
        if let expected, let finding = findings.first {
            let parts = expected.split(separator: " ", maxSplits: 1)
            #expect(finding.code.rawValue == parts[0] && finding.message.contains(parts[1]), "\(finding.code.rawValue) \(finding.message)")
        }
    }

    private func findings(_ locale: String, _ sentence: String) async throws -> [Diagnostic] {
        let page = "---\ntitle: A\n---\n\n\(sentence)\n"
        return try await withSmallSite(["Content/keys/more/article.yml": "kind: faq\n", "Content/keys/more/\(locale).md": page]) { site in
            try await site.check().findings.filter { $0.code == .pluralForm }
        }
    }
}
