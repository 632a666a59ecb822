import Diagnostics

/// The path of a file inside a folder, as the bytes that the file system compares.
///
/// Not a `String`: two strings that Swift holds to be equal (é as one scalar or two) are two files, and foreign files need not be UTF-8.
struct SitePath: Sendable, Hashable {
    /// With the NUL at the end that the operating system wants.
    let cString: [CChar]

    /// Takes a path that cannot lead out of the folder, and is none of Accord's own.
    init(_ text: String) throws(WriteError) {
        let bytes = Array(text.utf8)
        for byte in bytes where byte < 0x20 || byte == 0x7F {
            throw .unfitPath(text, rule: "A path has no control characters")
        }
        for component in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            switch component {
            case [], [UInt8(ascii: ".")], [UInt8(ascii: "."), UInt8(ascii: ".")]:
                throw .unfitPath(text, rule: "A path inside the output folder is a row of names with one / between them")
            default: break
            }
        }
        guard !text.utf8.starts(with: Self.ownPrefix.utf8) else {
            throw .unfitPath(text, rule: "Names that begin with \(Self.ownPrefix) are for Accord's own notes")
        }
        cString = bytes.map(CChar.init(bitPattern:)) + [0]
    }

    /// Takes any bytes; only for names that were read from a folder or stand in this code.
    init(trusted bytes: [CChar]) { cString = bytes + [0] }

    private init(own name: String) {
        self.init(trusted: (Self.ownPrefix + name).utf8.map(CChar.init(bitPattern:)))
    }

    var bytes: ArraySlice<CChar> { cString.dropLast() }

    /// The folder it is in; nil at the top.
    var parent: SitePath? {
        guard let slash = bytes.lastIndex(of: Self.slash) else { return nil }
        return SitePath(trusted: Array(bytes[..<slash]))
    }

    /// All folders it is in, the innermost first.
    var ancestors: [SitePath] { Array(sequence(first: self, next: \.parent).dropFirst()) }

    func appending(_ name: some Collection<CChar>) -> SitePath {
        SitePath(trusted: bytes.isEmpty ? Array(name) : Array(bytes) + [Self.slash] + Array(name))
    }

    func appending(_ path: SitePath) -> SitePath { appending(path.bytes) }

    private static let slash = CChar(bitPattern: UInt8(ascii: "/"))
}

// MARK: Accord's own files

extension SitePath {
    private static let ownPrefix = ".accord-"

    /// The folder itself.
    static let here = SitePath(trusted: [])
    /// The list of the files that Accord wrote into the output folder.
    static let manifest = SitePath(own: "files")
    /// Stands in a tree that has not become the site yet.
    static let unfinished = SitePath(own: "unfinished")
    /// What is left to do of a site that is put in place file by file.
    static let journal = SitePath(own: "journal")
    /// Where files are staged that cannot be staged beside the output folder.
    static let innerStaging = SitePath(own: "staging")
    /// Where files of a site are that change together.
    static let changes = SitePath(own: "changes")

    /// Whether it is one of Accord's notes at the top of a tree.
    var isOwn: Bool { String(self).utf8.starts(with: Self.ownPrefix.utf8) && parent == nil }
}

extension String {
    init(_ path: SitePath) {
        self.init(decoding: path.bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension SitePath: Comparable {
    static func < (a: SitePath, b: SitePath) -> Bool {
        a.bytes.lexicographicallyPrecedes(b.bytes) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
}
