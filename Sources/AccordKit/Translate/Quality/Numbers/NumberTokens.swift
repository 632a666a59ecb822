/// A piece of a text as its numbers are read from it.
struct NumberToken {
    enum Kind {
        case digits, letters, sign
        /// Code, an image or the border of a claim.
        case gap
    }

    let kind: Kind
    /// As it is written; digits of any script as 0 to 9.
    let text: String
    /// In lower case.
    let word: String
    /// Whether nothing stands between it and the one before.
    let isGlued: Bool
    let isInClaim: Bool
    let range: Range<Int>

    /// Whether it has a capital anywhere, as names do.
    var isCapitalized: Bool { kind == .letters && text.contains(where: \.isUppercase) }
}

extension Prose {
    /// Runs of digits, runs of letters, and signs one by one; the digits of claims are the product's and left out.
    var numberTokens: [NumberToken] {
        var tokens: [NumberToken] = []
        var index = 0
        var isGlued = false
        while index < count {
            let start = index
            let kind = tokenKind(at: index)
            guard let kind else {
                isGlued = false
                index += 1
                continue
            }
            let isInClaim = elements[index].origin == .claim
            index += 1
            if kind == .digits || kind == .letters {
                while index < count, tokenKind(at: index) == kind, (elements[index].origin == .claim) == isInClaim { index += 1 }
            }
            let isPlain = kind != .letters || (start..<index).allSatisfy { ("a"..."z").contains(elements[$0].scalar) }
            let text = kind == .digits ? digits(start..<index) : string(start..<index)
            tokens.append(
                NumberToken(
                    kind: kind, text: text, word: isPlain ? text : text.lowercased(), isGlued: isGlued, isInClaim: isInClaim,
                    range: start..<index))
            isGlued = true
        }
        return tokens
    }

    /// Nil for spaces.
    private func tokenKind(at index: Int) -> NumberToken.Kind? {
        let element = elements[index]
        let scalar = element.scalar
        switch element.origin {
        case .opaque: return .gap
        case .token where scalar == "\u{FFFC}": return .gap
        case .lineEnd: return nil
        // The numbers of a version or a file's name are to be the same.
        case .text, .token, .claim:
            if scalar.isASCII {
                if scalar.isDigit { return element.origin == .claim ? .gap : .digits }
                // ASCII is told without looking it up: most of a text is.
                if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { return .letters }
                return scalar == " " || scalar == "\t" ? nil : .sign
            }
            if scalar.isSpace { return nil }
            if scalar.properties.numericType == .decimal { return element.origin == .claim ? .gap : .digits }
            return scalar.isLetter || scalar.properties.generalCategory == .nonspacingMark ? .letters : .sign
        }
    }

    private func digits(_ range: Range<Int>) -> String {
        var text = ""
        for index in range { text += String(Int(scalar(index).properties.numericValue ?? 0)) }
        return text
    }
}
