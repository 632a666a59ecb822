/// Where a capability model comes from.
public enum CapabilitySource: Sendable, Hashable {
    /// A path, relative to the working directory.
    case file(String)
    /// An address with `http://` or `https://`.
    /// - `tokenVariable`: the environment variable with the bearer token to send, if any.
    /// - `timeout`: for the whole answer, redirects included.
    case http(url: String, tokenVariable: String? = nil, timeout: Duration = defaultTimeout)
    /// A program and its arguments, run without a shell; the model is its standard output.
    case command([String], timeout: Duration = defaultTimeout)

    public static let defaultTimeout = Duration.seconds(10)

    /// Reads an argument `FILE|URL`: what begins with `http://` or `https://` is an address, all else a path.
    public init(argument: String) {
        let scheme = argument.prefix(8).lowercased()
        self = scheme.hasPrefix("http://") || scheme.hasPrefix("https://") ? .http(url: argument) : .file(argument)
    }
}
