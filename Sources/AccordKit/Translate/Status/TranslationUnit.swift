import Diagnostics

/// A segment of the source page with its translation and what is known of the two: what status, exchange formats, memory, checks and
/// the review page work on.
public struct TranslationUnit: Sendable, Hashable {
    /// Stable across edits and moves; letters, digits and `-` only, unique within an article.
    public var id: String
    /// `<section>/<article>`.
    public var article: String
    /// BCP 47, of the translation.
    public var locale: String
    /// The segment as the source page says it now.
    public var source: Segment
    /// The segment of the translated page; nil where there is none yet.
    public var target: Segment?
    /// Further segments of the translation, where one segment of the source became several.
    public var continuation: [Segment]
    /// The source text that the translation was made from; nil where none is recorded.
    public var base: SegmentText?
    public var state: State
    /// What is recorded besides that its source has changed.
    var recordedState: State?
    /// Who last said something about it, and when (ISO 8601, UTC).
    public var by: String?
    public var on: String?
    /// What changed in the source without making the translation stale, until that is recorded and the translation agrees.
    public var carried: Reason?
    /// Whether, with its words, claims of the source have changed on which the translation depends.
    var hasOtherClaims = false
    /// What the lock says to have carried over to the source as it is: history, which no report lists.
    var carriedBefore: Reason?
    /// The digests of all translations that are recorded of it, also of earlier ones.
    public var recorded: [TargetDigest] = []
    /// Whether it stands elsewhere in the translation than in the source.
    var isOutOfPlace = false
    /// By which export the recorded translation came in.
    var export: TargetDigest?
    /// Of what the source no longer has: the ids of new segments that say it now, until they are translated.
    var heirs: [String] = []
    /// What came into question equally, so that a person must say whether this is its translation.
    public var doubt: Doubt?
    public var isUncertain: Bool { doubt != nil }

    public init(
        id: String, article: String, locale: String, source: Segment, target: Segment? = nil, continuation: [Segment] = [],
        base: SegmentText? = nil, state: State, by: String? = nil, on: String? = nil, carried: Reason? = nil, doubt: Doubt? = nil
    ) {
        self.id = id
        self.article = article
        self.locale = locale
        self.source = source
        self.target = target
        self.continuation = continuation
        self.base = base
        self.state = state
        self.by = by
        self.on = on
        self.carried = carried
        self.doubt = doubt
    }

    public enum Doubt: Sendable, Hashable {
        /// Several recorded translations for the one segment.
        case translations
        /// Several segments for the one recorded translation.
        case segments
    }

    /// Computed anew each time from the source, the translation and the lock; never stored.
    public enum State: Sendable, Hashable {
        /// No translation yet; where there is a target all the same, it only repeats the source.
        case new
        /// The source has changed since.
        case stale(Reason)
        case needsReview
        case translated
        case approved
    }

    /// Why a translation is stale. `linkOnly`, `markupOnly`, `typography` and `moved` are carried over and never make one stale by themselves.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        case text, claim
        case linkOnly = "link-only", markupOnly = "markup-only"
        case typography, moved
        case removed
    }
}

extension TranslationUnit {
    /// Why it is stale: both of two reasons, of which the state has the first.
    var reasons: [Reason] {
        guard case .stale(let reason) = state else { return [] }
        return reason == .text && hasOtherClaims ? [.text, .claim] : [reason]
    }

    /// What is to be done with a translation that the source no longer has.
    var removal: Message {
        heirs.isEmpty
            ? "Take it out"
            : "Leave it until \(heirs.map { "#\($0)" }.joined(separator: ", ")) is translated, which says now what it said: an import takes it out"
    }

    /// What its state would be if the source had not changed.
    var stateBesidesSource: State {
        if case .stale = state { recordedState ?? .needsReview } else { state }
    }

    /// Whether the page repeats the words of the source where nobody recorded that this is meant: it takes naming the segment itself.
    ///
    /// - Parameter isBegun: whether what is there of the page came in piece by piece; else one word may well be the same in both languages.
    func isRepeatedSource(isBegun: Bool) -> Bool { state == .new && target != nil && source.text.wordCount > (isBegun ? 0 : 1) }

    /// Whether its translation has the words of the source, which are more than numbers and labels.
    var readsAsSource: Bool { source.text.hasLetters && continuation.isEmpty && target?.text.parts == source.text.parts }
}

extension TranslationUnit {
    /// Whether the source has more words in bold, italics or the like than the translation.
    var lacksMarks: Bool {
        [SegmentText.Code.strong, .emphasis, .strikethrough].contains { mark in
            func count(_ text: SegmentText) -> Int { text.codes.count { $0 == mark } }
            return targets.reduce(0) { $0 + count($1.text) } < count(source.text)
        }
    }

    /// Whether a translation is the one that is recorded, but for links and images that lead where those of the source lead since.
    func isRecorded(_ targets: [SegmentText], as digests: [TargetDigest]) -> Bool {
        guard let base, base != source.text else { return false }
        let (before, after) = (base.codes.filter(\.hasDestination), source.text.codes.filter(\.hasDestination))
        guard before.count == after.count, before != after else { return false }
        let moves = zip(before, after).filter { $0 != $1 }
        return targets.map { TargetDigest($0.ledBack(moves, in: locale)) } == digests
    }

    /// Whether the translation has a link or an image of the text that it was made from, which the source has exchanged since.
    var hasFormerDestinations: Bool {
        guard let base, base != source.text else { return false }
        let former = Set(base.destinations).subtracting(source.text.destinations)
        return !former.isEmpty && targets.contains { !former.isDisjoint(with: $0.text.destinations) }
    }
}

extension SegmentText {
    /// The text with its links and images as they were before those of the source were exchanged.
    fileprivate func ledBack(_ moves: [(SegmentText.Code, SegmentText.Code)], in locale: String) -> SegmentText {
        var text = self
        text.codes = codes.map { code in
            for (old, new) in moves {
                switch (code, old, new) {
                case (.link(let own, let title), .link(let old, _), .link(let new, _)) where own == new.inPageLocale(locale):
                    return .link(destination: old.inPageLocale(locale), title: title)
                case (.image(let own, let title), .image(let old, _), .image(let new, _)) where own == new:
                    return .image(source: old, title: title)
                default: continue
                }
            }
            return code
        }
        return text
    }

    /// Where its links lead and what its images show, whatever the language of a page.
    fileprivate var destinations: [String] {
        codes.compactMap { code in
            switch code {
            case .link(let destination, _): destination.withoutPageLocale
            case .image(let source, _): source
            case .emphasis, .strong, .strikethrough, .claim, .label, .code, .lineBreak, .html: nil
            }
        }
    }
}

extension SegmentText.Code {
    /// Whether it is a link or an image.
    var hasDestination: Bool {
        switch self {
        case .link, .image: true
        case .emphasis, .strong, .strikethrough, .claim, .label, .code, .lineBreak, .html: false
        }
    }
}

extension String {
    /// `../link/en.md#steps` as `../link/fr.md#steps`.
    fileprivate func inPageLocale(_ locale: String) -> String {
        let end = firstIndex { $0 == "#" || $0 == "?" } ?? endIndex
        let path = self[..<end]
        guard !path.contains(":"), path.hasSuffix(".md") else { return self }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        let name = String(path.dropFirst(folder.count).dropLast(3))
        guard LanguageTag.canonical(name) == name else { return self }
        return "\(folder)\(locale).md\(self[end...])"
    }
}
