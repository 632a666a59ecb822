import Diagnostics

/// What is recorded of a page's translation, in `fr.lock.jsonl` beside `fr.md`: which source text each segment was made from, and how far it is reviewed.
///
/// JSON Lines: one record per segment in document order, then what was retired. A record is one line with its keys in one order, so that
/// a change of one segment is a change of one line.
public struct Lock: Sendable, Hashable {
    public var records: [Record]
    /// Segments that the source no longer has, for their texts and for what became of them.
    public var retired: [Retired]

    public init(records: [Record] = [], retired: [Retired] = []) {
        self.records = records
        self.retired = retired
    }

    public struct Record: Sendable, Hashable {
        public var id: String
        /// The source text that the translation was made from, as canonical Markdown.
        public var base: String
        /// The digests of the segments that translate it: mostly one, more where the source segment became several.
        public var targets: [TargetDigest]
        public var state: State
        public var by: String?
        /// ISO 8601, UTC.
        public var on: String?
        /// What last changed in the source without touching the translation, so that the base followed it by itself.
        public var carried: TranslationUnit.Reason?
        /// The ids of the retired segments that it came of.
        public var from: [String]
        /// The digests of translations that it had before, the latest last: who still has one of these brings back nothing new.
        public var earlier: [TargetDigest]
        /// By which export the translation came in, as `IncomingSegment.export` has it: whoever mends the same file may bring another one.
        public var export: TargetDigest?
        /// Whether the page only repeats the source there, as one that was begun for a first few translations does: nobody has translated it yet. The file
        /// has the state `new` for it.
        public var isCopy: Bool
        /// Keys that begin with `x-`, which belong to others.
        public var extensions: [JSONValue.Member]

        public init(
            id: String, base: String, targets: [TargetDigest], state: State, by: String? = nil, on: String? = nil,
            carried: TranslationUnit.Reason? = nil, from: [String] = [], earlier: [TargetDigest] = [],
            export: TargetDigest? = nil, isCopy: Bool = false, extensions: [JSONValue.Member] = []
        ) {
            self.id = id
            self.base = base
            self.targets = targets
            self.state = state
            self.by = by
            self.on = on
            self.carried = carried
            self.from = from
            self.earlier = earlier
            self.export = export
            self.isCopy = isCopy
            self.extensions = extensions
        }

        public enum State: String, Sendable, Hashable, CaseIterable {
            case translated
            case needsReview = "needs-review"
            case approved
        }

        static let copyState = "new"
    }

    public struct Retired: Sendable, Hashable {
        public var id: String
        /// The last source text.
        public var base: String
        /// The last translation, as canonical Markdown: a memory for what comes.
        public var text: String
        public var why: Cause
        /// The ids of the segments that it became.
        public var into: [String]
        public var on: String?
        public var extensions: [JSONValue.Member]

        public init(
            id: String, base: String, text: String, why: Cause, into: [String] = [], on: String? = nil, extensions: [JSONValue.Member] = []
        ) {
            self.id = id
            self.base = base
            self.text = text
            self.why = why
            self.into = into
            self.on = on
            self.extensions = extensions
        }

        public enum Cause: String, Sendable, Hashable, CaseIterable {
            case removed, split, merged
            /// It came in with a file when its source had been written anew, and has never been in the page.
            case unplaced
        }
    }
}

extension Lock {
    /// The name of the lock of a locale's page.
    public static func fileName(_ locale: String) -> String { locale + fileSuffix }

    static let fileSuffix = ".lock.jsonl"

    /// Whether it tells anything of a page, and not only what is remembered for one.
    var isAboutPage: Bool { !records.isEmpty || retired.contains { $0.why != .unplaced } }
}

extension Lock.Record {
    /// The source text that the translation was made from.
    public var baseText: SegmentText { SegmentText(markdown: base) ?? SegmentText(plain: base) }
}

extension Lock.Record {
    /// How many earlier translations are remembered.
    private static let memory = 8

    /// What is to be remembered of earlier translations once the segment has another one.
    func earlier(than targets: [TargetDigest]) -> [TargetDigest] { Self.remembered(earlier + self.targets, besides: targets) }

    /// The latest of some digests, each once.
    static func remembered(_ digests: [TargetDigest], besides targets: [TargetDigest]) -> [TargetDigest] {
        var seen = Set(targets)
        return digests.reversed().filter { seen.insert($0).inserted }.prefix(memory).reversed()
    }
}

extension Lock.Retired {
    /// The last source text.
    public var baseText: SegmentText { SegmentText(markdown: base) ?? SegmentText(plain: base) }
}

/// By which a lock knows a translated segment again: the 64-bit FNV-1a hash of its canonical Markdown, as 16 hexadecimal digits.
///
/// Labels, which are the product's, are left out of it: what `accord check --fix` writes is no edit of the translation. Nor is the form of Unicode in
/// which an editor saves: the digest is that of NFC.
public struct TargetDigest: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ text: SegmentText) {
        var text = text
        for (index, code) in text.codes.enumerated() {
            if case .label(let destination, _) = code { text.codes[index] = .label(destination: destination, text: "") }
        }
        description = fnv1a(text.markdown.composed)
    }

    /// Nil for what are not 16 hexadecimal digits in small letters.
    public init?(_ description: String) {
        let isHexadecimal = description.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= $0
        }
        guard description.utf8.count == 16, isHexadecimal else { return nil }
        self.description = description
    }
}

/// The 64-bit FNV-1a hash of a text's UTF-8, as 16 hexadecimal digits.
func fnv1a(_ text: String) -> String { fnv1a(text.utf8) }

/// The 64-bit FNV-1a hash of bytes, as 16 hexadecimal digits.
public func fnv1a(_ bytes: some Sequence<UInt8>) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}
