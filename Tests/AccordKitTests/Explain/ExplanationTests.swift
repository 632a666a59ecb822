import Diagnostics
import Testing

@testable import AccordKit

@Suite struct ExplanationTests {
    @Test("every code has exactly one explanation")
    func everyCodeIsExplained() {
        let groups = [
            Explanation.model, Explanation.labels, Explanation.procedures, Explanation.states, Explanation.tables, Explanation.locales,
            Explanation.typography, Explanation.comparisons, Explanation.translations, Explanation.exchange, Explanation.links, Explanation.site, Explanation.pages, Explanation.reading, Explanation.imports, Explanation.audits, Explanation.runs,
        ]
        let codes = groups.joined().map(\.code.rawValue).sorted()
        #expect(codes == Code.allCases.map(\.rawValue).sorted())
        #expect(Explanation.all.map(\.code) == Code.allCases)
    }

    @Test("the failing example gives its code and no other, and tells translators of it in French", arguments: Explanation.all)
    func failingExampleFails(_ explanation: Explanation) async throws {
        let findings = try await explanation.failing.findings()
        #expect(Set(findings.map(\.code)) == [explanation.code], "\(findings.listed)")
        #expect(findings.compactMap(\.untoldInFrench) == [])
    }

    @Test("the passing example has no findings", arguments: Explanation.all)
    func passingExamplePasses(_ explanation: Explanation) async throws {
        let findings = try await explanation.passing.findings()
        #expect(findings.isEmpty, "\(findings.listed)")
    }

    @Test("an explanation is plain sentences that fit a terminal", arguments: Explanation.all)
    func explanationIsReadable(_ explanation: Explanation) {
        #expect(explanation.rule.hasSuffix("."))
        #expect(!explanation.rule.contains("\n"))
        let lines = explanation.reason.split(separator: "\n")
        #expect((1...6).contains(lines.count))
        #expect(lines.allSatisfy { $0.count <= 110 && $0.last != " " })
        let sentences = explanation.reason.replacing("\n", with: " ").split(separator: ". ")
        #expect((2...5).contains(sentences.count))
        #expect(explanation.reason.hasSuffix("."))
    }

    @Test("an explanation reads as rule, reason, failing and passing example, and what the examples are about")
    func textOfOne() {
        #expect(
            Explanation.of(.labelOfOtherLocale)?.text() == """
                UI004  A label is written as the product shows it in the page's language.

                Somebody who reads French has the product in French, too. A label that was left in the source
                language, or taken from a neighbouring region, is one that this reader never sees. Write the
                label of the page's own locale, or let “accord check --fix” do it.

                Fails:
                  Content/keys/example/article.yml
                    kind: faq

                  Content/keys/example/fr.md
                    ---
                    title: Example
                    ---

                    Sélectionnez [Settings](ui:menu.settings).

                Passes:
                  Content/keys/example/article.yml
                    kind: faq

                  Content/keys/example/fr.md
                    ---
                    title: Example
                    ---

                    Sélectionnez [Paramètres](ui:menu.settings).

                The product in these examples:
                    menu.settings  menuitem “Settings” (fr “Paramètres”) on menu, opens settings

                """)
    }

    @Test("what explanations say of the examples' product is what its model says")
    func productIsThatOfTheModel() throws {
        let text = try #require(SmallSite.files["Content/capabilities.json"])
        let model = try ModelDocument(decoding: SourceFile(path: "capabilities.json", text: text)).model
        for part in Explanation.product { #expect(part.text == model.summary(of: part), "\(part.id)") }
    }
}

extension Explanation: CustomTestStringConvertible {
    public var testDescription: String { code.rawValue }
}

extension [Diagnostic] {
    fileprivate var listed: String { map { "\($0.headline) \($0.message)" }.joined(separator: "\n") }
}

extension Explanation.Example {
    /// Everything that is found when the example is run as it says.
    fileprivate func findings() async throws -> [Diagnostic] {
        switch run {
        case .check: try await findings(over: SmallSite.files, model: .snapshot)
        case .alone: try await findings(over: [:], model: .snapshot)
        case .live: try await findings(over: [:], model: .live)
        case .model: modelFindings()
        case .templates: try templateFindings()
        case .page(let proseLocale): pageFindings(proseLocale: proseLocale)
        case .audit: try auditFindings()
        case .translationFile: try await translationFindings()
        case .addresses: addressFindings()
        case .reading: files.flatMap { readPage(Array($0.text.utf8), path: $0.path).findings }
        case .importing(let article, let takesImages): try await importFindings(article, takesImages: takesImages)
        }
    }

    private func findings(over base: [String: String], model: ModelChoice) async throws -> [Diagnostic] {
        let texts = base.merging(files) { $1 }
        let site = try SmallSite(only: texts)
        defer { site.remove() }
        do {
            return try await Workspace.open(site.root, model: model, selection: Selection(), jobs: 1).check().findings
        } catch let error as ModelError {
            return error.diagnostics
        }
    }

