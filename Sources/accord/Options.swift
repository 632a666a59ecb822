import AccordKit
import ArgumentParser
import Diagnostics

/// The options that mean the same in every command that reads a site.
struct SiteOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The site's folder (default: the nearest folder upwards with site.yml).", valueName: "dir"))
    var site: String?

    /// - Throws: `Failure` where no folder upwards has a site.yml.
    func root() throws -> String {
        if let site { return site }
        if let found = Site.nearestRoot() { return found }
        throw Failure(
            .configuration,
            "A site has a file site.yml: there is none in this folder or above it. Go to a site's folder, or name one with --site.")
    }
}

/// Which capability model a run is about.
struct ModelOptions: ParsableArguments {
    @Flag(help: "Use the model of the running product, from the source that site.yml names, instead of the snapshot.")
    var live = false

    @Option(
        help: ArgumentHelp("Use this model instead: a file or an http(s) address.", valueName: "file|url"))
    var capabilities: String?

    func validate() throws {
        if live, capabilities != nil { throw ValidationError("--live and --capabilities both say which model to use: give one of them.") }
    }

    var choice: ModelChoice {
        capabilities.map { .source(CapabilitySource(argument: $0)) } ?? (live ? .live : .snapshot)
    }
}

/// Which part of a site a run is about, and how it is run.
struct RunOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this locale; may be given more than once.", valueName: "tag"))
    var locale: [String] = []

    @Option(help: ArgumentHelp("How the findings are written: \(Report.Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
    var format: Report.Format = .text

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("How many threads work at once (default: one per core).", valueName: "n"))
    var jobs: Int?

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1.") }
    }

    var jobCount: Int { jobs ?? processorCount() }
}

extension Report.Format: ExpressibleByArgument {}
