import Markdown

// The title of a link or an image is prose that stands within a code, where the tools of some formats do not show it. In these formats it is a
// unit of its own, beside that of its text.

extension SegmentText.Code {
    /// Of a link or an image, empty where it has none.
    var title: String? {
        switch self {
        case .link(_, let title), .image(_, let title): title
        case .emphasis, .strong, .strikethrough, .claim, .label, .code, .lineBreak, .html: nil
        }
    }

    func titled(_ title: String) -> SegmentText.Code {
        switch self {
        case .link(let destination, _): .link(destination: destination, title: title)
        case .image(let source, _): .image(source: source, title: title)
        case .emphasis, .strong, .strikethrough, .claim, .label, .code, .lineBreak, .html: self
        }
    }

    fileprivate var isImage: Bool { if case .image = self { true } else { false } }
}

extension SegmentText {
    var hasTitles: Bool { codes.contains { !($0.title ?? "").isEmpty } }

    var untitled: SegmentText {
        var text = self
        text.codes = codes.map { $0.titled("") }
        return text
    }
}

extension Localization {
    /// The links and images of another wording of a text by the indices of those that they stand for: the same ones, and in the place of others
    /// what was exchanged for them, where as many are left.
    func counterparts(of text: SegmentText, in other: SegmentText) -> [Int: Int] {
        var found: [Int: Int] = [:]
        var free = other.codes.indices.filter { other.codes[$0].title != nil }
        let wanted = text.codes.indices.filter { text.codes[$0].title != nil }
        for index in wanted {
            guard let place = free.firstIndex(where: { key(other.codes[$0]) == key(text.codes[index]) }) else { continue }
            found[index] = free.remove(at: place)
        }
        for isImage in [false, true] {
            let left = wanted.filter { found[$0] == nil && text.codes[$0].isImage == isImage }
            let right = free.filter { other.codes[$0].isImage == isImage }
            if left.count == right.count { found.merge(zip(left, right)) { first, _ in first } }
        }
        return found
    }
}

extension TranslationUnit {
    /// What parts the id of a unit from the number of the code whose title is meant: no id of a segment has a full stop.
    private static let titleMark = ".title"

    /// The id of a title, by the number of its code in the source.
    func titleID(_ number: Int) -> String { "\(id)\(Self.titleMark)\(number)" }

    /// The id of the text and the number of its code, where an id is that of a title.
    static func titlePlace(_ id: String) -> (text: String, number: Int)? {
        let parts = id.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix(titleMark.dropFirst()), let number = Int(parts[1].dropFirst(titleMark.count - 1)) else { return nil }
        return (String(parts[0]), number)
    }

    var isTitle: Bool { id.contains(Self.titleMark) }

    /// Its text without titles, then each title of its source: nothing but itself where there are none.
    func parts(_ localization: Localization) -> [TranslationUnit] {
        let texts = [source.text, base].compactMap(\.self) + targets.map(\.text)
        return texts.contains(where: \.hasTitles) ? [untitled] + titles(localization) : [self]
    }

    private var untitled: TranslationUnit {
        var unit = self
        unit.source.text = source.text.untitled
        unit.base = base?.untitled
        unit.target?.text = target?.text.untitled ?? SegmentText(parts: [])
        for index in continuation.indices { unit.continuation[index].text = continuation[index].text.untitled }
        if state == .stale(.text), let base = unit.base {
            let change = SourceChange(from: base, to: unit.source.text)
            unit.state = change.reason(for: unit.targets.map(\.text)).map { .stale($0) } ?? stateBesidesSource
        }
        return unit
    }

    private func titles(_ localization: Localization) -> [TranslationUnit] {
        let ours = exchangedTarget.map { target in localization.counterparts(of: source.text, in: target).mapValues { target.codes[$0].title ?? "" } }
        let former = base.map { base in localization.counterparts(of: source.text, in: base).mapValues { base.codes[$0].title ?? "" } }
        return source.text.codes.enumerated().compactMap { index, code in
            guard let title = code.title, !title.isEmpty else { return nil }
            let now = ours?[index] ?? ""
            let state = state(ofTitle: title, now, former: former.map { $0[index] ?? "" })
            var image: String?
            if case .image(let address, _) = code { image = address }
            func segment(_ text: String) -> Segment {
                Segment(
                    kind: .paragraph, text: SegmentText(plain: text), range: source.range, path: source.path + [String(source.text.plainText.prefix(60))],
                    image: image)
            }
            return TranslationUnit(
                id: titleID(index + 1), article: article, locale: locale, source: segment(title), target: state == .new ? nil : segment(now),
                base: former?[index].flatMap { $0.isEmpty ? nil : SegmentText(plain: $0) }, state: state, by: by, on: on)
        }
    }

    /// - Parameter former: the title that the translation was made from; nil where none is recorded.
    private func state(ofTitle title: String, _ now: String, former: String?) -> State {
        guard state != .new, !now.isEmpty else { return .new }
        guard let former else { return state }
        if SourceChange(from: SegmentText(plain: former), to: SegmentText(plain: title)) == .words { return now == title ? .new : .stale(.text) }
        if case .stale = state { return stateBesidesSource }
        return state
    }
}
