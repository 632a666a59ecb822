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

/// How a page is known: by itself, and by what its head says.
struct PageIdentity: Sendable {
    let key: PageKey
    /// Whether the key is made of its address rather than of a file's name.
    let hasAddress: Bool
    /// By which address it calls itself.
    let canonical: PageKey?
    /// The same page in other languages, and perhaps in its own, as it tells.
    let alternates: [Alternate]

    /// - Parameters:
    ///   - html: in any encoding that writes addresses in ASCII.
    ///   - address: where the page is on the web; nil for a file whose address is not known.
    init(_ source: PageSource, _ html: [UInt8], at address: String?, _ locales: SiteLocales) {
        let web = address.flatMap { try? HTTPAddress($0) }
        key = web.map { PageKey(address: $0, locales) } ?? PageKey(path: source.name, locales)
        hasAddress = web != nil
        let links = HeadLinks(html)
        let base = BaseAddress(page: address, baseElement: links.base)
        func resolved(_ target: String) -> PageKey? { PageKey(of: target, on: source, base, locales) }
        let told = links.alternates.merging(source.alternates) { $1 }
        alternates = told.sorted { $0.key < $1.key }.compactMap { language, target in
            resolved(target).map { Alternate(language: language, key: $0) }
        }
        canonical = links.canonical.flatMap(resolved)
    }

    /// The locale in which it names itself.
    func ownLocale(_ locales: SiteLocales) -> String? {
        alternates.lazy.filter { $0.key == key || $0.key == canonical }.compactMap { locales.locale(for: $0.language) }.first
    }
}

extension PageKey {
    /// The key of the page that an address in a page's head leads to.
    fileprivate init?(of target: String, on source: PageSource, _ base: BaseAddress, _ locales: SiteLocales) {
        if let path = filePath(ofAddress: target) {
            self.init(path: path, locales)
            return
        }
        guard let resolved = base.resolve(target.hasPrefix("//") ? "https:\(target)" : target) else { return nil }
        if isWebAddress(resolved) {
            guard let address = try? HTTPAddress(resolved) else { return nil }
            self.init(address: address, locales)
            return
        }
        guard !source.isAddress, urlScheme(Array(resolved.utf8)[...]) == nil else { return nil }
        let relative = String(resolved.prefix { $0 != "#" }).removingPercentEncoding
        let own = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
        let start = relative.isEmpty || relative.hasPrefix("?") ? source.name : relative.hasPrefix("/") ? source.folder ?? own : own
        self.init(path: start + relative, locales)
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
