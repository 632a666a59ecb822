import Glibc

/// What is left to do where a site is put in place file by file; once it is written, the new site is certain.
struct Journal: Sendable, Hashable {
    /// Where the new files are.
    let place: OutputFolder.Staging.Place
    let removals: [SitePath]
    let arrivals: [SitePath]

    private static let header = "# A new site that is being put in place; the next run of accord finishes it."

    init(place: OutputFolder.Staging.Place, removals: [SitePath], arrivals: [SitePath]) {
        self.place = place
        self.removals = removals
        self.arrivals = arrivals
    }

    /// Reads the journal of an interrupted run; nil where there is none.
    init?(of tree: Folder) throws(WriteError) {
        guard let bytes = try tree.contents(.journal) else { return nil }
        var place = OutputFolder.Staging.Place.beside
        var removals: [SitePath] = []
        var arrivals: [SitePath] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let rest = line.dropFirst()
            switch line.first {
            case UInt8(ascii: "@"): place = OutputFolder.Staging.Place(rawValue: String(decoding: rest, as: UTF8.self)) ?? place
            case UInt8(ascii: "-"): SitePath(line: rest).map { removals.append($0) }
            case UInt8(ascii: "+"): SitePath(line: rest).map { arrivals.append($0) }
            default: break
            }
        }
        self.init(place: place, removals: removals, arrivals: arrivals)
    }

    var bytes: [UInt8] {
        var out = Array("\(Self.header)\n@\(place.rawValue)\n".utf8)
        for (sign, paths) in [("-", removals), ("+", arrivals)] {
            for path in paths {
                out += sign.utf8
                path.append(to: &out)
                out.append(UInt8(ascii: "\n"))
            }
        }
        return out
    }
}

extension OutputFolder {
    /// Does what a journal says, also where a part of it is done already.
    func finish(_ journal: Journal, in current: Folder) throws(WriteError) {
        let staging =
            switch journal.place {
            case .beside: Staging(place: .beside, home: parent, root: besideRoot)
            case .inside: Staging(place: .inside, home: current, root: .innerStaging)
            }
        let own = try Manifest(of: current).paths
        for path in journal.removals where own.contains(path) && current.kind(path) != .folder { try current.remove(path) }
        for folder in Set(journal.removals.flatMap(\.ancestors)).sorted(by: >) { try current.removeEmptyFolder(folder) }
        for path in journal.arrivals { try arrive(path, from: staging, in: current) }
        try arrive(.manifest, from: staging, in: current)
        try staging.remove()
        try current.remove(.journal)
    }

    private func arrive(_ path: SitePath, from staging: Staging, in current: Folder) throws(WriteError) {
        let source = staging.path(path)
        for _ in 0..<2 {
            let code = staging.home.rename(source, to: current, path)
            switch code {
            case 0: return
            case ENOENT:
                guard staging.home.kind(source) != nil, let parent = path.parent else { return }
                try current.makeFolders(parent)
            case EISDIR, ENOTEMPTY, EEXIST: try current.removeEmptyFolder(path)
            default: throw WriteError("put in place", current.full(path), code: code)
            }
        }
        throw .foreignFile(current.full(path))
    }
}
