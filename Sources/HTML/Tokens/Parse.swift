/// Has libxml2 split a page into tags and text and builds its tree from them.
///
/// - Parameters:
///   - problems: what was wrong with the page before it was decoded.
///   - context: the element in which the page stands, if it is only a part of one.
func parse(_ utf8: [UInt8], limits: HTMLDocument.Limits, problems: [HTMLProblem] = [], context: HTMLTag? = nil) -> HTMLDocument.Storage {
    guard utf8.count <= limits.bytes, utf8.count < Int(Int32.max) / 4 else {
        return .init(source: [], problems: [HTMLProblem(kind: .tooLong(limit: limits.bytes), range: 0..<0)])
    }
    var (source, repairs) = repaired(utf8)
    repairs = problems + repairs
    if let end = source.endOfTag(withMoreAttributesThan: limits.attributes) {
        return .init(
            source: source, problems: repairs + [HTMLProblem(kind: .tooManyAttributes(limit: limits.attributes), range: end..<end)])
    }
    // libxml2 reads up to a NUL, and is told to jump by bytes that are changed under it.
    let page = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count + 1)
    defer { page.deallocate() }
    _ = page.initialize(from: source)
    page[source.count] = 0
    var run = SAXRun(
        builder: TreeBuilder(sourceCount: source.count, limits: limits, context: context), source: source, page: page, limits: limits)
    run.parse()
    run.builder.finish()
    let builder = run.builder
    return .init(
        source: source, doctype: builder.doctype, nodes: builder.store.nodes, attributes: builder.store.attributes,
        bytes: builder.store.bytes,
        otherNames: builder.names.spellings, problems: repairs + builder.problems.problems + run.reachedLimits)
}
