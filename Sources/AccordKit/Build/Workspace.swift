import Diagnostics

/// Which capability model a run is about.
public enum ModelChoice: Sendable {
    /// The committed snapshot.
    case snapshot
    /// The live source that site.yml names.
    case live
    case source(CapabilitySource)
}

/// A loaded site together with the product it is checked against.
public struct Workspace: Sendable {
    /// The site's folder.
    public let root: String
    public private(set) var map: SiteMap
    public let product: Product
    /// Where the model came from, and its version.
    public let provenance: String
    /// What was wrong with the site's files and with the model.
    private(set) var findings: [Diagnostic]
    public let selection: Selection
    /// How many threads work at once.
    public let jobs: Int

    /// Reads a site and the model.
    ///
    /// - Throws: `ConfigurationError`, `ModelError` (both: exit code 2), `FetchError` (exit code 3).
    public static func open(_ root: String, model choice: ModelChoice, selection: Selection, jobs: Int) async throws -> Workspace {
        let loaded = try await Site.load(root, jobs: jobs)
        try check(selection, loaded.site)
        let source = try loaded.site.configuration.source(of: choice, root: root)
        var file = try await source.fetch().file
        // What is found in a file of the site is told by its path within the site.
        if case .snapshot = choice { file = SourceFile(path: loaded.site.configuration.snapshot, bytes: file.bytes) }
        let document = try ModelDocument(decoding: file)
        let modelFindings = document.validate()
        guard !modelFindings.contains(where: { $0.severity == .error }) else { throw ModelError(modelFindings) }
        let snapshot = if case .snapshot = choice { ModelDocument?.none } else { await committedSnapshot(of: loaded.site.configuration, root: root) }
        guard let product = Product(document.model, glossary: loaded.site.glossary, formerly: snapshot?.model) else {
            throw ModelError([
                Diagnostic(
                    .tooManyStates, at: Location(path: document.file.path), rule: "The axes of a model have at most \(StateSpace.limit) states together",
                    seen: "they have more")
            ])
        }
        var findings = loaded.findings + modelFindings
        if let snapshot { findings += staleness(of: snapshot, at: loaded.site.configuration.snapshot, against: document) }
        return Workspace(
            root: root, map: SiteMap(loaded.site), product: product, provenance: document.provenance, findings: findings,
            selection: selection, jobs: jobs)
    }

    static func check(_ selection: Selection, _ site: Site) throws(ConfigurationError) {
        let tags = site.configuration.locales.map(\.tag)
        for locale in selection.locales.sorted() where !tags.contains(locale) {
            throw .invalidSelection("The site has the locales \(tags.joined(separator: ", ")): “\(locale)” is none of them." + suffix(didYouMean(locale, tags)))
        }
        let ids = site.articles.map(\.id)
        for article in selection.articles.sorted() where !ids.contains(article) {
            throw .invalidSelection("An article is named SECTION/ID: the site has no “\(article)”." + suffix(didYouMean(article, ids)))
        }
    }

    private static func suffix(_ hint: Message?) -> String { hint.map { " \($0)" } ?? "" }

    /// The snapshot beside the model of a run that is about another. Nil where there is none that can be read: such a run does without.
    private static func committedSnapshot(of configuration: Site.Configuration, root: String) async -> ModelDocument? {
        try? await CapabilitySource.file("\(root)/\(configuration.snapshot)").load()
    }

    /// A note where the committed snapshot is not what the product says now.
    private static func staleness(of snapshot: ModelDocument, at path: String, against live: ModelDocument) -> [Diagnostic] {
        let changes = ModelDifference(from: snapshot.model, to: live.model).changes
        guard !changes.isEmpty else { return [] }
        return [
            Diagnostic(
                .outdatedSnapshot, .warning, at: Location(path: path), rule: "The snapshot is what the product says",
                seen: Message(
                    changes.count, one: "\(live.provenance) differs from it in \(changes.count) place",
                    other: "\(live.provenance) differs from it in \(changes.count) places"),
                right: "“accord capabilities diff” lists them, “accord capabilities pull” takes them over")
        ]
    }

    /// Checks the selected pages; the findings include those of the site's files, its templates and the model.
    public func check() async -> CheckResult {
        var result = await AccordKit.check(map, against: product, selection: selection, jobs: jobs)
        var templates: [Diagnostic] = []
        _ = Templates(of: root, for: map.site.configuration.locales.filter { selection.includes(locale: $0.tag) }, &templates)
        result.findings = (findings + templates + checkYAMLTexts() + result.findings).inReportOrder()
        // Somebody who asks for a language wants to know.
        if selection.locales.isEmpty { result.setAside(map.site.configuration.locales.filter(\.isBeingPrepared)) }
        return result
    }

    /// The same without the languages that are being prepared.
    public var published: Workspace {
        var workspace = self
        workspace.map = SiteMap(map.site.published)
        workspace.findings = findings.without(map.site.configuration.preparing)
        return workspace
    }

    /// The report on a run of this workspace.
    public func report(_ result: CheckResult) -> Report {
        Report(result.findings, pages: result.pages, claims: result.claims, source: provenance)
    }
}

extension Site.Configuration {
    /// - Throws: `ConfigurationError.noLiveSource`
    public func source(of choice: ModelChoice, root: String) throws(ConfigurationError) -> CapabilitySource {
        switch choice {
        case .snapshot: return .file("\(root)/\(snapshot)")
        case .source(let source): return source
        case .live:
            guard let live else { throw .noLiveSource }
            if case .file(let path) = live, !path.hasPrefix("/") { return .file("\(root)/\(path)") }
            return live
        }
    }
}

extension Site {
    /// The nearest folder upwards from the current one that has a `site.yml`.
    public static func nearestRoot() -> String? {
        var folder = "."
        for _ in 0..<64 {
            if fileExists("\(folder)/\(Configuration.fileName)") { return folder }
            if isFileSystemRoot(folder) { return nil }
            folder = folder == "." ? ".." : "../\(folder)"
        }
        return nil
    }
}
