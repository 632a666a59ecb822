import AccordKit
import ArgumentParser

@main
struct Accord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accord",
        abstract: "Build help sites whose every statement about the product is checked against the live product.",
        discussion: """
            Content is plain Markdown; claims about the product are links:

              Open the [Personal](ui:profile-settings.personal) tab.

            Each claim must equal what the product shows in the page's language; ordered lists must be walks \
            through the product's screens; tables of supported tools come from the product itself.

            A first session, in a folder with site.yml:

              accord check                      check against the snapshot
              accord check --live               check against the running product
              accord capabilities diff --live   what the product changed since
              accord capabilities pull --live   make its model the new snapshot
              accord import page.html           make a published page an article
              accord translate status           what is to be translated
              accord build                      check, render, verify, write
              accord audit page.html            check a page as it is published
              accord explain UI002              what a finding means

            Exit codes: 0 fine, 1 findings of severity error, 2 configuration or model invalid, \
            3 environment (unreachable, unreadable, unwritable), 64 usage.
            """,
        version: AccordKit.version,
        subcommands: [Build.self, Check.self, Import.self, Audit.self, Capabilities.self, Translate.self, Explain.self])

    static func main() async {
        ignoreFatalSignals()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}
