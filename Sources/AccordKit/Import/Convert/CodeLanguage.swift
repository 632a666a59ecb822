import HTML

extension Converter {
    /// The language that a block of code says it is in, by the ways that sites have of saying so.
    func codeLanguage(of node: HTMLNode) -> String? {
        let candidates = [node] + node.descendants.prefix { $0.tag != .br }.filter { $0.tag == .code }.prefix(1) + node.ancestors.prefix(2)
        for candidate in candidates {
            for attribute in candidate.attributes {
                switch attribute.name {
                case "class": if let name = Self.language(inClasses: attribute.value) { return name }
                case "data-lang", "data-language", "data-code-lang": if let name = Self.name(attribute.value[...]) { return name }
                case "data-syntaxhighlighter-params": if let name = Self.brush(attribute.value) { return name }
                default: break
                }
            }
        }
        return nil
    }

    private static func language(inClasses classes: String) -> String? {
        if let name = brush(classes) { return name }
        for word in classes.split(whereSeparator: \.isWhitespace) {
            for prefix in ["language-", "lang-", "highlight-source-", "brush:"] where word.hasPrefix(prefix) {
                if let name = name(word.dropFirst(prefix.count)) { return name }
            }
        }
        return nil
    }

    /// `brush: java; gutter: false`
    private static func brush(_ text: String) -> String? {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: ":", maxSplits: 1)
            if pair.count == 2, pair[0].filter({ !$0.isWhitespace }) == "brush" { return name(pair[1].drop(while: \.isWhitespace)) }
        }
        return nil
    }

    private static func name(_ text: Substring) -> String? {
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "#" || $0 == "-" || $0 == ".") }
        // Names that mean that there is no language.
        return name.isEmpty || name.count > 30 || ["none", "plain", "text", "nohighlight"].contains(name.lowercased()) ? nil : name.lowercased()
    }
}
