import HTML

extension TranslationStatus {
    /// A page for people: every article by every locale, what is to be done and how much it is, oldest first. It needs no other file and no network.
    ///
    /// - Parameters:
    ///   - language: of the page's own words: French for `fr` and its regions, else English.
    ///   - now: ISO 8601, UTC.
    public func html(language: String, site: String, now: String) -> [UInt8] {
        var dashboard = Dashboard(words: DashboardWords(language), source: sourceLocale)
        dashboard.write(self, site: site, now: now)
        return dashboard.html.bytes
    }
}

private struct Dashboard {
    let words: DashboardWords
    /// The locale of the source pages.
    let source: String
    var html = HTMLWriter()

    private static let style: StaticString = """
        :root{color-scheme:light dark;--paper:#fff;--text:#1d2126;--quiet:#565f6b;--line:#c9ced6;--soft:#f2f4f7;--shadow:rgb(0 0 0/.28);--link:#0b5cad;
        --new:#6d3fc0;--stale:#b3261e;--review:#8a5a00;--good:#1b6e3c}
        @media (prefers-color-scheme:dark){:root{--paper:#14171a;--text:#e4e7eb;--quiet:#a3adb9;--line:#454b55;--soft:#22262d;--shadow:rgb(255 255 255/.32);
        --link:#7db8f5;--new:#c3a4ff;--stale:#ff9c94;--review:#f3c267;--good:#86d9a5}}
        *{box-sizing:border-box}
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:1rem clamp(1rem,4vw,2.5rem) 3rem;color:var(--text);background:var(--paper)}
        h1{font-size:1.5rem;line-height:1.3;text-wrap:balance;margin-block:.5rem}h2{font-size:1.2rem;margin-block:2rem .5rem}
        .quiet{color:var(--quiet)}small{font-size:.875rem}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .wide{position:relative;overflow-x:auto;background:linear-gradient(to right,var(--paper) 1.5rem,transparent) left/3rem 100% local no-repeat,
        linear-gradient(to left,var(--paper) 1.5rem,transparent) right/3rem 100% local no-repeat,
        linear-gradient(to right,var(--shadow),transparent) left/.75rem 100% scroll no-repeat,
        linear-gradient(to left,var(--shadow),transparent) right/.75rem 100% scroll no-repeat}
        table{border-collapse:collapse;width:100%}
        th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:start;vertical-align:top}
        thead th{vertical-align:bottom;color:var(--quiet);font-size:.875rem;border-bottom-width:2px}
        .number{text-align:end;font-variant-numeric:tabular-nums}td.number{white-space:nowrap}
        tbody th{font-weight:600;overflow-wrap:break-word}
        .new{color:var(--new)}.stale{color:var(--stale)}.needs-review{color:var(--review)}.translated,.approved{color:var(--good)}
        details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:0 .8rem}
        summary{cursor:pointer;padding-block:.6rem;min-height:2.75rem;overflow-wrap:anywhere}
        details ul{padding-inline-start:1.2rem;margin-block:0 .6rem}
        li{margin:.6rem 0;overflow-wrap:anywhere}del{color:var(--stale)}ins{color:var(--good)}code{background:var(--soft);padding:0 .2rem}
        @media (max-width:40rem){.pages tbody th{max-width:11rem}}
        @media print{.wide{overflow:visible}}
        """

    mutating func write(_ status: TranslationStatus, site: String, now: String) {
        html.raw("<!DOCTYPE html>\n<html lang=\"")
        html.attribute(words.language)
        html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
        html.text("\(words.title) · \(site)")
        html.raw("</title>\n<style>\n")
        html.raw(Self.style)
        html.raw("\n</style>\n</head>\n<body>\n<main>\n")
        html.element("h1", text: "\(words.title) · \(site)")
        html.open("p", ("class", "quiet"))
        html.element("time", ("datetime", now), text: words.asOf(now))
        html.close("p")
        html.raw("\n")
        totals(status)
        pages(status)
        html.raw("</main>\n</body>\n</html>\n")
    }

    // MARK: Tables

    private struct Cell {
        var text: String
        /// A state, which colours it.
        var mark: String?
        /// What is told to those who do not see a sign.
        var spoken: String?
        /// ISO 8601.
        var time: String?
    }

