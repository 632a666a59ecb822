import Diagnostics

/// The product that pages are audited against: that of a site, or a model alone.
public struct AuditBench: Sendable {
    public let product: Product
    /// Where the model came from, and its version.
    public let provenance: String
    let sourceLocale: String?
    /// The model that the site has as its snapshot, where pages are audited against another.
    let former: CapabilityModel?

    /// - Parameter root: the folder of a site; without one, the model must be named.
    /// - Throws: `ConfigurationError`, `ModelError` (both: exit code 2), `FetchError` (exit code 3).
    public static func open(site root: String?, model choice: ModelChoice, jobs: Int) async throws -> AuditBench {
        if let root {
            let workspace = try await Workspace.open(root, model: choice, selection: Selection(), jobs: jobs)
            let configuration = workspace.map.site.configuration
            var former: CapabilityModel?
            if case .snapshot = choice {
            } else {
                former = try? await CapabilitySource.file("\(root)/\(configuration.snapshot)").load().model
            }
            return AuditBench(
                product: workspace.product, provenance: workspace.provenance, sourceLocale: configuration.sourceLocale, former: former)
        }
        guard case .source(let source) = choice else {
            throw ConfigurationError.invalidSelection(
                "Pages are audited against a capability model: name one with --capabilities, or a site with --site, as there is no site.yml in this folder or above it."
            )
        }
        let document = try ModelDocument(decoding: try await source.fetch().file)
        let findings = document.validate()
        guard !findings.contains(where: { $0.severity == .error }) else { throw ModelError(findings) }
        guard let product = Product(document.model, glossary: Glossary()) else {
            throw ModelError([
                Diagnostic(
                    .tooManyStates, at: Location(path: document.file.path),
                    rule: "The axes of a model have at most \(StateSpace.limit) states together", seen: "they have more")
            ])
        }
        return AuditBench(product: product, provenance: document.provenance, sourceLocale: nil, former: nil)
    }

    /// What a run asks for, held against the model.
    ///
    /// - Throws: `ConfigurationError` where there is no such screen, state or locale.
    public func options(locales: [String], start: String?, conditions: [String: String]) throws(ConfigurationError) -> AuditOptions {
        for locale in locales where LanguageTag.canonical(locale) == nil {
            throw .invalidSelection("A locale is a language tag such as fr or fr-CA: “\(locale)” is none.")
        }
        if let start, product.model.currentID(.screen, start) == nil {
            throw .invalidSelection(
                "A procedure starts on a screen of the capability model: it has no “\(start)”."
                    + hint(start, product.model.ids(of: .screen)))
        }
        for (axis, value) in conditions.sorted(by: { $0.key < $1.key }) {
            guard let values = product.model.axes[axis] else {
                throw .invalidSelection(
                    "A condition is an axis of the capability model and a value: it has no “\(axis)”."
                        + hint(axis, product.model.axes.keys.sorted()))
            }
            guard values.contains(value) else {
                throw .invalidSelection(
                    "The axis “\(axis)” has the values \(values.joined(separator: ", ")): “\(value)” is none of them." + hint(value, values)
                )
            }
        }
        return AuditOptions(
            locales: locales.map { LanguageTag.canonical($0) ?? $0 }, sourceLocale: sourceLocale, start: start, conditions: conditions,
            former: former)
    }

    private func hint(_ word: String, _ candidates: [String]) -> String { didYouMean(word, candidates).map { " \($0)" } ?? "" }
}
