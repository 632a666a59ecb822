import HTML

extension Renderer {
    /// A page at a former address that leads on to the article.
    public func redirect(to page: ResolvedPage) -> [UInt8] {
        let slug = page.path.split(separator: "/").last ?? ""
        let target = "../\(slug)/index.html"
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>\n")
        html.element("html", ("lang", page.locale.tag), ("dir", page.locale.direction.rawValue)) { html in
            html.element("head") { html in
                html.open("meta", ("charset", "utf-8"))
                html.element("title", text: page.title)
                html.open("meta", ("name", "viewport"), ("content", "width=device-width"))
                html.open("meta", ("http-equiv", "refresh"), ("content", "0; url=\(target)"))
                html.open("link", ("rel", "canonical"), ("href", target))
            }
            html.element("body") { html in
                html.element("main") { html in
                    html.element("h1") { $0.element("a", ("href", target), text: page.title) }
                }
            }
        }
        html.raw("\n")
        return html.bytes
    }
}
