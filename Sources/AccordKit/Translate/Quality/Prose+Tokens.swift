extension Prose {
    /// Takes addresses, paths, names of files, identifiers, options and placeholders for what they are, though no backticks say so.
    mutating func markTokens() {
        var start = 0
        while start < count {
            guard isInWord(start) else {
                start += 1
                continue
            }
            var end = start
            while isInWord(end) { end += 1 }
            if let token = Token.range(in: elements[start..<end].map(\.scalar)) {
                mark(start + token.lowerBound..<start + token.upperBound)
            }
            start = end
        }
        markEnclosed()
    }

    private func isInWord(_ index: Int) -> Bool { isText(index) && !scalar(index).isSpace }

    /// `{a name}` and `call("with a text")`, in which there may be spaces.
    private mutating func markEnclosed() {
        var index = 0
        while index < count {
            if isText(index), scalar(index) == "{", let end = end(of: "}", from: index + 1) {
                mark(index..<end)
                index = end
            } else if isText(index), scalar(index) == "(", isText(index - 1), scalar(index - 1).isWord,
                scalar(index + 1) == "\"" || scalar(index + 1) == "'", let end = end(of: ")", from: index + 1)
            {
                var start = index
                while isText(start - 1), scalar(start - 1).isWord || scalar(start - 1) == "." { start -= 1 }
                mark(start..<end)
                index = end
            } else {
                index += 1
            }
        }
    }

    /// Behind the closing mark of what opened before an index; nil where it is empty, long, or has something else in it.
    private func end(of closing: Unicode.Scalar, from start: Int) -> Int? {
        var index = start
        while index - start < 80, isText(index), scalar(index) != closing { index += 1 }
        guard isText(index), scalar(index) == closing, index > start else { return nil }
        // {{ name }}
        return isText(index + 1) && scalar(index + 1) == closing && scalar(start) == "{" ? index + 2 : index + 1
    }
}

/// Recognizes what is no word of a language in a run of characters without spaces.
private enum Token {
    /// The part of the run without the marks of the sentence around it; nil where it is words.
    static func range(in run: [Unicode.Scalar]) -> Range<Int>? {
        guard run.contains(where: marks.contains) else { return nil }
        if let name = emojiName(run) { return name }
        let core = core(of: run)
        let text = Array(run[core])
        guard text.count > 1, text.contains(where: \.isLetter) else { return nil }
        return isToken(text) ? core : nil
    }

    /// What no token is without.
    private static let marks: Set<Unicode.Scalar> = [".", "/", "\\", "_", "=", "@", "#", "$", "%", ":", "(", "-"]

    /// `:smile:`
    private static func emojiName(_ run: [Unicode.Scalar]) -> Range<Int>? {
        guard run.first == ":", let end = run.dropFirst().firstIndex(of: ":"), end > 1 else { return nil }
        return run[1..<end].allSatisfy { $0.isASCII && ($0.isWord || $0 == "+" || $0 == "-") } ? 0..<end + 1 : nil
    }

    // MARK: The sentence around it

    private static func core(of run: [Unicode.Scalar]) -> Range<Int> {
        var start = behindOpening(0, run)
        start = behindOpening(behindElision(start, run), run)
        var core = start..<run.count
        var surplus = ["(": 0, "[": 0, "\"": 0, "'": 0] as [Unicode.Scalar: Int]
        for scalar in run[core] { surplus[partners[scalar] ?? scalar]? += scalar == "(" || scalar == "[" ? -1 : 1 }
        while let last = core.last {
            let scalar = run[last]
            if scalar == ")" || scalar == "]" {
                guard let partner = partners[scalar], (surplus[partner] ?? 0) > 0 else { return core }
                surplus[partner]? -= 1
            } else if scalar == "\"" || scalar == "'" {
                guard (surplus[scalar] ?? 0) % 2 == 1 else { return core }
                surplus[scalar]? -= 1
            } else if !closing.contains(scalar) {
                return core
            }
            core.removeLast()
        }
        return core
    }

