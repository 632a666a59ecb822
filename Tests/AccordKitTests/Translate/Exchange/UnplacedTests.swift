import Diagnostics
import Testing

@testable import AccordKit

@Suite("Translations whose segment is gone")
struct UnplacedTests {
    private static let english = "Water the long bed of the [company](term:company) every morning."
    private static let french = "Arrosez la longue plate-bande de l’[entreprise](term:company)."
    private static let source = ExchangeSite.source.replacing("The end.", with: english)
    private static let page = ExchangeSite.translation.replacing("Fin.\n", with: "")
    private static let rewritten = ExchangeSite.source.replacing("The end.", with: "Sign out when you leave.")

    /// Files in which a segment was translated that had no translation when they were exported.
    private func delivery(_ format: ExchangeFormat, _ site: SmallSite) async throws -> [(path: String, bytes: [UInt8])] {
        try await site.export(format).edited([:]).map { file in
            var text = String(decoding: file.bytes, as: UTF8.self)
            if format == .po {
                text = text.replacing("msgid \"\(Self.english)\"\nmsgstr \"\"", with: "msgid \"\(Self.english)\"\nmsgstr \"\(Self.french)\"")
            }
            for tag in ["g", "pc"] {
                let pattern = try Regex("(<source[^>]*>Water the long bed of the <\(tag) [^>]*>)company(</\(tag)> every morning.</source>\\s*)(<target state=\"new\"/>)?")
                text = text.replacing(pattern) { match in
                    let head = match.output[1].substring.map(String.init) ?? ""
                    let target = "Arrosez la longue plate-bande de l’\(head[(head.lastIndex(of: "<") ?? head.startIndex)...])entreprise</\(tag)>."
                    return "\(head)company\(match.output[2].substring ?? "")<target\(tag == "g" ? " state=\"translated\"" : "")>\(target)</target>"
                }
            }
            return (file.path, [UInt8](text.utf8))
        }
    }

    private func lock(_ result: ExchangeResult) -> String? {
        result.files.first { $0.path.hasSuffix("rich/fr.lock.jsonl") }.map { String(decoding: $0.new, as: UTF8.self) }
    }

    @Test(
        "what was new and was written anew meanwhile is quoted, and the memory keeps it once", arguments: [ExchangeFormat.xliff, .xliff1, .po],
        [true, false])
    func writtenAnew(_ format: ExchangeFormat, hasPage: Bool) async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, hasPage ? Self.page : nil)) { site in
            if hasPage { try await site.accept() }
            let files = try await delivery(format, site)
            try site.write(ExchangeSite.en, Self.rewritten)
            let result = try await site.importing(files)
            #expect(result.findings.map(\.code) == [.unknownTranslation] && result.refused == 1)
            let message = result.findings.first?.message ?? ""
            #expect(message.contains("the file translates “Water") || message.contains("the file translates \"Water"), "\(message)")
            #expect(message.contains(Self.french) && message.contains("The memory keeps it"), "\(message)")
            #expect(result.files.map(\.path) == ["Content/keys/rich/fr.lock.jsonl"] && result.changes.isEmpty)
            #expect(lock(result)?.contains("\"base\":\"\(Self.english)\",\"retired\":\"unplaced\",\"text\":\"\(Self.french)\"") == true)
            try result.write(to: site.root)

            let again = try await site.importing(files)
            #expect(again.findings.map(\.code) == [.unknownTranslation] && again.files.isEmpty)
            let memory = try await site.workspace().exchangeJob("fr").memory
            #expect(memory.contains { $0.source.markdown == Self.english && $0.target.markdown == Self.french })
            let findings = try await site.workspace().check().findings
            #expect(!findings.contains { $0.code == .lockWithoutPage })
        }
    }

    @Test("once somebody has written it into the page by hand, it is the translation of the segment that is there, and reported no more")
    func writtenByHand() async throws {
        try await withSmallSite(ExchangeSite.files(Self.source, Self.page)) { site in
            try await site.accept()
            let files = try await delivery(.xliff1, site)
            try site.write(ExchangeSite.en, Self.rewritten)
            try (await site.importing(files)).write(to: site.root)
            try site.write(ExchangeSite.fr, Self.page + "\n\(Self.french)\n")
            let status = try await TranslatedSite.open(site.root, selection: Selection(locales: ["fr"], articles: ["keys/rich"])).status()
            let unit = status.pages.first?.translation.units.first { $0.source.text.plainText.hasPrefix("Sign out") }
            #expect(unit?.state == .needsReview && unit?.target?.text.markdown == Self.french)
            let result = try await site.importing(files)
            #expect(result.findings.isEmpty && result.outdated == 1)
        }
    }

    @Test("what the source no longer has and nobody touched is counted and not reported", arguments: ExchangeFormat.allCases, [true, false])
    func untouched(_ format: ExchangeFormat, isTakenOut: Bool) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).edited([:])
            func shortened(_ text: String) -> String {
                text.replacing(/> \[!NOTE\]\n> [^\n]*\n\n/, with: "").replacing(/## [^\n]*\n\n/, with: "").replacing(/description: [^\n]*\n/, with: "")
            }
            try site.write(ExchangeSite.en, shortened(ExchangeSite.source))
            if isTakenOut { try site.write(ExchangeSite.fr, shortened(ExchangeSite.translation)) }
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [] && result.refused == 0 && result.files.isEmpty)
            #expect(format == .omegat ? result.empty > 3 : result.outdated == 3)
            let review = try await TranslatedSite.open(site.root).returned(in: files, includesAll: false)
            #expect(review.findings.map(\.message) == [])
        }
    }

    @Test("what somebody mended in it is kept, beside what the page still has", arguments: [ExchangeFormat.xliff, .xliff1, .po, .tmx])
    func mended(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).edited(["La clé est ": "Cette clé est "])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing(/> \[!NOTE\]\n> [^\n]*\n\n/, with: ""))
            let result = try await site.importing(files)
            #expect(result.findings.map(\.code) == [.unknownTranslation] && result.refused == 1)
            let text = "Cette clé est [liée](state:key=linked) par [Atelier](https://example.com) pour une [entreprise](term:company)."
            #expect(result.findings.first?.message.contains(text) == true)
            #expect(lock(result)?.contains("\"text\":\"\(text)\"") == true)
        }
    }

    @Test(
        "a claim that encloses words keeps nobody from seeing that nothing was done, where source and page have others by now",
        arguments: [ExchangeFormat.xliff1, .omegat])
    func claims(_ format: ExchangeFormat) async throws {
        try await withSmallSite(ExchangeSite.files()) { site in
            try await site.accept()
            let files = try await site.export(format).edited([:])
            try site.write(ExchangeSite.en, ExchangeSite.source.replacing("The key is [linked](state:key=linked)", with: "Any key stays [unlinked](state:key=unlinked)"))
            try site.write(ExchangeSite.fr, ExchangeSite.translation.replacing("La clé est [liée](state:key=linked)", with: "Toute clé reste [non liée](state:key=unlinked)"))
            try await site.accept()
            let result = try await site.importing(files)
            #expect(result.findings.map(\.message) == [] && result.refused == 0)
            if format == .xliff1 { #expect(result.outdated == 1) }
        }
    }
}
