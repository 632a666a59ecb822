import AccordKit
import ArgumentParser
import Diagnostics

struct Capabilities: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the capability model: take a new snapshot, compare, print the schema.",
        subcommands: [Pull.self, Diff.self, Schema.self])

    struct Pull: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the product's model as the new snapshot.",
            discussion: """
                The model is checked, and written in canonical form (sorted, so that a change is a small diff) to the file \
                that site.yml names. Where anything is wrong, the old snapshot stays.

                Example: accord capabilities pull --capabilities https://app.example.com/capabilities
                """)

        @OptionGroup var site: SiteOptions
        @OptionGroup var model: ModelOptions

        func run() async throws {
            try await reportingFailures {
                let update = try await pullSnapshot(of: site.root(), from: model.liveChoice)
                writeOutput(update.isChanged ? update.changes.map { "\($0)\n" }.joined() : "")
                writeOutput("\(update.path): \(update.isChanged ? "updated" : "already up to date") from \(update.provenance)\n")
            }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what changed in the product since the snapshot.",
            discussion: """
                Compares the snapshot with the live model (or the one that --capabilities names), change by change.

                Example: accord capabilities diff --live --strict
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

        @OptionGroup var site: SiteOptions
        @OptionGroup var model: ModelOptions

        @Option(help: "How the changes are written: text or json.")
        var format: Format = .text

        @Flag(help: "Exit with code 1 where there is a change.")
        var strict = false

        func run() async throws {
            try await reportingFailures {
                let difference = try await compareSnapshot(of: site.root(), with: model.liveChoice)
                switch format {
                case .text: writeOutput(difference.text)
                case .json: writeOutput(difference.json)
                }
                if strict, !difference.changes.isEmpty { throw ExitCode(Failure.Kind.findings.rawValue) }
            }
        }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the JSON Schema (2020-12) of the capability model.",
            discussion: "Example: accord capabilities schema > capabilities.schema.json")

        func run() { writeOutput(CapabilityModel.jsonSchema) }
    }
}

extension ModelOptions {
    /// The live source, unless another model is named.
    fileprivate var liveChoice: ModelChoice {
        if case .snapshot = choice { .live } else { choice }
    }
}
