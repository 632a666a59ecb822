/// The files that Accord wrote into an output folder; it replaces and removes these and no others.
struct Manifest: Sendable, Hashable {
    let paths: Set<SitePath>

    private static let header = "# The files that Accord wrote into this folder. It replaces and removes these and no others."

    init(_ paths: Set<SitePath>) { self.paths = paths }

    /// The files of a build, each of which must have a path of its own.
    init(distinct files: [StagedFile]) throws(WriteError) {
        var paths: Set<SitePath> = []
        for file in files {
            guard paths.insert(file.sitePath).inserted else { throw .writtenTwice(file.path) }
        }
        self.paths = paths
    }

    /// Reads the list that a tree holds, which is empty where there is none. Lines that could not be ours are passed over.
    init(of tree: Folder) throws(WriteError) {
        let lines = try tree.contents(.manifest)?.split(separator: UInt8(ascii: "\n")) ?? []
        paths = Set(lines.compactMap { line in line.first == UInt8(ascii: "#") ? nil : SitePath(line: line) })
    }

    /// Sorted, so that the same site has the same bytes.
    var bytes: [UInt8] {
        var out = Array(Self.header.utf8) + [UInt8(ascii: "\n")]
        for path in paths.sorted() {
            path.append(to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }
}

extension SitePath {
    /// A path in a list of Accord's, which anyone may have altered.
    init?(line: ArraySlice<UInt8>) {
        guard let text = String(validating: line, as: UTF8.self), let path = try? SitePath(text) else { return nil }
        self = path
    }

    func append(to out: inout [UInt8]) {
        for byte in bytes { out.append(UInt8(bitPattern: byte)) }
    }
}
