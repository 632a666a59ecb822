import HTML
import Markdown

/// One of the two languages that stand side by side.
enum ReviewSide {
    case source, target
}

extension ReviewPage {
    mutating func write(_ article: ReviewSheet.Article, _ index: Int) {
        let heading = "article.\(index)"
        html.open("section", ("class", "review-article"), ("aria-labelledby", heading))
        html.raw("\n")
        html.element("p", ("class", "article-id"), ("id", heading), text: article.id)
        html.raw("\n")
        writeByHand(article.byHand)
        writeFindings(article.findings)
        for row in article.rows() { write(row, article) }
        html.close("section")
        html.raw("\n")
    }

    private mutating func write(_ row: ReviewRow, _ article: ReviewSheet.Article) {
        guard row.isShown(tables: article.tables) else { return }
        let first = listed.count
        let numbers = row.units.map { unit -> Int? in
            guard unit.isSelected else { return nil }
            let aligned = unit.unit.exchangedTarget.map { AlignedText($0, for: unit.unit, sourceLocale: review.sourceLocale.tag) }
            listed.append(ListedUnit(unit: unit, aligned: aligned, images: article.images))
            return listed.count - 1
        }
        html.open("div", ("class", "row"))
        html.raw("\n<div class=\"sides\">\n")
        for side in [ReviewSide.source, .target] { write(row, article, side, numbers) }
        html.raw("</div>\n")
        for number in first..<listed.count { writeCard(number, row) }
        html.raw("</div>\n")
    }

    private mutating func write(_ row: ReviewRow, _ article: ReviewSheet.Article, _ side: ReviewSide, _ numbers: [Int?]) {
        let locale = side == .source ? review.sourceLocale : review.locale
        html.open(
            "div", ("class", side == .source ? "side source prose" : "side target prose"), ("lang", locale.tag),
            ("dir", locale.direction.rawValue))
        var writer = ReviewSideWriter(
            words: words, sourceLocale: review.sourceLocale.tag, strings: side == .source ? sourceStrings : targetStrings, article: article, side: side, numbers: numbers)
        // Lent rather than copied: the page may be large.
        swap(&writer.html, &html)
        writer.write(row)
        swap(&writer.html, &html)
        html.raw("</div>\n")
    }
}

extension ReviewRow {
    /// Whether there is something to see.
    fileprivate func isShown(tables: [String: ReviewSheet.Tables]) -> Bool {
        switch content {
        case .title, .description, .heading, .paragraph, .removed: !units.isEmpty
        case .table, .code, .rule: true
        }
    }
}

/// Writes a row as it looks in one language.
private struct ReviewSideWriter {
    let words: ReviewWords
    let sourceLocale: String
    /// The words of the site's layouts in the side's language.
    let strings: UIStrings
    let article: ReviewSheet.Article
    let side: ReviewSide
    /// The numbers of the row's units on the page; nil for what is not up for review.
    let numbers: [Int?]
    var html = HTMLWriter()

    mutating func write(_ row: ReviewRow) {
        for container in row.containers { open(container) }
        write(row.content, row.units)
        for container in row.containers.reversed() { close(container) }
    }

    private mutating func write(_ content: ReviewRow.Content, _ units: [ReviewSheet.Unit]) {
        switch content {
        case .title:
            html.open("h2", ("class", "level-1"))
            write(units)
            html.close("h2")
        // The title is the section's heading here, so the page's own headings stand a level lower, and look as they do on the site.
        case .heading(let level):
            heading(level) { writer in writer.write(units) }
        case .description:
            html.open("p", ("class", "description"))
            write(units)
            html.close("p")
        case .paragraph:
            html.open("p")
            write(units)
            html.close("p")
        case .removed:
            html.open("p", ("class", "removed"))
            if side == .target { write(units) }
            html.close("p")
        case .table(let table): write(table, units)
        case .code(let code): write(code)
        case .rule: html.open("hr")
        }
    }

    private mutating func heading(_ level: Int, _ body: (inout Self) -> Void) {
        switch level {
        case ...2:
            html.open("h3", ("class", "level-2"))
            body(&self)
            html.close("h3")
        case 3:
            html.open("h4", ("class", "level-3"))
            body(&self)
            html.close("h4")
        default:
            html.open("h5", ("class", "level-4"))
            body(&self)
            html.close("h5")
        }
    }

    // MARK: Containers

    private mutating func open(_ container: ReviewRow.Container) {
        switch container {
        case .item(let number?, let isChecked, let isFirst):
            html.open("ol", ("start", String(number)), ("class", isFirst ? nil : "continued"))
            html.open("li")
            if isFirst { check(isChecked) }
        case .item(nil, let isChecked, let isFirst):
            html.open("ul", ("class", !isFirst ? "continued" : isChecked == nil ? nil : "tasks"))
            html.open("li")
            if isFirst { check(isChecked) }
        case .quote: html.open("blockquote")
        case .alert(let kind, let isFirst):
            html.open("div", ("class", "callout callout-\(kind.rawValue.lowercased())"))
            if isFirst { html.element("p", ("class", "callout-title"), text: strings.title(of: kind)) }
        }
    }

