import Diagnostics
import HTML
import Markdown

extension Converter {
    mutating func addInline(_ node: HTMLNode, to run: inout TextRun) {
        switch node.tag {
        case .br: run.appendBreak()
        case .wbr: return
        case .img: addImage(node, to: &run)
        case .input: addInput(node, to: &run)
        case .iframe, .video, .audio, .embed, .object: addEmbedded(node, to: &run)
        case .a: addLink(node, to: &run)
        case .q: addQuotation(node, to: &run)
        case .abbr, .acronym: addAbbreviation(node, to: &run)
        case .sup, .sub: addRaised(node, to: &run)
        case .select, .datalist: addChoices(node, to: &run)
        default: addMarked(node, to: &run)
        }
    }

    private mutating func addInlineChildren(of node: HTMLNode, to run: inout TextRun) {
        for child in node.children { addInlineNode(child, to: &run) }
    }

    /// Like `add`, for where no block can come.
    private mutating func addInlineNode(_ node: HTMLNode, to run: inout TextRun) {
        guard survey.isContent(node) else { return noteLeftOut(node) }
        switch node.kind {
        case .comment: return
        case .text: addText(node, to: &run)
        case .element:
            noteAnchor(of: node)
            addInline(node, to: &run)
        }
    }

    private mutating func addMarked(_ node: HTMLNode, to run: inout TextRun) {
        if node.tag.standsApart { run.appendBlank() }
        defer { if node.tag.standsApart { run.appendBlank() } }
        guard let wrapper = wrapper(for: node), !run.isInside(wrapper.mark), survey.hasContent(node) else {
            return addInlineChildren(of: node, to: &run)
        }
        run.open(wrapper.mark)
        addInlineChildren(of: node, to: &run)
        switch wrapper {
        case .emphasis: run.close(Inline.emphasis)
        case .strong: run.close(Inline.strong)
        case .strikethrough: run.close(Inline.strikethrough)
        case .code, .link: run.close()
        }
    }

    /// What an inline element does to the text inside it.
    func wrapper(for node: HTMLNode) -> Wrapper? {
        switch node.tag {
        case .b, .strong, .mark: return .strong
        case .i, .em, .cite, .dfn, .var: return .emphasis
        case .s, .del, .strike: return .strikethrough
        case .code, .kbd, .samp, .tt: return .code
        case .a:
            guard let href = node.attribute(.href), let destination = base.resolve(href) else { return nil }
            return .link(destination: destination, survey.range(of: node))
        case .span where platform.labels.matches(node): return .strong
        case .span, .font:
            guard let style = node.attributes.first(where: { $0.key == .style })?.valueBytes else { return nil }
            if style.declares("font-weight", as: ["bold", "bolder", "600", "700", "800", "900"]) { return .strong }
            if style.declares("font-style", as: ["italic", "oblique"]) { return .emphasis }
            return nil
        default: return nil
        }
    }

    // MARK: Links

    private mutating func addLink(_ node: HTMLNode, to run: inout TextRun) {
        guard let href = node.attribute(.href) else { return addInlineChildren(of: node, to: &run) }
        guard let destination = base.resolve(href) else {
            reportUnsafe(href, "link", at: node)
            return addInlineChildren(of: node, to: &run)
        }
        guard !run.isInside(.link), survey.hasContent(node) else { return addInlineChildren(of: node, to: &run) }
        let range = survey.range(of: node)
        let inner = survey.innerRange(of: node)
        run.open(.link)
        addInlineChildren(of: node, to: &run)
        run.close { .link(Inline.Link(destination: destination, content: $0, range: range, contentRange: inner)) }
    }

    mutating func reportUnsafe(_ address: String, _ what: String, at node: HTMLNode) {
        report(
            .unsafeImport, .warning, at: node.range, rule: "Links and pictures lead to web or mail addresses",
            seen: "this \(what) leads to \(quoted(String(address.prefix(60)))), and was left out; its text was kept",
            right: "Give it an address with http, https or mailto, if it is worth keeping")
    }

    // MARK: Pictures and the like