    /// A table that scrolls by itself where it is wider than the page, below a heading that does not.
    private mutating func table(_ id: String, _ title: String, _ heads: [String], _ rows: [[Cell]]) {
        html.element("h2", ("id", id), text: title)
        html.raw("\n")
        html.open("div", ("class", "wide"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0"))
        html.open("table", ("class", id), ("aria-labelledby", id))
        html.raw("\n<thead>\n<tr>")
        for (index, head) in heads.enumerated() { html.element("th", ("scope", "col"), ("class", index == 0 ? nil : "number"), text: head) }
        html.raw("</tr>\n</thead>\n<tbody>\n")
        for row in rows {
            html.raw("<tr>")
            for (index, cell) in row.enumerated() { write(cell, isHead: index == 0) }
            html.raw("</tr>\n")
        }
        html.raw("</tbody>\n</table>\n</div>\n")
    }

    private mutating func write(_ cell: Cell, isHead: Bool) {
        if isHead {
            html.open("th", ("scope", "row"))
            for (index, part) in cell.text.split(separator: "/").enumerated() {
                if index > 0 { html.raw("/<wbr>") }
                html.text(String(part))
            }
            return html.close("th")
        }
        html.open("td", ("class", "number" + (cell.mark.map { " \($0)" } ?? "")))
        if let time = cell.time {
            html.element("time", ("datetime", time), text: cell.text)
        } else if let spoken = cell.spoken {
            html.element("span", ("aria-hidden", "true"), text: cell.text)
            html.element("span", ("class", "hidden"), text: spoken)
        } else {
            html.text(cell.text)
        }
        html.close("td")
    }

    private func effort(_ amount: TranslationStatus.Amount, _ mark: String? = nil) -> Cell {
        amount.segments == 0
            ? Cell(text: "–", spoken: words.none) : Cell(text: "\(words.number(amount.segments)) (\(words.words(amount.words)))", mark: mark)
    }

    private mutating func totals(_ status: TranslationStatus) {
        let borrowed = status.borrowedByLocale
        let tallies = status.tallies + borrowed.filter { own in !status.tallies.contains { $0.locale == own.locale } }.map { ($0.locale, 0, .init()) }
        let rows = tallies.map { locale, pages, tally in
            let amounts = tally.named.map { effort($0.amount, $0.name.rawValue) }
            let count = borrowed.first { $0.locale == locale }?.pages.count ?? 0
            let lent = borrowed.isEmpty ? [] : [count == 0 ? Cell(text: "–", spoken: words.none) : Cell(text: words.number(count))]
            return [Cell(text: locale), Cell(text: words.number(pages))] + amounts + [effort(tally.carried)] + lent
        }
        let heads = [words.locale, words.pages] + TranslationStatus.StateName.allCases.map { words.state($0) } + [words.carried]
        table("locales", words.locales, heads + (borrowed.isEmpty ? [] : [words.borrowed]), rows)
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
        let rows = order.map { article in
            let cells = locales.map { locale in
                cell(byArticle[article]?.first { $0.locale == locale }, status.borrowed.first { $0.article == article && $0.locale == locale })
            }
            let oldest = age(article)
            let since = oldest == "~" ? Cell(text: "–", spoken: words.unknown) : Cell(text: words.day(oldest), time: String(oldest.prefix(10)))
            return [Cell(text: article)] + cells + [since]
        }
        table("pages", words.pages, [words.page] + locales + [words.since], rows)
        html.element("p", ("class", "quiet"), text: words.sinceNote)
        if !status.orphans.isEmpty {
            html.element("h2", text: words.orphans)
            html.raw("<ul>\n")
            for orphan in status.orphans { html.element("li", text: "\(orphan.locale) · \(orphan.article) · \(orphan.path)") }
            html.raw("</ul>\n")
        }
        html.element("h2", text: words.work)
        let open = order.flatMap { byArticle[$0] ?? [] }.filter { page in
            page.conflict != nil || !page.tables.isEmpty || !page.code.isEmpty || page.translation.units.contains { $0.needsWork || $0.carried != nil }
        }
        if open.isEmpty { html.element("p", text: words.nothing) }
        for page in open { details(page) }
    }

    private func cell(_ page: TranslationStatus.Page?, _ borrowed: Site.BorrowedPage?) -> Cell {
        if let borrowed { return Cell(text: words.borrowed(from: borrowed.lender), mark: "quiet") }
        guard let page else { return Cell(text: "–", spoken: words.noPage) }
        guard page.conflict == nil else { return Cell(text: words.conflict, mark: "stale") }
        let tally = page.tally
        if tally.open.segments > 0 { return effort(tally.open, tally.stale.segments > 0 ? "stale" : "new") }
        if tally.needsReview.segments > 0 {
            return Cell(text: "\(words.state(.needsReview))\(words.language == "fr" ? "\u{A0}" : ""): \(words.number(tally.needsReview.segments))", mark: "needs-review")
        }
        if !page.tables.isEmpty { return Cell(text: words.tablesDiffer, mark: "stale") }
        return page.code.isEmpty ? Cell(text: "✓", mark: "approved", spoken: words.current) : Cell(text: words.codeDiffers, mark: "stale")
    }

    private mutating func changes(_ difference: WordDifference) {
        for (index, part) in difference.parts.enumerated() {
            html.text(difference.separator(before: index))
            switch part {
            case .kept(let text): html.text(text)
            case .removed(let text): html.element("del", text: text)
            case .added(let text): html.element("ins", text: text)
            }
        }
    }

    private mutating func details(_ page: TranslationStatus.Page) {
        html.raw("<details>\n<summary>")
        html.text("\(page.locale) · \(page.article) · ")
        html.element("span", ("lang", source), text: page.title)
        html.raw("</summary>\n<ul>\n")
        if let conflict = page.conflict?.location {
            html.element("li", text: "\(words.conflict) · \(conflict.path):\(conflict.start.line)")
        }
        if page.conflict == nil {
            for difference in page.tables.map(\.seen) + page.code.map(\.seen) { html.element("li", text: words.text(of: difference)) }
        }
        for unit in page.translation.units where page.conflict == nil && (unit.needsWork || unit.carried != nil) {
            html.raw("<li>")
            html.element("strong", ("class", unit.stateName.rawValue), text: words.describe(unit))
            html.raw(" <code>")
            html.text(unit.id)
            html.raw("</code><br>\n")
            html.open("span", ("lang", source))
            if let difference = unit.sourceDifference { changes(difference) } else { html.text(unit.source.text.markdown) }
            html.close("span")
            if let match = page.memory[unit.id] {
                html.raw("<br>\n")
                html.element("small", text: "\(words.memory) \(match.score)\u{A0}%")
                html.raw(" ")
                html.element("span", ("lang", page.locale), ("title", match.entry.origin), text: match.entry.target.markdown)
                html.raw(" ")
            }
            if let by = unit.by { html.element("small", text: unit.on.map { "\(by), \(words.day($0))" } ?? by) }
            html.raw("</li>\n")
        }
        html.raw("</ul>\n</details>\n")
    }
}
