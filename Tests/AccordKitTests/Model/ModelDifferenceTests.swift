import Diagnostics
import Testing

@testable import AccordKit

@Suite("Comparing models")
struct ModelDifferenceTests {
    /// The lines for what changes when pieces of the fixture are replaced.
    private static func lines(_ replacements: (String, String)...) throws -> [String] {
        var text = ModelFixture.text
        for (old, new) in replacements { text = text.replacing(old, with: new) }
        return ModelDifference(from: try ModelFixture.model(), to: try ModelFixture.document(text).model).changes.map(\.description)
    }

    @Test(
        "each change is one line",
        arguments: [
            (#""Pots""#, #""Pans""#, [#"the product is "Pans", was "Pots""#]),
            (#""3.1""#, #""3.2""#, [#"the version is "3.2", was "3.1""#]),
            (#""en-GB", "fr"]"#, #""fr"]"#, [#"locale "en-GB" is gone"#]),
            (#""en-GB", "fr"]"#, #""en-GB", "fr", "de"]"#, [#"locale "de" is new"#]),
            (#""paid", "trial"]"#, #""paid", "trial", "team"]"#, [#"axis "plan" has the values free, paid, trial, team, had free, paid, trial"#]),
            (#""axes": {"#, #""axes": {"theme": ["light", "dark"],"#, [#"axis "theme" is new: light, dark"#]),
            (#""fr": "Se connecter""#, #""fr": "Connexion""#, [#"control "home.log-in": label in fr is "Connexion", was "Se connecter""#]),
            (#", "fr": "Se connecter""#, "", [#"control "home.log-in": label in fr is gone, was "Se connecter""#]),
            (#""en": "Log In","#, #""en": "Log In", "en-GB": "Sign In","#, [#"control "home.log-in": label in en-GB is "Sign In", which is new"#]),
            (#""one": "Order""#, #""one": "Your Order""#, [#"control "account.orders": label in en (one) is "Your Order", was "Order""#]),
            (#""vos initiales""#, #""votre avatar""#, [#"control "home.avatar": describe in fr is "votre avatar", was "vos initiales""#]),
            (#""screen": "home", "role": "button", "near""#, #""screen": "account", "role": "button", "near""#, [#"control "home.log-out" is on screen "account", was on "home""#]),
            (#""when": {"login": "out"}, "#, "", [#"control "home.log-in" is there always, was there when login is out"#]),
            (#""sets": {"login": "in"}"#, #""sets": {"plan": "paid"}"#, [#"control "home.log-in": sets login is gone, was "in""#, #"control "home.log-in": sets plan is "paid", which is new"#]),
            (#""region": "top", "#, "", [#"control "home.avatar": region is gone, was "top""#]),
            (#""role": "tab""#, #""role": "link""#, [#"control "account.orders": role is "link", was "tab""#]),
            (#""path": "/""#, #""path": "/start""#, [#"screen "home": path is "/start", was "/""#]),
            (#"{"en": "Kilns""#, #"{"en": "Ovens""#, [#"tool "kiln": name in en is "Ovens", was "Kilns""#]),
            (#"{"tool": "kiln", "item": "cup", "note": {"en": "Twice.", "fr": "Deux fois."}},"#, "", [#"tool "kiln" no longer supports item "cup""#]),
            (#"{"tool": "wheel", "item": "lid"}"#, #"{"tool": "wheel", "item": "lid"}, {"tool": "kiln", "item": "lid"}"#, [#"tool "kiln" now supports item "lid""#]),
            (#""fr": "Deux fois.""#, #""fr": "Trois fois.""#, [#"item "cup" of tool "kiln": note in fr is "Trois fois.", was "Deux fois.""#]),
            (#""home.sign-in": "home.log-in""#, "", [#"alias "home.sign-in" is gone"#]),
        ] as [(String, String, [String])])
    func line(old: String, new: String, lines: [String]) throws {
        #expect(ModelFixture.text.contains(old))
        #expect(try Self.lines((old, new)) == lines)
    }

    @Test("a dropped tool goes with its rows, and rows in another order are told")
    func tools() throws {
        #expect(
            try Self.lines(
                (#"{"tool": "kiln", "item": "cup", "note": {"en": "Twice.", "fr": "Deux fois."}},"#, ""),
                (#", "fr": "Tours"}},"#, #", "fr": "Tours"}}"#), (#""kiln": {"name": {"en": "Kilns", "fr": "Fours"}}"#, ""))
                == [#"tool "kiln" is gone"#, #"tool "kiln" no longer supports item "cup""#])
        var new = try ModelFixture.model()
        new.capabilities["glazing"]?.supports.swapAt(0, 2)
        #expect(ModelDifference(from: try ModelFixture.model(), to: new).changes == [.supportsReordered(capability: "glazing")])
    }

    @Test("what got a new id is renamed, not gone and new, and whoever names it has not changed")
    func renamed() throws {
        #expect(
            try Self.lines(
                (#""account": {"name""#, #""profile": {"name""#), (#""within": "account""#, #""within": "profile""#), (#""opens": "account","#, #""opens": "profile","#),
                (#""screen": "account""#, #""screen": "profile""#), (#""aliases": {"#, #""aliases": {"account": "profile", "#))
                == [#"screen "account" has the new id "profile""#, #"alias "account" for "profile" is new"#])
        #expect(
            try Self.lines((#""wheel""#, #""lathe""#), (#""aliases": {"#, #""aliases": {"wheel": "lathe", "#), (#""fr": "Tours""#, #""fr": "Tours de potier""#))
                == [
                    #"tool "wheel" has the new id "lathe""#, #"tool "lathe": name in fr is "Tours de potier", was "Tours""#,
                    #"alias "wheel" for "lathe" is new"#,
                ])
    }

    @Test("without an alias a new id is another thing")
    func notRenamed() throws {
        #expect(try Self.lines((#""home.log-out""#, #""home.leave""#)) == [#"control "home.log-out" is gone"#, #"control "home.leave" is new"#])
    }

    @Test("models differ exactly where they are not equal")
    func equality() {
        for seed in 0..<100 {
            let a = CapabilityModel.random(seed: UInt64(seed))
            let b = CapabilityModel.random(seed: UInt64(seed + 1000))
            #expect(ModelDifference(from: a, to: a).changes.isEmpty)
            #expect(ModelDifference(from: a, to: b).changes.isEmpty == (a == b))
        }
    }

    @Test("as text, one line each; as JSON, with its parts")
    func rendering() throws {
        var new = try ModelFixture.model()
        new.version = "4"
        new.capabilities["glazing"]?.supports.removeLast()
        let difference = ModelDifference(from: try ModelFixture.model(), to: new)
        #expect(difference.text == "- the version is \"4\", was \"3.1\"\n- tool \"wheel\" no longer supports item \"lid\"\n")
        let json = try JSONValue(parsing: difference.json)
        #expect(json["schema"]?.string == "capabilities-diff/1")
        #expect(json["from"]?.string == "3.1")
        #expect(json["to"]?.string == "4")
        let changes = try #require(json["changes"]?.array)
        #expect(changes.compactMap { $0["change"]?.string } == ["version", "support-removed"])
        #expect(changes.last?["item"]?.string == "lid")
        #expect(changes.last?["message"]?.string == difference.changes.last?.description)
    }
}
