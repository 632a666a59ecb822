/// Markdown-like text that no author would write, to find what a parser or writer does not expect.
struct Soup {
    private static let prefixes = [
        "", "", "", "", "> ", ">", "- ", "* ", "1. ", "12) ", "  ", "   ", "    ", "\t", "> > ", "> - ", "- [ ] ", "+ - ", "# ", "### ",
    ]
    private static let fragments = [
        "a", "mot", "b c", " ", " ", " ", "  ", "*", "**", "***", "_", "__", "~~", "~", "`", "``", "```", "[", "]", "(", ")", "![", "](", "][", "](ui:a.b)",
        "[Personnel](ui:profile-settings.personal)", "[x]", "[ ]", "[ref]", "[a][ref]", "[b][]", "![img](a.png \"t\")", "<", ">", "<b>", "</b>", "<!-- c -->", "<http://x.org>",
        "https://a.example/x_y?z=(1)", "www.a.example", "me@a.example", "mailto:me@a.example", "&amp;", "&eacute;", "&", "&#38;", "\\", "\\*", "\\[", "\\|", "|", "| a |", "|-|-|",
        "| a | b |", ":-:", "---", "===", "-", "+", "1.", "#", "##", ">", "!", "é", "’", "\u{A0}", "« x »", "\"", "'", ":", "://", "[!NOTE]", "[!tip]", "x\\|y", "\u{1F600}",
        "`a|b`", "`` ` ``", "**a** b", "*a **b***", "_c_", "(/url \"t\")", "<br/>", "<a b='c'>", "]: /url", "[ref]: /url 'title'", "\\\\", "  \t",
    ]

    static func text(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<generator.number(1...9) {
            text += generator.pick(prefixes)
            if generator.chance(25) { text += generator.pick(prefixes) }
            for _ in 0..<generator.number(0...6) { text += generator.pick(fragments) }
            text += generator.pick(["\n", "\n", "\n", "\n\n", "  \n", "\\\n", "\r\n", "\n\n\n"])
        }
        return generator.chance(70) ? text + "\n[ref]: /url \"title\"\n" : text
    }
}
