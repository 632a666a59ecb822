import Diagnostics
import Testing

@testable import AccordKit

@Suite("Checking a model for itself")
struct ValidationTests {
    struct Doubt: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let code: Code
        let severity: Severity
        let place: String
        let says: String

        init(_ old: String, _ new: String, _ code: Code, _ severity: Severity, at place: String, _ says: String) {
            (self.old, self.new, self.code, self.severity, self.place, self.says) = (old, new, code, severity, place, says)
        }

        var testDescription: String { new }
    }

    static let doubts = [
        Doubt(#""screen": "account", "role""#, #""screen": "acount", "role""#, .unknownModelID, .error, at: #""acount""#, #"Did you mean "account"?"#),
        Doubt(#""opens": "account","#, #""opens": "nowhere","#, .unknownModelID, .error, at: #""nowhere""#, #"/controls/home.avatar/opens is "nowhere""#),
        Doubt(#""opens": "account","#, #""opens": "cup","#, .unknownModelID, .error, at: #""cup""#, "which is an item"),
        Doubt(#""within": "account""#, #""within": "acount""#, .unknownModelID, .error, at: #""acount""#, #"Did you mean "account"?"#),
        Doubt(#""tool": "kiln""#, #""tool": "klin""#, .unknownModelID, .error, at: #""klin""#, #"/supports/1/tool is "klin". Did you mean "kiln"?"#),
        Doubt(#""item": "lid""#, #""item": "lib""#, .unknownModelID, .error, at: #""lib""#, #"Did you mean "lid"?"#),
        Doubt(#""when": {"login": "out"}"#, #""when": {"logim": "out"}"#, .unknownModelState, .error, at: #""out""#, #"Did you mean "login"?"#),
        Doubt(#""when": {"login": "out"}"#, #""when": {"login": "away"}"#, .unknownModelState, .error, at: #""away""#, "one of out, in"),
        Doubt(#"{"plan": "trial"}]"#, #"{"plan": "trail"}]"#, .unknownModelState, .error, at: #""trail""#, "/when/anyOf/1/plan"),
        Doubt(#""not": {"plan": "free"}"#, #""not": {"plam": "free"}"#, .unknownModelState, .error, at: #""free""#, "/when/not/plam"),
        Doubt(#""sets": {"login": "in"}"#, #""sets": {"login": "on"}"#, .unknownModelState, .error, at: #""on""#, "/sets/login"),
        Doubt(
            #""not": {"plan": "free"}"#, #""not": {"anyOf": [{"plan": "paid"}, {"plan": "trial"}]}"#, .unsatisfiableCondition, .error, at: #""when""#,
            "never does: login is in and (plan is paid or plan is trial) and not (plan is paid or plan is trial)"),
        Doubt(#""when": {"login": "in"}, "supports""#, #""when": {"not": {}}, "supports""#, .unsatisfiableCondition, .error, at: #""when""#, "/capabilities/glazing/when"),
        Doubt(#"{"home.sign-in": "home.log-in"}"#, #"{"a": "b", "b": "a"}"#, .cyclicModel, .error, at: #""b""#, #""a" leads to "b" leads to "a""#),
        Doubt(#"{"within": "account","#, #"{"within": "account.orders","#, .cyclicModel, .error, at: #""account.orders""#, "is within"),
        Doubt(#""near": "home.log-in""#, #""near": "home.log-im""#, .unknownModelID, .warning, at: #""home.log-im""#, #"Did you mean "home.log-in"?"#),
        Doubt(#""near": "home.log-in""#, #""near": "account.orders""#, .misplacedNeighbour, .warning, at: #""account.orders""#, #"is on "account""#),
        Doubt(#""near": "home.log-in""#, #""near": "home.sign-in""#, .renamedModelID, .warning, at: #""home.sign-in""#, #"Write "home.log-in""#),
        Doubt(#""opens": "account.orders""#, #""opens": "home""#, .unreachableScreen, .warning, at: #""account.orders""#, #"no controls lead to "account.orders""#),
        Doubt(#""opens": "account.orders""#, #""opens": "home""#, .ambiguousModelID, .warning, at: #""account.orders""#, "is both"),
        Doubt(#""entry": true, "#, "", .noEntryScreen, .warning, at: #""screens""#, #"no screen has "entry": true"#),
        Doubt(#", "fr": "Fours""#, "", .missingModelText, .warning, at: #""name""#, #"/tools/kiln/name has none for "fr""#),
        Doubt(#", "fr": "Deux fois.""#, "", .missingModelText, .warning, at: #""note""#, "supports/1/note"),
        Doubt(#", "fr": "vos initiales""#, "", .missingModelText, .warning, at: #""describe""#, "home.avatar/describe"),
        Doubt(#""en": "Kilns""#, #""en-GB": "Kilns""#, .missingModelText, .warning, at: #""name""#, #"has none for "en""#),
        Doubt(#""fr": "Fours""#, #""fr": "Fours", "de": "Öfen""#, .unlistedLocale, .warning, at: #""Öfen""#, "de"),
        Doubt(#""fr": "Fours""#, #""fr": "Tours""#, .collidingLabels, .warning, at: #""name""#, #""kiln" and "wheel" are both "Tours" in fr"#),
        Doubt(#""one": "Tasse""#, #""one": "Couvercles""#, .collidingLabels, .warning, at: #""name""#, #"both "Couvercles" in fr"#),
        Doubt(#""home.sign-in": "home.log-in""#, #""home.sign-in": "home.log-im""#, .unknownModelID, .warning, at: #""home.log-im""#, #"Did you mean "home.log-in"?"#),
        Doubt(#""home.sign-in": "home.log-in""#, #""home.log-out": "home.log-in""#, .shadowingAlias, .warning, at: #""home.log-in""#, "in use, for a control"),
        Doubt(#""item": "lid""#, #""item": "cup""#, .repeatedSupport, .warning, at: "{", #""cup" of "wheel" is there again"#),
        Doubt(#""role": "tab""#, #""role": "tap""#, .unknownRole, .warning, at: #""tap""#, #"Did you mean "tab"?"#),
    ]

    @Test("what makes a model meaningless is an error, what makes it doubtful a warning", arguments: doubts)
    func doubt(_ doubt: Doubt) throws {
        let text = ModelFixture.text(replacing: doubt.old, with: doubt.new)
        let findings = try ModelFixture.document(text).validate()
        let finding = try #require(findings.first { $0.code == doubt.code && $0.message.contains(doubt.says) }, "\(findings.map(\.message))")
        #expect(finding.severity == doubt.severity)
        #expect(String(decoding: Array(text.utf8)[finding.location.range], as: UTF8.self) == doubt.place)
    }

    @Test("a good model has no findings", arguments: ["", "Content/capabilities.json"])
    func good(path: String) throws {
        let bytes = path.isEmpty ? Array(ModelFixture.text.utf8) : try #require(ModelFixture.bytes(of: path))
        let findings = try ModelDocument(decoding: SourceFile(path: "m", bytes: bytes)).validate()
        #expect(findings.map(\.message) == [])
    }

    @Test("two controls collide only where both can be there at the same time")
    func collisions() throws {
        func collisions(_ replacements: (String, String)...) throws -> [Diagnostic] {
            var text = ModelFixture.text
            for (old, new) in replacements { text = text.replacing(old, with: new) }
            return try ModelFixture.document(text).validate().filter { $0.code == .collidingLabels }
        }
        let sameLabel = (#""fr": "Se déconnecter""#, #""fr": "Se connecter""#)
        #expect(try collisions(sameLabel).isEmpty)
        let found = try collisions(sameLabel, (#""when": {"login": "out"}, "#, ""))
        #expect(found.map(\.locale) == ["fr"])
        #expect(found.first?.message.contains(#""home.log-in" and "home.log-out" are both a button "Se connecter" on "home" in fr"#) == true)
        #expect(try collisions(sameLabel, (#""when": {"login": "out"}, "#, ""), (#""role": "button", "near""#, #""role": "link", "near""#)).isEmpty)
    }

    @Test("a missing base text is told once, not for each region that would inherit it")
    func missingBase() throws {
        let text = ModelFixture.text(replacing: #""en": "Kilns", "#, with: "")
        let findings = try ModelFixture.document(text).validate()
        #expect(findings.filter { $0.code == .missingModelText }.map(\.locale) == ["en"])
    }

    @Test("parts may name one another by old ids, and the model then has those in force")
    func aliases() throws {
        let text = ModelFixture.text.replacing(#""opens": "account","#, with: #""opens": "profile","#)
            .replacing(#""tool": "kiln""#, with: #""tool": "oven""#)
            .replacing(#"{"home.sign-in": "home.log-in"}"#, with: #"{"profile": "user", "user": "account", "oven": "kiln"}"#)
        let document = try ModelFixture.document(text)
        #expect(document.validate().map(\.code) == [.renamedModelID, .renamedModelID])
        #expect(document.validate().map(\.severity) == [.warning, .warning])
        #expect(document.model.controls["home.avatar"]?.opens == "account")
        #expect(document.model.capabilities["glazing"]?.supports[1].tool == "kiln")
        #expect(document.model.currentID(.screen, "profile") == "account")
        #expect(document.model.currentID(.control, "profile") == nil)
    }

    @Test("more states than can be looked at are an error")
    func tooManyStates() throws {
        let axes = (0..<17).map { #""a\#($0)": ["off", "on"]"# }.joined(separator: ",")
        let findings = try ModelFixture.document(ModelFixture.text(replacing: #""login": ["#, with: axes + #", "login": ["#)).validate()
        #expect(findings.map(\.code) == [.tooManyStates])
        #expect(findings.first?.severity == .error)
    }

    @Test("a model that was made in code is checked without a document")
    func withoutDocument() throws {
        var model = try ModelFixture.model()
        model.controls["home.log-in"]?.opens = "nowhere"
        let findings = model.validate { pointer in Location(path: pointer.description) }
        #expect(findings.map(\.location.path) == ["/controls/home.log-in/opens"])
    }

    @Test("the controls that nothing else needs can be moved, hidden or taken away without an error")
    func naiveChanges() throws {
        let model = try ModelFixture.model()
        for id in model.controls.keys {
            var without = model
            without.controls[id] = nil
            var moved = model
            moved.controls[id]?.screen = "account.orders"
            var flipped = model
            flipped.controls[id]?.when = .not(model.controls[id]?.when ?? .always)
            for (kind, changed) in [("without", without), ("moved", moved)] + (model.controls[id]?.when == .always ? [] : [("flipped", flipped)]) {
                let errors = changed.validate { Location(path: $0.description) }.filter { $0.severity == .error }
                #expect(errors.map(\.message) == [], "\(kind) \(id)")
            }
        }
    }
}
