import Diagnostics
import Testing

@testable import AccordKit

@Suite("Locks")
struct LockTests {
    private static let text = """
        {"id":"title","base":"Link a key","target":"6b5a3c8d0d4c2b90","state":"approved","by":"Ana","on":"2026-11-24T09:30:00Z"}
        {"id":"3f2a-2","base":"Select [Save](ui:a)\\\\\\nnow","target":["0000000000000001","0000000000000002"],"state":"translated","carried":"link-only","from":["b"],"earlier":["0000000000000003"],"x-tool":{"a":1}}
        {"id":"b","base":"Old","retired":"split","text":"Vieux","into":["3f2a-2"],"on":"2026-11-24T09:30:00Z"}

        """

    private func read(_ text: String) -> (lock: Lock, findings: [Diagnostic]) {
        var findings: [Diagnostic] = []
        let lock = Lock(SourceFile(path: "fr.lock.jsonl", text: text), &findings)
        return (lock, findings)
    }

    @Test("a lock is written as it was read")
    func roundTrip() {
        let (lock, findings) = read(Self.text)
        #expect(findings.isEmpty)
        #expect(lock.records.map(\.id) == ["title", "3f2a-2"])
        #expect(lock.records[1].targets.count == 2)
        #expect(lock.records[1].carried == .linkOnly)
        #expect(lock.records[1].earlier.map(\.description) == ["0000000000000003"])
        #expect(
            lock.records[1].baseText
                == SegmentText(
                    parts: [.text("Select "), .standalone(1), .standalone(2), .text("now")],
                    codes: [.label(destination: "ui:a", text: "Save"), .lineBreak]))
        #expect(lock.retired.map(\.text) == ["Vieux"])
        #expect(String(decoding: lock.bytes, as: UTF8.self) == Self.text)
    }

    @Test("a copy of the source, and the export that a translation came with, are written as they were read")
    func copies() {
        let text = """
            {"id":"a","base":"x","target":"6b5a3c8d0d4c2b90","state":"new"}
            {"id":"b","base":"y","target":"6b5a3c8d0d4c2b91","state":"translated","export":"6b5a3c8d0d4c2b92"}

            """
        let (lock, findings) = read(text)
        #expect(findings.isEmpty)
        #expect(lock.records.map(\.isCopy) == [true, false])
        #expect(lock.records.map(\.export?.description) == [nil, "6b5a3c8d0d4c2b92"])
        #expect(String(decoding: lock.bytes, as: UTF8.self) == text)
    }

    @Test(
        "what is wrong with a line is told with its place, and the other lines are read",
        arguments: [
            (#"{"id":"a"#, "2:9 A string ends with a quotation mark: here stands the end."),
            ("[]", "2:1 A line of a lock is a JSON object: this one is an array."),
            (#"{"id":"a","base":"x","target":"6b5a3c8d0d4c2b90"}"#, "2:1 A record of a lock has the key “state”: it is not there."),
            (
                #"{"id":"a","base":"x","target":"6b5a3c8d0d4c2b90","state":"approve"}"#,
                "2:58 “state” is one of translated, needs-review, approved: it is “approve”. Did you mean “approved”?"
            ),
            (
                #"{"id":"a","base":"x","target":"6b5a3c8d0d4c2b90","state":"approved","bye":"Ana"}"#,
                "2:69 A record of a lock has the keys id, base, target, state, by, on, carried, from, earlier, export, and those that begin with x-: “bye” is none of them. Did you mean “by”?"
            ),
            (
                #"{"id":"a","base":"x","target":[],"state":"approved"}"#,
                "2:31 “target” is 16 hexadecimal digits, or an array of such: the array is empty."
            ),
            (
                #"{"id":"a","base":"x","target":"Salut","state":"approved"}"#,
                "2:31 “target” is 16 hexadecimal digits, or an array of such: it is “Salut”."
            ),
            (
                #"{"id":"a b","base":"x","target":"6b5a3c8d0d4c2b90","state":"approved"}"#,
                "2:7 The id of a segment is made of letters, digits and -: it is “a b”."
            ),
            (
                #"{"id":"first","base":"x","target":"6b5a3c8d0d4c2b90","state":"approved"}"#,
                "2:7 Each record of a lock has an id of its own: “first” stands twice."
            ),
            (
                #"{"id":"a","base":"x","target":"6b5a3c8d0d4c2b90","state":"approved","on":"yesterday"}"#,
                "2:74 “on” is a time in UTC such as 2026-11-24T09:30:00Z: it is “yesterday”."
            ),
            (#"{"id":"a",}"#, "2:11 A key of an object is a string: here stands \"}\"."),
            (
                "<<<<<<< HEAD",
                "2:1 A line of a lock is a JSON object: “<<<<<<<” is a conflict that git left. Take the whole file of either side and run “accord translate status”, or install “accord translate merge” as the merge driver."
            ),
        ])
    func strict(_ line: String, _ expected: String) {
        let good = #"{"id":"ID","base":"x","target":"6b5a3c8d0d4c2b90","state":"approved"}"#
        let (lock, findings) = read(
            [good.replacing("ID", with: "first"), line, good.replacing("ID", with: "last")].joined(separator: "\n"))
        #expect(lock.records.map(\.id) == ["first", "last"])
        #expect(findings.map { "\($0.location.start.line):\($0.location.start.column) \($0.message)" } == [expected])
        #expect(findings.allSatisfy { $0.code == .invalidLock })
        #expect(findings.compactMap(\.untoldInFrench) == [])
    }

    @Test("a lock may be empty")
    func empty() {
        #expect(read("").findings.isEmpty)
        #expect(Lock().bytes.isEmpty)
    }

    @Test("a digest tells texts apart, but not the labels that the product gives them")
    func digest() throws {
        func digest(_ markdown: String) throws -> TargetDigest { TargetDigest(try #require(SegmentText(markdown: markdown))) }
        #expect(try digest("Cliquez sur [Enregistrer](ui:save).") == digest("Cliquez\nsur  [Sauver](ui:save)."))
        #expect(try digest("Cliquez sur [Enregistrer](ui:save).") != digest("Cliquez sur [Enregistrer](ui:store)."))
        #expect(try digest("Cliquez\u{A0}: oui") != digest("Cliquez : oui"))
        #expect(fnv1a("") == "cbf29ce484222325")
        #expect(fnv1a("foobar") == "85944171f73967e8")
    }

    @Test("a lock that cannot be read is never written over")
    func brokenLock() async throws {
        let lock = "Content/keys/tools/fr.lock.jsonl"
        try await withSmallSite([lock: "{\"id\":\n"]) { site in
            let translated = try await TranslatedSite.open(site.root)
            await #expect(throws: ConfigurationError.self) {
                try await translated.record(
                    Review(.accept, by: "Ana", on: "2026-11-24T09:30:00Z"), on: "2026-11-24T09:30:00Z", [.page("keys/tools")])
            }
            #expect(try readFile("\(site.root)/\(lock)", limit: 100) == Array("{\"id\":\n".utf8))
            // Nor is what it records taken for never said.
            let workspace = try await site.workspace()
            #expect(throws: ConfigurationError.self) { try workspace.expectReadableTranslations(into: "fr") }
            await #expect(throws: ConfigurationError.self) { try await workspace.reviewSheet(locale: "fr") }
            try workspace.expectReadableTranslations(into: "en-GB")
        }
    }
}
