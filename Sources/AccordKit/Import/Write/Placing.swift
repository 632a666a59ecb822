import Diagnostics
import Markdown

/// Makes the files of planned articles from the pages that were read, and puts them into the site.
struct Placing {
    let root: String
    let site: Site
    let options: ImportOptions
    let templates: Templates
    private(set) var findings: [Diagnostic] = []
    /// By the index of the page.
    private(set) var fates: [Int: ImportResult.Fate] = [:]
    private(set) var otherFiles: [String] = []
    private var fetch: PageFetch
    private var sections: Set<String>

    init(root: String, site: Site, options: ImportOptions, templates: Templates) {
        self.root = root
        self.site = site
        self.options = options
        self.templates = templates
        fetch = PageFetch(options.fetch)
        sections = Set(site.sections.map(\.id))
    }

    /// - Throws: `WriteError`; what was written until then is whole.
    mutating func place(_ plans: [ArticlePlan], _ pages: inout [ImportedPage]) async throws(WriteError) {
        let rewriting = LinkRewriting(site: site, plans: plans, pages: pages, anchors: headingAnchors(plans, pages, site))
        for var plan in plans {
            let order = plan.pages.sorted {
                ($0.key != site.configuration.sourceLocale ? 1 : 0, $0.key) < ($1.key != site.configuration.sourceLocale ? 1 : 0, $1.key)
            }
            let related = relatedArticles(of: plan, pages, rewriting)
            var images = ImageImport(folder: plan.folder, sourceLocale: site.configuration.sourceLocale)
            for (locale, index) in order {
                var document = rewriteLinks(of: index, pages[index], rewriting)
                document = addRelated(to: document, of: index, pages[index], locale, related[index] ?? [], rewriting, &plan)
                pages[index].document = await takeImages(of: document, pages[index], locale, &images)
            }
            findings += images.findings
            try write(plan, order, pages, images.files)
        }
    }

    // MARK: Links

    private mutating func rewriteLinks(of index: Int, _ page: ImportedPage, _ rewriting: LinkRewriting) -> Document {
        var lost: [String] = []
        let replacing = LinkReplacing(
            link: { link in
                switch rewriting.target(of: link.destination, on: index) {
                case nil: return [.link(link)]
                case .destination(let destination)?:
                    var link = link
                    link.destination = destination
                    return [.link(link)]
                case .nowhere?:
                    lost.append(link.destination)
                    return link.content
                }
            }, image: { [.image($0)] })
        let document = replacing(page.document)
        reportLost(lost, page)
        return document
    }

    private mutating func reportLost(_ destinations: [String], _ page: ImportedPage) {
        guard let first = destinations.first else { return }
        let others = destinations.count > 1 ? " and \(count(destinations.count - 1, "other link"))" : ""
        findings.append(
            Diagnostic(
                .linkWithoutTarget, .warning, at: page.location, locale: page.locale,
                rule: "A link of an imported page leads to a page that is imported with it, to a heading, or to a full address",
                seen: "nothing is known of \(quoted(first))\(others); the text was kept", right: "Import what they lead to as well, or give --base"))
    }

    /// By page: the article that each link of its *see also* list leads to, where one is known. What is known of a link in one language holds for the
    /// link in its place in the others, where their lists are as long.
    private func relatedArticles(of plan: ArticlePlan, _ pages: [ImportedPage], _ rewriting: LinkRewriting) -> [Int: [String?]] {
        let own = Dictionary(
            uniqueKeysWithValues: plan.pages.values.map { index in (index, pages[index].related.map { rewriting.article(for: $0, on: index) }) })
        return own.mapValues { articles in
            let known = Set(articles.compactMap { $0 })
            return articles.indices.map { place in
                if let article = articles[place] { return article }
                let others = Set(own.values.filter { $0.count == articles.count }.compactMap { $0[place] })
                return others.count == 1 ? others.first.flatMap { known.contains($0) ? nil : $0 } : nil
            }
        }
    }

