import Markdown

/// Turns a page as written into a page ready to be rendered in one locale.
struct Resolver {
    let map: SiteMap
    let product: Product
    let article: Int
    let locale: Site.Locale
    let entry: SiteMap.Entry

    /// The same for the prose of another locale.
    func borrowing(from locale: String) -> Resolver {
        Resolver(
            map: map, product: product, article: article, locale: self.locale,
            entry: SiteMap.Entry(proseLocale: locale, path: entry.path, title: entry.title, titleLocale: entry.titleLocale))
    }

    /// - Parameters:
    ///   - document: the page as parsed, in the language of `entry.proseLocale`.
    ///   - anchors: the ids of its headings.
    func resolve(_ document: Document, anchors: [String]) -> ResolvedPage {
        let article = map.site.articles[article]
        let page = article.pages[entry.proseLocale]
        var tables: [String: SupportTable] = [:]
        let document = Document(blocks: blocks(document.blocks, &tables))
        var resolved = ResolvedPage(
            article: article.id, locale: locale, proseLocale: entry.proseLocale, path: entry.path,
            title: map.title(entry, in: locale.tag),
            description: page?.description.map(prose), document: document, anchors: anchors, alternates: map.alternates(of: self.article),
            related: related(article), images: article.images.isEmpty ? [] : images(in: document), tables: tables)
        resolved.titleLocale = entry.titleLocale
        if self.locale.isBeingPrepared { resolved.foreignLabels = foreignLabels(in: document) }
        return resolved
    }

    private func related(_ article: Site.Article) -> [ResolvedPage.Reference] {
        article.related.compactMap { id in
            guard let index = map.index(of: id), let entry = map.entry(index, in: locale.tag) else { return nil }
            return ResolvedPage.Reference(title: map.title(entry, in: locale.tag), path: entry.path, locale: entry.titleLocale)
        }
    }

    private func images(in document: Document) -> [String] {
        let names = Outline(document).images.compactMap { image in
            image.source.hasPrefix(entry.path) ? String(image.source.dropFirst(entry.path.count)) : nil
        }
        return Set(names).sorted()
    }

    fileprivate var isBorrowed: Bool { entry.proseLocale != locale.tag }

    private func prose(_ text: String) -> String { map.site.configuration.adapting(text, of: entry.proseLocale, to: locale.tag) }

    // MARK: Blocks

    private func blocks(_ blocks: [Block], _ tables: inout [String: SupportTable]) -> [Block] {
        blocks.map { block($0, &tables) }
    }

    private func block(_ block: Block, _ tables: inout [String: SupportTable]) -> Block {
        switch block {
        case .heading(var heading):
            heading.content = text(heading.content)
            return .heading(heading)
        case .paragraph(var paragraph):
            paragraph.content = text(paragraph.content)
            return .paragraph(paragraph)
        case .list(var list):
            for index in list.items.indices { list.items[index].blocks = blocks(list.items[index].blocks, &tables) }
            return .list(list)
        case .blockQuote(var quote):
            quote.blocks = blocks(quote.blocks, &tables)
            return .blockQuote(quote)
        case .alert(var alert):
            alert.blocks = blocks(alert.blocks, &tables)
            return .alert(alert)
        case .table(var table):
            for index in table.header.indices { table.header[index].content = text(table.header[index].content) }
            for row in table.rows.indices {
                for cell in table.rows[row].indices { table.rows[row][cell].content = text(table.rows[row][cell].content) }
            }
            return .table(table)
        case .codeBlock(let code):
            if let info = code.supportTable, let capability = product.capability(of: info) {
                tables[info] = product.model.supportTable(for: capability, locale: locale.tag) ?? foreignTable(for: capability)
            }
            return block
        case .html, .thematicBreak: return block
        }
    }

    // MARK: Inlines

    private func text(_ content: [Inline]) -> [Inline] { inlines(content.fillingCountedClaims(product, in: entry.proseLocale)) }

    private func inlines(_ content: [Inline]) -> [Inline] {
        isBorrowed || content.contains { $0.mayHoldLinks } ? content.map { inline($0) } : content
    }

