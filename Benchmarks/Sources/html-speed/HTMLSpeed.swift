import AccordKit
import ArgumentParser
import Foundation
import HTML
import Markdown

/// Measures how fast pages are read and converted, and writes their trees for comparison.
@main
struct HTMLSpeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "html-speed", abstract: "Reads HTML pages with Accord's HTML module and with libxml2 alone, and converts them.",
        subcommands: [Measure.self, Trees.self, Hostile.self], defaultSubcommand: Measure.self)
}

struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Reads all pages in turn, several times, on one thread.")

    @Option(help: "How often all pages are read; the fastest pass counts.") var passes = 5
    @Option(help: "A file name to leave out; may be given again.") var leaveOut: [String] = []
    @Option(help: "How many of the pages to name that take longest to convert for their size.") var slowest = 0
    @Argument(help: "Pages, or folders of them.") var paths: [String]

    func run() throws {
        let names = try pagesIn(paths, leaveOut: Set(leaveOut))
        let pages = try names.map { try [UInt8](Data(contentsOf: $0)) }
        let size = Double(pages.reduce(0) { $0 + $1.count }) / 1e6
        guard size > 0 else { throw ValidationError("There are no pages.") }
        var alone = Double.infinity
        var ours = Double.infinity
        var converting = Double.infinity
        var nodes = 0
        var times = Array(repeating: Double.infinity, count: pages.count)
        // In turn, so that what else the machine does hits both.
        for _ in 0...passes {
            alone = min(alone, seconds { for page in pages { parseWithLibXML(page) } })
            nodes = 0
            ours = min(ours, seconds { for page in pages { nodes += Array(HTMLDocument(bytes: page).nodes.map(\.kind)).count } })
            let each = pages.map { page in seconds { _ = readPage(page, path: "page.html").document.markdown() } }
            converting = min(converting, each.reduce(0, +))
            times = zip(times, each).map(min)
        }
        let speeds = [
            ("libxml2 alone (htmlReadMemory, xmlFreeDoc)", size / alone), ("Accord's HTML module", size / ours),
            ("the whole conversion: reading, finding the content, document, accounting, Markdown", size / converting),
        ]
        print("\(pages.count) pages, \(fixed(size, 1)) MB, \(nodes) nodes")
        for (name, speed) in speeds { print(fixed(speed, 1) + " MB/s  " + name) }
        print("reading has \(fixed(alone / ours, 2)) of the speed of libxml2 alone, converting \(fixed(alone / converting, 2))")
        // A small page is all start-up.
        let long = pages.indices.filter { pages[$0].count > 10_000 }.sorted { times[$0] / Double(pages[$0].count) > times[$1] / Double(pages[$1].count) }
        for index in long.prefix(slowest) {
            print("\(fixed(times[index] / Double(pages[index].count) * 1e5, 3)) s per 100 kB  \(pages[index].count) bytes  \(names[index].path)")
        }
    }
}

func seconds(_ work: () -> Void) -> Double {
    let time = ContinuousClock().measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func fixed(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }

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
