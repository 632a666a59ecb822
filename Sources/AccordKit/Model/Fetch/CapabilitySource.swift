import Diagnostics

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

    /// What to call it: the path, the address or the command line.
    public var name: String {
        switch self {
        case .file(let path): path
        case .http(let url, _, _): url
        case .command(let words, _): words.joined(separator: " ")
        }
    }

    /// Gets the document, without looking into it.
    /// - Parameter limit: the most bytes that are taken.
    public func fetch(limit: Int = ModelDocument.greatestSize) async throws(FetchError) -> FetchedModel {
        guard let model = try await fetch(unlessStill: nil, limit: limit) else { throw FetchError(self, .status(304)) }
        return model
    }

    /// Gets the document where it is no longer the one with this entity tag; else nil. Only HTTP has entity tags.
    public func fetch(unlessStill entityTag: String?, limit: Int = ModelDocument.greatestSize) async throws(FetchError) -> FetchedModel? {
        do {
            switch self {
            case .file(let path):
                return FetchedModel(file: SourceFile(path: path, bytes: try bytes(of: path, limit: limit)))
            case .http(let url, let tokenVariable, let timeout):
                return try await HTTPFetch(tokenVariable: tokenVariable, timeout: timeout, limit: limit).get(url, unlessStill: entityTag)
            case .command(let words, let timeout):
                return FetchedModel(file: SourceFile(path: name, bytes: try await outputBytes(of: words, timeout: timeout, limit: limit)))
            }
        } catch {
            throw FetchError(self, error)
        }
    }

    private func bytes(of path: String, limit: Int) throws(FetchError.Reason) -> [UInt8] {
        do {
            return try readFile(path, limit: limit, followsLinks: true)
        } catch {
            throw .file(error)
        }
    }

    /// Gets the document and reads it.
    /// - Throws: `FetchError` where there is no document, `ModelError` where it is no capability model.
    public func load() async throws -> ModelDocument {
        try ModelDocument(decoding: try await fetch().file)
    }
}

/// A document as it came from its source.
public struct FetchedModel: Sendable, Hashable {
    /// The bytes without a byte order mark, under the source's name.
    public let file: SourceFile
    /// The entity tag that HTTP gave it.
    public let entityTag: String?

    init(file: SourceFile, entityTag: String? = nil) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.file = file.bytes.starts(with: mark) ? SourceFile(path: file.path, bytes: Array(file.bytes.dropFirst(mark.count))) : file
        self.entityTag = entityTag
    }
}
