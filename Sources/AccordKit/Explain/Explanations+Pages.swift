// `HTM…`

extension Explanation {
    static let pages: [Explanation] = pageAddresses + pageStructure + pageSyntax

    private static let pageAddresses: [Explanation] = [
        Explanation(
            code: .repeatedID,
            rule: "An id stands once on a page.",
            reason: """
                Links to a heading, labels and skip links find their goal by its id. Of two with the same id, the second is
                never found. Accord numbers the headings of a page, so look for an id in a layout.
                """,
            failing: .html(
                """
                <p id="more">More</p>
                <p id="more">Still more</p>
                """),
            passing: .html(
                """
                <p id="more">More</p>
                <p id="still-more">Still more</p>
                """)),
        Explanation(
            code: .invalidID,
            rule: "An id is not empty and has no spaces.",
            reason: """
                HTML does not allow it, and nothing can refer to it: where several ids are listed, a space divides them. Write
                hyphens.
                """,
            failing: .html(#"<p id="still more">More</p>"#),
            passing: .html(#"<p id="still-more">More</p>"#)),
        Explanation(
            code: .danglingReference,
            rule: "Attributes that refer to an id, such as for and aria-labelledby, name one of their page.",
            reason: """
                A label that belongs to no field, or a name that is nowhere, leaves people with a screen reader without it.
                Correct the id on one of the two sides.
                """,
            failing: .html(#"<label for="word">Word</label> <input id="words" aria-label="Word">"#),
            passing: .html(#"<label for="word">Word</label> <input id="word">"#)),
        Explanation(
            code: .brokenLink,
            rule: "A link within the site leads to a file of the output.",
            reason: """
                Links in articles are checked before; this one stands in a layout, or what it leads to was left out. Begin
                addresses in a layout with {{root}}, which leads to the top folder from every page.
                """,
            failing: .html(#"<p><a href="../../../about.html">About</a></p>"#),
            passing: .html(#"<p><a href="../../../index.html">All languages</a></p>"#)),
        Explanation(
            code: .brokenFragment,
            rule: "A link to a place in a page names an id of that page.",
            reason: """
                The browser would stay at the top of the page, and the reader would look in vain. Headings have the ids of
                the source language. Correct what follows the #.
                """,
            failing: .html(
                """
                <p><a href="#stepps">Steps</a></p>
                <h2 id="steps">Steps</h2>
                """),
            passing: .html(
                """
                <p><a href="#steps">Steps</a></p>
                <h2 id="steps">Steps</h2>
                """)),
        Explanation(
            code: .leavesOutput,
            rule: "A link within the site stays in the output folder.",
            reason: """
                It works on the computer where the site was built, and nowhere else. Count the ../ in the address, or begin
                it with {{root}} in a layout.
                """,
            failing: .html(#"<p><a href="../../../../index.html">Up</a></p>"#),
            passing: .html(#"<p><a href="../../../index.html">Up</a></p>"#)),
        Explanation(
            code: .publishedClaim,
            rule: "A published page has no claim addresses.",
            reason: """
                Readers cannot follow ui:home.menu; claims become plain text with a class. An address like this comes from a
                layout: claims are made in articles only.
                """,
            failing: .html(#"<p>Open the <a href="ui:home.menu">Menu</a>.</p>"#),
            passing: .html(#"<p>Open the <span class="ui">Menu</span>.</p>"#)),
        Explanation(
            code: .unsafeAddress,
            rule: "A link leads to http:, https:, mailto: or a place in the site.",
            reason: """
                Other schemes can run code in the name of your site. Some addresses hide their scheme behind spaces or
                entities, and are refused for that.
                """,
            failing: .html(#"<p><a href="javascript:print()">Print</a></p>"#),
            passing: .html(#"<p><a href="https://www.example.com/print">Print</a></p>"#)),
        Explanation(
            code: .eventHandler,
            rule: "A page runs scripts from files only.",
            reason: """
                A site that forbids scripts in its pages is safe from many attacks, and attributes such as onclick are scripts
                in a page. Put the code into a file in Templates/assets/ and refer to that.
                """,
            failing: .html(#"<p onclick="print()">Print</p>"#),
            passing: .html(#"<p class="print">Print</p>"#)),
    ]

    private static let pageStructure: [Explanation] = [
        Explanation(
            code: .headingOrder,
            rule: "A page has one h1, then levels without a gap, and no empty heading.",
            reason: """
                People with a screen reader find their way by the headings, as others do by their size. The title is the h1;
                choose the other levels by what belongs to what.
                """,
            failing: .html(
                """
                <h3>Steps</h3>
                <p>Open the Menu.</p>
                """),
            passing: .html(
                """
                <h2>Steps</h2>
                <p>Open the Menu.</p>
                """)),
        Explanation(
            code: .pageLanguage,
            rule: "A page says which language it is in, by a BCP 47 language tag.",
            reason: """
                Screen readers choose the voice, and browsers the hyphenation, by the lang of the html element. Write
                lang="{{lang}}" in the layout; a quotation in another language has a lang of its own.
                """,
            failing: .html(#"<p>In French: <span lang="fr_FR">Lier</span></p>"#),
            passing: .html(#"<p>In French: <span lang="fr-FR">Lier</span></p>"#)),
        Explanation(
            code: .pageDirection,
            rule: "A page says which way its language is written.",
            reason: """
                Without the dir of the html element, Arabic and Hebrew are laid out like English. Write dir="{{dir}}" in the
                layout.
                """,
            failing: .html("<p>Open the Menu.</p>", attributes: #"lang="en""#),
            passing: .html("<p>Open the Menu.</p>")),
        Explanation(
            code: .noTitle,
            rule: "A page has a title.",
            reason: """
                It names the tab, the bookmark and the entry in search results, and it is what a screen reader says first.
                Write <title>{{title}}</title> in the layout.
                """,
            failing: .html("<p>Open the Menu.</p>", title: ""),
            passing: .html("<p>Open the Menu.</p>")),
        Explanation(
            code: .borrowedLanguage,
            rule: "Text that is borrowed from another language says so.",
            reason: """
                Where a page is not translated, it shows the text of another language, which a screen reader would read with
                the wrong voice. Write {{{prose-language}}} in the layout, in the tag of the element that holds the content.
                """,
            failing: .html("<p>Open the Menu.</p>", attributes: frenchAttributes, proseLocale: "en"),
            passing: .html(#"<p lang="en">Open the Menu.</p>"#, attributes: frenchAttributes, proseLocale: "en")),
        Explanation(
            code: .tableStructure,
            rule: "A table has a name, and header cells that say what they head.",
            reason: """
                Those who cannot see a table at a glance hear its caption first, and then the header with each cell. Write a
                caption, and scope="col" or scope="row" on each th.
                """,
            failing: .html(
                """
                <table>
                <caption>Tools</caption>
                <tr><th>Orders</th><td>Subcontracts</td></tr>
                </table>
                """),
            passing: .html(
                """
                <table>
                <caption>Tools</caption>
                <tr><th scope="row">Orders</th><td>Subcontracts</td></tr>
                </table>
                """)),
        Explanation(
            code: .tableGrid,
            rule: "The cells of a table fill its grid once.",
            reason: """
                A row with too many or too few cells shifts what follows under the wrong header. Count the cells, with
                rowspan and colspan.
                """,
            failing: .html(
                """
                <table>
                <caption>Tools</caption>
                <tr><th scope="row">Orders</th><td>Subcontracts</td></tr>
                <tr><th scope="row">Documents</th></tr>
                </table>
                """),
            passing: .html(
                """
                <table>
                <caption>Tools</caption>
                <tr><th scope="row">Orders</th><td>Subcontracts</td></tr>
                <tr><th scope="row">Documents</th><td>None</td></tr>
                </table>
                """)),
        Explanation(
            code: .noAltText,
            rule: "A picture has an alternative text, an empty one if it only decorates.",
            reason: """
                Without the alt, a screen reader says the name of the file. Write what the picture shows; alt="" tells it to
                pass over a decoration.
                """,
            failing: .html(#"<p><img src="../../../assets/logo.svg"></p>"#),
            passing: .html(#"<p><img src="../../../assets/logo.svg" alt="Atelier"></p>"#)),
        Explanation(
            code: .listContent,
            rule: "A list holds only items, and an item is in a list.",
            reason: """
                Screen readers say how many items there are; what stands between them is in no item. Put it into one, or
                outside of the list.
                """,
            failing: .html(
                """
                <ul>
                <p>Tools</p>
                <li>Orders</li>
                </ul>
                """),
            passing: .html(
                """
                <p>Tools</p>
                <ul>
                <li>Orders</li>
                </ul>
                """)),
        Explanation(
            code: .nestedInteractive,
            rule: "A link or button holds nothing else to click on.",
            reason: """
                Nobody can tell which of the two is meant by a click, and the keyboard reaches only one. Put them beside each
                other.
                """,
            failing: .html(##"<p><a href="#main.">Top <button>Hide</button></a></p>"##),
            passing: .html(##"<p><a href="#main.">Top</a> <button>Hide</button></p>"##)),
        Explanation(
            code: .landmarks,
            rule: "A page has one main, and several nav have names that tell them apart.",
            reason: """
                Screen readers list these landmarks, to go straight to one of them. Give each nav an aria-label.
                """,
            failing: .html(
                """
                <nav><a href="#main.">Top</a></nav>
                <nav aria-label="Languages"><a href="#main.">English</a></nav>
                """),
            passing: .html(
                """
                <nav aria-label="Page"><a href="#main.">Top</a></nav>
                <nav aria-label="Languages"><a href="#main.">English</a></nav>
                """)),
        Explanation(
            code: .unnamedControl,
            rule: "A link, button, frame or form control has a name.",
            reason: """
                A button with only an icon has nothing that could be said aloud. Write a text in it or an aria-label; a field
                has a label.
                """,
            failing: .html("<p><button></button></p>"),
            passing: .html(#"<p><button aria-label="Search"></button></p>"#)),
    ]

    private static let pageSyntax: [Explanation] = [
        Explanation(
            code: .repeatedAttribute,
            rule: "An element has each attribute once.",
            reason: """
                Browsers take the first and drop the second, so one of the two does nothing. Join them.
                """,
            failing: .html(#"<p class="ui" class="note">Menu</p>"#),
            passing: .html(#"<p class="ui note">Menu</p>"#)),
        Explanation(
            code: .templateRemnant,
            rule: "A template leaves none of its tags in a page, except in code.",
            reason: """
                Double braces in a page are most often a slip in a layout or a strings file, which readers would see. If they
                are meant, write them as code, between backticks.
                """,
            failing: .html("<p>Read on: {{next}}</p>"),
            passing: .html("<p>Read on: <code>{{next}}</code></p>")),
        Explanation(
            code: .misnesting,
            rule: "Every element is closed where it should be, and a page begins with its document type.",
            reason: """
                Browsers mend such a page, each in its own way, so that parts can end up in the wrong place. Write the missing
                end tag. A paragraph holds no lists, tables or headings.
                """,
            failing: .html("<div><p>Open the Menu.</p>"),
            passing: .html("<div><p>Open the Menu.</p></div>")),
        Explanation(
            code: .unknownElement,
            rule: "Elements are those of HTML.",
            reason: """
                A misspelt element does nothing: what is in it has neither meaning nor style. Names with a hyphen are custom
                elements, and are allowed.
                """,
            failing: .html("<p><stong>Menu</stong></p>"),
            passing: .html("<p><strong>Menu</strong></p>")),
        Explanation(
            code: .invalidText,
            rule: "A page is UTF-8 text.",
            reason: """
                Bytes that are no text become question marks, or worse. Save the layout as UTF-8, and look for a NUL in it.
                """,
            failing: .html("<p>Open the Me\u{0}nu.</p>"),
            passing: .html("<p>Open the Menu.</p>")),
        Explanation(
            code: .htmlSyntax,
            rule: "A page is well-formed HTML.",
            reason: """
                This is libxml2's judgement, which knows an older HTML, so it is only a warning. The usual causes are an
                ampersand that should be &amp; and a quotation mark that is missing.
                """,
            failing: .html("<p>Drag&drop</p>"),
            passing: .html("<p>Drag &amp; drop</p>")),
        Explanation(
            code: .incompletePage,
            rule: "A page has content, and can be read whole.",
            reason: """
                An empty page, or one with elements hundreds deep in each other, was made by a layout that went wrong. Nothing
                more can be said of it until that is mended.
                """,
            failing: Example("en/keys/example/index.html", "\n", run: .page(proseLocale: nil)),
            passing: .html("<p>Open the Menu.</p>")),
    ]
}

extension Explanation {
    private static let frenchAttributes = #"lang="fr" dir="ltr""#
}

extension Explanation.Example {
    /// A rendered page.
    /// - Parameter attributes: those of the `html` element.
    fileprivate static func html(
        _ body: String, attributes: String = #"lang="en" dir="ltr""#, title: String = "Example", proseLocale: String? = nil
    ) -> Self {
        let text = """
            <!DOCTYPE html>
            <html \(attributes)>
            <head><title>\(title)</title></head>
            <body>
            <main id="main.">
            <h1>Example</h1>
            \(body)
            </main>
            </body>
            </html>

            """
        let locale = proseLocale == nil ? "en" : "fr"
        return Self("\(locale)/keys/example/index.html", text, run: .page(proseLocale: proseLocale))
    }
}
