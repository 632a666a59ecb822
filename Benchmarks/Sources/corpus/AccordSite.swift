/// The corpus as a site for Accord.
struct AccordSite {
    let corpus: Corpus

    func write(to folder: SiteFolder) throws {
        try folder.write(configuration, to: "site.yml")
        try folder.write(CapabilityDocument(corpus), to: "Content/capabilities.json")
        for section in 0..<corpus.sections {
            let title = corpus.sectionTitle(section)
            try folder.write(
                "title:\n  en: \(quoted(title.en))\n  fr: \(quoted(title.fr))\norder: \(section + 1)\n",
                to: "Content/\(corpus.sectionID(section))/section.yml")
        }
        for index in 0..<corpus.articles { try write(corpus.article(index), to: folder) }
    }

    private let configuration = """
        title: {en: Invented help, fr: Aide inventée}
        baseURL: https://help.example.org/
        source: en
        locales:
          - {tag: en, name: English}
          - {tag: fr, name: Français}
        capabilities:
          snapshot: Content/capabilities.json

        """

    private func write(_ article: Article, to folder: SiteFolder) throws {
        let path = "Content/\(corpus.sectionID(corpus.section(of: article.index)))/\(corpus.articleID(article.index))"
        let related = article.related.map { "  - \(corpus.sectionID(corpus.section(of: $0)))/\(corpus.articleID($0))\n" }.joined()
        try folder.write(
            "kind: how-to\nstart: home\n" + (related.isEmpty ? "" : "related:\n" + related), to: "\(path)/article.yml")
        for locale in Corpus.locales {
            let head = frontMatter([
                ("title", corpus.title(article.index)[locale]), ("description", article.description[locale]),
            ])
            try folder.write(
                head + MarkdownWriter(corpus: corpus, dialect: .accord, locale: locale).body(of: article), to: "\(path)/\(locale).md")
        }
    }
}
