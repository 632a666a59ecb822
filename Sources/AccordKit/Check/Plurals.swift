import Diagnostics
import Markdown

extension PageCheck {
    /// `TRN016`: behind a number stands the form of a name that the language has for that number.
    mutating func checkPlurals() {
        for use in outline.claims {
            guard let forms = product.subject(of: use.claim)?.text.lookup(locale), let number = number(before: use.range.lowerBound),
                let category = PluralCategory(of: number.value, in: locale)
            else { continue }
            let text = use.text.allSatisfy(\.isWhitespace) ? forms.singular : use.text
            let wanted = forms.byName[category.rawValue] ?? forms.plural
            guard text != wanted, forms.names(of: text).contains(where: { PluralCategory(rawValue: $0) != nil }) else { continue }
            report(
                .pluralForm, .warning, at: use.range, rule: "Behind a number stands the form that the language has for it",
                seen: "“\(text)” stands behind \(number.text), which is “\(category.rawValue)” in \(locale)",
                right: "The form for it is “\(wanted)”",
                fixes: [fix("Write “\(wanted)”", use.textRange, with: wanted.escapedForLink, isSafe: false)])
        }
    }

    /// The number that stands directly before an offset: a count, and no number of a page or a range.
    private func number(before offset: Int) -> NumberValue? {
        // Most names stand behind a word, which costs next to nothing to see: all spaces but the ordinary one end in one of these bytes.
        let last = file.bytes[..<offset].suffix(4).last { ![0x20, 0xA0, 0xC2, 0xAF, 0x80, 0xE2].contains($0) }
        guard let last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last) else { return nil }
        let line = file.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let text = String(decoding: file.bytes[line..<offset], as: UTF8.self)
        guard text.unicodeScalars.last?.isSpace == true,
            let number = Prose(SegmentText(plain: text)).numbers(in: Language(locale: locale)).last
        else { return nil }
        let words = text.dropLast(text.reversed().prefix { $0.isWhitespace }.count)
        // 1.0 is written with decimals and counts otherwise than 1.
        guard words.hasSuffix(number.text), number.value.contains(".") || !number.text.contains(".") else { return nil }
        let before = words.dropLast(number.text.count)
        guard !"-–—/#".contains(before.last ?? " "), let word = before.wholeWords.last?.lowercased() else {
            return before.allSatisfy(\.isWhitespace) ? number : nil
        }
        return Self.numberedThings.contains(word) ? nil : number
    }

    /// What is counted by the number behind it.
    private static let numberedThings: Set<String> = [
        "page", "step", "table", "figure", "chapter", "section", "version", "part", "no", "number", "étape", "tableau", "chapitre",
        "partie", "numéro", "n",
    ]
}
