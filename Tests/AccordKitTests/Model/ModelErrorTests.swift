import Diagnostics
import Testing

@testable import AccordKit

@Suite("What is no capabilities/1")
struct ModelErrorTests {
    /// One mistake in the fixture and what is said of it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let code: Code
        /// What the finding points at.
        let place: String
        /// A part of the message.
        let says: String

        init(_ old: String, _ new: String, _ code: Code = .modelStructure, at place: String, _ says: String) {
            self.old = old
            self.new = new
            self.code = code
            self.place = place
            self.says = says
        }

        var testDescription: String { new }
    }

    static let mistakes = [
        Mistake(#""capabilities/1""#, #""capabilities/2""#, .modelSchema, at: #""capabilities/2""#, #"This version of Accord reads capabilities/1 alone"#),
        Mistake(#""schema": "capabilities/1", "#, "", .modelSchema, at: #"{"#, #"there is no key "schema""#),
        Mistake(#""capabilities/1""#, "1", .modelSchema, at: #"1"#, "/schema is a number"),
        Mistake(#""product": "Pots""#, #""product": 1e999"#, at: #"1e999"#, "/product is a number"),
        Mistake(#""product": "Pots""#, #""product": " ""#, at: #"" ""#, #"/product is " ""#),
        Mistake(#""product": "Pots", "#, "", at: #"{"#, #"the document has none"#),
        Mistake(#""product""#, #""produkt""#, .unknownModelKey, at: #""produkt""#, #"Did you mean "product"?"#),
        Mistake(#""fr"],"#, #""fr_CA"],"#, .modelLanguageTag, at: #""fr_CA""#, #"Write "fr-CA""#),
        Mistake(#""fr"],"#, #""x"],"#, .modelLanguageTag, at: #""x""#, #"/locales/2 is "x""#),
        Mistake(#""fr"],"#, #""EN-gb"],"#, at: #""EN-gb""#, "listed once"),
        Mistake(#"["en", "en-GB", "fr"]"#, "[]", at: #""locales""#, "/locales has no elements"),
        Mistake(#"["en", "en-GB", "fr"]"#, #"{"en": 1}"#, at: #""locales""#, "/locales is an object"),
        Mistake(#"["out", "in"]"#, "[]", at: #""login""#, "/axes/login has no elements"),
        Mistake(#"["out", "in"]"#, #"["out", "out"]"#, at: #""out""#, #"/axes/login/1 is "out" again"#),
        Mistake(#""login": ["out""#, #""anyOf": ["out""#, at: #""anyOf""#, "/axes/anyOf"),
        Mistake(#""entry": true"#, #""entry": "yes""#, at: #""yes""#, "/screens/home/entry is a string"),
        Mistake(#""path": "/""#, #""path": "home""#, at: #""home""#, #"/screens/home/path is "home""#),
        Mistake(#""home": {"entry""#, #""": {"entry""#, at: #""""#, #"/screens/ is """#),
        Mistake(#""home": {"entry""#, #""a b": {"entry""#, at: #""a b""#, #"/screens/a b is "a b""#),
        Mistake(#""name": {"en": "Home", "fr": "Accueil"}"#, #""name": "Home""#, at: #""Home""#, "/screens/home/name is a string"),
        Mistake(#""name": {"en": "Home", "fr": "Accueil"}"#, #""name": {}"#, at: #""name""#, "/screens/home/name has none"),
        Mistake(#"{"en": "Home", "#, #"{"en": "", "#, at: #""""#, "/screens/home/name/en is"),
        Mistake(#""within": "account""#, #""within": null"#, at: #"null"#, "/screens/account.orders/within is null"),
        Mistake(#""dynamic": true,"#, "", at: #""home.avatar""#, "either"),
        Mistake(#""dynamic": true,"#, #""dynamic": true, "label": {"en": "A"},"#, at: #""home.avatar""#, "label and dynamic and describe"),
        Mistake(#""region": "top""#, #""regoin": "top""#, .unknownModelKey, at: #""regoin""#, #"Did you mean "region"?"#),
        Mistake(#""when": {"login": "out"}"#, #""when": {"login": ["out"]}"#, at: #""login""#, "/controls/home.log-in/when/login is an array"),
        Mistake(#""when": {"login": "out"}"#, #""when": "login""#, at: #""login""#, "/controls/home.log-in/when is a string"),
        Mistake(#""anyOf": [{"plan": "paid"}, {"plan": "trial"}]"#, #""anyOf": []"#, at: #""anyOf""#, "/controls/home.log-out/when/anyOf has no elements"),
        Mistake(#""not": {"plan": "free"}"#, #""not": ["plan"]"#, at: #""not""#, "/controls/home.log-out/when/not is an array"),
        Mistake(#"{"one": "Cup", "other": "Cups"}"#, #"{"one": "Cup"}"#, at: #""en""#, #"has the key "other""#),
        Mistake(#"{"one": "Cup", "other": "Cups"}"#, #"{"ones": "Cup", "other": "Cups"}"#, .unknownModelKey, at: #""ones""#, #"Did you mean "one"?"#),
        Mistake(#""supports": ["#, #""supports": {}, "x-y": ["#, at: #""supports""#, "/capabilities/glazing/supports is an object"),
        Mistake(#"{"tool": "wheel", "item": "lid"}"#, #"{"tool": "wheel"}"#, at: #"{"#, "/capabilities/glazing/supports/2 has none"),
        Mistake(#""home.sign-in": "home.log-in""#, #""home.sign-in": """#, at: #""""#, "/aliases/home.sign-in is"),
        Mistake(#""product": "Pots""#, #""product": "Pots", "product": "Pans""#, .modelNotJSON, at: #"""#, #""product" again"#),
        Mistake(#""version": "3.1","#, #""version": "3.1",,"#, .modelNotJSON, at: #","#, "A key of an object is a string"),
        Mistake(#""version": "3.1""#, #""version": "\ud800""#, .modelNotJSON, at: #"\"#, "Surrogates"),
    ]

    @Test("a mistake is named with its place, rule and what was found", arguments: mistakes)
    func mistake(_ mistake: Mistake) throws {
        let errors = ModelFixture.errors(ModelFixture.text(replacing: mistake.old, with: mistake.new))
        let error = try #require(errors.first { $0.message.contains(mistake.says) }, "\(errors.map(\.message))")
        #expect(error.code == mistake.code)
        let text = Array(ModelFixture.text(replacing: mistake.old, with: mistake.new).utf8)
        #expect(String(decoding: text[error.location.range], as: UTF8.self) == mistake.place)
        #expect(error.severity == .error)
    }

    @Test("all mistakes are told at once, in the order of the document")
    func all() {
        var text = ModelFixture.text
        for (old, new) in [(#""path": "/""#, #""path": 1"#), (#""role": "tab""#, #""role": 2"#), (#""name": {"en": "Kilns""#, #""nmae": {"en": "Kilns""#)] {
            text = text.replacing(old, with: new)
        }
        let lines = ModelFixture.errors(text).map(\.location.start.line)
        #expect(lines == [5, 17, 23, 23])
    }

    @Test("keys that begin with x- are passed over, at every level that has keys of its own")
    func extensions() throws {
        let text = ModelFixture.text.replacing(#""role": "button""#, with: #""role": "button", "x-role": {"a": [null]}"#)
            .replacing(#""other": "Cups""#, with: #""x-dual": 2, "other": "Cups""#)
        #expect(try ModelFixture.document(text).model == ModelFixture.model())
    }

    @Test("language tags are read in any case and kept in their customary one")
    func tags() throws {
        let model = try ModelFixture.document(ModelFixture.text.replacing("en-GB", with: "EN-gb")).model
        #expect(model == (try ModelFixture.model()))
    }

    @Test(
        "what is no JSON object, or no JSON at all, is one error",
        arguments: ["", " ", "null", "[]", "3", "{", "{]", "\u{0}", "nul", #"{"schema": "capabilities/1"} x"#, #"{"schema": "capabilities/1", "a": 01}"#])
    func noDocument(text: String) {
        #expect(ModelFixture.errors(text).count == 1)
    }

    @Test("bytes that are not UTF-8 are an error, wherever they stand")
    func notUTF8() {
        let bytes = Array(ModelFixture.text.utf8)
        for offset in [0, 30, bytes.count - 2] {
            var broken = bytes
            broken[offset] = 0xFF
            let error = #expect(throws: ModelError.self) { try ModelDocument(decoding: SourceFile(path: "m", bytes: broken)) }
            #expect(error?.diagnostics.first?.code == .modelNotJSON)
            #expect(error?.diagnostics.first?.location.range.lowerBound == offset)
        }
    }

    @Test("deep nesting and a great many mistakes end in errors")
    func hostile() {
        let deep = String(repeating: #"{"not":"#, count: 100_000)
        #expect(ModelFixture.errors(deep).count == 1)
        let nested = String(repeating: #"{"not":"#, count: 110) + "{}" + String(repeating: "}", count: 110)
        #expect(ModelFixture.errors(ModelFixture.text(replacing: #"{"login": "out"}"#, with: nested)).isEmpty)
        let many = (0..<5000).map { #""id \#($0)": 1"# }.joined(separator: ",")
        #expect(ModelFixture.errors(ModelFixture.text(replacing: #""home": {"entry""#, with: many + #", "home": {"entry""#)).count == 100)
    }

    @Test("a document that is too large is an error before it is read")
    func tooLarge() {
        let file = SourceFile(path: "m", bytes: Array(repeating: UInt8(ascii: " "), count: ModelDocument.greatestSize + 1))
        let error = #expect(throws: ModelError.self) { try ModelDocument(decoding: file) }
        #expect(error?.description.contains("16 MiB") == true)
    }

    @Test("any document that is cut off or has one byte changed is read or refused, and never ends the process")
    func mutations() {
        let bytes = Array(ModelFixture.text.utf8)
        for end in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: ModelError.self) { try ModelDocument(decoding: SourceFile(path: "m", bytes: Array(bytes[..<end]))) }
        }
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            var changed = bytes
            changed[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            if let document = try? ModelDocument(decoding: SourceFile(path: "m", bytes: changed)) { _ = document.validate() }
        }
    }
}

@Suite("Language tags")
struct LanguageTagTests {
    @Test(
        "well-formed tags get their customary case",
        arguments: [
            ("en", "en"), ("EN-gb", "en-GB"), ("zh-hant-tw", "zh-Hant-TW"), ("sl-rozaj-biske-1994", "sl-rozaj-biske-1994"), ("es-419", "es-419"),
            ("zh-yue-HK", "zh-yue-HK"), ("de-CH-x-Phonebk", "de-CH-x-phonebk"), ("en-u-CA-gregory", "en-u-ca-gregory"), ("qps-ploc", "qps-Ploc"),
        ])
    func wellFormed(tag: String, canonical: String) {
        #expect(LanguageTag.canonical(tag) == canonical)
    }

    @Test("others are refused", arguments: ["", "e", "x", "x-private", "en_GB", "en-", "-en", "en--GB", "en-x", "en-a", "en-GB-", "fr-CAN-", "en-toolongsubtag", "é", "en-é", "12"])
    func malformed(tag: String) {
        #expect(LanguageTag.canonical(tag) == nil)
    }

    @Test("truncation takes what belongs together away together")
    func truncation() {
        #expect(LanguageTag.truncations(of: "zh-Hant-CN-x-private1") == ["zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh"])
        #expect(LanguageTag.truncations(of: "fr") == ["fr"])
    }
}
