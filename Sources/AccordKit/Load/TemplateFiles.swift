import Diagnostics

extension Templates {
    /// Reads a site's own templates, strings and assets from `Templates/`; ours take the place of what is not there.
    ///
    /// - Parameter locales: those whose words have to be there.
    init(of root: String, for locales: [Site.Locale] = [], _ findings: inout [Diagnostic]) {
        var files: [SourceFile] = []
        var assets: [String: [UInt8]] = [:]
        let folder = "Templates"
        guard isFolder("\(root)/\(folder)") else {
            self.init(&findings)
            findings += untranslated(in: locales, files: [])
            return
        }
        func read(_ path: String, _ read: (String) throws(FileError) -> Void) {
            do {
                try read("\(root)/\(path)")
            } catch {
                findings.append(Diagnostic(.unreadable, at: Location(path: path), rule: "The file can be read", seen: "\(error.description)"))
            }
        }
        for (path, name) in Self.files(in: folder, of: root, &findings) {
            switch name {
            case _ where name.hasSuffix(".mustache"), _ where name.hasPrefix("strings/") && name.hasSuffix(".yml"):
                read(path) { full throws(FileError) in
                    files.append(SourceFile(path: path, bytes: try readText(full, limit: Self.maximumSize)))
                }
            case _ where name.hasPrefix("assets/"):
                read(path) { full throws(FileError) in assets[name] = try readFile(full, limit: Site.Limit.image) }
            default:
                findings.append(
                    Diagnostic(
                        .unknownTemplate, .warning, at: Location(path: path),
                        rule: "Templates holds layouts (*.mustache), strings/*.yml and assets/", seen: "this file is none of them and is not used"))
            }
        }
        // The words of a language that is left out are of no interest.
        let tags = Set(locales.flatMap { LanguageTag.truncations(of: $0.tag) })
        if !locales.isEmpty { files.removeAll { file in Self.locale(ofStrings: file.path).map { !tags.contains($0) } ?? false } }
        self.init(files: files, assets: assets, &findings)
        findings += untranslated(in: locales, files: files)
    }

    /// The files of a folder and of the folders in it: the path from the site's folder, and the path from the top folder.
    private static func files(in top: String, of root: String, _ findings: inout [Diagnostic]) -> [(path: String, name: String)] {
        var found: [(String, String)] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let path = folder.isEmpty ? top : "\(top)/\(folder)"
            do {
                let listing = try listFolder("\(root)/\(path)")
                let prefix = folder.isEmpty ? "" : "\(folder)/"
                found += listing.files.map { ("\(path)/\($0)", prefix + $0) }
                folders += listing.folders.map { prefix + $0 }
            } catch {
                findings.append(Diagnostic(.unreadable, at: Location(path: path), rule: "The folder can be read", seen: "\(error.description)"))
            }
        }
        return found.sorted { $0.0 < $1.0 }
    }
}
