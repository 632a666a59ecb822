import ArgumentParser
import Foundation
import HTML

/// Measures how fast pages are read, and writes their trees for comparison.
@main
struct HTMLSpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html-speed", abstract: "Reads HTML pages with Accord's HTML module and with libxml2 alone.",
        subcommands: [Measure.self, Trees.self], defaultSubcommand: Measure.self)
}

struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reads all pages in turn, several times, on one thread.")

    @Option(help: "How often all pages are read; the fastest pass counts.") var passes = 5
    @Option(help: "A file name to leave out; may be given again.") var leaveOut: [String] = []
    @Argument(help: "Pages, or folders of them.") var paths: [String]

    func run() throws {
        let pages = try pagesIn(paths, leaveOut: Set(leaveOut)).map { try [UInt8](Data(contentsOf: $0)) }
        let size = Double(pages.reduce(0) { $0 + $1.count }) / 1e6
        guard size > 0 else { throw ValidationError("There are no pages.") }
        var alone = Double.infinity
        var ours = Double.infinity
        var nodes = 0
        // In turn, so that what else the machine does hits both.
        for _ in 0...passes {
            alone = min(alone, seconds { for page in pages { parseWithLibXML(page) } })
            nodes = 0
            ours = min(ours, seconds { for page in pages { nodes += Array(HTMLDocument(bytes: page).nodes.map(\.kind)).count } })
        }
        let speeds = [("libxml2 alone (htmlReadMemory, xmlFreeDoc)", size / alone), ("Accord's HTML module", size / ours)]
        print(String(format: "%d pages, %.1f MB, %d nodes", pages.count, size, nodes))
        for (name, speed) in speeds { print(String(format: "%7.1f MB/s  ", speed) + name) }
        print(String(format: "%7.2f       of the speed of libxml2 alone", alone / ours))
    }

    private func seconds(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let time = clock.measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }
}

struct Trees: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes the tree of each page, in html5lib-tests' form.")

    @Flag(help: "The tree that libxml2 alone makes.") var libxml2 = false
    @Option(help: "A file name to leave out; may be given again.") var leaveOut: [String] = []
    @Argument(help: "The folder to write into.") var output: String
    @Argument(help: "Pages, or folders of them.") var paths: [String]

    func run() throws {
        let folder = URL(filePath: output)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for page in try pagesIn(paths, leaveOut: Set(leaveOut)) {
            let bytes = try [UInt8](Data(contentsOf: page))
            let tree = libxml2 ? treeOfLibXML(bytes) : HTMLDocument(bytes: bytes).dumpTree()
            let name = page.path(percentEncoded: false).split(separator: "/").joined(separator: "__")
            try Data(tree).write(to: folder.appending(path: name + ".tree"))
        }
    }
}

private func pagesIn(_ paths: [String], leaveOut: Set<String>) throws -> [URL] {
    try paths.flatMap { path -> [URL] in
        let url = URL(filePath: path)
        guard try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else { return [url] }
        return try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".html") }.sorted().map {
            url.appending(path: $0)
        }
    }.filter { !leaveOut.contains($0.lastPathComponent) }
}
