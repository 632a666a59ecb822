import Diagnostics

/// What an earlier export into a folder has of articles in which nothing is to be translated any more; paths are within the folder.
public struct ExportLeftovers: Sendable, Hashable {
    /// Nothing is lost without these.
    public internal(set) var obsolete: [String] = []
    /// These hold translations that the site does not have.
    public internal(set) var unimported: [String] = []
    /// These are of articles that the site does not have.
    public internal(set) var strangers: [String] = []

    public init() {}
}

extension Workspace {
    /// What an earlier export of the same kind has left in a folder.
    public func leftovers(of job: ExchangeJob, for format: ExchangeFormat, in folder: String) -> ExportLeftovers {
        var leftovers = ExportLeftovers()
        for path in job.otherArticles.flatMap({ format.paths(of: $0, job.localization.locale) }) where fileExists("\(folder)/\(path)") {
            if merging(fileAt: "\(folder)/\(path)")?.bringsNothing ?? false { leftovers.obsolete.append(path) } else { leftovers.unimported.append(path) }
        }
        for path in strangers(in: folder, format, job.localization.locale) {
            guard let result = merging(fileAt: "\(folder)/\(path)"), result.unreadableFiles == 0 else { continue }
            // The file of an article that was renamed is known by its texts.
            let isRenamed = result.findings.contains { $0.code == .unknownTranslation && $0.severity == .note }
            if result.bringsNothing { leftovers.obsolete.append(path) } else if isRenamed { leftovers.unimported.append(path) } else { leftovers.strangers.append(path) }
        }
        return leftovers
    }

    /// The files that stand where those of an article would, and are of none.
    private func strangers(in folder: String, _ format: ExchangeFormat, _ locale: String) -> [String] {
        // With some articles selected, nobody asks for the others.
        guard selection.articles.isEmpty else { return [] }
        let known = Set(map.site.articles.map(\.id))
        func folders(_ path: String) -> [String] { (try? listFolder("\(folder)/\(path)").folders) ?? [] }
        func files(_ path: String) -> [String] { (try? listFolder("\(folder)/\(path)").files) ?? [] }
        let top = format == .omegat ? ["source/", "target/"] : [""]
        let ids = Set(
            top.flatMap { top in
                folders(top).flatMap { section in
                    folders(top + section).map { "\(section)/\($0)" } + files(top + section).map { "\(section)/\($0.split(separator: ".").first ?? "")" }
                }
            })
        return ids.subtracting(known).sorted().flatMap { format.paths(of: $0, locale) }.filter { fileExists("\(folder)/\($0)") }
    }

    /// What would come of a file. Nil where it cannot be read.
    private func merging(fileAt path: String) -> ExchangeResult? {
        guard let bytes = try? readFile(path, limit: IncomingFile.limit, followsLinks: true) else { return nil }
        return map.site.importing([(path, bytes)], product: product, options: ExchangeOptions(on: "1970-01-01T00:00:00Z"), unread: [:])
    }
}

extension ExchangeResult {
    /// Whether the pages and locks know all translations already.
    fileprivate var bringsNothing: Bool { unreadableFiles == 0 && refused <= known && !changes.contains { $0.text != nil } }
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
