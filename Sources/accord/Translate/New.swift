import AccordKit
import ArgumentParser

struct TranslateNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make the site ready for another language, and list what people are to fill in.",
        discussion: """
            Adds the locale to site.yml without changing another byte of it, writes a template for the layouts' words and a \
            lock for every article, and lists titles, glossary entries and the product's labels that the language lacks.

            The locale is added as “preparing: true”: it is checked and not published, and stops no other language, until \
            you take that out. A page that is not translated by then is published in the words of the fallback.

            Example: accord translate new --locale de --name Deutsch
            """)

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("The new locale, a BCP 47 language tag.", valueName: "tag"))
    var locale: String

    @Option(help: ArgumentHelp("The language's own name, as readers choose it.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp("Whose words are shown meanwhile; may be given more than once (default: its own language, then the source locale).", valueName: "tag"))
    var fallback: [String] = []

    @OptionGroup var language: LanguageOption

    func run() async throws {
        try await reportingFailures(in: language.catalogue) {
            let translated = try await TranslatedSite.open(site.root(), jobs: processorCount())
            let fallbacks = fallback.isEmpty ? translated.fallbacks(forNew: locale) : fallback
            writeOutput(try translated.addLocale(locale, name: name, fallbacks: fallbacks).text(in: language.catalogue))
        }
    }
}
