import HTML
import Markdown

extension Converter {
    mutating func addCallout(_ node: HTMLNode, _ callout: Platform.Callout, to flow: inout Flow) {
        let label = label(of: node)
        let titled = [node.attribute(.title), node.attribute("data-title")].compactMap { $0 }.first { !$0.isBlankText }
        let ruled: Block.Alert.Kind =
            switch callout.kind {
            case .of(let kind): kind
            case .byColour: node.backgroundKind ?? .note
            }
        let kind = label ?? titled.flatMap(CalloutLabel.kind(of:)) ?? ruled
        var blocks: [Block] = []
        // A title that is more than a label would be lost with the attribute.
        if label == nil, let titled, CalloutLabel.kind(of: titled) == nil, !node.text.contains(titled) {
            let start = node.range.lowerBound
            blocks.append(
                .paragraph(
                    Block.Paragraph(content: [.strong([.text(added(titled, as: "callout title"), start..<start)])], range: start..<start)))
        }
        finishParagraph(&flow)
        var inner = Flow(flow.place.inContainer())
        addInside(node, to: &inner)
        addAlert(kind, inner, headed: blocks, of: node, range: survey.range(of: node), to: &flow)
    }

    private mutating func addAlert(
        _ kind: Block.Alert.Kind, _ content: Flow, headed: [Block], of node: HTMLNode, range: Range<Int>, to flow: inout Flow
    ) {
        var inner = content
        finishParagraph(&inner)
        let blocks = inner.blocks.joiningLists()
        guard !blocks.isEmpty else { return }
        guard fits(flow.place, node) else {
            flow.blocks += headed + blocks
            return
        }
        flow.blocks.append(.alert(Block.Alert(kind: kind, blocks: headed + blocks, range: range)))
    }

    /// A callout's own element is not looked at again; it would be a callout without end.
    private mutating func addInside(_ node: HTMLNode, to flow: inout Flow) {
        if node.tag.isList {
            addList(node, to: &flow)
        } else if node.tag == .table {
            addTable(node, to: &flow)
        } else {
            addChildren(of: node, to: &flow)
        }
        finishParagraph(&flow)
    }

    // MARK: Labels

    /// Finds the label that a callout begins with, such as *Conseil :*, cuts it off, and says what it means.
    private mutating func label(of node: HTMLNode) -> Block.Alert.Kind? {
        var texts: [HTMLNode] = []
        for inner in node.descendants where inner.kind == .text && survey.hasContent(inner) {
            texts.append(inner)
            if texts.count == 2 { break }
        }
        guard let first = texts.first, let found = CalloutLabel(at: first.textBytes) else { return nil }
        if found.hasColon {
            cutLabel(found.end, from: first)
            return found.kind
        }
        guard first.textBytes.dropFirst(found.end).allSatisfy({ $0.isHTMLBlank }) else { return nil }
        // `<strong>Conseil</strong> : …`
        if let next = texts.dropFirst().first, !survey.holdsBlock(first.parent ?? node) || next.parent == first.parent,
            let colon = CalloutLabel.colon(at: next.textBytes)
        {
            cutLabel(first.textBytes.count, from: first)
            cutLabel(colon, from: next)
            return found.kind
        }
        // Without a colon it is a label only where nothing else is in its element.
        guard endsLine(first, at: found.end) else { return nil }
        cutLabel(first.textBytes.count, from: first)
        return found.kind
    }

    /// Whether nothing follows in a text and in the element that it is alone in.
    private func endsLine(_ text: HTMLNode, at end: Int) -> Bool {
        guard text.parent != nil, text.textBytes.dropFirst(end).allSatisfy({ $0.isHTMLBlank }) else { return false }
        guard let next = text.followingSiblings.first(where: { $0.kind != .comment && survey.hasContent($0) }) else { return true }
        let between = text.followingSiblings.first { $0.kind == .element }
        return between?.tag == .br || survey.holdsBlock(next)
    }

    /// What a heading that is only a label makes of what follows it.
    func labelHeading(_ node: HTMLNode) -> Block.Alert.Kind? {
        guard let level = node.tag.headingLevel, level >= 4 else { return nil }
        // It is the label of the box that it stands in.
        guard !node.descendants.contains(where: { labels[$0.index] != nil }) else { return nil }
        return CalloutLabel.kind(of: node.text)
    }

    /// A label as a heading: what stands with it in a box, or else the next block, is the callout.
    mutating func addLabelledCallout(_ node: HTMLNode, _ kind: Block.Alert.Kind, to flow: inout Flow) {
        finishParagraph(&flow)
        guard let parent = node.parent else { return }
        // Up to the next heading, and whether there is one.
        var nodes: [HTMLNode] = []
        var isBox = true
        for sibling in node.followingSiblings where sibling.kind == .element && survey.isContent(sibling) && survey.hasContent(sibling) {
            if sibling.tag.headingLevel != nil {
                isBox = false
                break
            }
            nodes.append(sibling)
        }
        isBox = isBox && !survey.isRoot(parent) && !parent.children.contains { $0.index < node.index && survey.hasContent($0) }
        if !isBox { nodes = Array(nodes.prefix(1)) }
        guard let first = nodes.first, let last = nodes.last else { return addContainer(node, wrapper: .strong, to: &flow) }
        survey.leaveOut(node, rule: CalloutLabel.rule)
        let range = survey.range(of: node).lowerBound..<max(survey.range(of: first).upperBound, survey.range(of: last).upperBound)
        var inner = Flow(flow.place.inContainer())
        for node in nodes { add(node, to: &inner) }
        addAlert(kind, inner, headed: [], of: node, range: range, to: &flow)
        for node in nodes { markDone(node) }
    }
}

