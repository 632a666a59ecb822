import Diagnostics
import Markdown

extension ProseCheck {
    /// Spaces around marks: no line may break before `;`, and each authority has its own width for the space, or none.
    mutating func checkSpaces(_ text: Prose, _ profile: TypographyProfile) {
        for index in text.elements.indices where text.isText(index) {
            let scalar = text.scalar(index)
            if scalar == "«" { checkSpace(behind: index, text, profile) }
            guard let place = TypographyProfile.Place(before: scalar), Self.isMark(at: index, place, text) else { continue }
            checkSpace(before: index, place, text, profile)
        }
    }

    /// Whether the scalar is a punctuation mark of a sentence here, and no part of a time, an address, a smiley or a placeholder.
    private static func isMark(at index: Int, _ place: TypographyProfile.Place, _ text: Prose) -> Bool {
        let spaces = spaces(before: index, text)
        let before = spaces.lowerBound - 1
        let next = text[index + 1]
        if place == .colon || place == .highMark, isQuotedAlone(before, text) || isListed(index, text) { return false }
        switch place {
        case .guillemet, .digitGroup: return before >= 0
        case .percent, .currency:
            return text.isText(before) && text.scalar(before).isDigit && !isWord(next)
        case .colon, .highMark:
            let isSecond = isSecond(index, of: spaces, text)
            guard isSecond || text.endsWord(before) || text.isText(before) && (closers.contains(text.scalar(before)) || text.scalar(before).isPictogram)
            else { return false }
            guard let next, next.origin == .text else { return next == nil || next?.origin == .lineEnd || !spaces.isEmpty }
            guard !isSmiley(index, text), !(spaces.isEmpty && place == .colon && text.isColonOfWord(index)) else { return false }
            // The space may have got to the wrong side of it: `Oui !Non`.
            if !spaces.isEmpty, place == .highMark, next.scalar.properties.isUppercase { return true }
            return next.scalar.isSpace || closers.contains(next.scalar) || next.scalar == "!" || next.scalar == "?"
        }
    }

    /// Whether a straight mark opens a quotation right before, so that what follows is spoken of: `la touche "?"`.
    private static func isQuotedAlone(_ before: Int, _ text: Prose) -> Bool {
        guard text.isText(before), text.scalar(before) == "\"" || text.scalar(before) == "'" else { return false }
        return before == 0 || text.scalar(before - 1).isSpace || "(/’'".unicodeScalars.contains(text.scalar(before - 1))
    }

    /// Whether it is one of several signs that are enumerated, with spaces between them: `l’un de ces signes : ! ? ; :`.
    private static func isListed(_ index: Int, _ text: Prose) -> Bool {
        func isSign(_ index: Int) -> Bool { text.isText(index) && ";:!?".unicodeScalars.contains(text.scalar(index)) }
        func next(_ index: Int, _ step: Int) -> Int? {
            guard text.scalar(index + step).isSpace, isSign(index + 2 * step) else { return nil }
            return index + 2 * step
        }
        var signs = [index]
        while let sign = next(signs[signs.count - 1], 1), signs.count < 9 { signs.append(sign) }
        while let sign = next(signs[0], -1), signs.count < 18 { signs.insert(sign, at: 0) }
        guard signs.count > 2 || signs.count == 2 && signs.contains(where: { ";:".unicodeScalars.contains(text.scalar($0)) }) else { return false }
        // What announces the others is none of them.
        return !(index == signs[0] && text.scalar(index) == ":")
    }

    /// Whether it is the second of `? !`, which stands next to the first.
    private static func isSecond(_ index: Int, of spaces: Range<Int>, _ text: Prose) -> Bool {
        let high: Set<Unicode.Scalar> = ["?", "!"]
        return !spaces.isEmpty && high.contains(text.scalar(index)) && text.isText(spaces.lowerBound - 1)
            && high.contains(text.scalar(spaces.lowerBound - 1))
    }

    /// `:)`, `;)` and `:'(`
    private static func isSmiley(_ index: Int, _ text: Prose) -> Bool {
        guard text.scalar(index) == ":" || text.scalar(index) == ";" else { return false }
        let mouth = text.scalar(index + 1) == "'" ? text.scalar(index + 2) : text.scalar(index + 1)
        return mouth == ")" || mouth == "(" && text.scalar(index + 1) == "'"
    }

