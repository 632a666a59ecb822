import Diagnostics
import HTML

/// Reads a rendered page again and checks what must hold of it whatever it says.
///
/// - Parameters:
///   - html: the page.
///   - path: where it will be in the output folder: `fr/docusign/lier-un-compte/index.html`.
///   - locale: the page's own language and direction.
///   - proseLocale: the language that its prose is borrowed from, if it is.
///   - baseURL: where the site will be published, ending in `/`. Addresses that begin so are links within the site.
///   - known: paths of files that will certainly be in the output folder. Links to them need not be kept, which saves much memory where
///     thousands of pages share a navigation.
public func verify(
    _ html: [UInt8], at path: String, locale: Site.Locale, proseLocale: String? = nil, baseURL: String? = nil, known: Set<String> = []
) -> PageFacts {
    let document = HTMLDocument(utf8: html)
    let page = RenderedPage(
        document: document, file: SourceFile(path: path, bytes: document.source), locale: locale, proseLocale: proseLocale, baseURL: baseURL)
    guard let root = document.root, document.problems.allSatisfy(\.kind.leavesPageWhole) else {
        return PageFacts(path: path, locale: locale.tag, findings: page.unreadableFindings, links: [], anchors: [])
    }
    let census = Census(document)
    let links = page.links(census, known: known)
    let rules = [
        page.problemFindings, page.languageFindings(root, census), page.titleFindings(census), page.headingFindings(census),
        page.landmarkFindings(census), page.idFindings(census), page.listFindings(census), page.tableFindings(census),
        page.imageFindings(census), page.nameFindings(census), page.nestingFindings(census), page.remnantFindings(census), links.findings,
    ]
    let findings = rules.flatMap { $0 }.sorted { $0.location.range.lowerBound < $1.location.range.lowerBound }
    return PageFacts(path: path, locale: locale.tag, findings: findings, links: links.open, anchors: census.ids.lazy.map(\.value))
}

/// A page as it was read again, and what it has to be.
struct RenderedPage {
    let document: HTMLDocument
    let file: SourceFile
    let locale: Site.Locale
    let proseLocale: String?
    let baseURL: String?

    func finding(
        _ code: Code, _ severity: Severity = .error, at range: Range<Int>, rule: Message, seen: Message, right: Message? = nil
    ) -> Diagnostic {
        Diagnostic(code, severity, at: file.location(of: range), locale: locale.tag, rule: rule, seen: seen, right: right)
    }

    func finding(_ code: Code, at node: HTMLNode, rule: Message, seen: Message, right: Message? = nil) -> Diagnostic {
        finding(code, at: node.range, rule: rule, seen: seen, right: right)
    }
}

/// The nodes that rules are about, gathered in one walk over the page.
struct Census {
    struct Value {
        let value: String
        let node: HTMLNode
    }

    private(set) var ids: [Value] = []
    /// Attributes that name ids: the attribute's name, one id, the element.
    private(set) var references: [(attribute: String, id: Substring, node: HTMLNode)] = []
    private(set) var addresses: [(attribute: HTMLAttribute, node: HTMLNode)] = []
    private(set) var languages: [Value] = []
    private(set) var eventHandlers: [Value] = []
    private(set) var remnants: [HTMLNode] = []
    private(set) var headings: [HTMLNode] = []
    private(set) var mains: [HTMLNode] = []
    private(set) var navigations: [HTMLNode] = []
    private(set) var lists: [HTMLNode] = []
    private(set) var items: [HTMLNode] = []
    private(set) var tables: [HTMLNode] = []
    private(set) var images: [HTMLNode] = []
    private(set) var interactive: [HTMLNode] = []
    private(set) var title: HTMLNode?
    private(set) var bases: [HTMLNode] = []

    init(_ document: HTMLDocument) {
        for node in document.nodes {
            switch node.kind {
            case .element: add(node)
            case .text: if node.textBytes.hasTemplateTag { remnants.append(node) }
            case .comment: break
            }
        }
    }

    private mutating func add(_ node: HTMLNode) {
        switch node.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: headings.append(node)
        case .main: mains.append(node)
        case .nav: navigations.append(node)
        case .ul, .ol, .menu, .dl: lists.append(node)
        case .li, .dt, .dd: items.append(node)
        case .table: tables.append(node)
        case .img, .area: images.append(node)
        case .a, .button, .input, .select, .textarea, .iframe, .embed, .video, .audio: interactive.append(node)
        case .title where !node.isForeign: title = title ?? node
        case .base: bases.append(node)
        default: if node.hasAttribute(.tabindex) { interactive.append(node) }
        }
        for attribute in node.attributes { add(attribute, of: node) }
    }

    private mutating func add(_ attribute: HTMLAttribute, of node: HTMLNode) {
        switch attribute.key {
        case .id: ids.append(Value(value: attribute.value, node: node))
        case .lang: languages.append(Value(value: attribute.value, node: node))
        case .for, .headers, .ariaLabelledBy: addReferences(attribute, of: node)
        case .href, .src, .srcset, .action, .formaction, .poster, .data, .content: addresses.append((attribute, node))
        case .other:
            let name = attribute.name
            if name.hasPrefix("on") { eventHandlers.append(Value(value: name, node: node)) }
            if name == "aria-describedby" || name == "aria-controls" { addReferences(attribute, of: node) }
            if name == "xlink:href" { addresses.append((attribute, node)) }
        default: break
        }
        if attribute.valueBytes.hasTemplateTag { remnants.append(node) }
    }

    private mutating func addReferences(_ attribute: HTMLAttribute, of node: HTMLNode) {
        for id in attribute.value.split(whereSeparator: \.isWhitespace) { references.append((attribute.name, id, node)) }
    }
}

extension ArraySlice<UInt8> {
    /// Whether `{{` or `}}` is in it.
    fileprivate var hasTemplateTag: Bool {
        var previous: UInt8 = 0
        for byte in self {
            if byte == previous, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return true }
            previous = byte
        }
        return false
    }
}