/// The word that a callout is headed by.
struct CalloutLabel {
    static let rule = "callout.label"

    let kind: Block.Alert.Kind
    /// Where the label ends, with the colon behind it.
    let end: Int
    let hasColon: Bool

    private static let words: [(String, Block.Alert.Kind)] = [
        ("note", .note), ("notes", .note), ("remarque", .note), ("remarques", .note), ("à noter", .note), ("info", .note),
        ("information", .note),
        ("informations", .note), ("nota", .note), ("tip", .tip), ("tips", .tip), ("conseil", .tip), ("conseils", .tip), ("astuce", .tip),
        ("astuces", .tip), ("hint", .tip), ("important", .important), ("à savoir", .important), ("warning", .warning),
        ("attention", .warning),
        ("avertissement", .warning), ("caution", .caution), ("mise en garde", .caution), ("danger", .caution), ("prudence", .caution),
    ]

    /// What a text means that is nothing but a label.
    static func kind(of text: String) -> Block.Alert.Kind? {
        guard text.utf8.count <= 60 else { return nil }
        let word = text.trimming { $0.properties.isWhitespace || $0 == ":" || $0 == "!" }.lowercased()
        return words.first { $0.0 == word }?.1
    }

    /// Where a colon at the start of a text ends, blanks before it aside.
    static func colon(at bytes: ArraySlice<UInt8>) -> Int? {
        var end = 0
        for scalar in String(decoding: bytes.prefix(20), as: UTF8.self).unicodeScalars {
            end += UTF8.width(scalar)
            if scalar == ":" { return end }
            if !scalar.properties.isWhitespace { return nil }
        }
        return nil
    }

    /// The label at the start of a text.
    init?(at bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        let scalars = Array<Unicode.Scalar>(text.unicodeScalars)
        var start = 0
        while start < scalars.count, scalars[start].properties.isWhitespace { start += 1 }
        var best: (kind: Block.Alert.Kind, end: Int, hasColon: Bool)?
        for (word, kind) in Self.words {
            let length = word.unicodeScalars.count
            guard start + length <= scalars.count, String(String.UnicodeScalarView(scalars[start..<(start + length)])).lowercased() == word
            else { continue }
            if let best, best.end >= start + length { continue }
            best = (kind, start + length, false)
        }
        guard var best else { return nil }
        if best.end < scalars.count, scalars[best.end].properties.isAlphabetic { return nil }
        var next = best.end
        while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
        if next < scalars.count, scalars[next] == ":" {
            best.end = next + 1
            best.hasColon = true
        }
        kind = best.kind
        hasColon = best.hasColon
        end = scalars[..<best.end].reduce(0) { $0 + UTF8.width($1) }
    }
}

extension HTMLNode {
    /// What a box's background colour means: green a tip, yellow a warning, red a caution, anything else a note.
    fileprivate var backgroundKind: Block.Alert.Kind? {
        guard let style = attribute(.style)?.lowercased(), let property = style.range(of: "background") else { return nil }
        let value = style[property.upperBound...].prefix { $0 != ";" }
        guard let (red, green, blue) = Self.colour(in: value) else { return nil }
        let most = max(red, green, blue)
        let least = min(red, green, blue)
        // Grey.
        guard most - least > 12 else { return .note }
        if most == blue { return .note }
        if most == green, green - red > (most - least) / 3 { return .tip }
        // Between red and yellow the share of green tells.
        return green - blue > (most - least) / 2 ? .warning : .caution
    }

    private static func colour(in value: Substring) -> (Int, Int, Int)? {
        if let hash = value.firstIndex(of: "#") {
            let digits = value[value.index(after: hash)...].prefix(while: \.isHexDigit)
            let full = digits.count < 6 ? digits.prefix(3).flatMap { [$0, $0] } : Array(digits.prefix(6))
            guard full.count == 6 else { return nil }
            let parts = stride(from: 0, to: 6, by: 2).compactMap { Int(String(full[$0...($0 + 1)]), radix: 16) }
            return parts.count == 3 ? (parts[0], parts[1], parts[2]) : nil
        }
        guard let open = value.range(of: "rgb") else { return nil }
        let parts = value[open.upperBound...].split { !$0.isNumber && $0 != "." }.prefix(3).compactMap {
            Double($0).map { Int(min($0, 255)) }
        }
        return parts.count == 3 ? (parts[0], parts[1], parts[2]) : nil
    }
}

extension StringProtocol {
    /// Where a word first stands.
    fileprivate func range(of word: StaticString) -> Range<Index>? {
        let word = word.description
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
            start = index(after: start)
        }
        return nil
    }
}