    private func modelFindings() -> [Diagnostic] {
        files.flatMap { file in
            do throws(ModelError) {
                return try ModelDocument(decoding: SourceFile(path: file.path, text: file.text)).validate()
            } catch {
                return error.diagnostics
            }
        }
    }

    private func auditFindings() throws -> [Diagnostic] {
        let text = try #require(SmallSite.files["Content/capabilities.json"])
        let model = try ModelDocument(decoding: SourceFile(path: "capabilities.json", text: text)).model
        let product = try #require(Product(model, glossary: Glossary()))
        return audit(files.map { readPage(Array($0.text.utf8), path: $0.path) }, against: product).findings
    }

    private func pageFindings(proseLocale: String?) -> [Diagnostic] {
        let others = ["index.html", "assets/logo.svg"]
        let facts = files.map { file in
            let locale = Site.Locale(tag: String(file.path.prefix { $0 != "/" }), name: "")
            return verify(Array(file.text.utf8), at: file.path, locale: locale, proseLocale: proseLocale)
        }
        return facts.flatMap(\.findings) + verifyLinks(facts, among: files.map(\.path) + others)
    }

    private func importFindings(_ article: String?, takesImages: Bool) async throws -> [Diagnostic] {
        let site = try SmallSite(only: SmallSite.files.merging(files) { $1 })
        defer { site.remove() }
        var options = ImportOptions()
        options.article = article
        options.section = article == nil ? "keys" : nil
        options.takesImages = takesImages
        return try await importPages(["\(site.root)/pages"], into: site.root, options).findings
    }

    private func addressFindings() -> [Diagnostic] {
        let robots = RobotsRules(Array(files.first { $0.path == "robots.txt" }?.text.utf8 ?? "".utf8))
        let fetch = PageFetch(FetchOptions()) {
            $0 == "127.0.0.1" ? [NetworkAddress(bytes: [127, 0, 0, 1])] : [NetworkAddress(bytes: [93, 184, 216, 34])]
        }
        return files.filter { $0.path == "pages.txt" }.flatMap { $0.text.split(separator: "\n") }.compactMap { line in
            do throws(FetchError.Reason) {
                let address = try HTTPAddress(String(line))
                _ = try fetch.destinations(of: address)
                return robots.allows(address.pathAndQuery) ? nil : Diagnostic(pageNotTaken: String(line), .disallowedByRobots)
            } catch {
                return Diagnostic(pageNotTaken: String(line), error)
            }
        }
    }

    private func translationFindings() async throws -> [Diagnostic] {
        guard let last = files.last else { return [] }
        let site = try SmallSite(only: SmallSite.files.merging(files.dropLast()) { $1 })
        defer { site.remove() }
        let workspace = try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1)
        let options = ExchangeOptions(on: "2026-11-24T09:30:00Z")
        return workspace.importing([(path: last.path, bytes: Array(last.text.utf8))], options: options).findings
    }

    private func templateFindings() throws -> [Diagnostic] {
        let site = try SmallSite(only: Dictionary(files) { $1 })
        defer { site.remove() }
        var findings: [Diagnostic] = []
        _ = Templates(of: site.root, &findings)
        return findings
    }
}

extension CapabilityModel {
    /// A line on one part, as explanations print it.
    fileprivate func summary(of part: Explanation.ProductPart) -> String? {
        switch part.kind {
        case .ui:
            controls[part.id].map(summary) ?? screens[part.id].map { "screen \(names($0.name))" }
                ?? aliases[part.id].map { "the old id of \($0)" }
        case .tool: tools[part.id].map { "tool \(names($0.name))" }
        case .item: items[part.id].map { "item \(names($0.name))" }
        case .axis: axes[part.id].map { "axis: \($0.joined(separator: ", "))" }
        case .capability: capabilities[part.id].map { summary($0.supports) }
        }
    }

    private func summary(_ control: Control) -> String {
        var text = "\(control.role) \(names(control.label.text)) on \(control.screen)"
        if let opens = control.opens { text += ", opens \(opens)" }
        if control.when != .always { text += ", when \(control.when)" }
        for (axis, value) in control.sets { text += ", sets \(axis) to \(value)" }
        return text
    }

    private func summary(_ supports: [Support]) -> String {
        supports.isEmpty
            ? "capability without tools" : "capability: " + supports.map { "\($0.tool) with \($0.item)" }.joined(separator: ", ")
    }

    private func names(_ text: LocalizedText) -> String {
        func forms(_ locale: String) -> String {
            let forms = text.lookup(locale)
            return [forms?.byName["one"], forms?.byName["other"]].compactMap { $0 }.map { "“\($0)”" }.joined(separator: ", ")
        }
        return "\(forms("en")) (fr \(forms("fr")))"
    }
}
