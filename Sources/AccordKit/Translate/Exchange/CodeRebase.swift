import Diagnostics

/// A way from the codes of a source text that was exported to those of the text that stands in its place now, where only links, labels and
/// marks of it have changed: by it, what was translated meanwhile can be taken over.
struct CodeRebase {
    private let localization: Localization
    /// Of a code that leads elsewhere now: its successor, as the source has it.
    private var successors: [CodeIdentity: SegmentText.Code] = [:]
    /// Marks of which the text has other numbers now, which a translation may have or not.
    let changedMarks: Set<CodeIdentity>
    /// Marks that the text has no longer.
    private let droppedMarks: Set<CodeIdentity>

    /// Nil where words or claims have changed, or a code could have become one of several.
    init?(from old: SegmentText, to new: SegmentText, _ localization: Localization) {
        switch SourceChange(from: old, to: new) {
        case .none, .labels, .links, .markup, .typography: break
        case .words, .claims: return nil
        }
        self.localization = localization
        let (before, after) = (old.codes.filter { !$0.isMark }, new.codes.filter { !$0.isMark })
        guard before.count == after.count else { return nil }
        var keys: [CodeIdentity: CodeIdentity] = [:]
        for (old, new) in zip(before, after) {
            guard old.isOfKind(of: new) else { return nil }
            let (from, to) = (localization.key(old), localization.key(new))
            if let known = keys.updateValue(to, forKey: from), known != to { return nil }
            if from != to { successors[from] = new }
        }
        func marks(_ text: SegmentText) -> [CodeIdentity: Int] {
            Dictionary(text.codes.filter(\.isMark).map { (localization.key($0), 1) }, uniquingKeysWith: +)
        }
        let (oldMarks, newMarks) = (marks(old), marks(new))
        changedMarks = Set(oldMarks.keys).union(newMarks.keys).filter { oldMarks[$0] != newMarks[$0] }
        droppedMarks = changedMarks.filter { newMarks[$0] == nil }
    }

    /// A translation with the codes of the new text.
    func carrying(_ text: SegmentText) -> SegmentText {
        var text = text
        for (index, code) in text.codes.enumerated() {
            guard let successor = successors[localization.key(code)] else { continue }
            text.codes[index] = successor.localized(localization, like: code)
        }
        let dropped = Set(text.codes.indices.filter { droppedMarks.contains(localization.key(text.codes[$0])) }.map { $0 + 1 })
        text.parts.removeAll { part in
            switch part {
            case .open(let number), .close(let number): dropped.contains(number)
            case .text, .standalone: false
            }
        }
        return SegmentText(text.inlines())
    }
}

extension SegmentText.Code {
    /// Whether it only sets words off.
    fileprivate var isMark: Bool {
        switch self {
        case .emphasis, .strong, .strikethrough: true
        case .link, .claim, .label, .code, .lineBreak, .image, .html: false
        }
    }

    fileprivate func isOfKind(of other: SegmentText.Code) -> Bool {
        switch (self, other) {
        case (.link, .link), (.claim, .claim), (.label, .label), (.code, .code), (.lineBreak, .lineBreak), (.image, .image), (.html, .html): true
        default: false
        }
    }

    /// The code in the translation's language, with a title that was translated before.
    fileprivate func localized(_ localization: Localization, like old: SegmentText.Code) -> SegmentText.Code {
        switch (localization.localized(self), old) {
        case (.link(let destination, let title), .link(_, let known)): .link(destination: destination, title: known.isEmpty ? title : known)
        case (.image(let source, let title), .image(_, let known)): .image(source: source, title: known.isEmpty ? title : known)
        case (let code, _): code
        }
    }
}

// MARK: The source text that a file has

/// A code as a file has it.
enum IncomingCode: Sendable, Hashable {
    /// As it stands in Markdown.
    case native(open: String, close: String)
    /// A link, of which the file does not say where it leads.
    case someLink
    case emphasis, strong, strikethrough
    /// A claim or a link that encloses words, by where it leads.
    case claim(String), link(String)

