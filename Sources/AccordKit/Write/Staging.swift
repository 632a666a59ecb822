import Glibc

extension OutputFolder {
    /// The tree in which the new site grows.
    struct Staging: Sendable {
        let place: Place
        /// The folder that the tree is in.
        let home: Folder
        /// The tree's own folder.
        let root: SitePath

        enum Place: String, Sendable {
            /// In the same folder as the output folder: the two can change places.
            case beside
            /// In the output folder itself, from where files are moved one by one.
            case inside
        }

        func path(_ path: SitePath) -> SitePath { root.appending(path) }

        /// Makes the empty tree unless it is there. As long as it holds the mark, the next run may clear it away.
        func make() throws(WriteError) {
            guard home.kind(path(.unfinished)) == nil else { return }
            try home.makeFolders(root)
            do throws(WriteError) {
                try home.create(path(.unfinished), [])
            } catch {
                // Another task may have been faster.
                guard error.code == EEXIST else { throw error }
            }
        }

        func write(_ file: SitePath, _ bytes: [UInt8]) throws(WriteError) {
            let path = path(file)
            do throws(WriteError) {
                try home.create(path, bytes)
            } catch {
                guard error.code == ENOENT else { throw error }
                try make()
                if let parent = path.parent { try home.makeFolders(parent) }
                try home.create(path, bytes)
            }
        }

        /// Clears the tree away, foreign files in it too: they are second names of files that stay. An old site is left alone.
        func remove() throws(WriteError) {
            guard let tree = try home.folder(root), try tree.isUnfinished else { return }
            try tree.clearUnfinished()
            try home.removeEmptyFolder(root)
        }
    }
}

extension Folder {
    /// Whether the tree never became a site.
    var isUnfinished: Bool {
        get throws(WriteError) {
            guard kind(.unfinished) == nil else { return true }
            return try entries().isEmpty
        }
    }

    /// Removes what a tree holds that never became a site.
    func clearUnfinished() throws(WriteError) {
        // The mark goes last: without it, what is left would pass for an old site.
        try clear { entry in entry.path == .unfinished }
        try remove(.unfinished)
    }
}
