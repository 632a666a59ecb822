import AccordKit
import ArgumentParser
import HTML
import Testing

@testable import sandbox

/// A product told to drift changes its pages and its model alike.
struct DriftTests {
    @Test(
        "A drifted product still shows what its model says, in each language and state",
        arguments: [
            ["--rename", "docusign.login=Connect <DocuSign> & \"more\""],
            ["--rename", "docusign.synced=Synchro@fr", "--rename", "home.avatar=your picture"],
            ["--move", "docusign.login=profile-settings.general", "--move", "home.avatar=project"],
            ["--move", "docusign.link=home", "--move", "item.sign-with-docusign=avatar-menu", "--move", "profile-settings.personal=home"],
            ["--move", "company-defaults.enable-docusign=docusign-login", "--move", "docusign-login.email=commitment"],
            ["--drop-tool", "commitments"],
            ["--drop-item", "documents/document", "--rename", "commitments=Deals"],
        ])
    func pagesFollow(arguments: [String]) async throws {
        let product = try SandboxCommand.product(arguments)
        let server = try await TestServers.server(product)
        let browser = Browser(server)
        let model = try await browser.model()
        #expect(model != Product.sample.model)
        for state in model.allStates.enumerated().filter({ $0.offset % 3 == 0 }).map(\.element) {
            for locale in ["en-GB", "fr"] {
                try await browser.set(state, locale: locale)
                for (id, screen) in model.screens {
                    let visit = try await browser.open(try #require(screen.path))
                    #expect(visit.foundControls == model.promisedControls(on: id, in: state, locale: locale), "\(id) in \(state)")
                    #expect(visit.strayControls.isEmpty)
                }
            }
        }
    }

    @Test("A new label holds in all languages")
    func renamesEverywhere() throws {
        let model = try SandboxCommand.product(["--rename", "docusign.login=Connect DocuSign"]).model
        #expect(model.controls["docusign.login"]?.label == .fixed(LocalizedText(["en": "Connect DocuSign", "fr": "Connect DocuSign"])))
    }

    @Test(
        "A new label in one language leaves the languages that borrowed the old one as they were",
        arguments: [
            ("en", ["en": "New", "en-GB": "Synced", "fr": "Synchronisé", "fr-CA": "Synchronisé"]),
            ("FR", ["en": "Synced", "en-GB": "Synced", "fr": "New", "fr-CA": "Synchronisé"]),
            ("fr-CA", ["en": "Synced", "en-GB": "Synced", "fr": "Synchronisé", "fr-CA": "New"]),
        ])
    func renamesInOneLanguage(locale: String, expected: [String: String]) throws {
        let model = try SandboxCommand.product(["--rename", "docusign.synced=New@\(locale)"]).model
        for (tag, label) in expected {
            #expect(model.controls["docusign.synced"]?.label.text.lookup(tag)?.plural == label)
        }
    }

    @Test(
        "What follows an @ is a language only where it looks like one",
        arguments: [
            ("a=Sign in @ home", Drift.rename(id: "a", label: "Sign in @ home", locale: nil)),
            ("a=me@example.com", Drift.rename(id: "a", label: "me@example.com", locale: nil)),
            ("a=b=c@fr", Drift.rename(id: "a", label: "b=c", locale: "fr")),
            ("a=x@y@en-GB", Drift.rename(id: "a", label: "x@y", locale: "en-GB")),
        ])
    func readsRenames(argument: String, expected: Drift) throws {
        #expect(try Drift.rename(parsing: argument) == expected)
    }

    @Test("Renaming a tool renames its screen and the link that bears its name; renaming an item renames its task")
    func renamesWithWhatBearsTheName() throws {
        let model = try SandboxCommand.product(["--rename", "commitments=Deals", "--rename", "owner-invoice=Bill@en"]).model
        let name = LocalizedText(["en": "Deals", "fr": "Deals"])
        #expect(model.tools["commitments"]?.name == name)
        #expect(model.screens["commitments"]?.name == name)
        #expect(model.controls["project.commitments"]?.label == .fixed(name))
        let rows = try #require(model.capabilities["docusign-signature"]).supports.filter { $0.item == "owner-invoice" }
        #expect(rows.map { $0.task?.lookup("en")?.plural } == Array(repeating: "Complete a Bill with DocuSign", count: 2))
        #expect(rows.first?.task?.lookup("en-GB")?.plural == "Complete a Main Contract Payment Application with DocuSign")
    }

    @Test("Without a tool its rows, its links, its screens and the items that it alone had are gone")
    func dropsTools() throws {
        let model = try SandboxCommand.product(["--drop-tool", "commitments"]).model
        #expect(model.tools["commitments"] == nil)
        #expect(model.capabilities["docusign-signature"]?.supports.count == 9)
        #expect(model.items["subcontract"] == nil && model.items["commitment-change-order"] != nil)
        #expect(model.screens.keys.filter { $0.hasPrefix("commitment") }.isEmpty)
        #expect(model.controls["project.commitments"] == nil && model.controls["item.edit"] == nil)
        #expect(try model.findings.isEmpty)
    }

    @Test("An item is gone from one tool, and wholly where no other tool has it")
    func dropsItems() throws {
        let one = try SandboxCommand.product(["--drop-item", "commitments/commitment-change-order"]).model
        #expect(one.items["commitment-change-order"] != nil)
        #expect(one.capabilities["docusign-signature"]?.supports.count == 11)
        let all = try SandboxCommand.product(["--drop-item", "documents/document"]).model
        #expect(all.items["document"] == nil && all.tools["documents"] != nil)
    }

    @Test("Whatever is moved or dropped, the model stays valid, so that a check finds the fault in the content")
    func staysValid() throws {
        let moves = Product.sample.controls.flatMap { control in
            Product.sample.screens.map { Drift.move(control: control.id, screen: $0.id) }
        }
        let drops = Product.sample.tools.map { Drift.dropTool($0.id) }
        let rows = Product.sample.signatures.rows.map { Drift.dropItem(tool: $0.tool, item: $0.item) }
        for drift in moves + drops + rows {
            let errors = try Product.sample.drifted(by: [drift]).model.findings.filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(drift)")
        }
    }

    @Test(
        "What the product does not have is a usage error that names what is near",
        arguments: [
            (["--rename", "docusign.logn=X"], "Did you mean 'docusign.login'?"),
            (["--rename", "docusign.login=X@de"], "no language 'de'"),
            (["--rename", "docusign.login=X@fr-CH"], "no language 'fr-CH'"),
            (["--rename", "docusign.login"], "ID=LABEL"),
            (["--rename", "docusign.login="], "ID=LABEL"),
            (["--rename", "docusign.login=@fr"], "ID=LABEL@LOCALE"),
            (["--drop-tool", "commitment"], "Did you mean 'commitments'?"),
            (["--drop-item", "documents"], "TOOL/ITEM"),
            (["--drop-item", "document/document"], "Did you mean 'documents'?"),
            (["--drop-item", "documents/documents"], "Did you mean 'document'?"),
            (["--drop-item", "documents/subcontract"], "Its items are 'document'."),
            (["--move", "home.avatr=project"], "Did you mean 'home.avatar'?"),
            (["--move", "home.avatar=projects"], "Did you mean 'project'?"),
            (["--move", "home.avatar"], "CONTROL=SCREEN"),
            (["--host", "0.0.0.0"], "127.0.0.1 or ::1"),
            (["--port", "70000"], "--port"),
        ])
    func refusesUnknown(arguments: [String], hint: String) {
        do {
            _ = try SandboxCommand.parse(arguments)
            Issue.record("\(arguments) is accepted")
        } catch {
            #expect(SandboxCommand.exitCode(for: error).rawValue == 64)
            #expect(SandboxCommand.fullMessage(for: error).contains(hint), "\(SandboxCommand.fullMessage(for: error))")
        }
    }
}

extension SandboxCommand {
    fileprivate static func product(_ arguments: [String]) throws -> Product { try SandboxCommand.parse(arguments).product() }
}
