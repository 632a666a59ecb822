import Diagnostics

/// What an earlier export into a folder has of articles in which nothing is to be translated any more; paths are within the folder.
public struct ExportLeftovers: Sendable, Hashable {
    /// Nothing is lost without these.
    public internal(set) var obsolete: [String] = []
    /// These hold translations that the site does not have.
    public internal(set) var unimported: [String] = []

    public init() {}
}

extension Workspace {
    /// What an earlier export of the same kind has left in a folder.
    public func leftovers(of job: ExchangeJob, for format: ExchangeFormat, in folder: String) -> ExportLeftovers {
        var leftovers = ExportLeftovers()
        for path in job.otherArticles.flatMap({ format.paths(of: $0, job.localization.locale) }) where fileExists("\(folder)/\(path)") {
            if holdsWork("\(folder)/\(path)") { leftovers.unimported.append(path) } else { leftovers.obsolete.append(path) }
        }
        return leftovers
    }

    /// Whether a file has translations that neither the pages nor the locks know; also where that cannot be told.
    private func holdsWork(_ path: String) -> Bool {
        guard let bytes = try? readFile(path, limit: IncomingFile.limit, followsLinks: true) else { return true }
        let result = map.site.importing([(path, bytes)], product: product, options: ExchangeOptions(on: "1970-01-01T00:00:00Z"), brokenLocks: [:])
        return result.unreadableFiles > 0 || result.refused > result.known || result.changes.contains { $0.text != nil }
    }
}

extension ExchangeFormat {
    /// The files that are of one article alone: those of OmegaT before and behind the translation.
    fileprivate func paths(of article: String, _ locale: String) -> [String] {
        switch self {
        case .omegat: ["source/\(article).xlf", "target/\(article).xlf"]
        case .xliff1: ["\(article)/\(locale).xlf"]
        case .po, .weblate: ["\(article)/\(locale).po"]
        case .xliff, .tmx: []
        }
    }
}
