import ArgumentParser
import Foundation

@main
struct MakeCorpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Write one invented help site twice: for Accord and for Hugo.",
        discussion: "The same seed gives the same bytes. Each article is written in English and in French.")

    @Option(help: "How many articles.")
    var articles = 5000

    @Option(help: "The seed of the random numbers.")
    var seed: UInt64 = 1

    @Argument(help: "The folder to write to; the sites go to its folders accord and hugo.")
    var folder: String

    func validate() throws {
        guard (1...100_000).contains(articles) else { throw ValidationError("A corpus has 1 to 100,000 articles, not \(articles).") }
    }

    func run() throws {
        let corpus = Corpus(articles: articles, seed: seed)
        let url = URL(filePath: folder, directoryHint: .isDirectory)
        try AccordSite(corpus: corpus).write(to: SiteFolder(url: url.appending(path: "accord")))
        try HugoSite(corpus: corpus).write(to: SiteFolder(url: url.appending(path: "hugo")))
    }
}
