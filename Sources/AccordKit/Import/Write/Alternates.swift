import HTML

/// The addresses of a page in other languages, by language, as its head tells them (`<link rel="alternate" hreflang="fr" href="…">`).
func alternates(inHeadOf html: [UInt8]) -> [String: String] {
    // Most pages have none, and need not be read for it.
    let head = html.prefix(1 << 16)
    guard head.contains("hreflang") else { return [:] }
    let end = head.offset(of: "<body") ?? head.endIndex
    var found: [String: String] = [:]
    for node in HTMLDocument(utf8: Array(head[..<end])).nodes where node.kind == .element && node.name == "link" {
        guard let language = node.attribute("hreflang"), let target = node.attribute("href"), isWebAddress(target) else { continue }
        found[language] = found[language] ?? target
    }
    return found
}

extension ArraySlice<UInt8> {
    fileprivate func contains(_ text: StaticString) -> Bool { offset(of: text) != nil }

    fileprivate func offset(of text: StaticString) -> Int? {
        text.withUTF8Buffer { text in
            var rest = self
            while let start = rest.firstIndex(of: text[0]) {
                if self[start...].starts(with: text) { return start }
                rest = self[(start + 1)...]
            }
            return nil
        }
    }
}
