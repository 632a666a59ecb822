import HTML

/// One page of the product, as the user of a session sees it in one language.
///
/// A page is made of nothing but the product's definitions; only the bar at its foot belongs to the sandbox.
struct Page {
    let product: Product
    let session: Session
    let locale: String
    var html = HTMLWriter()

    /// A screen, within those of which it is a part.
    static func screen(_ screen: Product.Screen, of product: Product, session: Session, locale: String) -> [UInt8] {
        var page = Page(product: product, session: session, locale: locale)
        page.document(title: screen.name.shown(in: locale), path: screen.path) { page in
            page.screens(product.chain(to: screen)[...])
        }
        return page.html.bytes
    }

    /// Says that there is no such page.
    static func notFound(of product: Product, session: Session, locale: String) -> [UInt8] {
        var page = Page(product: product, session: session, locale: locale)
        let title = Phrase.notFound.shown(in: locale)
        page.document(title: title, path: "/") { page in
            page.plain(title: title, text: Phrase.notFoundText)
        }
        return page.html.bytes
    }

    /// Where a user is who has signed out.
    static func signIn(of product: Product, session: Session, locale: String) -> [UInt8] {
        var page = Page(product: product, session: session, locale: locale)
        let title = Phrase.signIn.shown(in: locale)
        page.document(title: title, path: Routes.signInPath) { page in
            page.plain(title: title, text: Phrase.signInText) { page in
                page.html.element("form", ("method", "post"), ("action", Routes.signInPath)) { html in
                    html.element("button", ("class", "primary"), text: "\(Phrase.signInAs.shown(in: locale)) \(DemoUser.name)")
                }
            }
        }
        return page.html.bytes
    }

    private mutating func document(title: String, path: String, body: (inout Page) -> Void) {
        html.reserveCapacity(16_384)
        html.raw("<!DOCTYPE html>\n")
        html.open("html", ("lang", locale), ("dir", "ltr"))
        html.open("head")
        html.open("meta", ("charset", "utf-8"))
        html.element("title", text: "\(title) – \(product.name)")
        html.open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        html.open("link", ("rel", "stylesheet"), ("href", Routes.stylesheetPath))
        html.open("link", ("rel", "icon"), ("href", "data:,"))
        html.close("head")
        html.open("body")
        body(&self)
        sandboxBar(path: path)
        html.close("body")
        html.close("html")
    }

    private mutating func plain(title: String, text: Phrase, more: (inout Page) -> Void = { _ in }) {
        html.open("header", ("class", "top"))
        html.element("span", ("class", "brand"), text: product.name)
        html.close("header")
        html.open("main")
        html.element("h1", text: title)
        html.element("p", text: text.shown(in: locale))
        more(&self)
        html.close("main")
    }

    /// The outermost screen, which is the page.
    private mutating func screens(_ chain: ArraySlice<Product.Screen>) {
        guard let screen = chain.first else { return }
        let layout = Layout(product.controls(on: screen.id, in: session.state))
        html.open("div", ("class", "screen"), ("data-screen", screen.id))
        html.open("header", ("class", "top"))
        html.element("span", ("class", "brand"), text: screen.content == .signIn ? "DocuSign" : product.name)
        for control in layout.top { self.control(control) }
        html.close("header")
        html.open("main")
        alerts(layout)
        html.element("h1", text: screen.name.shown(in: locale))
        notice()
        self.body(of: screen, layout: layout, chain: chain)
        html.close("main")
        html.close("div")
    }

    /// A screen that is a part of another: the panel of a tab.
    private mutating func part(_ chain: ArraySlice<Product.Screen>, openedBy opener: Product.Control?) {
        guard let screen = chain.first else { return }
        let layout = Layout(product.controls(on: screen.id, in: session.state))
        html.open(
            "section", ("class", "panel"), ("data-screen", screen.id), ("id", "panel-\(screen.id)"),
            ("role", opener.map { _ in "tabpanel" }), ("tabindex", opener.map { _ in "0" }),
            ("aria-labelledby", opener.map(elementID) ?? "heading-\(screen.id)"))
        for control in layout.top { self.control(control) }
        alerts(layout)
        html.element("h2", ("id", "heading-\(screen.id)"), text: screen.name.shown(in: locale))
        self.body(of: screen, layout: layout, chain: chain)
        html.close("section")
    }

    private mutating func body(of screen: Product.Screen, layout: Layout, chain: ArraySlice<Product.Screen>) {
        html.element("form", ("id", formID(screen.id)), ("method", "post"), ("action", screen.path)) { _ in }
        links(layout.links, of: screen)
        content(of: screen)
        let inner = chain.dropFirst().first
        tabs(layout.tabs, of: screen, open: inner?.id)
        menu(layout.menu, of: screen)
        for block in layout.middle { self.block(block) }
        if let inner {
            part(chain.dropFirst(), openedBy: layout.tabs.first { $0.opens == inner.id })
        }
        guard !layout.bottom.isEmpty else { return }
        html.open("div", ("class", "bottom"))
        for block in layout.bottom { self.block(block) }
        html.close("div")
    }

    private mutating func alerts(_ layout: Layout) {
        for alert in layout.alerts { control(alert) }
    }

    private mutating func notice() {
        guard let notice = session.notice else { return }
        let kind = notice.isError ? "notice error" : "notice"
        html.element("p", ("class", kind), ("id", Self.noticeID), ("role", "status"), text: notice.phrase.shown(in: locale))
    }

    static let noticeID = "notice"

    func elementID(_ control: Product.Control) -> String { "control-\(control.id)" }

    /// Controls stand in many places of a page; the form of their screen is one, and they name it.
    func formID(_ screen: String) -> String { "form-\(screen)" }
}
