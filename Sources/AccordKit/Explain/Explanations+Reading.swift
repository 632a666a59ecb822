import HTML

// `HTM030` and on: pages of other sites, as they are read.

extension Explanation {
    static let reading: [Explanation] = [
        Explanation(
            code: .mojibake,
            rule: "Letters arrive as they were written.",
            reason: """
                Somewhere on its way the page was taken for Windows-1252, although it was UTF-8. The message says what the
                words are likely to have been. They are imported as they stand, because only a person can tell; correct them
                in the page, or in the article once it is written.
                """,
            failing: .imported("<p>Votre compte est synchronisÃ©.</p>"),
            passing: .imported("<p>Votre compte est synchronisé.</p>")),
        Explanation(
            code: .lostText,
            rule: "All that a page says is imported, or left out by a rule that has a name.",
            reason: """
                Every character is looked for in the result. Those that are not there, and those that no rule speaks of, are
                told here with their place. A page that is nested absurdly deep, or too large, is not read to its end. Copy
                what is missing by hand.
                """,
            failing: .imported("<p>Open the Menu.</p>\n" + String(repeating: "<q>", count: HTMLDocument.Limits().depth) + "Far inside."),
            passing: .imported("<p>Open the Menu.</p>\n<q><q>Far inside.</q></q>")),
        Explanation(
            code: .unsafeImport,
            rule: "Links and pictures lead to web or mail addresses.",
            reason: """
                Addresses that run a script or hold a file in themselves are never taken over; the text of the link is. If
                the link is worth keeping, give it the address of a page.
                """,
            failing: .imported(#"<p>See <a href="javascript:help()">the manual</a>.</p>"#),
            passing: .imported(#"<p>See <a href="https://help.example/manual">the manual</a>.</p>"#)),
        Explanation(
            code: .notExpressible,
            rule: "A page says what it says in text, tables and pictures.",
            reason: """
                Markdown has nothing for films, frames and formulas. What can be linked to becomes a link; the rest is left
                out, and counted. Say in the text what is to be seen there.
                """,
            failing: .imported(#"<p>Watch this:</p><iframe src="https://video.example/42" title="How to link"></iframe>"#),
            passing: .imported(#"<p>Watch <a href="https://video.example/42">how to link</a>.</p>"#)),
        Explanation(
            code: .noContent,
            rule: "A page has content.",
            reason: """
                The rules for the page's platform found nothing, or only what is on every page of its site. Say with
                --selector which element holds the content, for example --selector "div.help-text".
                """,
            failing: .imported("<nav><a href=\"index.html\">All questions</a></nav>"),
            passing: .imported("<nav><a href=\"index.html\">All questions</a></nav>\n<p>Open the Menu.</p>")),
    ]
}

extension Explanation.Example {
    /// A page of a site made by other means.
    static func imported(_ content: String) -> Self {
        Self(
            "example.html", "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Example</title>\n<main>\n<h1>Example</h1>\n\(content)\n</main>\n</html>\n",
            run: .reading)
    }
}