    private mutating func check(_ isChecked: Bool?) {
        guard let isChecked else { return }
        html.open(
            "input", ("type", "checkbox"), ("disabled", ""), ("checked", isChecked ? "" : nil),
            ("aria-label", strings[isChecked ? .done : .notDone]))
        html.text(" ")
    }

    private mutating func close(_ container: ReviewRow.Container) {
        switch container {
        case .item(let number, _, _):
            html.close("li")
            if number == nil { html.close("ul") } else { html.close("ol") }
        case .quote: html.close("blockquote")
        case .alert: html.close("div")
        }
    }

    // MARK: Text

    /// The text of a block; what is behind the first segment are alternative texts of its pictures.
    private mutating func write(_ units: [ReviewSheet.Unit]) {
        for (index, unit) in units.enumerated() {
            if unit.unit.source.kind == .alternative {
                html.raw(" <span class=\"alternative\">")
                html.text(words[.alternativeShort])
                html.text(words.language == "fr" ? "\u{A0}: " : ": ")
                write(unit, numbers.indices.contains(index) ? numbers[index] : nil)
                html.raw("</span>")
            } else {
                write(unit, numbers.indices.contains(index) ? numbers[index] : nil)
            }
        }
    }

    private mutating func write(_ unit: ReviewSheet.Unit, _ number: Int?) {
        let id = number.map { side == .source ? "s.\($0)" : "t.\($0)" }
        switch side {
        case .source:
            html.open("span", ("class", "text"), ("id", id))
            let text = unit.unit.source.text
            ReviewText(words: words, images: article.images).write(text.parts, text.codes, into: &html)
            html.close("span")
        case .target:
            guard let target = unit.unit.exchangedTarget else {
                html.element("span", ("class", "text empty"), ("id", id), ("lang", words.language), text: words[.nothingYet])
                return
            }
            let aligned = AlignedText(target, for: unit.unit, sourceLocale: sourceLocale)
            html.open("span", ("class", "text"), ("id", id))
            ReviewText(words: words, images: article.images, labels: unit.labels).write(aligned.parts, aligned.codes, into: &html)
            html.close("span")
        }
    }

    // MARK: Tables and code

    private mutating func write(_ table: Block.Table, _ units: [ReviewSheet.Unit]) {
        html.raw("<div class=\"table\"><table>\n<thead>")
        write(table.header, isHeader: true, table.columns, units)
        html.raw("</thead>\n")
        if !table.rows.isEmpty {
            html.raw("<tbody>")
            for row in table.rows { write(row, isHeader: false, table.columns, units) }
            html.raw("</tbody>\n")
        }
        html.raw("</table></div>")
    }

    private mutating func write(
        _ row: [Block.Table.Cell], isHeader: Bool, _ columns: [Block.Table.Alignment], _ units: [ReviewSheet.Unit]
    ) {
        html.open("tr")
        for (column, cell) in row.enumerated() {
            let alignment = columns.indices.contains(column) ? columns[column].className : nil
            let places = units.indices.filter { cell.range.contains(units[$0].unit.source.range.lowerBound) }
            // A heading without words would name nothing.
            let isHeading = isHeader && !cell.content.isEmpty
            if isHeading { html.open("th", ("scope", "col"), ("class", alignment)) } else { html.open("td", ("class", alignment)) }
            write(units, at: places)
            if isHeading { html.close("th") } else { html.close("td") }
        }
        html.close("tr")
        html.raw("\n")
    }

    private mutating func write(_ units: [ReviewSheet.Unit], at places: [Int]) {
        for place in places { write(units[place], numbers.indices.contains(place) ? numbers[place] : nil) }
    }

    private mutating func write(_ code: Block.CodeBlock) {
        if side == .target, article.missingCode.contains(code.range.lowerBound) {
            return html.element("p", ("class", "empty"), ("lang", words.language), text: words[.noCodeYet])
        }
        let tables = article.tables[code.info ?? ""]
        if let table = side == .source ? tables?.source : tables?.target { return write(table) }
        html.element("pre", ("title", words[.notTranslated])) { html in
            html.element("code", text: code.text)
        }
    }

    /// A generated table is never translated, and shown for the context.
    private mutating func write(_ table: SupportTable) {
        html.raw("<div class=\"table\"><table class=\"supported-tools\">\n")
        html.element("caption", text: strings.text(.supportedTools, "capability", table.capability))
        html.raw("<thead><tr>")
        for key in [UIStrings.Key.tool, .item] { html.element("th", ("scope", "col"), text: strings[key]) }
        html.raw("</tr></thead>\n")
        for tool in table.tools {
            html.raw("<tbody>")
            for (index, row) in tool.rows.enumerated() {
                html.open("tr")
                if index == 0 { html.element("th", ("scope", "rowgroup"), ("rowspan", String(tool.rows.count)), text: tool.name) }
                html.open("td")
                html.text(row.item)
                if let note = row.note { html.element("small", ("class", "note"), text: note) }
                html.close("td")
                html.close("tr")
            }
            html.raw("</tbody>\n")
        }
        html.raw("</table></div>")
    }
}

extension Block.Table.Alignment {
    fileprivate var className: String? {
        switch self {
        case .none: nil
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
    }
}
