// What is said of published pages: `UI…`, `TBL…` and `LOC…` that pages of ours cannot have, as their labels and tables come from the product.

extension Explanation {
    static let audits: [Explanation] = [
        Explanation(
            code: .twoNames,
            rule: "A page calls the same thing by the same name.",
            reason: """
                Two names that differ in the order of their words or in an article are taken for two things, and a reader
                looks for the second in vain. The product shows neither, so the page alone cannot tell which is right.
                Choose one of them.
                """,
            failing: .published("<p>In <b>Settings</b>, see <b>Key Archive Export</b>.</p>\n<p>Then <b>Export of Archive Key</b> is ready.</p>"),
            passing: .published("<p>In <b>Settings</b>, see <b>Key Archive Export</b>.</p>\n<p>Then <b>Key Archive Export</b> is ready.</p>")),
        Explanation(
            code: .unknownControl,
            rule: "A control that a step names is on the screen that the reader is on by then.",
            reason: """
                The step says that there is such a button or tab, and neither this screen nor any other has it, under a name
                that is like it. It was taken out or renamed, or the capability model does not have it yet. The message
                lists what is at hand there.
                """,
            failing: .published("<ol><li>Select the <b>Menu</b> button.</li>\n<li>Select the <b>Backups</b> button.</li></ol>"),
            passing: .published("<ol><li>Select the <b>Menu</b> button.</li>\n<li>Select <b>Settings</b>.</li></ol>")),
        Explanation(
            code: .rowMissing,
            rule: "A table of tools and items has every row that the product supports.",
            reason: """
                Somebody whose tool or item is left out believes that it cannot be done. The table is otherwise that of the
                capability model, so the row is missing by mistake or for age. Add it, or import the page, which makes
                the table from the model.
                """,
            failing: .publishedTable([("Orders", "Purchase Orders")]),
            passing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts")])),
        Explanation(
            code: .rowSurplus,
            rule: "A table of tools and items has no row that the product does not support.",
            reason: """
                A reader who follows the row looks for something that the product cannot do, or not in this tool. The rest
                of the table is that of the capability model. Take the row out, or move it to the tool that the
                message names.
                """,
            failing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts"), ("Orders", "Invoices")]),
            passing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts")])),
        Explanation(
            code: .itemNameDiffers,
            rule: "A table names each item as the product does, in every row.",
            reason: """
                An item under another name is another item to the reader, and where one row says one thing and the next
                another, nobody knows which the product shows. Write the name that the message gives, in all
                rows.
                """,
            failing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Sub-Contracts")]),
            passing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts")])),
        Explanation(
            code: .toolNameDiffers,
            rule: "A table names each tool as the product does.",
            reason: """
                The rows below the name are those of a tool that the product calls otherwise. Readers look for the tool in
                the product's menus, where they find only its own name. Write the name that the message
                gives.
                """,
            failing: .publishedTable([("Ordering", "Purchase Orders"), ("Ordering", "Subcontracts")]),
            passing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts")])),
        Explanation(
            code: .taskDiffers,
            rule: "A row of tools and items tells the task that the product has for it.",
            reason: """
                The task leads to where the capability is used, and other rows of the table, or nearly the same words here,
                show that the model's own wording is meant. Write it as the message gives it.
                """,
            failing: .publishedTable([("Orders", "Purchase Orders</td><td>Sign an old purchase order"), ("Orders", "Subcontracts</td><td>")]),
            passing: .publishedTable([("Orders", "Purchase Orders</td><td>Sign a purchase order"), ("Orders", "Subcontracts</td><td>")])),
        Explanation(
            code: .noteDiffers,
            rule: "A note in a row of tools and items says what the product's note says.",
            reason: """
                A note tells which of several meanings an item has, so a wrong one sends readers to the wrong item. The
                note is nearly that of the capability model, or the notes of the other rows are the model's. Write
                it as the message gives it.
                """,
            failing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts<br>Downstream")]),
            passing: .publishedTable([("Orders", "Purchase Orders"), ("Orders", "Subcontracts<br>Upstream")])),
        Explanation(
            code: .otherLanguageText,
            rule: "All text of a page is in its language.",
            reason: """
                A paragraph that was left in the source language is skipped by readers who do not know it, and shows that
                the rest was not read again either. Only texts that are certainly in the other language are reported.
                Translate it.
                """,
            failing: .published("<p>Ouvrez <b>Paramètres</b>.</p>\n<p>You can also ask the owner of the key for a new one.</p>", locale: "fr"),
            passing: .published("<p>Ouvrez <b>Paramètres</b>.</p>\n<p>Vous pouvez aussi demander une autre clé à son propriétaire.</p>", locale: "fr")),
        Explanation(
            code: .mistranslatedHeading,
            rule: "A heading has the words that were agreed on.",
            reason: """
                A heading of one word has no context, and machines take the commonest sense of it: Steps became a
                staircase. Reported are known mistakes, labels of the product in another language, words that the
                glossary forbids, and, beside the page in the source language, words of the glossary that the translated
                heading does not have. Write what the message gives.
                """,
            failing: .published("<h2>Escalier</h2>\n<p>Ouvrez <b>Paramètres</b>.</p>", locale: "fr"),
            passing: .published("<h2>Procédure</h2>\n<p>Ouvrez <b>Paramètres</b>.</p>", locale: "fr")),
        Explanation(
            code: .truncatedSentence,
            rule: "A sentence is whole.",
            reason: """
                A sentence that ends with an article or a comma lost its end when the page was edited or translated, and often
                it is the end that matters. The same is said of a long paragraph without a full stop where all
                others have one. Write the rest of it.
                """,
            failing: .published("<p>Open <b>Settings</b>, then ask the owner of the</p>"),
            passing: .published("<p>Open <b>Settings</b>, then ask the owner of the key.</p>")),
    ]
}

extension Explanation.Example {
    /// A published page about the product of the small site.
    fileprivate static func published(_ body: String, locale: String = "en") -> Self {
        Self(
            "\(locale)/example.html",
            """
            <!DOCTYPE html>
            <html lang="\(locale)"><head><title>Example</title></head><body><main>
            <h1>Example</h1>
            \(body)
            </main></body></html>

            """, run: .audit)
    }

    /// A published table of tools and items.
    fileprivate static func publishedTable(_ rows: [(String, String)]) -> Self {
        published(
            "<table>\n<tr><th>Tool</th><th>Item</th></tr>\n" + rows.map { "<tr><td>\($0)</td><td>\($1)</td></tr>\n" }.joined() + "</table>")
    }
}
