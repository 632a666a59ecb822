import HTML

/// One input of libFuzzer: reads it as a page, in whatever encoding it is, and looks whether what was read holds together.
///
/// A trap is what libFuzzer looks for, so whatever must hold is a precondition.
@_cdecl("LLVMFuzzerTestOneInput")
public func readPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let clock = ContinuousClock()
    let time = clock.measure {
        check(HTMLDocument(bytes: bytes), of: bytes)
    }
    // A second for every 100 kB, and a tenth for the machine's own pauses; instrumented code is about ten times slower.
    precondition(time < .milliseconds(1000 + count / 10), "\(count) bytes took \(time)")
    return 0
}

private func check(_ document: HTMLDocument, of bytes: [UInt8]) {
    let nodes = Array(document.nodes)
    for node in nodes {
        precondition(node.range.lowerBound >= 0 && node.range.upperBound <= document.source.count)
        precondition(node.parent.map { $0.index < node.index && $0.kind == .element } ?? true)
        if node.kind == .text { precondition(String(validating: node.textBytes, as: UTF8.self) != nil) }
    }
    precondition(document.problems.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= document.source.count })
    precondition(document.problems.count <= HTMLDocument.Limits().problems + 8)
    precondition(document.dumpTree().count >= nodes.count)
    // The same bytes, the same tree.
    precondition(HTMLDocument(bytes: bytes).dumpTree() == document.dumpTree())
}
