import Diagnostics

/// What is kept of a verified page: its findings, and what the links between pages can be checked with.
public struct PageFacts: Sendable {
    /// In the output folder: `fr/docusign/lier-un-compte/index.html`.
    public let path: String
    /// BCP 47.
    public let locale: String
    /// What is wrong with the page itself, in the order of the page.
    public let findings: [Diagnostic]
    /// Links into the output folder that are still to be checked, each target once.
    public let links: [SiteLink]
    /// The ids of the page, separated by blanks: one string instead of many, for thousands of pages.
    private let joinedAnchors: String

    init(path: String, locale: String, findings: [Diagnostic], links: [SiteLink], anchors: some Sequence<String>) {
        self.path = path
        self.locale = locale
        self.findings = findings
        self.links = links
        joinedAnchors = anchors.joined(separator: " ")
    }

    /// The ids of the page.
    public var anchors: [Substring] { joinedAnchors.split(separator: " ") }
}

/// A link from one file of the output folder to another.
public struct SiteLink: Sendable, Hashable {
    /// The other file, in the output folder.
    public let path: String
    /// The id of a place in it.
    public let fragment: String?
    public let location: Location
}

/// Checks the links between pages when all of them have been verified.
///
/// - Parameter files: the paths of all files in the output folder.
/// - Returns: what the pages' own findings could not tell, then the links that lead to no file or to no id of their page.
public func verifyLinks(_ pages: [PageFacts], among files: some Sequence<String>) -> [Diagnostic] {
    let files = Set(files)
    let targets = Set(pages.lazy.flatMap { $0.links.lazy.filter { $0.fragment != nil }.map(\.path) })
    var anchors: [String: [Substring]] = [:]
    for page in pages where targets.contains(page.path) { anchors[page.path] = page.anchors }
    return pages.flatMap { page in
        page.links.compactMap { link -> Diagnostic? in
            guard files.contains(link.path) else { return brokenLink(to: link.path, at: link.location, locale: page.locale) }
            guard let fragment = link.fragment, let ids = anchors[link.path], !ids.contains(Substring(fragment)) else { return nil }
            return brokenFragment(fragment, of: link.path, ids: ids.map(String.init), at: link.location, locale: page.locale)
        }
    }
}

func brokenLink(to path: String, at location: Location, locale: String) -> Diagnostic {
    Diagnostic(
        .brokenLink, at: location, locale: locale, rule: "A link within the site leads to a file of the output",
        seen: "there is no \(quoted(path))")
}

func brokenFragment(_ fragment: String, of path: String, ids: [String], at location: Location, locale: String) -> Diagnostic {
    Diagnostic(
        .brokenFragment, at: location, locale: locale, rule: "A link to a place in a page names an id of that page",
        seen: "\(quoted(path)) has no id \(quoted(fragment))", right: suggestion(for: fragment, among: ids))
}