    func alternative(of node: HTMLNode) -> String {
        let bytes = Array((node.attribute(.alt) ?? "").utf8)[...].withoutUnseenCharacters()
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isHTMLWhitespace).joined(separator: " ")
    }

    private mutating func addImage(_ node: HTMLNode, to run: inout TextRun) {
        let range = survey.range(of: node)
        let text = alternative(of: node)
        guard let source = imageSource(of: node) else {
            if let written = node.attribute(.src), !written.isEmpty { reportUnsafe(written, "picture", at: node) }
            guard !text.isEmpty else { return }
            // A picture stands apart from the words beside it, and so does what is said instead of it.
            run.appendBlank()
            run.append(.text(text, range), range)
            return run.appendBlank()
        }
        run.append(.image(Inline.Image(source: source, alternative: text.isEmpty ? [] : [.text(text, range)], range: range)), range)
    }

    /// Pages that load pictures late have the address elsewhere, and a placeholder in `src`.
    private func imageSource(of node: HTMLNode) -> String? {
        let written = ["src", "data-src", "data-original", "data-lazy-src"].compactMap { node.attribute($0) }
        let candidates = written + (node.attribute("srcset").map { [String($0.prefix { !$0.isWhitespace && $0 != "," })] } ?? [])
        return candidates.lazy.filter { !$0.isEmpty }.compactMap { self.base.resolve($0) }.first { !$0.isEmpty }
    }

    private mutating func addInput(_ node: HTMLNode, to run: inout TextRun) {
        let type = node.attribute(.type)?.lowercased() ?? "text"
        run.appendBlank()
        switch type {
        case "submit", "button", "reset":
            guard let value = node.attribute(.value), !value.isBlankText else { return }
            run.append(added: added(value.split(whereSeparator: \.isHTMLWhitespace).joined(separator: " "), as: "button"), at: node.range.lowerBound)
        case "image": addImage(node, to: &run)
        default: return
        }
        run.appendBlank()
    }

    /// What Markdown has nothing for becomes a link to it.
    private mutating func addEmbedded(_ node: HTMLNode, to run: inout TextRun) {
        let range = survey.range(of: node)
        let inner = node.descendants.lazy.compactMap { $0.tag == .source ? $0.attribute(.src) : nil }.first
        let written = node.attribute(.src) ?? node.attribute(.data) ?? inner
        guard let written, let destination = base.resolve(written), !destination.isEmpty, !destination.hasPrefix("#") else {
            if let written, !written.isEmpty { reportUnsafe(written, node.name, at: node) }
            return
        }
        let name = [node.attribute(.title), node.attribute(.ariaLabel)].compactMap { $0 }.first { !$0.isBlankText } ?? destination
        let text = added(name.split(whereSeparator: \.isHTMLWhitespace).joined(separator: " "), as: "embedded")
        report(
            .notExpressible, .warning, at: node.range, rule: "A page says what it says in text, tables and pictures",
            seen: "there is \(Self.article(for: node.tag)), which became a link", right: "Say in the text what it shows")
        let content: [Inline] = [.text(text, range.lowerBound..<range.lowerBound)]
        if run.isInside(.link) {
            run.append(added: text, at: range.lowerBound)
        } else {
            run.append(.link(Inline.Link(destination: destination, content: content, range: range)), range)
        }
    }

    private static func article(for tag: HTMLTag) -> String {
        switch tag {
        case .iframe: "a frame with another page"
        case .video: "a video"
        case .audio: "a sound"
        default: "an embedded object"
        }
    }

    // MARK: Text with something around it

    private mutating func addQuotation(_ node: HTMLNode, to run: inout TextRun) {
        let (opening, closing) = language == "fr" ? ("«\u{A0}", "\u{A0}»") : ("“", "”")
        let range = survey.range(of: node)
        guard survey.hasContent(node) else { return }
        run.append(added: added(opening, as: "quotation"), at: range.lowerBound)
        addInlineChildren(of: node, to: &run)
        run.append(closing: added(closing, as: "quotation"), at: range.upperBound)
    }

    private mutating func addAbbreviation(_ node: HTMLNode, to run: inout TextRun) {
        addInlineChildren(of: node, to: &run)
        guard let title = node.attribute(.title), !title.isBlankText, title != node.text, isNewAbbreviation(title), survey.hasContent(node) else { return }
        let text = " (\(title.split(whereSeparator: \.isHTMLWhitespace).joined(separator: " ")))"
        run.append(closing: added(text, as: "abbreviation"), at: survey.range(of: node).upperBound)
    }

    /// Raised and lowered digits have characters of their own; letters are as well understood on the line.
    private mutating func addRaised(_ node: HTMLNode, to run: inout TextRun) {
        var children = node.children
        guard let child = children.next(), children.next() == nil, child.kind == .text, survey.isContent(child), labels[child.index] == nil,
            let raised = RaisedDigits.raised(child.textBytes, isLowered: node.tag == .sub)
        else { return addInlineChildren(of: node, to: &run) }
        // Blanks inside of `m<sup>3 </sup>` divide words as they do elsewhere.
        if child.textBytes.first?.isHTMLBlank == true { run.appendBlank() }
        run.append(raised[...], survey.range(of: child))
        if child.textBytes.last?.isHTMLBlank == true { run.appendBlank() }
    }

    private mutating func addChoices(_ node: HTMLNode, to run: inout TextRun) {
        run.appendBlank()
        var isFirst = true
        addChoices(inside: node, &isFirst, to: &run)
        run.appendBlank()
    }

    /// What is in none of the options is text as well: it may stand in a group of them, or anywhere in a `datalist`.
    private mutating func addChoices(inside node: HTMLNode, _ isFirst: inout Bool, to run: inout TextRun) {
        for child in node.children where survey.isContent(child) && survey.hasContent(child) {
            if child.tag == .option {
                if isFirst {
                    run.appendBlank()
                } else {
                    run.append(added: added(Separator.part, as: "separator"), at: child.range.lowerBound)
                }
                isFirst = false
                addInlineChildren(of: child, to: &run)
            } else if child.kind == .element, child.children.contains(where: { _ in true }) {
                run.appendBlank()
                addChoices(inside: child, &isFirst, to: &run)
                run.appendBlank()
            } else {
                addInlineNode(child, to: &run)
            }
        }
    }
}

