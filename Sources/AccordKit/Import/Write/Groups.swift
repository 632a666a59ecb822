/// Sets of numbers that can be joined (union-find).
struct Groups {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    /// The least number of a set.
    func first(of number: Int) -> Int {
        var number = number
        while parents[number] != number { number = parents[number] }
        return number
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (first(of: a), first(of: b))
        parents[max(a, b)] = min(a, b)
    }
}

extension Groups {
    /// Joins pages that name each other as the same page in another language.
    ///
    /// - Parameter byName: pages by their keys, as far as those name one.
    mutating func joinAlternates(_ pages: [(identity: PageIdentity, locale: String?)], _ byName: [String: Int], _ locales: SiteLocales) {
        let names = Self.names(of: pages, locales)
        var byName = byName
        for (index, own) in names.enumerated() {
            for name in own where byName[name] == nil { byName[name] = index }
        }
        for (index, page) in pages.enumerated() {
            // Templates often name the home pages of other languages on every page: only what is mutual counts.
            for other in page.identity.alternates.compactMap({ byName[$0.key.text] })
            where pages[other].identity.alternates.contains(where: { names[index].contains($0.key.text) }) {
                join(index, other)
            }
        }
    }

    /// What each page may be called by others. A file whose address is not known is called as its head says, unless others say the same of themselves.
    private static func names(of pages: [(identity: PageIdentity, locale: String?)], _ locales: SiteLocales) -> [Set<String>] {
        let said = pages.map { page, locale -> Set<String> in
            guard !page.hasAddress else { return [] }
            let own = locale.map { locale in page.alternates.filter { locales.locale(for: $0.language) == locale }.map(\.key) } ?? []
            return Set((own + [page.canonical].compactMap { $0 }).map(\.text))
        }
        let counts = said.joined().reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return zip(pages, said).map { page, said in said.filter { counts[$0] == 1 }.union([page.identity.key.text]) }
    }
}
