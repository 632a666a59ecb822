extension Explanation {
    /// A few files that break a rule or keep it. A test runs every one of them.
    public struct Example: Sendable {
        /// Paths are relative to the site's folder.
        public let files: [(path: String, text: String)]
        let run: Run

        /// What the files are, and how they are looked at.
        enum Run: Sendable, Hashable {
            /// They are laid over a small complete site, which is checked against its snapshot.
            case check
            /// They are a whole site, checked against its snapshot.
            case alone
            /// They are a whole site, checked against the live source that its site.yml names.
            case live
            /// There is one, a capability model, which is read and checked for itself.
            case model
            /// They are a site's own templates, which are read and checked for themselves.
            case templates
            /// There is one, a rendered page, which is read again. Its prose may be borrowed from another language.
            case page(proseLocale: String?)
            /// They are published pages, which are audited against the product of the small site.
            case audit
            /// The last is a translation file that is imported into the small site with the others laid over it.
            case translationFile
            /// They are a list of addresses and the robots.txt of all their servers, held against each other before anything is fetched.
            case addresses
            /// There is one, an HTML page of another site, which is read as import and audit do.
            case reading
            /// They are laid over a small complete site, and those in `pages` are imported into its section `keys`.
            case importing(article: String?, takesImages: Bool)
        }

        init(_ files: [(path: String, text: String)], run: Run = .check) {
            self.files = files
            self.run = run
        }

        init(_ path: String, _ text: String, run: Run = .check) { self.init([(path, text)], run: run) }
    }

    // MARK: The article that most examples add to the small site

    static let exampleArticle = "Content/keys/example/article.yml"

    static func examplePage(_ locale: String) -> String { "Content/keys/example/\(locale).md" }

    /// A page with its front matter.
    static func page(_ body: String) -> String { "---\ntitle: Example\n---\n\n\(body)\n" }
}

extension Explanation.Example {
    /// An article with one page.
    static func page(_ body: String, article: String = "kind: faq", locale: String = "en") -> Self {
        Self([(Explanation.exampleArticle, article + "\n"), (Explanation.examplePage(locale), Explanation.page(body))])
    }

    /// An article with a page and its translation.
    static func pages(en: String, fr: String, article: String = "kind: faq") -> Self {
        Self([
            (Explanation.exampleArticle, article + "\n"), (Explanation.examplePage("en"), Explanation.page(en)),
            (Explanation.examplePage("fr"), Explanation.page(fr)),
        ])
    }

    /// An article whose page is of no interest.
    static func article(_ text: String) -> Self { page("Open the [Menu](ui:home.menu).", article: text) }
}
