import AccordKit
import CLibFuzzer
import Foundation
import HTML
import Markdown

@main
struct FuzzHTML {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments) { fuzz($0, $1) })
    }
}

/// One input of libFuzzer: reads it as a page, in whatever encoding it is, makes an article of it, and looks whether all of that holds together.
///
/// A trap is what libFuzzer looks for, so whatever must hold is required.
private func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let clock = ContinuousClock()
    let time = clock.measure {
        checkTree(HTMLDocument(bytes: bytes), of: bytes)
    }
    require(time < limit(count), "\(count) bytes took \(time) to read")
    let conversion = clock.measure {
        checkConversion(of: bytes)
    }
    require(conversion < limit(count), "\(count) bytes took \(conversion) to convert")
    return 0
}

private func require(_ isSo: Bool, _ fault: @autoclosure () -> String = "what was read does not hold together", line: Int = #line) {
    if isSo { return }
    FileHandle.standardError.write(Data("FuzzHTML.swift:\(line): \(fault())\n".utf8))
    abort()
}

/// A second for every 100 kB, and a tenth for the machine's own pauses; instrumented code is about ten times slower.
private func limit(_ count: Int) -> Duration { .milliseconds(1000 + count / 10) }

private func checkTree(_ document: HTMLDocument, of bytes: [UInt8]) {
    let nodes = Array(document.nodes)
    for node in nodes {
        require(node.range.lowerBound >= 0 && node.range.upperBound <= document.source.count)
        require(node.parent.map { $0.index < node.index && $0.kind == .element } ?? true)
        if node.kind == .text { require(String(validating: node.textBytes, as: UTF8.self) != nil) }
    }
    require(document.problems.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= document.source.count })
    require(document.problems.count <= HTMLDocument.Limits().problems + 8)
    require(document.dumpTree().count >= nodes.count)
    // The same bytes, the same tree.
    require(HTMLDocument(bytes: bytes).dumpTree() == document.dumpTree())
}

/// Every character is accounted for, and what is written of the page is read as what was made of it.
private func checkConversion(of bytes: [UInt8]) {
    var options = ReadOptions()
    // By the length, so that the fuzzer finds both ways.
    if bytes.count % 2 == 1 { options.selector = try? Selector(parsing: "body") }
    if bytes.count % 3 == 1 { options.url = "https://help.example.com/a/b?c=d" }
    let page = readPage(bytes, path: "page.html", options: options)
    let sums = page.accounting
    let leftOut = sums.boilerplate.values.reduce(0, +) + sums.dropped.values.reduce(0, +)
    require(sums.total == sums.kept + leftOut + sums.lost, "the sums do not add up: \(sums.description)")
    require(sums.lost == 0 && sums.surplus == 0, "lost or surplus: \(sums.description)")
    let read = parse(page.document.markdown())
    require(read.problems.isEmpty && read.document.hasSameContent(as: page.document), "what is written reads otherwise")
}
