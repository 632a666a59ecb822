import AccordKit
import ArgumentParser
import Diagnostics

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what a finding means, with an example that fails and one that passes.",
        discussion: """
            Examples:
              accord explain UI002
              accord explain TRN001 --language fr
              accord explain            list all codes
            """)

    @Argument(help: "The code of a finding.")
    var code: String?

    @OptionGroup var language: LanguageOption

    func run() throws {
        guard let code else {
            for explanation in Explanation.all { writeOutput(explanation.heading(in: language.catalogue)) }
            return
        }
        guard let known = Code(rawValue: code.uppercased()), let explanation = Explanation.of(known) else {
            let hint = nearestMatch(to: code.uppercased(), among: Code.allCases.map(\.rawValue)).map { " Did you mean \($0)?" } ?? ""
            throw ValidationError("A code is one of those that “accord explain” lists: “\(code)” is none of them.\(hint)")
        }
        writeOutput(explanation.text(in: language.catalogue))
    }
}
