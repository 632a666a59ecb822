import Diagnostics
import Testing

@testable import AccordKit

@Suite("Reading capabilities/1")
struct ModelDocumentTests {
    @Test("everything in a document is read")
    func everything() throws {
        let model = try ModelFixture.model()
        #expect(model.product == "Pots")
        #expect(model.version == "3.1")
        #expect(model.locales == ["en", "en-GB", "fr"])
        #expect(model.axes == ["login": ["out", "in"], "plan": ["free", "paid", "trial"]])
        #expect(model.screens["home"] == .init(name: LocalizedText(["en": "Home", "fr": "Accueil"]), isEntry: true, path: "/"))
        #expect(model.screens["account.orders"]?.within == "account")
        #expect(
            model.controls["home.avatar"]
                == .init(
                    screen: "home", role: "button", label: .dynamic(describe: LocalizedText(["en": "your initials", "fr": "vos initiales"])),
                    opens: "account", region: "top"))
        #expect(model.controls["home.log-in"]?.sets == ["login": "in"])
        #expect(model.controls["home.log-out"]?.near == "home.log-in")
        #expect(
            model.controls["home.log-out"]?.when
                == .all([
                    .equals(axis: "login", value: "in"),
                    .any([.equals(axis: "plan", value: "paid"), .equals(axis: "plan", value: "trial")]),
                    .not(.equals(axis: "plan", value: "free")),
                ]))
        #expect(model.items["cup"]?.name.lookup("en-GB")?.plural == "Cups")
        #expect(model.items["lid"]?.name.lookup("fr")?.singular == "Couvercles")
        #expect(model.tools["wheel"]?.name.lookup("en-GB")?.plural == "Potter’s Wheels")
        #expect(model.capabilities["glazing"]?.supports.map(\.item) == ["cup", "cup", "lid"])
        #expect(model.capabilities["glazing"]?.supports[1].note?.lookup("fr")?.singular == "Deux fois.")
        #expect(model.aliases == ["home.sign-in": "home.log-in"])
    }

    @Test("the snapshot of the sample site is read")
    func snapshot() throws {
        let bytes = try #require(ModelFixture.bytes(of: "Content/capabilities.json"))
        let document = try ModelDocument(decoding: SourceFile(path: "Content/capabilities.json", bytes: bytes))
        #expect(document.model.capabilities["docusign-signature"]?.supports.count == 12)
        #expect(document.provenance == "Content/capabilities.json, version \(document.model.version)")
    }
}