    private func inline(_ inline: Inline) -> Inline {
        switch inline {
        case .text(let text, let range): isBorrowed ? .text(prose(text), range) : inline
        case .softBreak, .lineBreak, .code, .html: inline
        case .emphasis(let inner): .emphasis(inlines(inner))
        case .strong(let inner): .strong(inlines(inner))
        case .strikethrough(let inner): .strikethrough(inlines(inner))
        case .image(let image): .image(resolve(image))
        case .link(let link): .link(resolve(link))
        }
    }

    private func resolve(_ image: Inline.Image) -> Inline.Image {
        var image = image
        if case .image(let name) = LinkTarget(image.source, from: map.site.articles[article].id) {
            image.source = entry.path + localized(name)
        }
        image.alternative = inlines(image.alternative)
        return image
    }

    func localized(_ name: String) -> String { map.site.articles[article].image(name, in: locale.tag) }

    private func resolve(_ link: Inline.Link) -> Inline.Link {
        var link = link
        if case .claim(let claim)? = Claim.parse(link.destination) {
            if let label = label(claim, text: link.content.plainText) {
                link.content = [.text(label, link.range)]
            } else {
                link.content = inlines(link.content)
            }
            return link
        }
        link.content = inlines(link.content)
        if case .page(let id, _, let fragment) = LinkTarget(link.destination, from: map.site.articles[article].id),
            let index = map.index(of: id), let target = map.entry(index, in: locale.tag)
        {
            link.destination = target.path + (fragment.map { "#\($0)" } ?? "")
        }
        return link
    }

    /// What the page's own locale shows for a claim: the text as written where it is true, else the same form of the locale's own label.
    private func label(_ claim: Claim, text: String) -> String? {
        guard let subject = product.subject(of: claim) else { return nil }
        guard let own = subject.text.lookup(locale.tag) else {
            return text.allSatisfy(\.isWhitespace) ? foreignLocales.lazy.compactMap { subject.text.lookup($0)?.singular }.first : nil
        }
        if text.allSatisfy(\.isWhitespace) { return own.singular }
        if !isBorrowed { return nil }
        guard let written = subject.text.lookup(entry.proseLocale) else { return own.singular }
        if let form = written.names(of: text).first(where: { own.byName[$0] != nil }) { return own.byName[form] }
        let isCapitalized = written.byName.first { $0.value.capitalizedFirst == text && own.byName[$0.key] != nil }
        return isCapitalized.flatMap { own.byName[$0.key]?.capitalizedFirst } ?? own.singular
    }
}

// MARK: Languages that are being prepared

extension Resolver {
    /// Whose labels are shown where the product has none in the page's language; none in languages that are published.
    private var foreignLocales: [String] {
        guard locale.isBeingPrepared else { return [] }
        return (isBorrowed ? [entry.proseLocale] : []) + locale.fallbacks + [map.site.configuration.sourceLocale]
    }

    private func foreignTable(for capability: String) -> SupportTable? {
        for tag in foreignLocales {
            guard var table = product.model.supportTable(for: capability, locale: tag) else { continue }
            table.foreignLocale = tag
            return table
        }
        return nil
    }

    /// - Parameter document: with its labels.
    private func foreignLabels(in document: Document) -> [ResolvedPage.ForeignLabel: String] {
        var labels: [ResolvedPage.ForeignLabel: String] = [:]
        document.forEachInline { inline in
            guard case .link(let link) = inline, case .claim(let claim)? = Claim.parse(link.destination),
                let subject = product.subject(of: claim), subject.text.lookup(locale.tag) == nil
            else { return }
            let label = ResolvedPage.ForeignLabel(link)
            labels[label] = foreignLocales.first { subject.text.lookup($0)?.accepts(label.text, isDescription: true) ?? false }
        }
        return labels
    }
}

extension Inline {
    fileprivate var mayHoldLinks: Bool {
        switch self {
        case .text, .softBreak, .lineBreak, .code, .html: false
        case .emphasis, .strong, .strikethrough, .link, .image: true
        }
    }
}

extension Site.Article {
    /// The image that a page shows: `profile.fr.png` wins over `profile.png` on French pages.
    func image(_ name: String, in locale: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return name }
        for tag in [locale, String(locale.prefix { $0 != "-" })] {
            let candidate = "\(name[..<dot]).\(tag)\(name[dot...])"
            if images.contains(candidate) { return candidate }
        }
        return name
    }
}
