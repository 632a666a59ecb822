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

            Each claim must equal what the product shows in the page's language; ordered lists must be walks
            through the product's screens; tables of supported tools come from the product itself.

            A first session, in a folder with site.yml:

              accord check                                   check against the committed snapshot
              accord check --live                            check against the running product
              accord capabilities diff --live                what changed in the product since the snapshot
              accord capabilities pull --live                take the product's model as the new snapshot
              accord import https://help.example.com/sync   make a published page an article
              accord build                                   check, render HTML and Markdown, verify, write
              accord audit page.html --locale fr             check a published page, as it is
              accord explain UI002                           what a finding means, with examples

            Exit codes: 0 fine, 1 findings of severity error, 2 configuration or model invalid,
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
