/// Texts as their readers compare them: what typewriters, content systems and grammar change does not count.
extension String {
    /// The text with one spelling for what looks alike: one kind of space, apostrophe, quotation mark and hyphen, no space at the ends.
    ///
    /// A label that differs from the product's in nothing but these is that label: readers see no difference, and content systems rewrite them.
    var alike: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "’", "‘", "ʼ": result.append("'")
            case "“", "”": result.append("\"")
            case "\u{2010}", "\u{2011}": result.append("-")
            case "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}": break
            case _ where scalar.isWhiteSpace: if result.last != " ", !result.isEmpty { result.append(" ") }
            default: result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// In lower case, cut at everything that is neither a letter nor a digit.
    var plainWords: [Substring] {
        lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// The words that carry a label's meaning, in the singular, sorted: *Lier DocuSign compte* and *Lier le compte DocuSign* have the same.
    var significantWords: [String] {
        plainWords.filter { !functionWords.contains($0) }.map(\.withoutPlural).sorted()
    }

    var startsWithCapital: Bool { first { $0.isLetter }?.isUppercase ?? true }
}

extension Substring {
    fileprivate var withoutPlural: String {
        count > 3 && (hasSuffix("s") || hasSuffix("x")) ? String(dropLast()) : String(self)
    }
}

/// Articles, prepositions and the like, in English and French: they come and go when a label is translated or remembered.
private let functionWords: Set<Substring> = [
    "the", "a", "an", "of", "to", "for", "with", "in", "on", "at", "from", "by", "your", "my", "and",
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "au", "aux", "en", "dans", "sur", "avec", "pour", "par", "votre",
    "vos", "mon", "mes", "et",
]

/// How much two multisets of words have in common, from 0 to 1 (Dice); both sorted.
func overlap(_ a: [String], _ b: [String]) -> (common: Int, share: Double) {
    var rest = b
    var common = 0
    for word in a {
        guard let index = rest.firstIndex(of: word) else { continue }
        rest.remove(at: index)
        common += 1
    }
    let total = a.count + b.count
    return (common, total == 0 ? 0 : Double(2 * common) / Double(total))
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour; nil where it is more than the limit.
func editDistance(_ a: String, _ b: String, atMost limit: Int) -> Int? {
    let a = Array(a.lowercased().unicodeScalars)
    let b = Array(b.lowercased().unicodeScalars)
    guard abs(a.count - b.count) <= limit, a.count <= 200, b.count <= 200 else { return nil }
    var older = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = older
    for i in a.indices {
        current[0] = i + 1
        for j in b.indices {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
            current[j + 1] = cost
        }
        (older, previous, current) = (previous, current, older)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
}
