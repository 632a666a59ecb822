import AccordKit
import ArgumentParser

struct Translate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep the translations up to date with their source, and with each other.",
        discussion: """
            Beside each translated page stands a lock, for example fr.lock.jsonl beside fr.md. It records which source text \
            every segment was translated from, and how far it is reviewed. From it Accord computes what is new, what is \
            stale and why, and what a change of the source leaves as it was.
            """,
        subcommands: [
            TranslateStatus.self, TranslateAccept.self, TranslateApprove.self, TranslateReopen.self, TranslateMerge.self, TranslateNew.self,
            TranslateReview.self, TranslateExport.self, TranslateImport.self, TranslateFill.self,
        ])
}

/// Which translations a command is about.
struct TranslationOptions: ParsableArguments {
    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Only this locale; may be given more than once.", valueName: "tag"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("Only this article; may be given more than once.", valueName: "section/id"))
    var article: [String] = []

    func open() async throws -> TranslatedSite {
        try await TranslatedSite.open(
            site.root(), selection: Selection(locales: Set(locale), articles: Set(article)), jobs: processorCount())
    }
}

/// Who translates or reviews.
struct AuthorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who it is that says so (default: git's user.name, else the user).", valueName: "name"))
    var by: String?

    func validate() throws {
        if let by, !by.contains(where: { !$0.isWhitespace }) { throw ValidationError("--by takes a name.") }
    }

    /// - Throws: `Failure` where nobody knows.
    func name(in root: String) async throws -> String {
        if let by { return by }
        if let name = await defaultAuthor(in: root) { return name }
        throw Failure(
            .environment,
            "A lock records who translated and who reviewed: neither git nor the environment knows your name. Give it with --by, "
                + "or once for all: git config --global user.name \"YOUR NAME\"")
    }
}
