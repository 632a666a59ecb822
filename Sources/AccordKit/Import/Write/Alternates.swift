import HTML

/// What a page's head says about which page it is: its own address, and those of the same page in other languages.
struct HeadLinks {
    /// By language (`<link rel="alternate" hreflang="fr" href="…">`).
    private(set) var alternates: [String: String] = [:]
    /// `<link rel="canonical" href="…">`
    private(set) var canonical: String?
    private(set) var base: String?

    init(_ html: [UInt8]) {
        // Most pages name no others, and need not be read for it.
        let head = html.prefix(1 << 20)
        guard head.contains("hreflang") else { return }
        let end = head.offset(of: "<body") ?? head.endIndex
        for node in HTMLDocument(utf8: Array(head[..<end])).nodes where node.kind == .element {
            guard let target = node.attribute("href") else { continue }
            switch (node.name, node.attribute("hreflang"), node.attribute("rel")?.lowercased()) {
            case ("base", _, _): base = base ?? target
            case ("link", let language?, _): alternates[language] = alternates[language] ?? target
            case ("link", nil, "canonical"): canonical = canonical ?? target
            default: break
            }
        }
    }
}

/// The same page in another language, or in its own.
struct Alternate: Sendable {
    let language: String
    let key: PageKey
}

extension PageImport {
    /// What a page says of itself and of its other languages: the keys of its other languages, and of the address by which it calls itself.
    func relatives(of page: LoadedPage, at address: String?) -> (alternates: [Alternate], canonical: PageKey?) {
        let links = HeadLinks(page.bytes)
        let base = BaseAddress(page: address, baseElement: links.base)
        let told = links.alternates.merging(page.source.alternates) { $1 }
        let alternates = told.sorted { $0.key < $1.key }.compactMap { language, target in
            key(of: target, on: page.source, base).map { Alternate(language: language, key: $0) }
        }
        return (alternates, links.canonical.flatMap { key(of: $0, on: page.source, base) })
    }

    /// The key of the page that an address in a page's head leads to.
    private func key(of target: String, on source: PageSource, _ base: BaseAddress) -> PageKey? {
        if let path = filePath(ofAddress: target) { return PageKey(path: path, locales) }
        guard let resolved = base.resolve(target.hasPrefix("//") ? "https:\(target)" : target) else { return nil }
        if isWebAddress(resolved) { return (try? HTTPAddress(resolved)).map { PageKey(address: $0, locales) } }
        guard !source.isAddress, urlScheme(Array(resolved.utf8)[...]) == nil else { return nil }
        let relative = String(resolved.prefix { $0 != "#" }).removingPercentEncoding
        if relative.isEmpty || relative.hasPrefix("?") { return PageKey(path: source.name + relative, locales) }
        let own = source.name.lastIndex(of: "/").map { source.name[...$0] } ?? ""
        return PageKey(path: (relative.hasPrefix("/") ? source.folder ?? String(own) : String(own)) + relative, locales)
    }
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