    fileprivate func code(_ number: Int) -> SegmentText.Code? {
        switch self {
        case .emphasis: .emphasis
        case .strong: .strong
        case .strikethrough: .strikethrough
        case .claim(let destination): .claim(destination: destination)
        case .link(let destination): .link(destination: destination, title: "")
        // No two of them are the same.
        case .someLink: .link(destination: "?\(number)", title: "")
        // At the end of a text, Markdown has no line break.
        case .native(let open, "") where open.first == "\\" && open.dropFirst().allSatisfy(\.isWhitespace): .lineBreak
        case .native(let open, let close): SegmentText(markdown: close.isEmpty ? open : "\(open)x\(close)")?.codes.first
        }
    }
}

extension IncomingSegment {
    /// The source text that was exported, as far as the file itself tells; where its digest is known, only what fits it.
    ///
    /// - Parameter now: the source text of today, whose codes stand for those that the file does not tell.
    func writtenSource(besides now: SegmentText) -> SegmentText? {
        guard case .coded(let parts) = source else {
            guard case .markdown(let markdown) = source, let text = SegmentText(markdown: markdown) else { return nil }
            return fits(text) ? text : nil
        }
        let count = parts.reduce(0) { max($0, $1.number ?? 0) }
        let codes = (1..<count + 1).compactMap { number in sourceCodes[number]?.code(number) }
        guard codes.count == count, parts.allSatisfy({ $0.number != 0 }) else { return nil }
        let text = SegmentText(SegmentText(parts: parts.unfolded(codes), codes: codes).inlines())
        guard sourceCodes.values.contains(.someLink) else { return fits(text) ? text : nil }
        // With everything else the same, only where its links lead can have changed.
        guard text.parts == now.parts, text.codes.count == now.codes.count else { return nil }
        var known = text
        for (index, (old, new)) in zip(text.codes, now.codes).enumerated() {
            if case .link(let destination, _) = old, destination.hasPrefix("?"), case .link(_, let title) = new {
                known.codes[index] = .link(destination: destination, title: title)
            } else if old != new {
                return nil
            }
        }
        return known
    }

    /// The unit of an article that it translates. Where nothing is recorded, an id is made of the text, so that it is another one when a link changes;
    /// the text itself tells then.
    ///
    /// - Parameter others: the ids that the files name.
    func unit(among units: [String: TranslationUnit], besides others: Set<String>, _ localization: Localization) -> TranslationUnit? {
        if let unit = units[id] { return unit }
        func sentence(_ text: SegmentText) -> SegmentText { isWhole ? text : text.untitled }
        let open = units.values.filter { $0.base == nil && !others.contains($0.id) }
        let candidates = open.filter { unit in
            guard let written = writtenSource(besides: sentence(unit.source.text)) else { return false }
            return CodeRebase(from: sentence(written), to: sentence(unit.source.text), localization) != nil
        }
        guard candidates.isEmpty else { return candidates.count == 1 ? candidates.first : nil }
        return editedUnit(among: open)
    }

    /// The one unit whose source says almost what the exported one said.
    private func editedUnit(among units: [TranslationUnit]) -> TranslationUnit? {
        var vocabulary: [String: Int] = [:]
        let likely = units.filter { unit in
            guard let written = writtenSource(besides: unit.source.text) else { return false }
            return WordBag(written, &vocabulary).similarity(to: WordBag(unit.source.text, &vocabulary)) >= Self.likeness
        }
        return likely.count == 1 ? likely.first : nil
    }

    /// Two words of ten may be others.
    private static let likeness = 0.8

    private func fits(_ text: SegmentText) -> Bool { sourceDigest.map { TargetDigest(text).description == $0 } ?? false }
}

extension SegmentText.Part {
    /// The number of a code.
    var number: Int? {
        switch self {
        case .text: nil
        case .open(let number), .close(let number), .standalone(let number): number
        }
    }
}
