import Diagnostics
import HTML

extension ReviewSheet {
    /// The review as one HTML file that needs nothing else: no network, no server, no other file.
    ///
    /// - Parameters:
    ///   - words: those of the page itself.
    ///   - templates: the site's, whose style and words the texts are shown with.
    public func page(words: ReviewWords, templates: Templates) -> [UInt8] {
        var page = ReviewPage(self, words: words, templates: templates)
        page.write()
        return page.html.bytes
    }
}

struct ReviewPage {
    let review: ReviewSheet
    let words: ReviewWords
    /// The words of the site's layouts in both languages: titles of callouts, heads of generated tables.
    let sourceStrings: UIStrings
    let targetStrings: UIStrings
    /// The site's own style first, so that text looks as it does on the site.
    private let style: [UInt8]
    var html = HTMLWriter()
    /// The units up for review, in the order of the page: the script knows each by its place.
    var listed: [ListedUnit] = []

    /// A unit with what the script needs besides.
    struct ListedUnit {
        let unit: ReviewSheet.Unit
        let aligned: AlignedText?
        let images: [String: String]
    }

    init(_ review: ReviewSheet, words: ReviewWords, templates: Templates) {
        self.review = review
        self.words = words
        sourceStrings = UIStrings(review.sourceLocale.tag, from: templates.strings)
        targetStrings = UIStrings(review.locale.tag, from: templates.strings)
        let own = templates.assets["assets/site.css"] ?? PackageResources.site_css
        style = (own.endsStyle ? PackageResources.site_css : own) + PackageResources.review_css
    }

    mutating func write() {
        html.reserveCapacity(1 << 18)
        html.raw("<!DOCTYPE html>\n")
        html.open("html", ("lang", words.language))
        html.raw("\n<head>\n")
        writeHead()
        html.raw("</head>\n<body class=\"review\">\n<a class=\"skip\" href=\"#main.\">")
        html.text(words[.skip])
        html.raw("</a>\n")
        writeHeader()
        html.raw("<main id=\"main.\">\n")
        writeNoMatch()
        for (index, article) in review.articles.enumerated() { write(article, index) }
        html.raw("</main>\n")
        writeTemplates()
        writeData()
        html.raw("<script>\n(function () {\n\"use strict\";\n")
        for part in Self.script { html.raw(part) }
        html.raw("})();\n</script>\n</body>\n</html>\n")
    }

    /// The parts of the script, which share one scope.
    private static let script = [
        PackageResources.review_texts_js, PackageResources.review_segments_js, PackageResources.review_editor_js,
        PackageResources.review_page_js,
    ]

    private mutating func writeHead() {
        html.raw("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        html.raw(
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
        html.raw(
            "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
        )
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
        html.element("title", text: pageTitle)
        html.raw("\n<style>\n")
        html.raw(style)
        html.raw("</style>\n")
    }

    private var pageTitle: String {
        words(.pageTitle, ("language", "\(review.locale.name) (\(review.locale.tag))"), ("site", review.title))
    }

    // MARK: The head of the page

    private mutating func writeHeader() {
        html.raw("<header class=\"review-head\">\n")
        html.element("h1", text: pageTitle)
        html.raw("\n")
        html.element("p", ("class", "provenance"), text: words(.product, ("source", review.provenance)))
        html.raw("\n<noscript><p class=\"notice\">")
        html.text(words[.noScript])
        html.raw("</p></noscript>\n")
        writeHelp()
        html.raw("</header>\n")
        writeBar()
    }

    private mutating func writeHelp() {
        let words = words
        let command = "accord translate import \(fileName) --by \(words.language == "fr" ? "NOM" : "NAME")"
        html.open("details", ("class", "help"))
        html.element("summary", text: words[.help])
        html.element("p", text: words[.helpKeys])
        html.element("p", text: words[.helpCodes])
        let parts = words[.helpExport].split(separator: "{command}", omittingEmptySubsequences: false)
        html.element("p") { html in
            html.text(String(parts.first ?? ""))
            html.element("code", text: command)
            if parts.count > 1 { html.text(String(parts[1])) }
        }
        html.close("details")
        html.raw("\n")
    }

    /// The name under which the browser hands the work over.
    var fileName: String { "review.\(review.locale.tag).xlf" }

    /// What stays in sight: progress, search, filter, export.
    private mutating func writeBar() {
        let words = words
        html.open("form", ("class", "bar"), ("role", "search"), ("aria-label", words[.search]), ("id", "bar."), ("hidden", ""))
        html.raw("\n")
        html.element("div", ("class", "progress")) { html in
            html.open("progress", ("id", "progress."), ("aria-label", words[.progress]), ("max", "1"), ("value", "0"))
            html.close("progress")
            html.element("span", ("id", "progress-text."), text: "")
        }
        html.raw("\n")
        html.element("label") { html in
            html.element("span", text: words[.show])
            html.element("select", ("id", "filter.")) { html in
                for (value, key) in Self.filters { html.element("option", ("value", value), text: words[key]) }
            }
        }
        html.raw("\n")
        html.element("label", ("class", "search")) { html in
            html.element("span", text: words[.search])
            html.open("input", ("id", "search."), ("type", "search"), ("autocomplete", "off"))
        }
        html.raw("\n")
        html.element("button", ("type", "button"), ("id", "export."), ("class", "primary"), text: words[.export])
        html.raw("\n<p class=\"messages\" id=\"messages.\" role=\"status\"></p>\n</form>\n")
    }

    private mutating func writeNoMatch() {
        let words = words
        html.element("div", ("class", "no-match"), ("id", "no-match."), ("hidden", "")) { html in
            html.element("p", text: words[.noMatch])
            html.element("button", ("type", "button"), ("id", "show-all."), text: words[.everything])
        }
        html.raw("\n")
    }

    private static let filters: [(String, ReviewWords.Key)] = [
        ("all", .everything), ("to-do", .toDo), ("new", .new), ("stale", .stale), ("needs-review", .needsReview),
        ("translated", .translated),
        ("approved", .approved), ("findings", .withFindings), ("changed", .changedHere),
    ]
}

extension [UInt8] {
    /// Whether something in a style sheet would end the element it is put in.
    fileprivate var endsStyle: Bool {
        var rest = self[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.prefix(6).map({ $0 | 0x20 }) == Array("/style".utf8) { return true }
        }
        return false
    }
}
