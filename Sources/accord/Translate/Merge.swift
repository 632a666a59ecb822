import AccordKit
import ArgumentParser

struct TranslateMerge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Merge two versions of a lock or page, for git.",
        discussion: """
            Locks are merged record by record, and pages block by block; what two people edited in different segments never \
            conflicts, nor do blocks, list items and table rows that they added. Of a new block that both began, what one translated \
            replaces what the other left in the source’s words; conflict marks stand only around what both wrote in two ways. Tell git once \
            per clone, and once per repository which files:

              git config merge.accord.name "translations"
              git config merge.accord.driver "accord translate merge %O %A %B %P"
              grep -sqxF "*.lock.jsonl merge=accord" .gitattributes || echo "*.lock.jsonl merge=accord" >> .gitattributes
              grep -sqxF "Content/**/*.md merge=accord" .gitattributes || echo "Content/**/*.md merge=accord" >> .gitattributes

            The result replaces OURS. Exit code 1: conflict markers are left in it.
            """)

    @Argument(help: "The version both came of (%O).")
    var base: String

    @Argument(help: "Our version (%A), which the result replaces.")
    var ours: String

    @Argument(help: "Their version (%B).")
    var theirs: String

    @Argument(help: "Where the file belongs (%P): the source beside it and the locks of both branches, which git has, tell what each text translates.")
    var path: String?

    func run() async throws {
        try await reportingFailures {
            let merged = try await mergeInPlace(base: base, ours: ours, theirs: theirs, path: path)
            if merged.hasConflicts { throw ExitCode(Failure.Kind.findings.rawValue) }
        }
    }
}