    /// Links of a *see also* list become `related` where they lead to articles; the others stay on the page.
    private mutating func addRelated(
        to document: Document, of index: Int, _ page: ImportedPage, _ locale: String, _ articles: [String?], _ rewriting: LinkRewriting,
        _ plan: inout ArticlePlan
    ) -> Document {
        var rest: [Block.List.Item] = []
        var lost: [String] = []
        for (link, article) in zip(page.related, articles) {
            if let id = article {
                if id != plan.id, !plan.related.contains(id) { plan.related.append(id) }
                continue
            }
            var content: [Inline] = [.text(link.title, link.range)]
            switch rewriting.target(of: link.destination, on: index) {
            case nil: content = [.link(Inline.Link(destination: link.destination, content: content, range: link.range))]
            case .destination(let destination)?:
                content = [.link(Inline.Link(destination: destination, content: content, range: link.range))]
            case .nowhere?: lost.append(link.destination)
            }
            rest.append(Block.List.Item(blocks: [.paragraph(Block.Paragraph(content: content, range: link.range))], range: link.range))
        }
        reportLost(lost, page)
        guard let range = rest.first?.range else { return document }
        let title = UIStrings(locale, from: templates.strings)[.related]
        return Document(
            blocks: document.blocks + [
                .heading(Block.Heading(level: 2, content: [.text(title, range)], range: range)),
                .list(Block.List(start: nil, isTight: true, items: rest, range: range)),
            ])
    }

    // MARK: Images

    private mutating func takeImages(of document: Document, _ page: ImportedPage, _ locale: String, _ images: inout ImageImport) async
        -> Document
    {
        var sources: [String] = []
        document.forEachInline { inline in
            if case .image(let image) = inline, !sources.contains(image.source) { sources.append(image.source) }
        }
        guard !sources.isEmpty else { return document }
        guard options.takesImages else {
            findings.append(
                Diagnostic(
                    .imageElsewhere, .warning, at: page.location, locale: locale, rule: "Images are files of the article",
                    seen:
                        "\(count(sources.count, "image")) of this page \(sources.count == 1 ? "is" : "are") still where \(sources.count == 1 ? "it was" : "they were"), such as \(quoted(sources[0]))",
                    right: "--images fetches them"))
            return document
        }
        var names: [String: String] = [:]
        for source in sources { names[source] = await images.take(source, for: locale, on: page, &fetch) }
        let replacing = LinkReplacing(
            link: { [.link($0)] },
            image: { image in
                var image = image
                image.source = names[image.source] ?? image.source
                return [.image(image)]
            })
        return replacing(document)
    }

    // MARK: Files

    private mutating func write(
        _ plan: ArticlePlan, _ order: [(key: String, value: Int)], _ pages: [ImportedPage], _ images: [PlannedFile]
    ) throws(WriteError) {
        var files: [(page: Int, file: PlannedFile)] = []
        for (locale, index) in order {
            guard let file = pageFile(pages[index], locale, plan) else { continue }
            files.append((index, file))
        }
        guard !files.isEmpty else { return }
        var writing = FileWriting(root: root, overwrites: options.overwrites, isDryRun: options.isDryRun)
        for (index, file) in files {
            let fate = writing.add(file)
            fates[index] = fate
            if fate == .kept { findings.append(notOverwritten(file.path, from: pages[index])) }
        }
        for image in images { writeOther(image, &writing, from: pages[files[0].page]) }
        if sections.insert(plan.section).inserted {
            writeOther(sectionFile(plan.section, site.configuration), &writing, from: pages[files[0].page])
        }
        writeArticle(plan, &writing, from: pages[files[0].page])
        try writing.write()
    }

