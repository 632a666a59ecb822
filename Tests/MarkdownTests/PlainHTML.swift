@testable import Markdown

/// A document as HTML in the way of GitHub's library, to compare the two.
func plainHTML(_ document: Document) -> String {
    document.blocks.map { html($0) }.joined(separator: "\n")
}

private func html(_ blocks: [Block], isTight: Bool = false) -> String {
    blocks.map { html($0, isTight: isTight) }.joined(separator: "\n")
}

private func html(_ block: Block, isTight: Bool = false) -> String {
    switch block {
    case .heading(let heading): return "<h\(heading.level)>\(html(heading.content))</h\(heading.level)>"
    case .paragraph(let paragraph): return isTight ? html(paragraph.content) : "<p>\(html(paragraph.content))</p>"
    case .list(let list):
        let items = list.items.map { item in
            let box = item.isChecked == nil ? "" : "<input>"
            let space = item.blocks.isEmpty || box.isEmpty ? "" : " "
            return "<li>\(box)\(space)\(html(item.blocks, isTight: list.isTight))</li>"
        }
        let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" }
        return "<\(list.isOrdered ? "ol" : "ul")\(start ?? "")>\(items.joined())</\(list.isOrdered ? "ol" : "ul")>"
    case .blockQuote(let quote): return "<blockquote>\(html(quote.blocks))</blockquote>"
    case .alert(let alert):
        guard case .paragraph(let paragraph)? = alert.blocks.first else {
            return "<blockquote><p>[!\(alert.kind.rawValue)]</p>\(html(alert.blocks))</blockquote>"
        }
        let rest = html(Array(alert.blocks.dropFirst()))
        return "<blockquote><p>[!\(alert.kind.rawValue)]\n\(html(paragraph.content))</p>\(rest)</blockquote>"
    case .table(let table):
        func row(_ cells: [Block.Table.Cell], _ tag: String) -> String {
            let cells = zip(table.columns, cells).map { column, cell in
                let align = ["", " align=\"left\"", " align=\"center\"", " align=\"right\""][[.none, .left, .center, .right].firstIndex(of: column) ?? 0]
                return "<\(tag)\(align)>\(html(cell.content))</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return "<table>\(row(table.header, "th"))\(table.rows.map { row($0, "td") }.joined())</table>"
    case .codeBlock(let code):
        let language = (code.info ?? "").split(separator: " ").first.map { " class=\"language-\(escaped(String($0)))\"" } ?? ""
        return "<pre><code\(language)>\(escaped(code.text))</code></pre>"
    case .html(let html): return html.text
    case .thematicBreak: return "<hr>"
    }
}

private func html(_ inlines: [Inline]) -> String {
    inlines.map { inline in
        switch inline {
        case .text(let text, _): escaped(text)
        case .softBreak: "\n"
        case .lineBreak: "<br>\n"
        case .code(let code, _): "<code>\(escaped(code))</code>"
        case .html(let html, _): html
        case .emphasis(let content): "<em>\(html(content))</em>"
        case .strong(let content): "<strong>\(html(content))</strong>"
        case .strikethrough(let content): "<del>\(html(content))</del>"
        case .link(let link): "<a href=\"\(escaped(link.destination))\"\(title(link.title))>\(html(link.content))</a>"
        case .image(let image):
            "<img src=\"\(escaped(image.source))\" alt=\"\(escaped(image.alternative.plainText))\"\(title(image.title))>"
        }
    }.joined()
}

private func title(_ title: String) -> String {
    title.isEmpty ? "" : " title=\"\(escaped(title))\""
}

private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.append(character)
        }
    }
}
