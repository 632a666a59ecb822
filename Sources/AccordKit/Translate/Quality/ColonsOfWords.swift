/// Colons that belong to the word before them, so that no space stands between: `mailto:`, `C:`, `Re:`.
extension Prose {
    func isColonOfWord(_ colon: Int) -> Bool {
        if scalar(colon - 1) == "]" { return isFootnote(before: colon) }
        let word = word(before: colon)
        guard !word.isEmpty else { return false }
        let name = string(word)
        if Self.schemes.contains(name) { return true }
        if name.count == 1 { return ("A"..."Z").contains(scalar(word.lowerBound)) && isDrive(word) }
        if Self.subjects.contains(name.lowercased()) { return isFirstQuoted(word) || startsField(word) }
        return isFirstQuoted(word) && scalar(word.lowerBound).properties.isLowercase
    }

    /// Whether a footnote is written before a colon, which many tools read: `[^1]: Note`.
    private func isFootnote(before colon: Int) -> Bool {
        var start = colon - 1
        while isText(start), scalar(start) != "[" { start -= 1 }
        return scalar(start) == "[" && scalar(start + 1) == "^" && (start == 0 || self[start - 1]?.origin == .lineEnd)
    }

    /// Whether a word begins a text, or what a label announces: `Objet : Re: votre demande`.
    private func startsField(_ word: Range<Int>) -> Bool {
        var before = word.lowerBound - 1
        while isText(before), scalar(before).isSpace { before -= 1 }
        return before < 0 || self[before]?.origin == .lineEnd || before < word.lowerBound - 1 && scalar(before) == ":"
    }

    /// Whether the word before a colon is the first of a quotation: « Objet: bonjour ».
    func isBehindFirstQuotedWord(_ colon: Int) -> Bool { isFirstQuoted(word(before: colon)) }

    /// Whether a letter names a disk: `le lecteur C:`, `sur D:`.
    private func isDrive(_ letter: Range<Int>) -> Bool {
        guard isText(letter.lowerBound - 1), scalar(letter.lowerBound - 1).isSpace else { return false }
        return Self.beforeDrives.contains(string(word(before: letter.lowerBound - 1)).lowercased())
    }

    private func isFirstQuoted(_ word: Range<Int>) -> Bool {
        guard !word.isEmpty else { return false }
        var start = word.lowerBound
        while isText(start - 1), scalar(start - 1).isSpace { start -= 1 }
        return isText(start - 1) && "«“„\"".unicodeScalars.contains(scalar(start - 1))
    }

    private func word(before end: Int) -> Range<Int> {
        var start = end
        while isText(start - 1), scalar(start - 1).isLetter { start -= 1 }
        return start..<end
    }

    private static let schemes: Set<String> = ["mailto", "http", "https", "ftp", "sftp", "tel", "sms", "data", "urn", "ssh", "javascript"]
    /// What mail programs put before a subject.
    private static let subjects: Set<String> = ["re", "fw", "fwd", "tr", "aw", "wg"]
    private static let beforeDrives: Set<String> = ["lecteur", "disque", "unité", "partition", "volume", "le", "du", "au", "sur", "dans", "vers"]
}
