import Diagnostics

/// The punctuation at the end of a text.
enum TextEnd: Hashable {
    /// The full stop of an abbreviation, which may end a sentence as well.
    case abbreviation
    case nothing, stop, colon, question, exclamation, semicolon, comma, ellipsis

    var name: Message {
        switch self {
        case .nothing: "no mark"
        case .stop, .abbreviation: "a full stop"
        case .colon: "a colon"
        case .question: "a question mark"
        case .exclamation: "an exclamation mark"
        case .semicolon: "a semicolon"
        case .comma: "a comma"
        case .ellipsis: "an ellipsis"
        }
    }

    /// Of a mark in whatever script.
    fileprivate init(_ mark: Unicode.Scalar, in language: String) {
        switch mark {
        case ".", "。", "．", "｡", "।", "॥", "۔", "։", "።", "។", "။": self = .stop
        case ":", "：", "፡": self = .colon
        case "\u{37E}": self = .question
        case ";" where language == "el": self = .question
        case "?", "？", "؟", "՞", "፧": self = .question
        case "!", "！", "՜": self = .exclamation
        case ";", "；", "؛", "፤": self = .semicolon
        case ",", "，", "、", "،", "፣": self = .comma
        case "…", "⋯": self = .ellipsis
        default: self = .nothing
        }
    }

    /// Whether sentences of a language end without a mark.
    static func hasNoStop(_ language: String) -> Bool { language == "th" || language == "lo" }
}

extension Prose {
    /// The mark that a text ends with, within quotation marks and brackets and before pictures.
    func end(in language: String) -> TextEnd {
        var index = count - 1
        while index >= 0, elements[index].origin == .lineEnd || scalar(index).isSpace || Self.closers.contains(scalar(index)) || isPicture(index) {
            index -= 1
        }
        let end = TextEnd(scalar(index), in: language)
        guard end == .stop, scalar(index) == "." else { return end }
        return scalar(index - 1) == "." ? .ellipsis : isAbbreviation(before: index) ? .abbreviation : .stop
    }

    private static let closers = Set(")»”\"’*“«‘›‹]」』）】〉》'＂".unicodeScalars)

    private func isPicture(_ index: Int) -> Bool {
        let scalar = scalar(index)
        return scalar == "\u{200D}" || scalar.value > 0x2300 && (scalar.properties.isEmoji || scalar.properties.isVariationSelector)
    }

    /// Whether the word before a full stop is one that ends with it: p.m., U.S., Inc.
    private func isAbbreviation(before stop: Int) -> Bool {
        var start = stop
        func isOwn(_ index: Int) -> Bool { isText(index) || self[index]?.origin == .token }
        while start > 0, isOwn(start - 1), scalar(start - 1).isLetter || scalar(start - 1) == "." { start -= 1 }
        let word = string(start..<stop).lowercased()
        let isInitials = word.contains(".") && word.split(separator: ".").allSatisfy { $0.count == 1 }
        let isSpaced = word.count == 1 && scalar(start - 1).isSpace && scalar(start - 2) == "."
        // 2024 r.
        let isUnit = word.count == 1 && scalar(start - 1).isSpace && scalar(start - 2).isDigit
        return isInitials || isSpaced || isUnit || Self.abbreviations.contains(word)
    }

    private static let abbreviations: Set<String> = Set(
        """
        inc co corp ltd llc etc jr sr vs st ave approx dept al usw bzw ca max min cie av bd env réf tél tel nr str ecc ud uds \
        janv févr avr juil sept oct nov déc jan feb mar apr jun jul aug sep dec mrt okt dez mär ene abr ago dic gen mag giu lug set ott \
        std sek sec hr hrs godz itd itp tzn np enz osv atd stb mio mrd mln mld tys wk no fig vol pp vb руб г гг др пр им
        """.split(separator: " ").map(String.init))
}
