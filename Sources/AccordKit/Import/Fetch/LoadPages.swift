import Diagnostics

/// What came of loading pages.
public struct LoadResult: Sendable {
    /// Every page that was found, also those that could not be had, in a stable order.
    public var sources: [PageSource] = []
    public var findings: [Diagnostic] = []
    /// How many pages were handed on.
    public var count = 0

    /// Whether nothing came of it, because files and servers could not be read: a failure of the environment.
    public var isUnreachable: Bool { count == 0 && !findings.isEmpty }
}

/// Which of how many pages is being loaded.
public struct LoadProgress: Sendable {
    public let index: Int
    public let count: Int
    public let source: PageSource
}

/// Loads pages one after the other, in a stable order. A page that cannot be had is a finding, and the others come all the same.
///
/// - Parameters:
///   - arguments: files, folders, addresses, lists (`.txt`) and sitemaps (`.xml`).
///   - lists: files that are lists whatever they are called.
///   - progress: is told of each page before it is loaded.
///   - body: gets each page.
/// - Throws: `WriteError` where the cache cannot be written, and what `body` throws.
public func loadPages(
    _ arguments: [String], lists: [String] = [], _ options: FetchOptions, progress: (LoadProgress) -> Void = { _ in },
    _ body: (LoadedPage) async throws -> Void
) async throws -> LoadResult {
    var fetch = PageFetch(options)
    var search = PageSearch()
    for argument in arguments { await search.add(argument, &fetch) }
    for list in lists { await search.addList(list, &fetch) }
    var result = LoadResult(sources: search.sources, findings: search.findings)
    let addresses = search.sources.filter(\.isAddress).map(\.name)
    let cache = addresses.isEmpty ? nil : try options.cache.map { try PageCache(folder: $0, for: addresses) }
    for (index, source) in search.sources.enumerated() {
        progress(LoadProgress(index: index, count: search.sources.count, source: source))
        let page: LoadedPage
        do throws(LoadFailure) {
            page = try await load(source, &fetch, cache, limit: options.sizeLimit)
        } catch {
            switch error {
            case .page(let reason): result.findings.append(Diagnostic(pageNotTaken: source.name, reason))
            case .cache(let error): throw error
            }
            continue
        }
        result.count += 1
        try await body(page)
    }
    cache?.finish()
    return result
}

/// Loads pages; see `loadPages(_:lists:_:progress:_:)`, which does not hold them all at once.
public func load(_ arguments: [String], lists: [String] = [], _ options: FetchOptions) async throws -> (
    pages: [LoadedPage], result: LoadResult
) {
    var pages: [LoadedPage] = []
    let result = try await loadPages(arguments, lists: lists, options) { pages.append($0) }
    return (pages, result)
}

private enum LoadFailure: Error {
    case page(FetchError.Reason)
    case cache(WriteError)
}

private func load(_ source: PageSource, _ fetch: inout PageFetch, _ cache: PageCache?, limit: Int) async throws(LoadFailure) -> LoadedPage {
    guard source.isAddress else {
        do throws(FileError) {
            return LoadedPage(source: source, bytes: try readFile(source.name, limit: limit, followsLinks: source.folder == nil))
        } catch {
            throw .page(.file(error))
        }
    }
    let known = cache?[source.name]
    if let known, known.isOfThisRun { return LoadedPage(source: source, known.answer) }
    let earlier = known.map { PageFetch.Validator(entityTag: $0.answer.entityTag, lastModified: $0.answer.lastModified) }
    let wish = PageFetch.Wish(accept: "text/html, application/xhtml+xml", types: ["text/html", "application/xhtml+xml"], limit: limit)
    let answer: PageFetch.Answer
    do throws(FetchError.Reason) {
        let isKnown = earlier?.entityTag != nil || earlier?.lastModified != nil
        guard let found = try await fetch.get(source.name, wish, unlessStill: isKnown ? earlier : nil) ?? known?.answer else {
            throw .status(304)
        }
        answer = found
    } catch {
        throw .page(error)
    }
    do throws(WriteError) {
        try cache?.store(answer, for: source.name)
    } catch {
        throw .cache(error)
    }
    return LoadedPage(source: source, answer)
}

extension LoadedPage {
    fileprivate init(source: PageSource, _ answer: PageFetch.Answer) {
        self.init(
            source: source, bytes: answer.body, address: answer.address, charset: AccordKit.charset(ofContentType: answer.contentType))
    }
}
