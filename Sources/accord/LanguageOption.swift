import AccordKit
import ArgumentParser
import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// In which language a command tells people what it does and finds.
struct LanguageOption: ParsableArguments {
    enum Name: String, CaseIterable, ExpressibleByArgument { case en, fr }

    @Option(
        help: ArgumentHelp(
            "The language of what is told to people: en or fr (default: that of your environment). Formats for programs stay English.",
            valueName: "language"))
    var language: Name?

    var catalogue: MessageCatalogue { .named(language?.rawValue ?? environmentLanguage()) }

    /// A line on standard output.
    func say(_ message: Message) { writeOutput("\(catalogue.text(of: message))\n") }
}

/// The language that messages are wanted in, as gettext finds it: the first of these variables that is set.
func environmentLanguage() -> String {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        if let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty { return value }
    }
    return "en"
}
