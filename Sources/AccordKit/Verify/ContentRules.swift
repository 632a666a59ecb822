import Diagnostics
import HTML

/// Rules about single elements: lists, images, names of links and controls, nesting, remnants of templates.
extension RenderedPage {
    // MARK: Lists

    func listFindings(_ census: Census) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for list in census.lists {
            let allowed: [HTMLTag] = list.tag == .dl ? [.dt, .dd, .div, .script, .template] : [.li, .script, .template]
            let stranger = list.children.first { child in
                switch child.kind {
                case .element: !allowed.contains(child.tag)
                case .text: !child.isBlank
                case .comment: false
                }
            }
            guard let stranger else { continue }
            findings.append(
                finding(
                    .listContent, at: stranger, rule: "A list holds only items",
                    seen: "`\(list.name)` holds \(stranger.kind == .text ? "text" : "`\(stranger.name)`")",
                    right: list.tag == .dl ? nil : "Put it into a `<li>`"))
        }
        for item in census.items {
            let parent = item.parent?.tag ?? .other
            let isInList = item.tag == .li ? [.ul, .ol, .menu].contains(parent) : [.dl, .div].contains(parent)
            guard !isInList else { continue }
            findings.append(
                finding(
                    .listContent, at: item, rule: "An item is in a list", seen: "this `\(item.name)` is in `\(item.parent?.name ?? "")`"))
        }
        return findings
    }

    // MARK: Images

    func imageFindings(_ census: Census) -> [Diagnostic] {
        census.images.filter { !$0.hasAttribute(.alt) && ($0.tag == .img || $0.hasAttribute(.href)) }.map {
            finding(
                .noAltText, at: $0, rule: "A picture has an alternative text, an empty one if it only decorates",
                seen: "this one has no `alt`")
        }
    }

    // MARK: Names

    func nameFindings(_ census: Census) -> [Diagnostic] {
        let labelled = Set(census.references.lazy.filter { $0.attribute == "for" }.map { String($0.id) })
        // A link that another one cut off is reported as that.
        let cuts = document.problems.lazy.filter { $0.kind == .nested("a") }.map(\.range.lowerBound)
        return census.interactive.compactMap { node in
            switch node.tag {
            case .a where node.hasAttribute(.href), .button:
                guard !node.hasName, !node.hasNamedContent, !cuts.contains(node.range.upperBound) else { return nil }
                return finding(
                    .unnamedControl, at: node, rule: "A link or button has a text", seen: "this one is empty",
                    right: "Write a text or an `aria-label`")
            case .input, .select, .textarea:
                guard node.needsLabel, !node.hasName, !node.ancestors.contains(where: { $0.tag == .label }),
                    !(node.attribute(.id).map(labelled.contains) ?? false)
                else { return nil }
                return finding(
                    .unnamedControl, at: node, rule: "A form control has a label", seen: "this `\(node.name)` has none",
                    right: "Put it into a `<label>`, or write an `aria-label`")
            case .iframe:
                guard !node.hasName else { return nil }
                return finding(.unnamedControl, at: node, rule: "A frame has a title", seen: "this one has none")
            default: return nil
            }
        }
    }

    // MARK: Nesting

    func nestingFindings(_ census: Census) -> [Diagnostic] {
        census.interactive.compactMap { node in
            guard node.isInteractive else { return nil }
            let outer = node.ancestors.first { $0.tag == .button || ($0.tag == .a && $0.hasAttribute(.href)) }
            guard let outer else { return nil }
            return finding(
                .nestedInteractive, at: node, rule: "A link or button holds nothing else to click on",
                seen: "`\(node.name)` is in `\(outer.name)`")
        }
    }

    // MARK: Remnants

    func remnantFindings(_ census: Census) -> [Diagnostic] {
        let literal: [HTMLTag] = [.code, .pre, .kbd, .samp, .script, .style, .textarea, .template, .var]
        return census.remnants.compactMap { node in
            guard !literal.contains(node.tag), !node.ancestors.contains(where: { literal.contains($0.tag) }) else { return nil }
            return finding(
                .templateRemnant, at: place(ofRemnantIn: node), rule: "A template leaves none of its tags in a page, except in code",
                seen: "`{{` or `}}` is there", right: "Set it as code, if it is meant")
        }
    }

    /// The braces themselves: a text may go over many lines.
    private func place(ofRemnantIn node: HTMLNode) -> Range<Int> {
        guard node.kind == .text else { return node.range }
        let start = node.range.lowerBound
        let braces = document.source[start...].indices.dropLast().first {
            let byte = document.source[$0]
            return byte == document.source[$0 + 1] && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"))
        }
        return braces.map { $0..<$0 + 2 } ?? node.range
    }
}

extension HTMLNode {
    /// Named by an attribute of its own.
    fileprivate var hasName: Bool {
        ([.ariaLabel, .ariaLabelledBy, .title] as [HTMLAttributeName]).contains { name in
            attribute(name).map { !$0.allSatisfy(\.isWhitespace) } ?? false
        }
    }

    /// Named by the text inside it, or by the alternative text of a picture.
    fileprivate var hasNamedContent: Bool {
        descendants.contains { node in
            switch node.kind {
            case .text: !node.isBlank
            case .element: (node.tag == .img && !(node.attribute(.alt) ?? "").isEmpty) || node.hasName
            case .comment: false
            }
        }
    }

    fileprivate var needsLabel: Bool {
        guard tag == .input else { return true }
        return !["hidden", "submit", "reset", "button", "image"].contains(attribute(.type)?.lowercased() ?? "text")
    }

    fileprivate var isInteractive: Bool {
        switch tag {
        case .a: true
        case .input: attribute(.type)?.lowercased() != "hidden"
        case .video, .audio: hasAttribute(.controls)
        default: true
        }
    }
}
