// `TRN06…`

extension Explanation {
    /// A translation of one segment of the example page that comes back as PO.
    private static func po(
        _ string: String, source: String = "Open **the menu**.", language: String = "fr", context: String = "description", fr: String? = nil
    ) -> Example {
        let head = "---\ntitle: Example\ndescription: Save the key.\n---\n\n"
        var files = [(exampleArticle, "kind: faq\n"), (examplePage("en"), head + "Open **the menu**.\n")]
        if let fr { files.append((examplePage("fr"), fr)) }
        files.append(
            (
                "fr.po",
                """
                msgid ""
                msgstr ""
                "Content-Type: text/plain; charset=UTF-8\\n"
                "Language: \(language)\\n"
                "X-Accord-Article: keys/example\\n"

                msgctxt "\(context)"
                msgid "\(source)"
                msgstr "\(string)"

                """
            ))
        return Example(files, run: .translationFile)
    }

    /// The id of the page's only paragraph.
    private static let menu = "b5f70401"

    static let exchange: [Explanation] = [
        Explanation(
            code: .sourceDrifted,
            rule: "A translation is taken over as long as its source says what was exported.",
            reason: """
                A translator translated what was exported. Where the source says something else by now, the text
                would look current and be wrong. It is not taken over, and the finding quotes it: write into the page
                what still holds of it. Where only links or marks of the source have changed, the translation is taken
                over with those of today.
                """,
            failing: po("Supprimez la clé.", source: "Delete the key."),
            passing: po("Enregistrez la clé.", source: "Save the key.")),
        Explanation(
            code: .translationConflict,
            rule: "A translation that was edited in the page is not written over.",
            reason: """
                Somebody changed the translation in the page while it was with a translator. Both have done work
                that only a person can bring together. The page stays as it is; write into it which text holds.
                """,
            failing: po(
                "Enregistrez votre clé.", source: "Save the key.",
                fr: "---\ntitle: Exemple\ndescription: Enregistrez la clé.\n---\n\nOuvrez **le menu**.\n"),
            passing: po(
                "Enregistrez la clé.", source: "Save the key.",
                fr: "---\ntitle: Exemple\ndescription: Enregistrez la clé.\n---\n\nOuvrez **le menu**.\n")),
        Explanation(
            code: .codesLost,
            rule: "A translation keeps the claims, links and marks of its source.",
            reason: """
                Words may stand in another order in another language, but what the page says about the product
                does not change. A translation that lost a claim, a link or a mark, or has one more, is not taken
                over; the other segments of the file are. Put the code back in the translation tool.
                """,
            failing: po("Ouvrez le menu.", context: menu),
            passing: po("Ouvrez **le menu**.", context: menu)),
        Explanation(
            code: .unknownTranslation,
            rule: "A translation belongs to a segment of its source page.",
            reason: """
                Each segment has an id that stays the same while the text is edited and moved. An id that the page
                does not have is that of a text that was taken away or written anew, or was changed in the translation
                tool. Its translation is left out of the page. What somebody translated is quoted, and the memory keeps
                it for the next export.
                """,
            failing: po("Enregistrez la clé.", source: "Save the key.", context: "description-2"),
            passing: po("Enregistrez la clé.", source: "Save the key.")),
        Explanation(
            code: .unknownExchangeFile,
            rule: "A translation file is XLIFF 1.2, XLIFF 2, PO or TMX.",
            reason: """
                Translation files are known by what is in them, whatever they are called. A file that is cut off
                or of another kind is not read, and nothing of it is taken over. Name the file that the
                translation tool saved.
                """,
            failing: Example("fr.xlf", "<xliff version=\"2.1\"\n", run: .translationFile),
            passing: Example(
                "fr.xlf",
                """
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
                  <file id="f1" original="Content/keys/link/en.md"/>
                </xliff>

                """, run: .translationFile)),
        Explanation(
            code: .exchangeLocale,
            rule: "A translation file is into one of the languages that the site is translated into.",
            reason: """
                The language that the file names decides which page is written. It must be one of site.yml, and
                not the one that articles are written in. Correct the language in the translation tool, or add it
                to the site.
                """,
            failing: po("Speichern Sie den Schlüssel.", source: "Save the key.", language: "de"),
            passing: po("Enregistrez la clé.", source: "Save the key.")),
        Explanation(
            code: .malformedExchange,
            rule: "A translation file keeps the rules of its format.",
            reason: """
                Ids are unique, codes come in pairs, a translation of a paragraph is one paragraph. Where this does
                not hold, it is not certain what is meant. The segment is left out, the others are taken over.
                """,
            failing: po("Ouvrez.\\n\\n**Le menu**.", context: menu),
            passing: po("Ouvrez **le menu**.", context: menu)),
        Explanation(
            code: .unplacedTranslation,
            rule: "A translation is written where its source stands, and nothing else of the page changes.",
            reason: """
                After a translation is written, the page is read again. Where it would have another structure, or
                a segment would read otherwise than it was meant, the page stays as it was. Write the text into
                the page by hand.
                """,
            failing: po(
                "Enregistrez la clé.", source: "Save the key.", fr: "Ouvrez **le menu**.\n"),
            passing: po("Enregistrez la clé.", source: "Save the key.", fr: "---\ntitle: Exemple\n---\n\nOuvrez **le menu**.\n")),
    ]
}