    private static let partners: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "["]
    private static let opening: Set<Unicode.Scalar> = ["(", "[", "«", "“", "‘", "\"", "'"]
    private static let closing: Set<Unicode.Scalar> = [".", ",", ";", ":", "!", "?", "…", "»", "”", "’"]

    private static func behindOpening(_ start: Int, _ run: [Unicode.Scalar]) -> Int {
        run.indices[start...].first { !opening.contains(run[$0]) || isOfName($0, run) } ?? run.count
    }

    /// Whether a bracket closes before the ending of a file's name: `(1).pdf`, `[v2].pdf`.
    private static func isOfName(_ bracket: Int, _ run: [Unicode.Scalar]) -> Bool {
        let closing: Unicode.Scalar = run[bracket] == "(" ? ")" : "]"
        guard run[bracket] == "(" || run[bracket] == "[", let end = run[bracket...].firstIndex(of: closing), end > bracket + 1, end + 2 < run.count
        else { return false }
        return run[end + 1] == "." && run[end + 2].isLetter
    }

    /// Behind the article of `l’example.com`.
    private static func behindElision(_ start: Int, _ run: [Unicode.Scalar]) -> Int {
        guard let apostrophe = run[start...].prefix(8).firstIndex(where: { $0 == "'" || $0 == "’" }) else { return start }
        let article = String(String.UnicodeScalarView(run[start..<apostrophe])).lowercased()
        return ["l", "d", "s", "n", "j", "m", "t", "c", "qu", "jusqu", "lorsqu", "puisqu"].contains(article) ? apostrophe + 1 : start
    }

    // MARK: Shapes

    private static func isToken(_ text: [Unicode.Scalar]) -> Bool {
        hasSigil(text) || isJoined(text) || isAddress(text) || isPath(text) || isDotted(text) || isCall(text) || isRange(text)
    }

    /// `$HOME`, `%s`, `@name`, `#name`, `--option`, `.class`; `$US` is money.
    private static func hasSigil(_ text: [Unicode.Scalar]) -> Bool {
        let rest = text.dropFirst()
        guard let next = rest.first else { return false }
        switch text[0] {
        case "$": return next == "{" || next.isLetter && !currencies.contains(String(String.UnicodeScalarView(rest)))
        case "%": return next == "{" || next == "(" || next == "@" || next.isLetter && text.count == 2 || next.isDigit && text.contains("$")
        case "@": return next.isLetter
        case "#": return rest.allSatisfy { $0.isWord || $0 == "-" }
        case ".": return next.isLetter
        case "-": return next == "-" && text.count > 3 && text[2].isLetter || next.isLetter && text.count == 2
        default: return false
        }
    }

    private static let currencies: Set<String> = ["US", "CA", "CAN", "AU", "NZ", "HK", "EU"]

    /// `color_theme`, `color=red`, `name@host`, `page#part`, `a::b`, `C:\`.
    private static func isJoined(_ text: [Unicode.Scalar]) -> Bool {
        if text.contains("\\") { return true }
        return text.indices.dropFirst().dropLast().contains { index in
            let before = text[index - 1]
            let after = text[index + 1]
            switch text[index] {
            case "_", "@", "#": return before.isWord && after.isWord
            case "=": return before.isWord && (after.isWord || after == "\"" || after == "'")
            case ":": return after == ":" && before.isWord && index + 2 < text.count && text[index + 2].isWord
            default: return false
            }
        }
    }

    private static func isAddress(_ text: [Unicode.Scalar]) -> Bool {
        let string = String(String.UnicodeScalarView(text)).lowercased()
        return string.hasPrefix("www.") || string.hasPrefix("mailto:") || string.contains("://")
    }

    /// `/home/x`, `docs/a.md`, `example.com/x`; `client/vendor`, `l’un/l’autre` and `5 €/mois` are words.
    private static func isPath(_ text: [Unicode.Scalar]) -> Bool {
        guard let first = text.firstIndex(of: "/") else { return false }
        if first == 0 || text.starts(with: ["~", "/"]) { return true }
        if isDotted(Array(text[..<first])) || text[..<first].allSatisfy({ $0 == "." }) { return true }
        guard !text.contains("'"), !text.contains("’") else { return false }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.last.map { $0.isWord || $0 == "}" } ?? true }) else { return false }
        let areWords = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0 == "-" } }
        return !areWords || parts[1].contains(where: \.properties.isUppercase)
    }

    /// A name with an ending: `example.com`, `a.tar.gz`, `50%.csv`, `v1.2`; `Fin.Suite` is the end of a sentence, `2.5h` a number.
    private static func isDotted(_ text: [Unicode.Scalar]) -> Bool {
        guard let dot = text.lastIndex(of: "."), dot > 0, text[dot - 1] != "." else { return false }
        let ending = text[(dot + 1)...]
        guard !ending.isEmpty, ending.count <= 10, ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isDigit) }) else { return false }
        if ending.allSatisfy(\.isDigit) { return text[0].isLetter && text[..<dot].contains(where: \.isDigit) }
        guard ending.first?.isLetter == true else { return false }
        return !ending.contains(where: \.properties.isUppercase) || ending.count <= 5 && !ending.contains(where: \.properties.isLowercase)
    }

    /// `color()`
    private static func isCall(_ text: [Unicode.Scalar]) -> Bool {
        text.count > 2 && text.suffix(2) == ["(", ")"] && text[text.count - 3].isWord
    }

    /// `v1.2...v1.3`
    private static func isRange(_ text: [Unicode.Scalar]) -> Bool {
        guard let dots = text.indices.dropLast(2).first(where: { text[$0...].starts(with: [".", ".", "."]) }) else { return false }
        return isDotted(Array(text[..<dots]))
    }
}

extension Unicode.Scalar {
    /// A letter, a digit or `_`.
    fileprivate var isWord: Bool { isLetter || isDigit || self == "_" }
}
