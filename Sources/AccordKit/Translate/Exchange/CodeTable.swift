import Markdown

/// The codes of a segment as exchange files number them, the same in every export: those of the source from 1 on, then those that only the
/// translation has.
struct CodeTable: Sendable {
    /// Of the source, number by number.
    let source: SegmentText
    /// As they stand in the translation: what is written where code number `n` stands is `codes[n - 1]`.
    let codes: [SegmentText.Code]
    /// The translation as it is now, its codes numbered as here.
    let target: SegmentText?
    let localization: Localization

    init(source: SegmentText, target: SegmentText?, _ localization: Localization) {
        self.source = source
        self.localization = localization
        var codes = source.codes.map(localization.localized)
        var target = target
        if let parts = target?.parts, let existing = target?.codes {
            // A code of the translation is the first of the source's that is the same and not taken yet.
            var free = Dictionary(grouping: source.codes.indices) { localization.key(source.codes[$0]) }
            var numbers: [Int] = []
            for code in existing {
                let key = localization.key(code)
                if let index = free[key]?.first {
                    free[key]?.removeFirst()
                    codes[index] = code
                    numbers.append(index + 1)
                } else {
                    codes.append(code)
                    numbers.append(codes.count)
                }
            }
            target?.parts = parts.map { $0.renumbered { 1...numbers.count ~= $0 ? numbers[$0 - 1] : 0 } }
            target?.codes = codes
        }
        self.codes = codes
        self.target = target
    }

    /// The source with the codes of the translation.
    var own: SegmentText { text(source.parts) }

    /// A text that came back, whose codes are numbered as here, in the one form of such texts; numbers that the table does not have are left out.
    func text(_ parts: [SegmentText.Part]) -> SegmentText {
        SegmentText(SegmentText(parts: parts, codes: codes).inlines())
    }

    /// A text that came back as Markdown, with the labels of the translation's language.
    ///
    /// A label that the product shows in one of its forms stays as it was written.
    func text(markdown: SegmentText) -> SegmentText {
        var text = markdown
        var labels: [CodeIdentity: [SegmentText.Code]] = [:]
        for code in codes { labels[localization.key(code), default: []].append(code) }
        for (index, code) in text.codes.enumerated() {
            let key = localization.key(code)
            guard let known = labels[key]?.first else { continue }
            if labels[key]?.count ?? 0 > 1 { labels[key]?.removeFirst() }
            switch code {
            case .label(let destination, let written):
                if !localization.accepts(written, for: destination) { text.codes[index] = known }
            case .link(let destination, let title):
                guard case .link(let wanted, _) = known, destination != wanted else { continue }
                text.codes[index] = .link(destination: wanted, title: title)
            case .emphasis, .strong, .strikethrough, .claim, .code, .lineBreak, .image, .html: continue
            }
        }
        return SegmentText(text.inlines())
    }

    /// What a translation lacks of the source, and what it has beyond.
    func differences(_ text: SegmentText, from other: SegmentText) -> (missing: [CodeIdentity], extra: [CodeIdentity]) {
        var counts: [CodeIdentity: Int] = [:]
        for code in other.codes { counts[localization.key(code), default: 0] += 1 }
        var extra: [CodeIdentity] = []
        for key in text.codes.map(localization.key) {
            if let count = counts[key], count > 0 { counts[key] = count - 1 } else { extra.append(key) }
        }
        var missing: [CodeIdentity] = []
        for key in other.codes.map(localization.key) {
            if let count = counts[key], count > 0 {
                missing.append(key)
                counts[key] = count - 1
            }
        }
        return (missing, extra)
    }
}

extension SegmentText.Part {
    func renumbered(_ number: (Int) -> Int) -> SegmentText.Part {
        switch self {
        case .text: self
        case .open(let old): .open(number(old))
        case .close(let old): .close(number(old))
        case .standalone(let old): .standalone(number(old))
        }
    }
}

extension SegmentText.Code {
    /// As it stands in Markdown: what opens it and what closes it; a code that stands for itself has only the first.
    var native: (open: String, close: String) {
        switch self {
        case .emphasis: ("*", "*")
        case .strong: ("**", "**")
        case .strikethrough: ("~~", "~~")
        case .link, .claim: ("[", String(SegmentText(parts: [.open(1), .text("x"), .close(1)], codes: [self]).markdown.dropFirst(2)))
        case .label, .code, .image: (SegmentText(parts: [.standalone(1)], codes: [self]).markdown, "")
        case .lineBreak: ("\\\n", "")
        case .html(let text): (text, "")
        }
    }

    /// What a claim is about, as a link's destination.
    var claimed: String? {
        switch self {
        case .claim(let destination), .label(let destination, _): destination
        case .emphasis, .strong, .strikethrough, .link, .code, .lineBreak, .image, .html: nil
        }
    }

    /// What a translator sees in its place.
    fileprivate var display: String {
        switch self {
        case .label(let destination, let text): text.isEmpty ? destination : text
        case .code(let text), .html(let text): text
        case .lineBreak: "⏎"
        case .image(let source, _): source
        // Only an address stands for itself.
        case .link(let destination, _): destination
        case .emphasis, .strong, .strikethrough, .claim: ""
        }
    }
}

extension Localization {
    /// What a translator sees in the place of a code; of a claim whose label is left to be put in, that label.
    func display(_ code: SegmentText.Code, in locale: String) -> String {
        guard case .label(let destination, let text) = code, text.isEmpty else { return code.display }
        return label(of: destination, in: locale) ?? destination
    }
}
