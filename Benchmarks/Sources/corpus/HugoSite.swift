/// The corpus as a site for Hugo: content and data. Layouts and configuration stand in `Benchmarks/hugo`.
struct HugoSite {
    let corpus: Corpus

    /// A row of the table of supported tools, as the layouts read it.
    private struct Row: Encodable {
        let tool: [String: String]
        let item: [String: String]
        let task: [String: String]
        let note: [String: String]?
    }

    private struct Table: Encodable {
        let name: [String: String]
        let rows: [Row]
    }

    func write(to folder: SiteFolder) throws {
        let rows = SupportedTools(corpus).rows.map {
            Row(tool: $0.tool.name.texts, item: $0.item.name.texts, task: $0.task.texts, note: $0.note?.texts)
        }
        try folder.write(Table(name: SupportedTools.name.texts, rows: rows), to: "data/export.json")
        for locale in Corpus.locales {
            for section in 0..<corpus.sections {
                let head = "---\ntitle: \(quoted(corpus.sectionTitle(section)[locale]))\nweight: \(section + 1)\n---\n"
                try folder.write(head, to: "content/\(locale)/\(corpus.sectionID(section))/_index.md")
            }
        }
        for index in 0..<corpus.articles { try write(corpus.article(index), to: folder) }
    }

    private func write(_ article: Article, to folder: SiteFolder) throws {
        let path = "\(corpus.sectionID(corpus.section(of: article.index)))/\(corpus.articleID(article.index)).md"
        let related = article.related.map { "  - /\(corpus.sectionID(corpus.section(of: $0)))/\(corpus.articleID($0))\n" }.joined()
        for locale in Corpus.locales {
            let head =
                "---\ntitle: \(quoted(corpus.title(article.index)[locale]))\ndescription: \(quoted(article.description[locale]))\n"
                + (related.isEmpty ? "" : "related:\n" + related) + "---\n\n"
            try folder.write(
                head + MarkdownWriter(corpus: corpus, dialect: .hugo, locale: locale).body(of: article), to: "content/\(locale)/\(path)")
        }
    }
}
