import Diagnostics
import Markdown

extension ProseCheck {
    /// Quotation marks of a French text are « and », with what belongs between them and the words.
    mutating func checkQuotes(_ text: Prose) {
        checkCurlyQuotes(text)
        let (pairs, arePlain) = straightPairs(in: text)
        for pair in pairs where isProse(pair.dropFirst().dropLast(), text) && !isOperand(pair, text) {
            reportQuotes(pair, text, isSafe: arePlain && !isOneCode(pair.dropFirst().dropLast(), text), isNested: !arePlain)
        }
    }

    /// What stands between two straight marks, with them, the outermost only; and whether no mark leaves a doubt which of the others is its partner.
    private func straightPairs(in text: Prose) -> (pairs: [Range<Int>], arePlain: Bool) {
        var open: [Int] = []
        var pairs: [Range<Int>] = []
        var arePlain = true
        for index in text.elements.indices where text.isText(index) && text.scalar(index) == "\"" {
            let (before, after) = (text.scalar(index - 1), text.scalar(index + 1))
            let mayOpen = index + 1 < text.count && !after.isSpace && (index == 0 || before.isSpace || "(’'[«/\"".unicodeScalars.contains(before))
            let mayClose = index > 0 && !before.isSpace && !after.isLetter && !after.isDigit
            if mayClose, let start = open.popLast() {
                if open.isEmpty { pairs.append(start..<index + 1) }
            } else if mayOpen {
                if !open.isEmpty { arePlain = false }
                open.append(index)
            } else if !(open.isEmpty && before.isDigit) {
                // Inches are none of them.
                arePlain = false
            }
        }
        return (pairs, arePlain && open.isEmpty)
    }

    /// Whether nothing but code or a claim is quoted: the marks may be a part of a command.
    private func isOneCode(_ range: Range<Int>, _ text: Prose) -> Bool {
        if range.count == 1, text[range.lowerBound]?.origin == .opaque { return true }
        return !range.isEmpty && range.allSatisfy { text[$0]?.origin == .claim }
    }

    /// “ and ” are for quotations within others.
    private mutating func checkCurlyQuotes(_ text: Prose) {
        var depth = 0
        var open: Int?
        for index in text.elements.indices where text.isText(index) {
            switch text.scalar(index) {
            case "«": depth += 1
            case "»": depth -= 1
            case "“" where depth <= 0: open = index
            case "”":
                if let start = open, isProse(start + 1..<index, text), !"’'".unicodeScalars.contains(text.scalar(start - 1)) {
                    reportQuotes(start..<index + 1, text, isStraight: false)
                }
                open = nil
            default: break
            }
        }
    }

    /// Whether words are quoted, and no code or part of a command line.
    private func isProse(_ range: Range<Int>, _ text: Prose) -> Bool {
        if isOneCode(range, text) { return true }
        return range.contains { text.isText($0) && text.scalar($0).isLetter } && text.scalar(range.lowerBound) != "-"
            && !range.contains { text[$0]?.origin == .opaque || text[$0]?.origin == .token || "/*_={}<>\\$@&|".unicodeScalars.contains(text.scalar($0)) }
    }

    /// Whether an operator or an option stands beside a quotation, as in `"a" + "b"` and `-m "message"`.
    private func isOperand(_ range: Range<Int>, _ text: Prose) -> Bool {
        var (before, after) = (range.lowerBound - 1, range.upperBound)
        while text.isText(before), text.scalar(before).isSpace { before -= 1 }
        while text.isText(after), text.scalar(after).isSpace { after += 1 }
        let operators = "+=<>|&".unicodeScalars
        if [before, after].contains(where: { text.isText($0) && operators.contains(text.scalar($0)) }) { return true }
        var start = before
        while text[start - 1]?.origin == .token { start -= 1 }
        return text[before]?.origin == .token && text.scalar(start) == "-"
    }

