import AccordKit
import ArgumentParser

/// How pages are fetched, in every command that reads published pages.
struct WebOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file with a page on each line: a path or an address, and its locale and article if they are known.", valueName: "file"))
    var list: [String] = []

    @Option(help: ArgumentHelp("Requests per second to one host.", valueName: "n"))
    var rate = 1.0

    @Option(help: ArgumentHelp("How long one answer may take, in seconds.", valueName: "seconds"))
    var timeout = 30

    @Option(help: ArgumentHelp("Where fetched pages are kept (default: accord/pages in the user's cache folder).", valueName: "dir"))
    var cache: String?

    @Flag(help: "Keep no fetched pages: a run that was ended begins anew.")
    var noCache = false

    @Flag(help: "Fetch from this machine and from private networks, too, and through a proxy where one is set.")
    var allowPrivate = false

    func validate() throws {
        guard (0.001...1000).contains(rate) else { throw ValidationError("--rate takes a number from 0.001 to 1000.") }
        guard timeout > 0, timeout <= 3600 else { throw ValidationError("--timeout takes a whole number of seconds, 1 to 3600.") }
        if cache != nil, noCache { throw ValidationError("--cache and --no-cache exclude each other: give one of them.") }
    }

    var options: FetchOptions {
        var options = FetchOptions()
        options.rate = rate
        options.timeout = .seconds(timeout)
        options.allowsPrivate = allowPrivate
        options.cache = noCache ? nil : cache ?? FetchOptions.usualCache
        return options
    }
}
