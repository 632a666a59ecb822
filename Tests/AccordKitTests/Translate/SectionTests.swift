import Diagnostics
import Testing

@testable import AccordKit

/// Pages of sections each of which claims something else, in English and French.
private struct Pages {
    /// What a section has besides its heading and a claim.
    private let hasProcedure: (Int) -> Bool
    private let hasCallout: (Int) -> Bool
    private let hasBox: (Int) -> Bool
    private let hasCode: (Int) -> Bool

    init(seed: UInt64) {
        func choice(_ salt: UInt64) -> (Int) -> Bool {
            { number in
                var generator = SeededGenerator(seed: seed &* 1000 &+ salt &* 100 &+ UInt64(number))
                return Bool.random(using: &generator)
            }
        }
        (hasProcedure, hasCallout, hasBox, hasCode) = (choice(1), choice(2), choice(3), choice(4))
    }

    static let words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty"]

    /// So that no two sections have more words in common than these few.
    func english(_ number: Int) -> String { text(number, ["has", "Press", "Hold", "Mind", "shines"], ["Tool", "Key", "Bar"]) }
    func french(_ number: Int) -> String {
        text(number, ["contient", "Appuyez sur", "Tenez", "Attention à", "brille"], ["Outil", "Touche", "Barre"])
            .replacing("## The", with: "## La pièce").replacing("The", with: "La pièce")
    }

    private func text(_ number: Int, _ verbs: [String], _ names: [String]) -> String {
        let word = Self.words[number]
        var text = "## The \(word)en \(word)ry\n\nThe \(word)ish \(word)ine \(verbs[0]) [\(names[0]) \(number)](tool:t\(number)) \(word)ward \(word)wise.\n\n"
        if hasProcedure(number) {
            text += "1. \(verbs[1]) \(word)ly \(word)ously [\(names[1]) \(number)](ui:k\(number)).\n"
            text += "2. \(verbs[2]) \(word)ity \(word)some [\(names[2]) \(number)](ui:b\(number)).\n\n"
        }
        if hasCallout(number) { text += "> [!\(number.isMultiple(of: 2) ? "NOTE" : "WARNING")]\n> \(verbs[3]) \(word)ness \(word)ette.\n\n" }
        if hasBox(number) { text += "- [\(number.isMultiple(of: 3) ? "x" : " ")] \(word)ling \(word)age \(verbs[4])\n\n" }
        if hasCode(number) { text += "```sh\nopen \(word)\n```\n\n" }
        return text
    }

    static func page(_ title: String, _ sections: [String]) -> String { "---\ntitle: \(title)\n---\n\n" + sections.joined() }
    func source(_ order: [Int]) -> String { Self.page("Rooms", order.map(english)) }
    func target(_ order: [Int]) -> String { Self.page("Pièces", order.map(french)) }

    /// A product that has what the sections name.
    static var model: String {
        let numbers = words.indices
        let tools = numbers.map { "\"t\($0)\": {\"name\": {\"en\": \"Tool \($0)\", \"fr\": \"Outil \($0)\"}}" }
        let controls = numbers.flatMap { number in
            [("k", "Key", "Touche"), ("b", "Bar", "Barre")].map {
                "\"\($0)\(number)\": {\"screen\": \"home\", \"role\": \"button\", \"label\": {\"en\": \"\($1) \(number)\", \"fr\": \"\($2) \(number)\"}}"
            }
        }
        return """
            {"schema": "capabilities/1", "product": "Rooms", "version": "1", "locales": ["en", "fr"],
             "screens": {"home": {"entry": true, "path": "/", "name": {"en": "Home", "fr": "Accueil"}}},
             "controls": {\(controls.joined(separator: ", "))}, "tools": {\(tools.joined(separator: ", "))}}
            """
    }
}

@Suite("Sections that come, go or move")
struct SectionTests {
    private static let source = "Content/rooms/all/en.md"
    private static let target = "Content/rooms/all/fr.md"
    private static let order = [0, 1, 2, 3, 4]