    /// - Parameter isNested: whether other marks stand between them, so that it is for the writer to say what is quoted.
    private mutating func reportQuotes(_ range: Range<Int>, _ text: Prose, isStraight: Bool = true, isSafe: Bool = false, isNested: Bool = false) {
        let space = profile?.spacing(.guillemet).preferred.map { String(Character($0)) } ?? ""
        var edits: [Edit] = []
        for (index, mark) in [(range.lowerBound, "«\(space)"), (range.upperBound - 1, "\(space)»")] {
            guard let bytes = text.range(index..<index + 1) else { continue }
            edits.append(Edit(file.location(of: bytes), replacement: mark))
        }
        let right = "«\(space)\(text.string(range.dropFirst().dropLast()))\(space)»"
        report(
            .straightQuotes, isStraight ? .warning : .note, at: text.span(range), rule: "A French quotation stands between « and »",
            seen: isStraight ? "the marks are straight" : "the marks are those of a quotation within another",
            right: isNested
                ? "Write « and » around the whole, and “ and ” around a quotation within it"
                : right.contains("\u{FFFC}") ? "Write « and » around it" : "Write “\(right)”",
            fixes: edits.count == 2 && !isNested ? [Fix("Put « and » around it", edits: edits, isSafe: isSafe)] : [])
    }

    /// Apostrophes, ellipses, and capitals without their accents.
    mutating func checkFrenchForms(_ text: Prose) {
        for index in text.elements.indices where text.isText(index) {
            switch text.scalar(index) {
            case "'", "`", "\u{B4}", "\u{2018}": checkApostrophe(index, text)
            case ".": checkDots(index, text)
            case "…": checkEtCetera(index, text)
            case "A"..."Z": checkCapital(index, text)
            default: break
            }
        }
    }

    private mutating func checkApostrophe(_ index: Int, _ text: Prose) {
        guard text.isText(index - 1), text.scalar(index - 1).isLetter, let next = text[index + 1] else { return }
        let isInside = next.scalar.isLetter || next.scalar.isDigit || [.claim, .opaque, .token].contains(next.origin)
        guard isInside || next.scalar == "«" || next.scalar == "“" else { return }
        // A lone ` may be what remains of code.
        report(
            .straightApostrophe, at: text.elements[index].range, rule: "The apostrophe of a text is ’ (U+2019)",
            seen: "here it is “\(text.scalar(index))”",
            fixes: write("’", over: text.range(index..<index + 1), isSafe: text.scalar(index) != "`"))
    }

    /// The first of three dots that begin or end a word or a sentence; `../x`, `1...5` and `...rest` are none, and neither are lines of dots.
    private mutating func checkDots(_ index: Int, _ text: Prose) {
        guard text.scalar(index - 1) != ".", text[index - 1]?.origin != .token else { return }
        var end = index
        while text.isText(end), text.scalar(end) == "." { end += 1 }
        let next = text[end]?.scalar ?? " "
        guard 3...4 ~= end - index, next != "/", next != "\\", !next.isDigit else { return }
        let isBeginning = startsSentence(index, text)
        guard isBeginning || text.endsWord(index - 1) || !next.isLetter && next != "\u{FFFC}" else { return }
        let right = isEtCetera(before: index, text) ? "." : "…"
        report(
            .ellipsis, at: text.span(index..<end), rule: "An ellipsis is one character (…), and etc. has one dot",
            seen: end - index == 3 ? "three dots stand here" : "four dots stand here",
            fixes: write(right, over: text.range(index..<end), isSafe: end - index == 3 && !(right == "." && next.isLetter)))
    }

    private mutating func checkEtCetera(_ index: Int, _ text: Prose) {
        guard isEtCetera(before: index, text) else { return }
        report(
            .ellipsis, at: text.span(index..<index + 1), rule: "An ellipsis is one character (…), and etc. has one dot", seen: "an ellipsis stands behind etc",
            fixes: write(".", over: text.range(index..<index + 1)))
    }

    private func isEtCetera(before index: Int, _ text: Prose) -> Bool {
        let word = text.string(max(0, index - 3)..<index).lowercased()
        return word == "etc" && !(text.isText(index - 4) && text.scalar(index - 4).isLetter)
    }
}