    /// Nil where the page cannot be written so that it reads as what was imported.
    private mutating func pageFile(_ page: ImportedPage, _ locale: String, _ plan: ArticlePlan) -> PlannedFile? {
        guard !page.document.blocks.isEmpty else { return nil }
        let bytes = page.document.pageFile(title: page.title, description: page.description).bytes
        guard page.document.isWritten(in: bytes, title: page.title, description: page.description) else {
            findings.append(
                Diagnostic(
                    .notWritable, at: page.location, locale: locale, rule: "What is written of a page reads as what was imported",
                    seen: page.title.isEmpty ? "it has no title" : "Markdown cannot express something on it, so it was not written",
                    right: page.title.isEmpty ? "Give the page a title" : "Tell the authors of Accord, with the page"))
            return nil
        }
        return PlannedFile(path: "\(plan.folder)/\(locale).md", bytes: withTypography(of: locale, in: bytes, site))
    }

    private mutating func writeOther(_ file: PlannedFile, _ writing: inout FileWriting, from page: ImportedPage) {
        switch writing.add(file) {
        case .written: otherFiles.append(file.path)
        case .kept: findings.append(notOverwritten(file.path, from: page))
        case .unchanged, .refused: break
        }
    }

    private func notOverwritten(_ path: String, from page: ImportedPage) -> Diagnostic {
        Diagnostic(
            .notOverwritten, at: Location(path: path), locale: page.locale, rule: "Import replaces no file unless it is told to",
            seen: "\(path) says something else than \(page.source.name) and stays", right: "Look at both; --force takes the import")
    }

    private mutating func writeArticle(_ plan: ArticlePlan, _ writing: inout FileWriting, from page: ImportedPage) {
        guard let existing = plan.existing else { return writeOther(plan.articleFile(), &writing, from: page) }
        guard !plan.additions.isEmpty else { return }
        guard options.overwrites else {
            findings.append(
                Diagnostic(
                    .articleNotUpdated, .warning, at: Location(path: existing.file.path),
                    rule: "Import changes no article.yml unless it is told to",
                    seen: "this one lacks \(plan.additions.joined(separator: "; "))",
                    right: "Add it, or give --force"))
            return
        }
        var ignored: [Diagnostic] = []
        let audience = YAMLMapping(existing.file, nil, &ignored)?.texts("audience", &ignored) ?? []
        writeOther(plan.articleFile(audience: audience), &writing, from: page)
    }
}

/// The ids that the headings of each page get.
func headingAnchors(_ plans: [ArticlePlan], _ pages: [ImportedPage], _ site: Site) -> [Int: [String]] {
    var result: [Int: [String]] = [:]
    for plan in plans {
        let tags = [site.configuration.sourceLocale] + site.configuration.locales.map(\.tag)
        guard let source = tags.first(where: { plan.pages[$0] != nil || plan.existing?.pages[$0] != nil }) else { continue }
        let headings =
            plan.pages[source].map { pages[$0].document.headings }
            ?? plan.existing?.pages[source].map { parse($0.file.bytes, from: $0.bodyStart).document.headings }
        let sourceAnchors = anchors(of: headings ?? [])
        for (locale, index) in plan.pages {
            result[index] = locale == source ? sourceAnchors : anchors(of: pages[index].document.headings, like: sourceAnchors)
        }
    }
    return result
}

extension ImportResult {
    /// What became of each page.
    mutating func add(_ pages: [ImportedPage], _ plans: [ArticlePlan], _ placing: Placing) {
        var articles: [Int: (plan: ArticlePlan, locale: String)] = [:]
        for plan in plans {
            for (locale, index) in plan.pages { articles[index] = (plan, locale) }
        }
        for (index, page) in pages.enumerated() {
            let place = articles[index]
            let fate = placing.fates[index] ?? .refused
            self.pages.append(
                Page(
                    source: page.source.name, platform: page.platform, locale: page.locale, article: place?.plan.id,
                    path: fate == .refused ? nil : place.map { "\($0.plan.folder)/\($0.locale).md" }, fate: fate,
                    accounting: page.accounting))
        }
        otherFiles += placing.otherFiles
        var seen: Set<Diagnostic> = []
        findings = (findings + pages.flatMap(\.findings) + placing.findings).filter { seen.insert($0).inserted }.inReportOrder()
    }
}
