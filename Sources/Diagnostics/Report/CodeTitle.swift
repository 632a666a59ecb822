extension Code {
    /// The rule in a few words: `wrong label`.
    public var title: String {
        var title = ""
        var last: Character = "-"
        for character in "\(self)" {
            let isBreak = character.isUppercase && !last.isUppercase
            title += isBreak ? " \(character.lowercased())" : "\(character)"
            last = character
        }
        return title
    }
}
