import Testing

@testable import AccordKit

@Suite struct TranslationMemoryTests {
    private func text(_ markdown: String) -> SegmentText { SegmentText(markdown: markdown) ?? SegmentText(plain: markdown) }

    private func entry(_ source: String, _ target: String, previous: String? = nil, next: String? = nil) -> TranslationMemory.Entry {
        TranslationMemory.Entry(
            source: text(source), target: text(target), previous: previous.map(text), next: next.map(text), origin: "test")
    }

    @Test("the same text between the same neighbours is 101, elsewhere 100, with other codes 99")
    func exactMatches() {
        let memory = TranslationMemory([
            entry("Open the **file** now.", "Ouvrez le **fichier**.", previous: "One", next: "Two"),
            entry("Open the file now.", "Ouvrez le fichier maintenant.", previous: "Three", next: "Four"),
        ])
        #expect(memory.lookup(text("Open the **file** now."), previous: text("One"), next: text("Two")).map(\.score) == [101, 99])
        #expect(memory.lookup(text("Open the **file** now.")).map(\.score) == [100, 99])
        #expect(memory.lookup(text("Open the file now."), previous: text("One"), next: text("Two")).map(\.score) == [100, 99])
    }

    @Test("below 99 the score is the share of words that need no edit")
    func similarity() {
        let memory = TranslationMemory([entry("Open the project and select the tool at the top", "…")])
        #expect(memory.lookup(text("Open the project and select the tab at the top")).map(\.score) == [90])
        #expect(memory.lookup(text("Open the project and select the tool at the very top")).map(\.score) == [90])
        #expect(memory.lookup(text("Close this project or leave any tool at your desk")).isEmpty)
        #expect(memory.lookup(text("Open the project and select the tab at the top"), minimum: 91).isEmpty)
    }

    @Test("a text that differs in a number or a label only is nearly the same, not the same")
    func numbersAndLabels() {
        let memory = TranslationMemory([
            entry("Wait for 30 days.", "Attendez 30 jours."), entry("Select [Save](ui:a.save).", "Sélectionnez [Enregistrer](ui:a.save)."),
        ])
        #expect(memory.lookup(text("Wait for 60 days.")).map(\.score) == [98])
        #expect(memory.lookup(text("wait, for 30 days!")).map(\.score) == [98])
        #expect(memory.lookup(text("Select [Keep](ui:a.save).")).map(\.score) == [99])
        #expect(memory.lookup(text("Select [Cancel](ui:a.cancel).")).isEmpty)
    }

    @Test("a text without words is found as it is, and no other", arguments: ["—", "✅", "![](images/a.png)", "\\*"])
    func wordless(_ markdown: String) {
        let memory = TranslationMemory([entry("…", "a"), entry("—", "b"), entry("✅", "c"), entry("![](images/a.png)", "d"), entry("\\*", "e")])
        #expect(memory.lookup(text(markdown)).map(\.score) == [100])
        #expect(memory.lookup(text(markdown)).first?.entry.source == text(markdown))
    }

    @Test("bands are 100, 95, 85, 75", arguments: [(101, 100), (100, 100), (99, 95), (95, 95), (94, 85), (84, 75), (75, 75), (74, 0)])
    func bands(_ score: Int, _ band: Int) {
        #expect(TranslationMemory.Match(score: score, entry: entry("a", "b")).band == band)
    }

    @Test("an empty text and an empty memory have no matches")
    func empty() {
        #expect(TranslationMemory([]).lookup(text("Open the file")).isEmpty)
        #expect(TranslationMemory([entry("", "")]).lookup(text("")).isEmpty)
    }

    @Test("entries with one translation are one match, and matches of one score are in the order of the entries")
    func order() {
        let memory = TranslationMemory([
            entry("Open the file now please", "b"), entry("Open the file then please", "a"), entry("Open the file now please", "b"),
        ])
        #expect(memory.lookup(text("Open the file here please")).map(\.entry.target) == [text("b"), text("a")])
    }

    @Test("the memory of a site has its pages' pairs with their neighbours, and what was retired")
    func site() async throws {
        let memory = try await withSmallSite { site in
            TranslationMemory(
                of: try await Workspace.open(site.root, model: .snapshot, selection: Selection(), jobs: 1).map.site, locale: "fr")
        }
        let match = memory.lookup(SegmentText(plain: "Which tools")).first
        #expect(match?.score == 100)
        #expect(match?.entry.target == SegmentText(plain: "Quels outils"))
        #expect(match?.entry.origin == "keys/tools#title")
    }

    @Test("the index finds what looking at every entry finds", arguments: [1, 2, 3])
    func recall(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<600).map { "w\($0)" }
        func sentence() -> [String] {
            (0..<Int.random(in: 5...25, using: &generator)).map { _ in
                // Some words are much more frequent than others, as in a language.
                let limit = Int.random(in: 1...words.count, using: &generator)
                return words[Int.random(in: 0..<limit, using: &generator)]
            }
        }
        let sources = (0..<2000).map { _ in sentence() }
        let memory = TranslationMemory(sources.enumerated().map { entry($1.joined(separator: " "), "t\($0)") })
        var found = 0
        var all = 0
        for _ in 0..<100 {
            var query = sources[Int.random(in: 0..<sources.count, using: &generator)]
            for _ in 0..<max(1, query.count / 8) {
                query[Int.random(in: 0..<query.count, using: &generator)] = words[Int.random(in: 0..<600, using: &generator)]
            }
            let edited = text(query.joined(separator: " "))
            guard let best = memory.exhaustiveLookup(edited).first else { continue }
            all += 1
            if memory.lookup(edited).first?.score == best.score { found += 1 }
        }
        #expect(all > 75)
        #expect(found == all)
    }
}
