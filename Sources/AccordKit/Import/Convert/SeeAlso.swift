import HTML
import Markdown

/// Takes the lists of further links away from a document.
struct SeeAlso {
    private(set) var blocks: [Block] = []
    private(set) var links: [ReadPage.RelatedLink] = []
    /// The headings that named the lists.
    private(set) var headings: [Block.Heading] = []

    static let rule = "related.heading"

    private static let names: Set<String> = [
        "voir aussi", "see also", "related", "related articles", "related topics", "related links", "related information",
        "articles connexes",
        "articles liés", "articles associés", "rubriques connexes", "sujets connexes", "liens connexes", "liens utiles",
        "pour en savoir plus",
        "voir également", "à voir aussi", "lire aussi", "à lire aussi", "articles similaires", "contenu connexe", "ressources connexes",
        "ressources supplémentaires", "pour aller plus loin", "related content", "related pages", "additional resources",
        "learn more", "en savoir plus", "further reading", "more information", "plus d'informations", "plus d’informations",
    ]

    init(_ blocks: [Block]) {
        var rest = blocks[...]
        while let block = rest.popFirst() {
            guard case .heading(let heading) = block, Self.isName(heading.content.plainText) else {
                self.blocks.append(block)
                continue
            }
            let section = rest.prefix { if case .heading = $0 { false } else { true } }
            guard let links = Self.links(in: section) else {
                self.blocks.append(block)
                continue
            }
            self.links += links
            headings.append(heading)
            rest = rest.dropFirst(section.count)
        }
    }

    private static func isName(_ heading: String) -> Bool {
        let words = heading.trimming { $0.properties.isWhitespace || $0 == ":" || $0 == "…" }.lowercased().split(whereSeparator: \.isWhitespace)
        return names.contains(words.joined(separator: " "))
    }

    /// The links of blocks that are nothing but links; nil where they say more.
    static func links(in blocks: some Sequence<Block>) -> [ReadPage.RelatedLink]? {
        var links: [ReadPage.RelatedLink] = []
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                guard let found = Self.links(in: paragraph.content) else { return nil }
                links += found
            case .list(let list):
                for item in list.items {
                    guard let found = Self.links(in: item.blocks) else { return nil }
                    links += found
                }
            case .thematicBreak: break
            case .heading, .blockQuote, .alert, .table, .codeBlock, .html: return nil
            }
        }
        return links
    }

    private static func links(in content: [Inline]) -> [ReadPage.RelatedLink]? {
        var links: [ReadPage.RelatedLink] = []
        for inline in content {
            switch inline {
            case .link(let link):
                // A frame that became a link has no text of its own.
                guard link.content.hasText, link.content.textRange != nil else { return nil }
                links.append(ReadPage.RelatedLink(title: link.content.plainText, destination: link.destination, range: link.range))
            case .lineBreak, .softBreak: break
            case .text(let text, _): guard text.isBlankText else { return nil }
            case .strong(let content), .emphasis(let content):
                guard let found = Self.links(in: content) else { return nil }
                links += found
            case .code, .html, .strikethrough, .image: return nil
            }
        }
        return links
    }
}
