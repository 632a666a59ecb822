/// Markdown text of one block, strung together from pieces that mean something.
enum RandomMarkdown {
    private static let pieces = [
        "Select", "the", "button", "l’entreprise", "naïve", "3,5", "a", "b", "I/O", " ", " ", "  ", "\n", "\\\n", "\u{A0}", "\u{202F}:",
        ".", "!", "?", "(", ")", "*", "**", "_",
        "~~", "`", "``", "[", "]", "](", "](ui:home.menu)", "[Save](ui:settings.save)", "[it is linked](state:key=linked)",
        "[company](term:company)",
        "[*see* this](../x/en.md#steps \"why\")", "![screen](images/a.png)", "![](b.png \"t\")", "<br>", "<https://example.com/a>",
        "www.example.com", "&amp;", "&#32;", "\\", "\\*", "#", "1.",
        "- ", "> ", "|", "<", "=", "$", "**bold**", "*it*", "~~out~~", "`code`", "[![alt](c.png)](https://example.com)", "日本語", "😀",
    ]

    static func block(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...14, using: &generator)).map { _ in
            (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
        }.joined()
    }
}
