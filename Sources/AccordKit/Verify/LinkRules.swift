import Diagnostics
import HTML

extension RenderedPage {
    /// Judges all addresses of the page.
    ///
    /// - Returns: what is wrong with them, and the links that only all pages together can tell about.
    func links(_ census: Census, known: Set<String>) -> (findings: [Diagnostic], open: [SiteLink]) {
        var check = LinkCheck(page: self, known: known, ids: Set(census.ids.lazy.map(\.value)))
        for (attribute, node) in census.addresses { check.check(attribute, of: node) }
        check.findings += census.bases.map {
            finding(
                .brokenLink, at: $0, rule: "A link is relative to its own page", seen: "`<base>` makes all links relative to another address",
                right: "Leave it out")
        }
        check.findings += census.eventHandlers.map {
            finding(
                .eventHandler, at: $0.node, rule: "A page runs scripts from files only", seen: "\(quoted($0.value)) is a script in an attribute")
        }
        return (check.findings, check.open)
    }
}

/// The addresses of one page, judged one by one.
private struct LinkCheck {
    let page: RenderedPage
    let known: Set<String>
    let ids: Set<String>
    var findings: [Diagnostic] = []
    private(set) var open: [SiteLink] = []
    private var seen: Set<String> = []

    init(page: RenderedPage, known: Set<String>, ids: Set<String>) {
        self.page = page
        self.known = known
        self.ids = ids
    }

    mutating func check(_ attribute: HTMLAttribute, of node: HTMLNode) {
        switch attribute.key {
        case .srcset:
            for candidate in attribute.value.split(separator: ",") {
                if let address = candidate.split(whereSeparator: \.isWhitespace).first { check(Array(address.utf8)[...], attribute, node) }
            }
        case .content:
            guard node.tag == .meta, node.attribute(.httpEquiv)?.lowercased() == "refresh" else { return }
            let value = attribute.value
            guard let start = value.firstIndex(of: "=") else { return }
            check(Array(value[value.index(after: start)...].utf8)[...], attribute, node)
        case .data where node.tag != .object: return
        default: check(attribute.valueBytes, attribute, node)
        }
    }

    private mutating func check(_ address: ArraySlice<UInt8>, _ attribute: HTMLAttribute, _ node: HTMLNode) {
        switch Address(address, from: page.file.path, baseURL: page.baseURL) {
        case .inside(let path, let fragment): keep(path, fragment, node)
        case .external: break
        case .outside:
            report(.leavesOutput, address, node, rule: "A link stays in the output folder", seen: "leads out of it")
        case .claim:
            report(.publishedClaim, address, node, rule: "A published page has no claim addresses", seen: "is one")
        case .malformed:
            report(
                .brokenLink, address, node, rule: "A percent sign in a link is followed by two hexadecimal digits of a UTF-8 text",
                seen: "is written otherwise")
        case .unsafe:
            if isPicture(attribute, node), address.starts(with: "data:image/".utf8) { return }
            report(
                .unsafeAddress, address, node, rule: "A link leads to http, https, mailto or a place in the site",
                seen: "does not, or is written so that browsers and people read it differently")
        }
    }

    private mutating func report(_ code: Code, _ address: ArraySlice<UInt8>, _ node: HTMLNode, rule: Message, seen: Message) {
        findings.append(page.finding(code, at: node, rule: rule, seen: "\(quoted(String(decoding: address, as: UTF8.self))) \(seen)"))
    }

    private mutating func keep(_ path: String, _ fragment: String?, _ node: HTMLNode) {
        if path == page.file.path {
            guard let fragment, !ids.contains(fragment) else { return }
            findings.append(
                brokenFragment(fragment, of: path, ids: ids.sorted(), at: page.file.location(of: node.range), locale: page.locale.tag))
        } else if fragment != nil || !known.contains(path) {
            guard seen.insert(fragment.map { "\(path)#\($0)" } ?? path).inserted else { return }
            open.append(SiteLink(path: path, fragment: fragment, location: page.file.location(of: node.range)))
        }
    }

    /// A picture cannot run anything, so it may be part of the page.
    private func isPicture(_ attribute: HTMLAttribute, _ node: HTMLNode) -> Bool {
        switch node.tag {
        case .img, .source: attribute.key == .src || attribute.key == .srcset
        case .link: node.attribute(.rel)?.lowercased().split(separator: " ").contains("icon") ?? false
        default: false
        }
    }
}