extension TextRun {
    /// Adds text that the page does not have right behind what is there: blanks come after it.
    mutating func append(closing text: String, at offset: Int) {
        let isBlankPending = takePendingBlank()
        append(added: text, at: offset)
        if isBlankPending { appendBlank() }
    }
}

extension Character {
    var isHTMLWhitespace: Bool { self == " " || self == "\n" || self == "\t" || self == "\r" || self == "\u{C}" || self == "\r\n" }
}

extension ArraySlice<UInt8> {
    /// Whether a style attribute gives a property one of some values.
    fileprivate func declares(_ property: StaticString, as values: [String]) -> Bool {
        let style = String(decoding: self, as: UTF8.self).lowercased()
        return style.split(separator: ";").contains { declaration in
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].filter({ !$0.isWhitespace }) == property.description else { return false }
            return values.contains(parts[1].prefix { $0 != "!" }.filter { !$0.isWhitespace })
        }
    }
}

/// `10<sup>6</sup>` is not 106.
enum RaisedDigits {
    private static let plain = Array("0123456789+-=()".unicodeScalars)
    private static let superscript = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾".unicodeScalars)
    private static let subscripts = Array("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎".unicodeScalars)

    /// The same in raised or lowered characters; nil where there are others.
    static func raised(_ bytes: ArraySlice<UInt8>, isLowered: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        for byte in bytes where !byte.isHTMLBlank {
            guard let index = plain.firstIndex(of: Unicode.Scalar(byte)) else { return nil }
            result.append(contentsOf: UTF8.encode(isLowered ? subscripts[index] : superscript[index]) ?? .init())
        }
        return result.isEmpty ? nil : result
    }

    /// The digit on the line that a raised or lowered one was made from.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        (superscript.firstIndex(of: scalar) ?? subscripts.firstIndex(of: scalar)).map { plain[$0] }
    }
}
