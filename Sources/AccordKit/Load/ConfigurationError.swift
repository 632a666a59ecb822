import Diagnostics

/// What was asked for does not fit the site, or there is no usable `site.yml`. Exit code 2.
public enum ConfigurationError: Error, Sendable, CustomStringConvertible {
    case missing(folder: String)
    case invalid([Diagnostic])
    /// `--live` without a live source in site.yml.
    case noLiveSource
    /// A locale or article that the site does not have.
    case invalidSelection(String)

    public var description: String {
        switch self {
        case .missing(let folder): "A site has a file \(Site.Configuration.fileName): there is none in \(folder). Name the site's folder with --site."
        case .invalid(let findings): findings.map(\.message).joined(separator: "\n")
        case .noLiveSource:
            "--live asks the source that site.yml names: it names none. Add “capabilities: {live: https://…}”, or use --capabilities FILE|URL."
        case .invalidSelection(let message): message
        }
    }

    /// The findings to report, where there are any.
    public var findings: [Diagnostic] {
        if case .invalid(let findings) = self { findings } else { [] }
    }
}
