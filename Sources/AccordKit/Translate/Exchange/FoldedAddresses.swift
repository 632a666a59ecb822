import Markdown

// A link that is nothing but its address, `<https://example.com>`, has no text to translate: in exchange files it is a code that stands for
// itself.

extension SegmentText {
    /// The numbers of the links that are nothing but their addresses.
    var addresses: Set<Int> { Set(parts.indices.compactMap { parts.addressNumber(at: $0, codes) }) }

    /// The parts with such links standing for themselves.
    var foldedParts: [Part] {
        var folded: [Part] = []
        var index = 0
        while index < parts.count {
            let number = parts.addressNumber(at: index, codes)
            folded.append(number.map { .standalone($0) } ?? parts[index])
            index += number == nil ? 1 : 3
        }
        return folded
    }
}

extension [SegmentText.Part] {
    /// The parts with the text of links that stand for themselves.
    func unfolded(_ codes: [SegmentText.Code]) -> [SegmentText.Part] {
        flatMap { part -> [SegmentText.Part] in
            guard case .standalone(let number) = part, codes.indices.contains(number - 1), case .link = codes[number - 1] else { return [part] }
            return [.open(number), .text(codes[number - 1].address), .close(number)]
        }
    }

    fileprivate func addressNumber(at index: Int, _ codes: [SegmentText.Code]) -> Int? {
        guard index + 2 < count, case .open(let number) = self[index], case .text(let text) = self[index + 1], self[index + 2] == .close(number),
            codes.indices.contains(number - 1), case .link(let destination, let title) = codes[number - 1], title.isEmpty
        else { return nil }
        return text == codes[number - 1].address && destination.contains(":") ? number : nil
    }
}

extension SegmentText.Code {
    /// What a link reads that is nothing but its address.
    fileprivate var address: String {
        guard case .link(let destination, _) = self else { return "" }
        return destination.hasPrefix("mailto:") ? String(destination.dropFirst(7)) : destination
    }

    /// As it stands in Markdown where it stands for itself.
    var standing: String {
        guard case .link = self else { return native.open }
        return SegmentText(parts: [.open(1), .text(address), .close(1)], codes: [self]).markdown
    }
}
