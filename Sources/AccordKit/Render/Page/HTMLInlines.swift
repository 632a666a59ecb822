import HTML
import Markdown

extension HTMLBody {
    mutating func write(_ content: [Inline]) {
        for inline in content { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text, _): html.text(text)
        case .softBreak: html.raw("\n")
        case .lineBreak: html.raw("<br>\n")
        case .code(let text, _):
            html.raw("<code>")
            html.text(text)
            html.raw("</code>")
        case .html(let text, _): html.text(text.withoutComments)
        case .emphasis(let content):
            html.raw("<em>")
            write(content)
            html.raw("</em>")
        case .strong(let content):
            html.raw("<strong>")
            write(content)
            html.raw("</strong>")
        case .strikethrough(let content):
            html.raw("<del>")
            write(content)
            html.raw("</del>")
        case .link(let link): write(link)
        case .image(let image): write(image)
        }
    }

    private mutating func write(_ link: Inline.Link) {
        switch Destination(link.destination) {
        case .claim(let kind):
            html.raw("<span class=\"")
            html.raw(kind)
            html.raw("\"")
            html.raw(language(ofLabel: link))
            html.raw(">")
            write(link.content)
            html.raw("</span>")
            return
        case .state, .refused:
            write(link.content)
            return
        case .site(let path, let fragment):
            html.raw("<a href=\"")
            address(path, fragment)
        case .fragment(let fragment):
            html.raw("<a href=\"#")
            html.address(fragment.utf8)
        case .external, .mail:
            html.raw("<a href=\"")
            html.address(link.destination.utf8, isAbsolute: true)
        }
        html.raw("\"")
        title(link.title)
        html.raw(">")
        write(link.content)
        html.raw("</a>")
    }

    private func language(ofLabel link: Inline.Link) -> [UInt8] {
        guard !page.foreignLabels.isEmpty, let locale = page.foreignLabels[.init(link)] else { return ownLanguage }
        return languages[locale] ?? ownLanguage
    }

    private mutating func write(_ image: Inline.Image) {
        let alternative = image.alternative.plainText
        switch Destination(image.source) {
        case .site(let path, nil):
            html.raw("<img src=\"")
            address(path, nil)
        case .external:
            html.raw("<img src=\"")
            html.address(image.source.utf8, isAbsolute: true)
        default:
            html.text(alternative)
            return
        }
        html.raw("\" alt=\"")
        html.attribute(alternative)
        html.raw("\"")
        if page.borrowedAlternatives.contains(image.range) { html.raw(borrowedLanguage.prose) }
        html.raw(" loading=\"lazy\"")
        title(image.title)
        html.raw(">")
    }

    private mutating func title(_ title: String) {
        guard !title.isEmpty else { return }
        html.raw(" title=\"")
        html.attribute(title)
        html.raw("\"")
    }

    private mutating func address(_ path: Substring, _ fragment: Substring?) {
        var address: [UInt8] = []
        if path != page.path[...] || fragment == nil {
            PagePath.appendRelative(from: page.path, to: path, index: "index.html", into: &address)
        }
        if let fragment {
            address.append(UInt8(ascii: "#"))
            address.append(contentsOf: fragment.utf8)
        }
        html.address(address)
    }
}