    private static let closers: Set<Unicode.Scalar> = [")", "]", "»", "”", "’", "\"", "'", "%", "‰", "€", "$", "£", "¥", "…", "."]

    private static func isWord(_ element: Prose.Element?) -> Bool {
        guard let element else { return false }
        return element.scalar.isLetter || element.scalar.isDigit || element.origin == .opaque || element.origin == .token
    }

    /// The spaces that stand before an index.
    private static func spaces(before index: Int, _ text: Prose) -> Range<Int> {
        var start = index
        while start > 0, text.elements[start - 1].origin == .lineEnd || text.isText(start - 1) && text.scalar(start - 1).isSpace {
            start -= 1
        }
        return start..<index
    }

    private mutating func checkSpace(before index: Int, _ place: TypographyProfile.Place, _ text: Prose, _ profile: TypographyProfile) {
        let spaces = Self.spaces(before: index, text)
        let isSecond = Self.isSecond(index, of: spaces, text)
        // What is quoted may be a field or a subject that is written so.
        let isDoubtful = place == .colon && spaces.isEmpty && text.isBehindFirstQuotedWord(index)
        judge(
            spaces, of: index, isBefore: true, text, profile, isSecond ? TypographyProfile.Spacing(preferred: nil) : profile.spacing(place),
            isSafe: !isDoubtful)
    }

    private mutating func checkSpace(behind index: Int, _ text: Prose, _ profile: TypographyProfile) {
        var end = index + 1
        while let next = text[end], next.origin == .lineEnd || text.isText(end) && next.scalar.isSpace { end += 1 }
        guard end < text.count else { return }
        judge(index + 1..<end, of: index, isBefore: false, text, profile, profile.spacing(.guillemet))
    }

    private static func place(at mark: Unicode.Scalar, isBefore: Bool) -> Message {
        switch mark {
        case "»": "before a closing quotation mark"
        case "«": "behind an opening quotation mark"
        default: isBefore ? "before “\(mark)”" : "behind “\(mark)”"
        }
    }

    private mutating func judge(
        _ spaces: Range<Int>, of mark: Int, isBefore: Bool, _ text: Prose, _ profile: TypographyProfile,
        _ spacing: TypographyProfile.Spacing, isSafe: Bool = true
    ) {
        let found = text.string(spaces)
        let preferred = spacing.preferred.map { String(Character($0)) } ?? ""
        let isAllowed = spacing.allowed.map { found == String(Character($0)) } ?? false
        guard found != preferred, !isAllowed else { return }
        let isHarmless = spaces.count == 1 && text.isText(spaces.lowerBound) && text.scalar(spaces.lowerBound).isNoBreakSpace
        let place = Self.place(at: text.scalar(mark), isBefore: isBefore)
        let want = spacing.preferred?.notation
        let edge = text.range(mark..<mark + 1).map { isBefore ? $0.lowerBound..<$0.lowerBound : $0.upperBound..<$0.upperBound }
        let bytes = spaces.isEmpty ? edge : text.range(spaces)
        let shown = isBefore ? text.span(spaces.lowerBound..<mark + 1) : text.span(mark..<spaces.upperBound)
        // A line that ends before a mark is mended by hand: the mark moves up.
        let isOnLine = !text.elements[spaces].contains { $0.origin == .lineEnd }
        report(
            isHarmless ? .unusualSpace : .wrongSpace, isHarmless ? .note : .error, at: shown,
            rule: isHarmless && spacing.preferred == nil
                ? "The authority of the page's language prefers no space \(place)"
                : isHarmless
                ? "The authority of the page's language prefers one space \(place)"
                : spacing.preferred == nil ? "No space stands \(place)" : "A space that no line breaks at stands \(place)",
            seen: found.isEmpty ? "there is none" : !isOnLine ? "a line ends there" : spaces.count == 1 ? "there is \(text.scalar(spaces.lowerBound).notation)" : "there are \(spaces.count) spaces",
            right: want.map { "\(profile.rawValue) asks for \($0)" } ?? "\(profile.rawValue) asks for no space",
            fixes: isOnLine ? write(preferred, over: bytes, want.map { "Put \($0) \(place)" } ?? "Put no space \(place)", isSafe: isSafe) : [])
    }
}

extension Unicode.Scalar {
    /// An emoji or another sign that stands for a word.
    fileprivate var isPictogram: Bool { value > 0x2100 && (properties.isEmoji || properties.isVariationSelector) }
}
