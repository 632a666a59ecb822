extension SegmentText {
    /// What a reader sees, with labels and code, without images and HTML; a line break is a space.
    public var plainText: String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let string): text += string
            case .open, .close: break
            case .standalone(let number):
                guard codes.indices.contains(number - 1) else { continue }
                switch codes[number - 1] {
                case .label(_, let label): text += label
                case .code(let code): text += code
                case .lineBreak: text += " "
                case .image, .html, .emphasis, .strong, .strikethrough, .link, .claim: break
                }
            }
        }
        return text
    }

    /// What tells people which text is meant: the Markdown of one that has no text, such as an image.
    var shown: String { plainText.allSatisfy(\.isWhitespace) ? markdown : plainText }

    /// The words that a translator writes: those of labels, which come from the product, and of code are not among them.
    public var words: [Substring] {
        var text = ""
        for part in parts {
            switch part {
            case .text(let string): text += string
            case .open, .close: break
            // A label parts the words beside it only where there is a space.
            case .standalone(let number): text += codes.indices.contains(number - 1) && codes[number - 1] == .lineBreak ? " " : ""
            }
        }
        return text.split { $0.isWhitespace }.filter { word in
            word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
    }

    public var wordCount: Int { words.count }

    /// Whether any of its words is more than a number.
    var hasLetters: Bool { words.contains { $0.contains(where: \.isLetter) } }
}