    private func withPages(_ pages: Pages, isRecorded: Bool, _ policy: String = "", _ body: (SmallSite) async throws -> Void) async throws {
        let site = try SmallSite(only: [
            "site.yml": "title: {en: Rooms, fr: Pièces}\nsource: en\nlocales:\n  - {tag: en, name: English}\n  - {tag: fr, name: Français}\n\(policy)\n",
            "Content/capabilities.json": Pages.model, "Content/rooms/section.yml": "title: {en: Rooms, fr: Pièces}\norder: 1\n",
            "Content/rooms/all/article.yml": "kind: how-to\nstart: home\n",
            Self.source: pages.source(Self.order), Self.target: pages.target(Self.order),
        ])
        defer { site.remove() }
        if isRecorded {
            _ = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.all], insists: true)
        }
        #expect(try await found(site) == [])
        try await body(site)
    }

    private func found(_ site: SmallSite) async throws -> [Diagnostic] {
        try await site.check().findings.filter { $0.location.path == Self.target && ($0.code.rawValue.hasPrefix("LOC") || $0.severity == .error) }
    }

    /// Whether a finding names the claims or the heading of a section.
    private func names(_ finding: Diagnostic, _ section: Int) -> Bool {
        ["tool:t\(section)", "ui:k\(section)", "ui:b\(section)", Pages.words[section]].contains { finding.message.contains($0) }
    }

    /// The page with a text where a finding says that it belongs.
    private func put(_ text: String, where finding: Diagnostic, in page: String) -> String {
        guard let number = finding.message.split(separator: "in front of line ").dropFirst().first.flatMap({ Int($0.prefix { $0.isNumber }) }) else {
            #expect(finding.message.contains("at the end of the page"), "\(finding.message)")
            return page + text
        }
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines.insert(String(text.dropLast()), at: number - 1)
        return lines.joined(separator: "\n")
    }

    @Test("one that comes is told by itself, and belongs where the finding says", arguments: [true, false], 0..<6)
    func inserted(_ isRecorded: Bool, _ place: Int) async throws {
        for seed in 0..<UInt64(3) {
            let pages = Pages(seed: seed)
            try await withPages(pages, isRecorded: isRecorded) { site in
                var order = Self.order
                order.insert(7, at: place)
                try site.write(Self.source, pages.source(order))
                let findings = try await found(site)
                #expect(findings.contains { $0.code == .claimMissing && $0.message.contains("tool:t7") })
                for finding in findings {
                    #expect(!Self.order.contains { names(finding, $0) }, "\(finding.message)")
                    #expect([.claimMissing, .headingsDiffer, .stepsDiffer, .calloutsDiffer, .codeBlocksDiffer].contains(finding.code), "\(finding.message)")
                }
                let heading = try #require(findings.first { $0.code == .headingsDiffer })
                #expect(heading.message.contains("Translate “The heathen heathry”"))
                try site.write(Self.target, put(pages.french(7), where: heading, in: pages.target(Self.order)))
                let left = try await found(site)
                #expect(left == [], "\(left.map(\.message))")
            }
        }
    }

    @Test("one that goes is told by itself, and nothing is left once it is taken out", arguments: [true, false], order)
    func removed(_ isRecorded: Bool, _ section: Int) async throws {
        for seed in 0..<UInt64(3) {
            let pages = Pages(seed: seed)
            try await withPages(pages, isRecorded: isRecorded) { site in
                let order = Self.order.filter { $0 != section }
                try site.write(Self.source, pages.source(order))
                let findings = try await found(site)
                #expect(findings.contains { $0.code == .claimExtra && $0.message.contains("tool:t\(section)") })
                for finding in findings { #expect(!order.contains { names(finding, $0) }, "\(finding.message)") }
                try site.write(Self.target, pages.target(order))
                #expect(try await found(site) == [])
            }
        }
    }

    @Test("one that moves is told by its order alone", arguments: [true, false], order)
    func moved(_ isRecorded: Bool, _ section: Int) async throws {
        for seed in 0..<UInt64(3) {
            let pages = Pages(seed: seed)
            try await withPages(pages, isRecorded: isRecorded) { site in
                for place in 0..<Self.order.count where place != section {
                    var order = Self.order.filter { $0 != section }
                    order.insert(section, at: place)
                    try site.write(Self.source, pages.source(order))
                    let findings = try await found(site)
                    let wrong = findings.filter { $0.code != .orderDiffers && $0.code != .codeBlocksDiffer }
                    #expect(wrong.isEmpty, "\(order) \(wrong.map(\.message))")
                    #expect(findings.contains { $0.code == .orderDiffers }, "\(order)")
                }
            }
        }
    }

    @Test("several that come, go and move at once are told by themselves, where they are recorded", arguments: 0..<12)
    func edited(_ seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pages = Pages(seed: UInt64(seed))
        try await withPages(pages, isRecorded: true) { site in
            var order = Self.order.shuffled(using: &generator)
            let gone = order.removeLast()
            for new in [6, 8] { order.insert(new, at: Int.random(in: 0...order.count, using: &generator)) }
            try site.write(Self.source, pages.source(order))
            let findings = try await found(site)
            for finding in findings {
                #expect(!Self.order.filter { $0 != gone }.contains { names(finding, $0) }, "\(order) \(finding.message)")
            }
            // What stands exactly where something went is taken for what was written anew there.
            for section in [6, 8, gone] {
                let claims = findings.filter { [.claimMissing, .claimExtra, .claimAltered].contains($0.code) }
                #expect(claims.contains { $0.message.contains("tool:t\(section)") }, "\(order) \(section) \(findings.map(\.message))")
            }
        }
    }

    @Test(
        "what site.yml says of new and removed segments holds for sections that come and go",
        arguments: [("", "error"), ("new: publish, stale: {removed: publish}", "warning"), ("new: notice, stale: notice", "warning"), ("new: fail, stale: fail", "error")])
    func policies(_ policy: String, _ severity: String) async throws {
        let pages = Pages(seed: 1)
        try await withPages(pages, isRecorded: true, policy.isEmpty ? "" : "translation: {\(policy)}") { site in
            try site.write(Self.source, pages.source([0, 2, 3, 4, 7]))
            let findings = try await found(site).filter { [.claimMissing, .claimExtra, .claimAltered, .stepsDiffer].contains($0.code) }
            #expect(!findings.isEmpty && Set(findings.map { "\($0.severity)" }) == [severity], "\(findings.map(\.message))")
            #expect(!findings.contains { $0.code == .claimAltered })
        }
    }

    @Test("a section whose steps and words another section has, too, is told where it belongs, and nothing is said of the other", arguments: [true, false])
    func repeated(_ isRecorded: Bool) async throws {
        let pages = Pages(seed: 4)
        let steps = (en: "Now:\n\n1. Press [Key 9](ui:k9).\n2. Hold [Bar 9](ui:b9).\n\n", fr: "À présent\u{A0}:\n\n1. Appuyez sur [Touche 9](ui:k9).\n2. Tenez [Barre 9](ui:b9).\n\n")
        try await withPages(pages, isRecorded: false) { site in
            let (english, french) = (pages.source([0, 1]) + steps.en + pages.english(2) + steps.en, pages.target([0, 1]) + steps.fr + pages.french(2) + steps.fr)
            try site.write(Self.source, english)
            try site.write(Self.target, french)
            if isRecorded {
                _ = try await TranslatedSite.open(site.root).record(
                    Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.all], insists: true)
            }
            #expect(try await found(site) == [])
            try site.write(Self.source, pages.source([0]) + pages.english(7) + steps.en + pages.english(1) + steps.en + pages.english(2) + steps.en)
            let findings = try await found(site)
            for finding in findings { #expect(![0, 1, 2].contains { names(finding, $0) }, "\(finding.message)") }
            let heading = try #require(findings.first { $0.code == .headingsDiffer })
            try site.write(Self.target, put(pages.french(7) + steps.fr, where: heading, in: french))
            let left = try await found(site)
            #expect(left == [], "\(left.map(\.message))")
        }
    }

    @Test("of two lists of steps that the source made one, none is to be taken out")
    func joinedSteps() async throws {
        let pages = Pages(seed: 4)
        try await withPages(pages, isRecorded: false) { site in
            let (first, second) = ("1. Press [Key 8](ui:k8) gently.\n", "Then:\n\n1. Hold [Bar 8](ui:b8) for long.\n")
            let (premier, second2) = ("1. Appuyez sur [Touche 8](ui:k8).\n", "Puis\u{A0}:\n\n1. Tenez [Barre 8](ui:b8).\n")
            try site.write(Self.source, pages.source([0]) + first + "\n" + second)
            try site.write(Self.target, pages.target([0]) + premier + "\n" + second2)
            _ = try await TranslatedSite.open(site.root).record(
                Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.all], insists: true)
            try site.write(Self.source, pages.source([0]) + first + second.replacing("Then:\n\n1.", with: "2."))
            let steps = try await found(site).filter { $0.code == .stepsDiffer }
            #expect(steps.count == 2 && steps.allSatisfy { !$0.message.contains("Take it out") }, "\(steps.map(\.message))")
        }
    }

    @Test("a heading alone that comes or goes is told as that", arguments: [true, false])
    func headingAlone(_ isRecorded: Bool) async throws {
        let pages = Pages(seed: 2)
        try await withPages(pages, isRecorded: isRecorded) { site in
            try site.write(Self.source, pages.source(Self.order).replacing("## The cedaren cedarry\n\n", with: ""))
            #expect(try await found(site).map(\.code) == [.headingsDiffer])
            try site.write(Self.source, pages.source(Self.order).replacing("The deltaish", with: "## What else\n\nThe deltaish"))
            let findings = try await found(site)
            #expect(findings.map(\.code) == [.headingsDiffer], "\(findings.map(\.message))")
            let heading = try #require(findings.first)
            try site.write(Self.target, put("## Quoi d’autre\n\n", where: heading, in: pages.target(Self.order)))
            #expect(try await found(site) == [])
        }
    }
}
