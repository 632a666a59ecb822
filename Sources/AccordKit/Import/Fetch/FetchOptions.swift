#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How pages are fetched from the web.
public struct FetchOptions: Sendable {
    /// Requests per second to one host.
    public var rate = 1.0
    /// For one answer.
    public var timeout = Duration.seconds(30)
    /// The most bytes of one page.
    public var sizeLimit = 16 << 20
    /// Whether this machine and private networks are visited, too.
    public var allowsPrivate = false
    /// The folder that keeps fetched pages, so that a run that was ended goes on where it stopped; nil keeps none.
    public var cache: String?

    public init() {}

    /// A server may ask for more time between two visits, but not for more than this: the run would not end.
    static let greatestDelay = 30.0
    /// Requests per second.
    static let leastRate = 0.001
    static let greatestRedirects = 5
}

extension FetchOptions {
    /// The folder for programs to keep things in that can be had again (XDG); nil where there is no home.
    public static var usualCache: String? {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } }
        return (variable("XDG_CACHE_HOME") ?? variable("HOME").map { "\($0)/.cache" }).map { "\($0)/accord/pages" }
    }
}
