import AccordKit
import ArgumentParser
import Diagnostics

struct TranslateReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Write a page on which translations are read beside their sources, edited and approved.",
        discussion: """
            One HTML file that needs nothing else: it works offline, keeps the work in the browser, and exports an XLIFF \
            file that “accord translate import” takes. Nothing of the site is changed.

            Examples:
              accord translate review --locale fr
              accord translate review --locale fr --only stale,new,needs-review --live
              accord translate review --locale fr --language fr --output relecture.html
            """)

    @OptionGroup var site: SiteOptions
    @OptionGroup var model: ModelOptions

    @Option(help: ArgumentHelp("The language of the translation.", valueName: "tag"))
    var locale: String

    @Option(help: ArgumentHelp("Only this article; may be given more than once.", valueName: "section/id"))
    var article: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only segments in these states, with commas between: \(Self.states.joined(separator: ", ")).", valueName: "states"))
    var only: String?

    @OptionGroup var language: LanguageOption

    @Option(help: ArgumentHelp("The file to write (default: review.LOCALE.html in the current folder).", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("How many threads work at once (default: one per core).", valueName: "n"))
    var jobs: Int?

    private static let states = ["new", "stale", "needs-review", "translated", "approved"]

    private var wanted: [String] { only.map { $0.split(separator: ",").map(String.init) } ?? [] }

    func validate() throws {
        for state in wanted where !Self.states.contains(state) {
            let hint = nearestMatch(to: state, among: Self.states).map { " Did you mean \($0)?" } ?? ""
            throw ValidationError(
                "--only takes \(Self.states.joined(separator: ", ")), with commas between: “\(state)” is none of them.\(hint)")
        }
        if only != nil, wanted.isEmpty { throw ValidationError("--only takes \(Self.states.joined(separator: ", ")): it is empty.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1.") }
    }

    func run() async throws {
        try await reportingFailures(in: language.catalogue) {
            let workspace = try await Workspace.open(
                site.root(), model: model.choice, selection: Selection(locales: [locale], articles: Set(article)),
                jobs: jobs ?? processorCount())
            if let output { try workspace.checkIsOutside(output) }
            let sheet = try await workspace.reviewSheet(locale: locale, states: Set(wanted))
            let borrowed = article.isEmpty ? workspace.borrowing(locale) : nil
            guard !sheet.articles.isEmpty else {
                if wanted.isEmpty, let borrowed { return language.say("There is nothing to review in \(locale): \(borrowed).") }
                let states = wanted.map { "\($0)" as Message }.joined(separator: " or ")
                return language.say(
                    wanted.isEmpty
                        ? "There is nothing to review in \(locale)." : "There is nothing to review in \(locale): no segment is \(states).")
            }
            let path = output ?? "review.\(locale).html"
            try writeReview(sheet, of: workspace, to: path)
            let amount: Message = "\(Message.segments(sheet.count)) of \(Message.articles(sheet.articles.count))"
            language.say("\(path): \(amount)")
            if let borrowed { language.say("\(locale): \(borrowed)") }
        }
    }

    private func writeReview(_ sheet: ReviewSheet, of workspace: Workspace, to path: String) throws {
        let words = ReviewWords(language.catalogue.language)
        try workspace.write(sheet, words: words, to: path)
    }
}
