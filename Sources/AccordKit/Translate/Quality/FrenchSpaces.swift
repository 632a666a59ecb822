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
        switch place {
        case .guillemet, .digitGroup: return before >= 0
        case .percent, .currency:
            return text.isText(before) && text.scalar(before).isDigit && !isWord(next)
        case .colon, .highMark:
            // The second of `?!` stands next to the first.
            guard text.endsWord(before) || text.isText(before) && closers.contains(text.scalar(before)) else { return false }
            guard let next, next.origin == .text else { return next == nil || next?.origin == .lineEnd || !spaces.isEmpty }
            // `:)` and `;)` are smileys.
            if place == .colon || text.scalar(index) == ";", next.scalar == ")" { return false }
            return next.scalar.isSpace || closers.contains(next.scalar) || next.scalar == "!" || next.scalar == "?"
        }
    }

    private static let closers: Set<Unicode.Scalar> = [")", "]", "»", "”", "’", "\"", "'", "%", "‰", "€", "$", "£", "…", "."]

    private static func isWord(_ element: Prose.Element?) -> Bool {
        guard let element else { return false }
        return element.scalar.isLetter || element.scalar.isDigit || element.origin == .opaque
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
        judge(spaces, of: index, isBefore: true, text, profile, profile.spacing(place))
    }

    private mutating func checkSpace(behind index: Int, _ text: Prose, _ profile: TypographyProfile) {
        var end = index + 1
        while let next = text[end], next.origin == .lineEnd || text.isText(end) && next.scalar.isSpace { end += 1 }
        guard end < text.count else { return }
        judge(index + 1..<end, of: index, isBefore: false, text, profile, profile.spacing(.guillemet))
    }

    private mutating func judge(
        _ spaces: Range<Int>, of mark: Int, isBefore: Bool, _ text: Prose, _ profile: TypographyProfile,
        _ spacing: TypographyProfile.Spacing
    ) {
        let found = text.string(spaces)
        let preferred = spacing.preferred.map { String(Character($0)) } ?? ""
        let isAllowed = spacing.allowed.map { found == String(Character($0)) } ?? false
        guard found != preferred, !isAllowed else { return }
        let isHarmless = spaces.count == 1 && text.isText(spaces.lowerBound) && text.scalar(spaces.lowerBound).isNoBreakSpace
        let place: Message = isBefore ? "before “\(text.scalar(mark))”" : "behind “\(text.scalar(mark))”"
        let want = spacing.preferred?.notation
        let edge = text.elements[mark].range
        let bytes = spaces.isEmpty ? (isBefore ? edge.lowerBound..<edge.lowerBound : edge.upperBound..<edge.upperBound) : text.range(spaces)
        let shown = isBefore ? text.span(spaces.lowerBound..<mark + 1) : text.span(mark..<spaces.upperBound)
        // A line that ends before a mark is mended by hand: the mark moves up.
        let isOnLine = !text.elements[spaces].contains { $0.origin == .lineEnd }
        report(
            isHarmless ? .unusualSpace : .wrongSpace, isHarmless ? .note : .error, at: shown,
            rule: isHarmless
                ? "The authority of the page's language prefers one space \(place)"
                : spacing.preferred == nil ? "No space stands \(place)" : "A space that no line breaks at stands \(place)",
            seen: found.isEmpty ? "there is none" : isOnLine ? "there is \(text.notation(of: spaces))" : "a line ends there",
            right: want.map { "\(profile.rawValue) asks for \($0)" } ?? "\(profile.rawValue) asks for no space",
            fixes: isOnLine ? write(preferred, over: bytes, want.map { "Put \($0) \(place)" } ?? "Put no space \(place)") : [])
    }
}

extension Prose {
    fileprivate func notation(of spaces: Range<Int>) -> Message {
        spaces.count == 1 ? scalar(spaces.lowerBound).notation : "\(spaces.count) spaces"
    }
}
