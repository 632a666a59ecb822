/// What all pages of one locale share.
struct Edition: Sendable {
    struct Section: Sendable {
        var id: String
        var title: String
        /// A site path.
        var path: String
    }

    var locale: Site.Locale
    var siteTitle: String
    var strings: UIStrings
    /// Those that have pages in this locale.
    var sections: [Section]

    /// A site path.
    var homePath: String { "/\(locale.tag)/" }
}

/// The layouts that pages are made with; each is a Mustache file of its own name.
enum LayoutKind: String, CaseIterable, Sendable {
    case article, section, home, root
}
