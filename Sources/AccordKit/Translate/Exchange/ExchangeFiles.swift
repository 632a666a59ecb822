import Diagnostics

extension Workspace {
    /// The selected locales that are translated into.
    ///
    /// - Throws: `ConfigurationError` where the source's own is among those that were selected.
    public func targetLocales() throws(ConfigurationError) -> [String] {
        try map.site.configuration.expectTranslations(into: selection.locales)
        return map.site.configuration.locales.map(\.tag).filter { $0 != map.site.configuration.sourceLocale && selection.includes(locale: $0) }
    }
}

extension Workspace {
    /// Refuses a place for files that translators work on among the site's own.
    ///
    /// - Throws: `ConfigurationError` where it is in a folder that a site's pages, its layouts or the built site are in.
    public func checkIsOutside(_ path: String) throws(ConfigurationError) {
        let place = resolvedPath(path)
        for name in ["Content", "Templates", "Output"] {
            let own = resolvedPath("\(root)/\(name)")
            guard place == own || place.hasPrefix("\(own)/") else { continue }
            throw .invalidSelection(
                "What goes to translators stands outside the site's own folders: \(quoted(path)) is in \(name). Name another place with --output.")
        }
    }
}

/// Writes the files of an export into a folder, which is made where it is not there. What else is in the folder stays.
///
/// - Parameters:
///   - overwrites: whether files that differ may be replaced; a translator's work may be in them.
///   - leftovers: paths within the folder of what an earlier export had and this one has not; taken away where files may be replaced.
/// - Throws: `WriteError`
public func writeExport(_ files: [ExportedFile], to folder: String, overwrites: Bool, leftovers: [String] = []) throws(WriteError) {
    var changed: [ExportedFile] = []
    for file in files {
        let path = "\(folder)/\(file.path)"
        guard fileExists(path) else {
            changed.append(file)
            continue
        }
        if let old = try? readFile(path, limit: IncomingFile.limit, followsLinks: true), old == file.bytes || file.isSetting(in: old) { continue }
        guard overwrites else { throw .holdsWork(path) }
        changed.append(file)
    }
    for file in changed {
        let path = "\(folder)/\(file.path)"
        try makeFolders(above: path)
        try replaceFile(path, with: file.bytes)
    }
    for path in leftovers where overwrites { try removeFile("\(folder)/\(path)") }
}

extension ExportedFile {
    /// Whether what is there is the user's own setting.
    fileprivate func isSetting(in bytes: [UInt8]) -> Bool { mark.map { String(decoding: bytes, as: UTF8.self).contains($0) } ?? false }
}

/// Reads translation files; a folder stands for the files in it that look like some, in the order of their paths.
///
/// - Throws: `ConfigurationError` where one cannot be read, or a folder has none.
public func readTranslationFiles(_ paths: [String]) throws(ConfigurationError) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for path in paths {
        if let project = OmegaTProject(around: path) { throw .invalidSelection(project.refusal(of: path)) }
        let found = isFolder(path) ? translationFiles(in: path) : [path]
        guard !found.isEmpty else {
            throw .invalidSelection(
                "A folder stands for the translation files in it, which end in \(fileSuffixes.joined(separator: ", ")): \(quoted(path)) has none.")
        }
        for path in found {
            do throws(FileError) {
                files.append((path, try readFile(path, limit: IncomingFile.limit, followsLinks: true)))
            } catch {
                throw .invalidSelection("A translation file can be read: \(quoted(path)) cannot, \(error.description).")
            }
        }
    }
    return files
}

/// A project folder of OmegaT, which has its translated files in a folder of their own.
private struct OmegaTProject {
    let folder: String

    /// The project that a path is or lies in, where what it names there are no translated files.
    init?(around path: String) {
        var (folder, below) = (resolvedPath(path), Substring())
        while folder.count > 1 {
            if fileExists("\(folder)/omegat.project") {
                if below == "target" { return nil }
                self.folder = folder
                return
            }
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            below = folder[folder.index(after: slash)...]
            folder = String(folder[..<slash])
        }
        return nil
    }

    func refusal(of path: String) -> String {
        let target = "\(folder)/target"
        let rule = "The translated files of an OmegaT project are in its folder “target”: \(quoted(path)) has what is to be translated, and memories."
        return translationFiles(in: target).isEmpty
            ? "\(rule) Choose “Project › Create Translated Documents” in OmegaT, then name \(quoted(target))." : "\(rule) Name \(quoted(target))."
    }
}

private let fileSuffixes = [".xlf", ".xliff", ".po", ".tmx"]

private func translationFiles(in folder: String) -> [String] {
    var found: [String] = []
    var waiting = [folder]
    while let next = waiting.popLast() {
        guard let listing = try? listFolder(next), found.count < 100_000 else { continue }
        found += listing.files.filter { name in fileSuffixes.contains { name.lowercased().hasSuffix($0) } }.map {
            "\(next)/\($0)"
        }
        waiting += listing.folders.map { "\(next)/\($0)" }
    }
    return found.sorted()
}
