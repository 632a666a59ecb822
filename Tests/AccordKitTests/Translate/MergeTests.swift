import Diagnostics
import Testing

@testable import AccordKit

@Suite("Merging what two people recorded")
struct MergeTests {
    private func record(
        _ id: String, _ base: String = "Text.", target: String = "1", state: Lock.Record.State = .translated, by: String = "Ana",
        on: String = "2026-11-24T09:00:00Z"
    ) -> Lock.Record {
        Lock.Record(id: id, base: base, targets: [TargetDigest("000000000000000\(target)")].compactMap { $0 }, state: state, by: by, on: on)
    }

    @Test("what only one side changed, added or took away is taken over")
    func oneSided() {
        let base = Lock(records: ["a", "b", "c"].map { record($0) })
        let ours = Lock(records: [record("a", state: .approved), record("b"), record("new"), record("c")])
        let theirs = Lock(records: [record("a"), record("c", "Other.", target: "2"), record("end")])
        #expect(
            Lock.merging(base, ours, theirs).records == [
                record("a", state: .approved), record("new"), record("c", "Other.", target: "2"), record("end"),
            ])
    }

    @Test("where both changed one record, nothing is lost and a person is asked")
    func bothSides() {
        let base = Lock(records: [record("a")])
        func merged(_ ours: Lock.Record, _ theirs: Lock.Record) -> Lock.Record? {
            Lock.merging(base, Lock(records: [ours]), Lock(records: [theirs])).records.first
        }
        #expect(merged(record("a", state: .approved, by: "Zoé"), record("a", state: .needsReview))?.state == .needsReview)
        #expect(merged(record("a", by: "Léo", on: "2026-11-25T09:00:00Z"), record("a", state: .approved, by: "Zoé"))?.by == "Zoé")
        let both = merged(record("a", "New text."), record("a", target: "2", state: .approved))
        #expect(both?.base == "New text." && both?.targets == record("a", target: "2").targets && both?.state == .needsReview)
        #expect(Lock.merging(base, Lock(), Lock(records: [record("a", state: .approved)])).records == [record("a", state: .approved)])
    }

    @Test("an approval stands where the other side only carried over what changed in the source without touching the translation")
    func carriedOver() {
        func merged(_ before: String, _ after: String, target: String = "1", carried: TranslationUnit.Reason) -> Lock.Record? {
            let base = record("a", before, state: .needsReview)
            var followed = record("a", after, target: target, state: .needsReview)
            followed.carried = carried
            let judged = record("a", before, state: .approved, by: "Zoé", on: "2026-11-25T09:00:00Z")
            let both = [(judged, followed), (followed, judged)].map {
                Lock.merging(Lock(records: [base]), Lock(records: [$0]), Lock(records: [$1])).records.first
            }
            #expect(both[0] == both[1])
            return both[0]
        }
        let link = merged("Read [it](a.md).", "Read [it](b.md).", target: "2", carried: .linkOnly)
        #expect(link?.state == .approved && link?.by == "Zoé" && link?.base == "Read [it](b.md)." && link?.carried == .linkOnly)
        #expect(link?.targets == record("a", target: "2").targets)
        #expect(merged("**Two** ways.", "*Two* ways.", carried: .markupOnly)?.state == .approved)
        let moved = merged("Two ways.", "Two ways.", carried: .moved)
        #expect(moved?.state == .approved && moved?.carried == .moved)
        #expect(merged("Two ways.", "Three ways.", carried: .markupOnly)?.state == .needsReview)
    }

    @Test("records stand in the order of the page: fields first, and ours before theirs in one place")
    func order() {
        func ids(_ base: [String], _ ours: [String], _ theirs: [String], source: [String] = []) -> [String] {
            func lock(_ ids: [String]) -> Lock { Lock(records: ids.map { record($0) }) }
            return Lock.merging(lock(base), lock(ours), lock(theirs)) { source.firstIndex(of: $0.id) }.records.map(\.id)
        }
        #expect(ids([], ["7b"], ["title", "9c"]) == ["title", "7b", "9c"])
        #expect(ids([], ["title", "7b"], ["description", "9c"]) == ["title", "description", "7b", "9c"])
        #expect(ids(["a", "b"], ["a", "mine", "b"], ["a", "other", "b"]) == ["a", "mine", "other", "b"])
        let source = ["a", "b", "c", "d", "e"]
        #expect(ids([], ["a", "d"], ["b", "c", "e"], source: source) == source)
        #expect(ids(["a", "e"], ["a", "c", "e"], ["a", "b", "x", "d", "e"], source: source) == ["a", "b", "x", "c", "d", "e"])
    }

    @Test("what one side retired anew is neither lost nor kept twice")
    func retired() {
        func gone(_ text: String, _ on: String = "2026-11-01T00:00:00Z") -> Lock.Retired {
            Lock.Retired(id: "a", base: "Text.", text: text, why: .removed, into: [], on: on, extensions: [])
        }
        let base = Lock(retired: [gone("Texte.")])
        #expect(Lock.merging(base, base, Lock(retired: [gone("Autre.", "2026-11-20T00:00:00Z")])).retired == [gone("Autre.", "2026-11-20T00:00:00Z")])
        #expect(Lock.merging(base, base, Lock(records: [record("a")])) == Lock(records: [record("a")]))
        #expect(Lock.merging(base, base, Lock()).retired == [])
    }
}
