/// Writes an article's body as Markdown, in the dialect of one of the generators.
struct MarkdownWriter {
    enum Dialect {
        /// Claims are links; anchors follow from the source locale's headings.
        case accord
        /// Claims are bold text; anchors are written out.
        case hugo
    }

    let corpus: Corpus
    let dialect: Dialect
    let locale: String

    func body(of article: Article) -> String {
        article.blocks.map(block).joined(separator: "\n\n") + "\n"
    }

    private func block(_ block: Article.Block) -> String {
        switch block {
        case .heading(let index):
            let heading = Article.headings[index]
            return "## \(heading.text[locale])" + (dialect == .hugo ? " {#\(heading.anchor)}" : "")
        case .paragraph(let content): return inlines(content)
        case .bullets(let items): return items.map { "- " + inlines($0) }.joined(separator: "\n")
        case .steps(let steps):
            return steps.enumerated().map { index, step in
                (["\(index + 1). " + inlines(step.content)] + step.branches.map { "   - " + inlines($0) }).joined(separator: "\n")
            }.joined(separator: "\n")
        case .alert(let kind, let content): return "> [!\(kind)]\n> " + inlines(content)
        case .table(let header, let rows):
            let lines = [header.map { $0[locale] }, header.map { _ in "---" }] + rows.map { $0.map(inlines) }
            return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        case .supportedTools: return "```supported-tools \(Corpus.capability)\n```"
        }
    }

    private func inlines(_ content: [Article.Inline]) -> String {
        var text = content.map(inline).joined()
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    private func inline(_ inline: Article.Inline) -> String {
        switch inline {
        case .text(let phrase): phrase[locale]
        case .claim(let id, let label): dialect == .accord ? "[\(label[locale])](ui:\(id))" : "**\(label[locale])**"
        case .state(let id, let text): dialect == .accord ? "[\(text[locale])](state:\(id))" : text[locale]
        case .link(let article, let anchor): "[\(corpus.title(article)[locale])](\(target(article))\(anchor.map { "#" + $0 } ?? ""))."
        }
    }

    private func target(_ article: Int) -> String {
        let folder = "\(corpus.sectionID(corpus.section(of: article)))/\(corpus.articleID(article))"
        return switch dialect {
        case .accord: "../../\(folder)/\(locale).md"
        case .hugo: "/\(folder).md"
        }
    }
}
