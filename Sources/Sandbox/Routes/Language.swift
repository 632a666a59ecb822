/// Which of the product's languages to speak.
enum Language {
    /// The language for a range by RFC 4647 lookup: `fr-BE` finds `fr`. Nil where there is none.
    static func lookup(_ range: some StringProtocol, among tags: [String]) -> String? {
        var range = Substring(range.lowercased())
        while !range.isEmpty {
            if let tag = tags.first(where: { $0.lowercased() == range }) { return tag }
            guard let cut = range.lastIndex(of: "-") else { return nil }
            range = range[..<cut]
        }
        return nil
    }

    /// The language that an `Accept-Language` header prefers.
    static func preferred(_ header: String, among tags: [String]) -> String? {
        let ranges = header.split(separator: ",").prefix(20).enumerated().map { order, entry in
            let parts = entry.split(separator: ";").map(trimmed)
            let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            return (range: parts.first ?? "", weight: weight ?? 1, order: order)
        }
        return ranges.filter { $0.weight > 0 }
            .sorted { ($1.weight, $0.order) < ($0.weight, $1.order) }
            .lazy.compactMap { lookup($0.range, among: tags) }
            .first
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }
}
