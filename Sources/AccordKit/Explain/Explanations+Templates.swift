// `SIT02…`

extension Explanation {
    static let templates: [Explanation] = [
        Explanation(
            code: .templateSyntax,
            rule: "A template is valid Mustache, without what layouts may not use.",
            reason: """
                Layouts use variables, sections, inverted sections, comments, partials and inheritance. Other
                delimiters, functions and pragmas are refused, as they would let text be published unescaped. Until
                the template is right, the one that Accord brings along takes its place.
                """,
            failing: .footer("<p>{{#title}}{{title}}</p>"),
            passing: .footer("<p>{{#title}}{{title}}{{/title}}</p>")),
        Explanation(
            code: .templateName,
            rule: "A layout names only values that there are.",
            reason: """
                Mustache writes nothing for a name that it does not know, so the gap would show on every page and in
                no log. The message suggests the value that was meant. docs/templates.md lists them all.
                """,
            failing: .footer("<p>{{site.titel}}</p>"),
            passing: .footer("<p>{{site.title}}</p>")),
        Explanation(
            code: .templateBraces,
            rule: "HTML stands in three braces and text in two.",
            reason: """
                Accord escapes text and leaves its own HTML alone in any case, so the pages come out right. The
                braces should say so, too, for whoever reads the template next.
                """,
            failing: .footer("<p>{{{site.title}}}</p>"),
            passing: .footer("<p>{{site.title}}</p>")),
        Explanation(
            code: .templatePartial,
            rule: "A partial is a template in Templates/, and no template contains itself.",
            reason: """
                What is not there leaves a gap on every page, and a circle would never end. Correct the name, or
                write the template.
                """,
            failing: .footer("{{>licence}}"),
            passing: Example(
                [("Templates/footer.mustache", "{{>licence}}\n"), ("Templates/licence.mustache", "<p>CC BY 4.0</p>\n")], run: .templates)),
        Explanation(
            code: .unknownTemplate,
            rule: "Templates/ holds layouts (*.mustache), strings/*.yml and assets/.",
            reason: """
                Any other file is read by nobody. Most often its name or its folder is wrong: what pages refer to, such
                as styles and fonts, belongs into assets/.
                """,
            failing: Example("Templates/print.css", "nav { display: none; }\n", run: .templates),
            passing: Example("Templates/assets/print.css", "nav { display: none; }\n", run: .templates)),
        Explanation(
            code: .untranslatedString,
            rule: "The words of the layouts are there in each language of the site.",
            reason: """
                What a strings file lacks is taken from the language that the region belongs to, then from English.
                English words on a page in another language are seldom meant. Translate the line that the message
                names; docs/templates.md tells where the words come from.
                """,
            failing: Example("Templates/strings/fr.yml", "skip-to-content: Skip to content\n"),
            passing: Example("Templates/strings/fr.yml", "skip-to-content: Sauter au contenu\n")),
    ]
}

extension Explanation.Example {
    fileprivate static func footer(_ text: String) -> Self { Self("Templates/footer.mustache", text + "\n", run: .templates) }
}
