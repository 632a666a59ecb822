import HTML

extension TranslationStatus {
    /// A page for people: every article by every locale, what is to be done and how much it is, oldest first. It needs no other file and no network.
    ///
    /// - Parameters:
    ///   - language: of the page's own words: French for `fr` and its regions, else English.
    ///   - now: ISO 8601, UTC.
    public func html(language: String, site: String, now: String) -> [UInt8] {
        var dashboard = Dashboard(words: DashboardWords(language))
        dashboard.write(self, language: language, site: site, now: now)
        return dashboard.html.bytes
    }
}

private struct Dashboard {
    let words: DashboardWords
    var html = HTMLWriter()

    private static let style: StaticString = """
        :root{color-scheme:light dark;--line:#c9ced6;--soft:#f2f4f7;--new:#6d3fc0;--stale:#b3261e;--review:#8a5a00;--good:#1b6e3c}
        @media (prefers-color-scheme:dark){:root{--line:#454b55;--soft:#22262d;--new:#c3a4ff;--stale:#ff9c94;--review:#f3c267;--good:#86d9a5}}
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem}
        h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
        th,td{border-bottom:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}
        td.number{text-align:end;font-variant-numeric:tabular-nums}
        .new{color:var(--new)}.stale{color:var(--stale)}.needs-review{color:var(--review)}.translated,.approved{color:var(--good)}
        details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:.5rem .8rem}summary{cursor:pointer}
        li{margin:.6rem 0;overflow-wrap:anywhere}del{color:var(--stale)}ins{color:var(--good)}code{background:var(--soft);padding:0 .2rem}
        """

    mutating func write(_ status: TranslationStatus, language: String, site: String, now: String) {
        html.raw("<!DOCTYPE html>\n<html lang=\"")
        html.attribute(words.language)
        html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        html.text("\(words.title) · \(site)")
        html.raw("</title>\n<style>\n")
        html.raw(Self.style)
        html.raw("\n</style>\n</head>\n<body>\n<main>\n")
        html.element("h1", text: "\(words.title) · \(site)")
        html.element("p", text: "\(words.asOf) \(now)")
        totals(status)
        pages(status)
        html.raw("</main>\n</body>\n</html>\n")
    }

    private mutating func row(_ cells: [(text: String, mark: String?)], heads: Bool = false) {
        html.raw("<tr>")
        for (index, cell) in cells.enumerated() {
            if heads {
                html.element("th", ("scope", "col"), text: cell.text)
            } else if index == 0 {
                html.element("th", ("scope", "row"), text: cell.text)
            } else {
                html.element("td", ("class", "number" + (cell.mark.map { " \($0)" } ?? "")), text: cell.text)
            }
        }
        html.raw("</tr>\n")
    }

    private func effort(_ amount: TranslationStatus.Amount) -> String {
        amount.segments == 0 ? "–" : "\(amount.segments) (\(amount.words) \(words.words))"
    }

    private mutating func totals(_ status: TranslationStatus) {
        html.raw("<div class=\"wide\">\n<table>\n<thead>\n")
        let heads = [words.locale, words.pages] + TranslationStatus.StateName.allCases.map { words.state($0) } + [words.carried]
        row(heads.map { ($0, nil) }, heads: true)
        html.raw("</thead>\n<tbody>\n")
        for (locale, pages, tally) in status.tallies {
            let amounts = tally.named.map { (effort($0.amount), $0.amount.segments > 0 ? $0.name.rawValue : nil) }
            row([(locale, nil), (String(pages), nil)] + amounts + [(effort(tally.carried), nil)])
        }
        html.raw("</tbody>\n</table>\n</div>\n")
    }

    /// What has waited longest comes first, then what is the most work.
    private mutating func pages(_ status: TranslationStatus) {
        let locales = status.tallies.map(\.locale)
        var seen: Set<String> = []
        let articles = status.pages.map(\.article).filter { seen.insert($0).inserted }
        let byArticle = Dictionary(grouping: status.pages) { $0.article }
        func age(_ article: String) -> String { byArticle[article]?.compactMap(\.oldest).min() ?? "~" }
        func work(_ article: String) -> Int { byArticle[article]?.reduce(0) { $0 + $1.tally.open.words } ?? 0 }
        let order = articles.enumerated().sorted {
            (age($0.element), -work($0.element), $0.offset) < (age($1.element), -work($1.element), $1.offset)
        }.map(\.element)
        html.element("h2", text: words.pages)
        html.raw("<div class=\"wide\">\n<table>\n<thead>\n")
        row(([words.page] + locales + [words.since]).map { ($0, nil) }, heads: true)
        html.raw("</thead>\n<tbody>\n")
        for article in order {
            let cells = locales.map { locale in cell(byArticle[article]?.first { $0.locale == locale }) }
            let oldest = age(article)
            row([(article, nil)] + cells + [(oldest == "~" ? "–" : String(oldest.prefix(10)), nil)])
        }
        html.raw("</tbody>\n</table>\n</div>\n")
        html.element("p", text: words.sinceNote)
        if !status.orphans.isEmpty {
            html.element("h2", text: words.orphans)
            html.raw("<ul>\n")
            for orphan in status.orphans { html.element("li", text: "\(orphan.locale) · \(orphan.article) · \(orphan.path)") }
            html.raw("</ul>\n")
        }
        html.element("h2", text: words.work)
        let open = order.flatMap { byArticle[$0] ?? [] }.filter { page in
            page.translation.units.contains { $0.needsWork || $0.carried != nil }
        }
        if open.isEmpty { html.element("p", text: words.nothing) }
        for page in open { details(page) }
    }

