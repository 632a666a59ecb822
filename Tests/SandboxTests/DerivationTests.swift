import AccordKit
import Diagnostics
import Foundation
import HTML
import Testing

@testable import sandbox

/// Pages and model are the same product: whatever one shows, the other says.
struct DerivationTests {
    @Test(
        "In each language and each state of the axes, each page has the controls that the model lists for its screen, and no other",
        arguments: Product.sample.locales.map(\.tag))
    func pagesShowTheModel(locale: String) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let model = try await browser.model()
        let states = model.allStates
        #expect(states.count == 64)
        for state in states {
            try await browser.set(state, locale: locale)
            for (id, screen) in model.screens {
                let visit = try await browser.open(try #require(screen.path))
                let found = visit.foundControls
                let promised = model.promisedControls(on: id, in: state, locale: locale)
                #expect(found == promised, "\(id) in \(state)")
                #expect(visit.strayControls.isEmpty, "\(id) in \(state)")
                #expect(visit.document.root?.attribute(.lang) == locale)
                if visit.status != 200 { Issue.record("\(id): \(visit.status)") }
            }
        }
    }

    @Test("Each page bears the name of its screen in each language", arguments: Product.sample.locales.map(\.tag))
    func pagesBearTheirNames(locale: String) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let model = try await browser.model()
        try await browser.set([:], locale: locale)
        for (id, screen) in model.screens {
            let visit = try await browser.open(try #require(screen.path))
            let region = visit.document.nodes.first { $0.attribute("data-screen") == id }
            let heading = region?.descendants.first { $0.tag.isHeading }
            #expect(heading?.text == screen.name.lookup(locale)?.plural, "\(id)")
            #expect(visit.document.nodes.filter { $0.tag == .h1 }.count == 1)
            #expect(visit.document.problems.isEmpty, "\(id)")
        }
    }

    @Test("Using a control brings the user where the model says, and about what it says, in every state")
    func controlsDoWhatTheModelSays() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let model = try await browser.model()
        var used: Set<String> = []
        for state in model.allStates {
            for (id, control) in model.controls where control.when.holds(in: state) && (control.opens != nil || !control.sets.isEmpty) {
                try await browser.set(state)
                let page = try await browser.open(try #require(model.screens[control.screen]?.path))
                let node = page.document.nodes.first { $0.attribute("data-control") == id }
                if node?.attribute("aria-checked") == "true" { continue }
                let visit = try await browser.use(
                    id, on: page,
                    entering: ["docusign-login.email": "a@example.com", "docusign-password.password": "secret"],
                    ticking: page.controls)
                #expect(visit.path == model.screens[control.opens ?? control.screen]?.path, "\(id) in \(state)")
                let after = try await browser.state()
                #expect(after == state.merging(control.sets) { _, new in new }, "\(id) in \(state)")
                used.insert(id)
            }
        }
        #expect(used == Set(model.controls.filter { $0.value.opens != nil || !$0.value.sets.isEmpty }.keys))
    }

    @Test(
        "The project lists the tools and items of the model in its order, with tasks and notes where signatures can be collected",
        arguments: Product.sample.locales.map(\.tag))
    func projectListsTools(locale: String) async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let model = try await browser.model()
        let capability = try #require(model.capabilities["docusign-signature"])
        #expect(capability.supports.count == 12)
        #expect(Set(capability.supports.map(\.tool)).count == 6)
        for state in [["integration": "off"], ["integration": "on"]] {
            try await browser.set(state, locale: locale)
            let rows = try await browser.open("/project").toolRows
            #expect(rows == model.toolRows(of: capability, in: locale, canSign: capability.when.holds(in: state)))
        }
    }

    @Test("The committed snapshot is what the product derives, byte for byte, and a valid model")
    func snapshotIsCurrent() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Content/capabilities.json")
        let snapshot = [UInt8](try Data(contentsOf: url.standardizedFileURL))
        #expect(snapshot == Product.sample.model.canonicalBytes)
        #expect(try Product.sample.model.findings.isEmpty)
    }

    @Test("The model is served as JSON that a client may keep and asks about")
    func modelIsCached() async throws {
        let server = try await TestServers.server()
        let browser = Browser(server)
        let first = try await browser.open("/capabilities")
        #expect(first.status == 200)
        #expect(first.header("Content-Type") == "application/json")
        #expect(first.header("Cache-Control") == "no-cache")
        #expect(first.body == Product.sample.model.canonicalBytes)
        let tag = try #require(first.header("ETag"))
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let second = try await browser.open("/capabilities", headers: ["If-None-Match": known])
            #expect(second.status == 304, "\(known)")
            #expect(second.body.isEmpty)
        }
        let other = try await browser.open("/capabilities", headers: ["If-None-Match": "\"other\""])
        #expect(other.status == 200)
    }
}

/// A row of the project's list of tools: texts from left to right.
private struct ToolRow: Hashable {
    var tool: String
    var item: String
    var note: String?
    var task: String?
}

extension Visit {
    fileprivate var toolRows: [ToolRow] {
        var tool = ""
        return document.nodes.filter { $0.tag == .tr }.compactMap { row in
            if let heading = row.descendants.first(where: { $0.attribute("data-tool") != nil }) { tool = heading.text }
            guard let cell = row.descendants.first(where: { $0.attribute("data-item") != nil }) else { return nil }
            return ToolRow(
                tool: tool,
                item: cell.descendants.first { $0.tag == .span }?.text ?? "",
                note: cell.descendants.first { $0.tag == .small }?.text,
                task: row.descendants.first { $0.attribute("data-task") != nil }?.text)
        }
    }
}

extension CapabilityModel {
    /// What is wrong with the model as a document.
    var findings: [Diagnostic] {
        get throws { try ModelDocument(decoding: SourceFile(path: "/capabilities", bytes: canonicalBytes)).validate() }
    }

    fileprivate func toolRows(of capability: Capability, in locale: String, canSign: Bool) -> [ToolRow] {
        capability.supports.map { row in
            ToolRow(
                tool: tools[row.tool]?.name.lookup(locale)?.plural ?? "",
                item: items[row.item]?.name.lookup(locale)?.plural ?? "",
                note: canSign ? row.note?.lookup(locale)?.plural : nil,
                task: canSign ? row.task?.lookup(locale)?.plural : nil)
        }
    }
}
