import Diagnostics
import Markdown

/// A link to a heading of another page, checked when every page has been read.
struct PendingAnchor: Sendable {
    let target: Int
    let anchor: String
    let file: SourceFile
    let range: SourceRange
    let locale: String
}

extension PageCheck {
    /// `LNK…`: links lead to pages, headings and images that are there.
    ///
    /// - Returns: the links to headings of other pages.
    mutating func checkLinks(_ map: SiteMap, anchors: [String]) -> [PendingAnchor] {
        var pending: [PendingAnchor] = []
        for link in outline.links {
            switch LinkTarget(link.destination, from: article.id) {
            case .external: break
            case .anchor(let anchor): checkAnchor(anchor, among: anchors, at: link.range)
            case .page(let id, let tag, let fragment):
                guard let target = checkPage(id, tag, link, map), let fragment else { continue }
                pending.append(PendingAnchor(target: target, anchor: fragment, file: file, range: link.range, locale: locale))
            case .outside, .unknown, .image: reportUnresolved(link.destination, at: link.range, map)
            case .unsafe(let scheme): reportUnsafe(scheme, at: link.range)
            }
        }
        for image in outline.images { checkImage(image, map) }
        return pending
    }

    private mutating func checkAnchor(_ anchor: String, among anchors: [String], at range: SourceRange) {
        guard !anchors.contains(anchor) else { return }
        report(
            .noAnchor, at: range, rule: "A link to a heading names the heading of the source language, in lower case with - for spaces",
            seen: "the page has no “#\(anchor)”",
            right: sourceAnchor(of: anchor, among: anchors) ?? didYouMean("#\(anchor)", anchors.map { "#\($0)" }))
    }

    /// The anchor of a heading by whose own words it was called.
    private func sourceAnchor(of anchor: String, among anchors: [String]) -> Message? {
        let own = AccordKit.anchors(of: outline.headings)
        guard let index = own.firstIndex(of: anchor), anchors.indices.contains(index) else { return nil }
        return "Did you mean “#\(anchors[index])”?"
    }

    /// - Returns: the index of the article that the link leads to.
    private mutating func checkPage(_ id: String, _ tag: String?, _ link: Inline.Link, _ map: SiteMap) -> Int? {
        guard let target = map.index(of: id) else {
            reportUnresolved(link.destination, at: link.range, map)
            return nil
        }
        // A page that borrows its prose is published like any other.
        let isBorrowed = tag == locale && map.entry(target, in: locale) != nil
        if let tag, !isBorrowed, map.site.articles[target].pages[tag] == nil {
            let files = map.site.articles[target].pages.keys.sorted().map { "\($0).md" }
            report(
                .noPageAtLink, at: link.range, rule: "A link leads to a page that exists", seen: "\(id) has no page \(tag).md",
                right: "It has \(files.joined(separator: ", "))")
            return nil
        }
        if let tag, tag != locale, map.site.articles[target].pages[locale] != nil {
            report(
                .otherLanguage, .warning, at: link.range, rule: "A page links to pages of its own language",
                seen: "this one names \(tag).md, and leads to the page in \(locale) all the same",
                right: "Write “\(link.destination.replacing("\(tag).md", with: "\(locale).md", maxReplacements: 1))”")
        }
        guard map.entry(target, in: locale) != nil else {
            report(
                .noPageAtLink, at: link.range, rule: "A link leads to a page that exists",
                seen: "\(id) is not published in \(locale) or its fallbacks")
            return nil
        }
        return target
    }

    private mutating func reportUnresolved(_ destination: String, at range: SourceRange, _ map: SiteMap) {
        let path = destination.prefix { $0 != "#" }
        if let claim = claim(about: String(path)) {
            return report(
                .noPageAtLink, at: range, rule: "A claim begins with its scheme", seen: "this link begins with none",
                right: "Did you mean “\(claim)”?")
        }
        let candidates = map.site.articles.map { article in
            "\(article.section == self.article.section ? "../" : "../../\(article.section)/")\(article.id.drop { $0 != "/" }.dropFirst())/\(locale).md"
        }
        report(
            .noPageAtLink, at: range, rule: "A link leads to a page of the site, relative to its file, or to a full address",
            seen: "there is nothing at “\(path)”", right: didYouMean(String(path), candidates))
    }

    /// Where an id of the product stands in the place of an address.
    private func claim(about id: String) -> String? {
        [Claim.ui(id: id, isAbsent: false), .tool(id: id), .item(id: id), .term(id: id)].first { product.subject(of: $0) != nil }?
            .destination
    }

    private mutating func reportUnsafe(_ scheme: String, at range: SourceRange) {
        let near = didYouMean("\(scheme):", (Claim.schemes + ["http", "https", "mailto"]).map { "\($0):" })
        report(
            .unsafeLink, at: range, rule: "A link is relative, a claim, or begins with https:, http: or mailto:",
            seen: "it begins with “\(scheme):”",
            right: near)
    }

    private mutating func checkImage(_ image: Inline.Image, _ map: SiteMap) {
        if image.alternative.plainText.allSatisfy(\.isWhitespace) {
            report(
                .noAlternative, at: image.range, rule: "An image has alternative text", seen: "the brackets of “\(image.source)” are empty",
                right: "Say what the image shows")
        }
        switch LinkTarget(image.source, from: article.id) {
        case .image(let name) where article.images.contains(name): break
        case .external:
            report(
                .noImage, at: image.range, rule: "Images are files of the article, so that pages load nothing from elsewhere",
                seen: "“\(image.source)” is an address", right: "Put the file into images/")
        case .unsafe(let scheme): reportUnsafe(scheme, at: image.range)
        default:
            report(
                .noImage, at: image.range, rule: "An image is a file in the article's folder images/",
                seen: "there is no “\(image.source)”",
                right: didYouMean(image.source, article.images.sorted().map { "images/\($0)" }))
        }
    }
}

/// The articles that article.yml names as related exist.
func checkRelated(_ article: Site.Article, _ map: SiteMap) -> [Diagnostic] {
    article.related.filter { map.index(of: $0) == nil }.map { id in
        Diagnostic(
            .noPageAtLink, at: article.location(of: "related"), rule: "A related article exists", seen: "there is no “\(id)”",
            right: didYouMean(id, map.site.articles.map(\.id)))
    }
}

/// Headings that links from other pages name and that are not there.
///
/// - Parameter anchors: those of each article, in the order of the site's articles.
func checkPendingAnchors(_ pending: [PendingAnchor], anchors: [[String]], map: SiteMap) -> [Diagnostic] {
    pending.compactMap { link in
        guard !anchors[link.target].contains(link.anchor) else { return nil }
        return Diagnostic(
            .noAnchor, at: link.file.location(of: link.range), locale: link.locale,
            rule: "A link to a heading names the heading of the source language, in lower case with - for spaces",
            seen: "\(map.site.articles[link.target].id) has no “#\(link.anchor)”",
            right: didYouMean("#\(link.anchor)", anchors[link.target].map { "#\($0)" }))
    }
}