    private func cell(_ page: TranslationStatus.Page?) -> (String, String?) {
        guard let page else { return ("–", nil) }
        let tally = page.tally
        if tally.open.segments > 0 { return (effort(tally.open), tally.stale.segments > 0 ? "stale" : "new") }
        if tally.needsReview.segments > 0 { return ("\(words.state(.needsReview)): \(tally.needsReview.segments)", "needs-review") }
        return page.code.isEmpty ? ("✓", "approved") : ("code ≠", "stale")
    }

    private mutating func details(_ page: TranslationStatus.Page) {
        html.raw("<details>\n<summary>")
        html.text("\(page.locale) · \(page.article) · \(page.title)")
        html.raw("</summary>\n<ul>\n")
        for unit in page.translation.units where unit.needsWork || unit.carried != nil {
            html.raw("<li>")
            html.element("strong", ("class", unit.stateName.rawValue), text: words.describe(unit))
            html.raw(" <code>")
            html.text(unit.id)
            html.raw("</code><br>\n")
            for part in unit.sourceDifference?.parts ?? [.kept(unit.source.text.markdown)] {
                switch part {
                case .kept(let text): html.text(text)
                case .removed(let text): html.element("del", text: text)
                case .added(let text): html.element("ins", text: text)
                }
                html.raw(" ")
            }
            if let match = page.memory[unit.id] {
                html.raw("<br>\n")
                html.element("small", text: "\(words.memory) \(match.score)\u{A0}%")
                html.raw(" ")
                html.element("span", ("lang", page.locale), ("title", match.entry.origin), text: match.entry.target.markdown)
                html.raw(" ")
            }
            if let by = unit.by { html.element("small", text: "\(by), \(unit.on?.prefix(10) ?? "")") }
            html.raw("</li>\n")
        }
        html.raw("</ul>\n</details>\n")
    }
}

/// The words of the dashboard, in English or French.
private struct DashboardWords {
    private let reviewing: ReviewWords

    init(_ language: String) { reviewing = ReviewWords(language) }

    var language: String { reviewing.language }
    private var isFrench: Bool { language == "fr" }
    var title: String { isFrench ? "État des traductions" : "State of the translations" }
    var asOf: String { isFrench ? "Établi le" : "As of" }
    var locale: String { isFrench ? "Langue" : "Language" }
    var page: String { "Page" }
    var pages: String { "Pages" }
    var words: String { isFrench ? "mots" : "words" }
    var carried: String { isFrench ? "Repris tels quels" : "Carried over" }
    var since: String { isFrench ? "En attente depuis" : "Waiting since" }
    var sinceNote: String {
        isFrench
            ? "En attente depuis\u{A0}: la date à laquelle une relecture a été demandée, d’après les verrous, ou à laquelle la source a changé, d’après "
                + "git\u{A0}; «\u{A0}–\u{A0}» si ni les uns ni l’autre ne la connaissent."
            : "Waiting since: when a review was asked for, as the locks know, or when the source changed, as git knows; “–” where neither does."
    }
    var work: String { isFrench ? "À faire" : "To do" }
    var orphans: String { isFrench ? "Sans page source" : "Without a source page" }
    var memory: String { isFrench ? "Mémoire" : "Memory" }
    var nothing: String { isFrench ? "Rien\u{A0}: tout est à jour." : "Nothing: everything is up to date." }

    /// As on the review page.
    func state(_ state: TranslationStatus.StateName) -> String {
        switch state {
        case .new: reviewing[.new]
        case .stale: reviewing[.stale]
        case .needsReview: reviewing[.needsReview]
        case .translated: reviewing[.translated]
        case .approved: reviewing[.approved]
        }
    }

    func describe(_ unit: TranslationUnit) -> String {
        let reason = (unit.carried ?? unit.reason).map { " (\(self.reason($0)))" } ?? ""
        return (unit.carried != nil && !unit.needsWork ? carried : state(unit.stateName)) + reason
    }

    private func reason(_ reason: TranslationUnit.Reason) -> String {
        switch reason {
        case .text: isFrench ? "texte" : "text"
        case .claim: isFrench ? "affirmation" : "claim"
        case .linkOnly: isFrench ? "lien seul" : "link only"
        case .markupOnly: isFrench ? "mise en forme seule" : "markup only"
        case .typography: isFrench ? "typographie seule" : "typography only"
        case .moved: isFrench ? "déplacé" : "moved"
        case .removed: isFrench ? "supprimé" : "removed"
        }
    }
}
