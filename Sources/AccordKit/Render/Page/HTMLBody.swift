import HTML
import Markdown

/// Writes a resolved document as HTML, without the page around it.
struct HTMLBody {
    let page: ResolvedPage
    let strings: UIStrings
    /// The attributes of words in the page's own language amid borrowed prose: ` lang="fr"`; empty where the prose is its own.
    private(set) var ownLanguage: [UInt8]
    /// The attributes of a block in the words of another locale, and of labels in it.
    let borrowedLanguage: (prose: [UInt8], label: [UInt8])
    /// The attributes of the prose where it stands amid words in the page's own language.
    let proseLanguage: [UInt8]
    /// The attributes of words in other languages, by the locale.
    let languages: [String: [UInt8]]

    var html: HTMLWriter
    private var headings = 0
    private var callouts = 0
    private var tables = 0

    init(
        _ page: ResolvedPage, _ strings: UIStrings, ownLanguage: [UInt8], proseLanguage: [UInt8], borrowedLanguage: (prose: [UInt8], label: [UInt8]) = ([], []),
        languages: [String: [UInt8]] = [:], into html: consuming HTMLWriter
    ) {
        self.page = page
        self.strings = strings
        self.ownLanguage = ownLanguage
        self.proseLanguage = proseLanguage
        self.borrowedLanguage = borrowedLanguage
        self.languages = languages
        self.html = html
    }

    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    /// The attributes of the element that holds a block in the words of another locale; none where it is the page's own.
    private func language(of range: SourceRange) -> [UInt8] { page.borrowed.contains(range) ? borrowedLanguage.prose : [] }

    /// Writes the content of a block, in whosever words it is.
    private mutating func write(_ content: [Inline], of range: SourceRange) {
        guard page.borrowed.contains(range) else { return write(content) }
        let own = ownLanguage
        ownLanguage = borrowedLanguage.label
        write(content)
        ownLanguage = own
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .heading(let heading): write(heading)
        case .paragraph(let paragraph):
            html.raw("<p")
            html.raw(language(of: paragraph.range))
            html.raw(">")
            write(paragraph.content, of: paragraph.range)
            html.raw("</p>\n")
        case .list(let list): write(list)
        case .blockQuote(let quote):
            html.raw("<blockquote>\n")
            write(quote.blocks)
            html.raw("</blockquote>\n")
        case .alert(let alert): write(alert)
        case .table(let table): write(table)
        case .codeBlock(let code):
            if let info = code.info, let table = page.tables[info] { write(table) } else { write(code) }
        case .html(let raw): write(raw)
        case .thematicBreak: html.raw("<hr>\n")
        }
    }

    // MARK: Headings

    private mutating func write(_ heading: Block.Heading) {
        let level = UInt8(ascii: "0") + UInt8(min(max(heading.level, 2), 6))
        guard headings < page.anchors.count else {
            html.raw([UInt8(ascii: "<"), UInt8(ascii: "h"), level])
            html.raw(language(of: heading.range))
            html.raw(">")
            write(heading.content, of: heading.range)
            html.raw([UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "h"), level, UInt8(ascii: ">"), UInt8(ascii: "\n")])
            return
        }
        let anchor = page.anchors[headings]
        headings += 1
        // The link to the heading stands beside it, not in it, so that it is no part of the heading's name.
        html.raw("<div class=\"heading\"><h")
        html.raw(CollectionOfOne(level))
        html.raw(" id=\"")
        html.attribute(anchor)
        html.raw("\"")
        html.raw(language(of: heading.range))
        html.raw(">")
        write(heading.content, of: heading.range)
        html.raw("</h")
        html.raw(CollectionOfOne(level))
        html.raw("><a class=\"permalink\" href=\"#")
        html.address(anchor.utf8)
        html.raw("\" aria-labelledby=\"")
        html.attribute(anchor)
        html.raw("\">#</a></div>\n")
    }

    // MARK: Lists

    private mutating func write(_ list: Block.List) {
        let hasTasks = list.items.contains { $0.isChecked != nil }
        html.raw(list.isOrdered ? "<ol" : "<ul")
        if let start = list.start, start != 1 {
            html.raw(" start=\"")
            html.raw(String(start).utf8)
            html.raw("\"")
        }
        html.raw(hasTasks ? " class=\"tasks\">\n" : ">\n")
        for item in list.items { write(item, isTight: list.isTight) }
        html.raw(list.isOrdered ? "</ol>\n" : "</ul>\n")
    }

    private mutating func write(_ item: Block.List.Item, isTight: Bool) {
        html.raw("<li>")
        if let isChecked = item.isChecked {
            html.raw("<input type=\"checkbox\" disabled")
            if isChecked { html.raw(" checked") }
            html.raw(ownLanguage)
            html.raw(" aria-label=\"")
            html.attribute(strings[isChecked ? .done : .notDone])
            html.raw("\"> ")
        }
        for (index, block) in item.blocks.enumerated() {
            if isTight, case .paragraph(let paragraph) = block {
                if index > 0 { html.raw("\n") }
                writeTight(paragraph)
            } else {
                if index == 0 || isTight { html.raw("\n") }
                write(block)
            }
        }
        html.raw("</li>\n")
    }

    /// A paragraph that has no element of its own.
    private mutating func writeTight(_ paragraph: Block.Paragraph) {
        let language = language(of: paragraph.range)
        if !language.isEmpty {
            html.raw("<span")
            html.raw(language)
            html.raw(">")
        }
        write(paragraph.content, of: paragraph.range)
        if !language.isEmpty { html.raw("</span>") }
    }

    // MARK: Callouts

    private mutating func write(_ alert: Block.Alert) {
        callouts += 1
        let kind: StaticString =
            switch alert.kind {
            case .note: "note"
            case .tip: "tip"
            case .important: "important"
            case .warning: "warning"
            case .caution: "caution"
            }
        let number = String(callouts)
        html.raw("<div class=\"callout callout-")
        html.raw(kind)
        // A heading's anchor never holds a full stop, so ids with one are free.
        html.raw("\" role=\"note\" aria-labelledby=\"callout.")
        html.raw(number.utf8)
        html.raw("\">\n<p class=\"callout-title\" id=\"callout.")
        html.raw(number.utf8)
        html.raw("\"")
        html.raw(ownLanguage)
        html.raw(">")
        html.text(strings.title(of: alert.kind))
        html.raw("</p>\n")
        write(alert.blocks)
        html.raw("</div>\n")
    }

    // MARK: Tables

    /// Wide tables scroll in a region of their own, which keyboards can reach and screen readers name.
    private mutating func write(_ table: Block.Table) {
        tables += 1
        html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\"")
        html.raw(ownLanguage)
        html.raw(" aria-label=\"")
        html.attribute(strings.text(.table, "number", String(tables)))
        html.raw("\">\n<table")
        html.raw(proseLanguage)
        html.raw(">\n<thead>\n<tr>")
        for (index, cell) in table.header.enumerated() {
            let isEmpty = cell.content.isEmpty
            openCell(isEmpty ? "<td" : "<th scope=\"col\"", cell, index, table.columns)
            write(cell.content, of: cell.range)
            html.raw(isEmpty ? "</td>" : "</th>")
        }
        html.raw("</tr>\n</thead>\n")
        if !table.rows.isEmpty {
            html.raw("<tbody>\n")
            for row in table.rows { write(row, table.columns) }
            html.raw("</tbody>\n")
        }
        html.raw("</table>\n</div>\n")
    }

    private mutating func write(_ row: [Block.Table.Cell], _ columns: [Block.Table.Alignment]) {
        html.raw("<tr>")
        for (index, cell) in row.enumerated() {
            openCell("<td", cell, index, columns)
            write(cell.content, of: cell.range)
            html.raw("</td>")
        }
        html.raw("</tr>\n")
    }

    private mutating func openCell(_ tag: StaticString, _ cell: Block.Table.Cell, _ index: Int, _ columns: [Block.Table.Alignment]) {
        html.raw(tag)
        html.raw(language(of: cell.range))
        switch index < columns.count ? columns[index] : .none {
        case .none: html.raw(">")
        case .left: html.raw(" class=\"left\">")
        case .center: html.raw(" class=\"center\">")
        case .right: html.raw(" class=\"right\">")
        }
    }

    /// The table of a capability, in the page's own language throughout.
    private mutating func write(_ table: SupportTable) {
        let tools = table.tools.filter { !$0.rows.isEmpty }
        guard !tools.isEmpty else { return }
        tables += 1
        let number = String(tables)
        let hasTasks = tools.contains { $0.rows.contains { $0.task != nil } }
        let language = table.foreignLocale.flatMap { languages[$0] } ?? []
        html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\"")
        html.raw(ownLanguage)
        html.raw(" aria-labelledby=\"table.")
        html.raw(number.utf8)
        html.raw("\">\n<table class=\"supported-tools\">\n<caption id=\"table.")
        html.raw(number.utf8)
        html.raw("\">")
        let (before, after) = strings.parts(.supportedTools, around: "capability")
        html.text(String(before))
        if let after {
            write(table.capability, in: language)
            html.text(String(after))
        }
        html.raw("</caption>\n<thead>\n<tr>")
        for key in [.tool, .item] + (hasTasks ? [.task] : []) as [UIStrings.Key] {
            html.raw("<th scope=\"col\">")
            html.text(strings[key])
            html.raw("</th>")
        }
        html.raw("</tr>\n</thead>\n")
        for tool in tools { write(tool, hasTasks: hasTasks, in: language) }
        html.raw("</table>\n</div>\n")
    }

    private mutating func write(_ text: String, in language: [UInt8]) {
        guard !language.isEmpty else { return html.text(text) }
        html.raw("<span")
        html.raw(language)
        html.raw(">")
        html.text(text)
        html.raw("</span>")
    }

    private mutating func write(_ tool: SupportTable.Tool, hasTasks: Bool, in language: [UInt8]) {
        html.raw("<tbody")
        html.raw(language)
        html.raw(">\n")
        for (index, row) in tool.rows.enumerated() {
            html.raw("<tr>")
            if index == 0 {
                if tool.rows.count > 1 {
                    html.raw("<th scope=\"rowgroup\" rowspan=\"")
                    html.raw(String(tool.rows.count).utf8)
                    html.raw("\">")
                } else {
                    html.raw("<th scope=\"row\">")
                }
                html.text(tool.name)
                html.raw("</th>")
            }
            html.raw("<td>")
            html.text(row.item)
            if let note = row.note {
                html.raw(" <small class=\"note\">")
                html.text(note)
                html.raw("</small>")
            }
            html.raw("</td>")
            if hasTasks {
                html.raw("<td>")
                html.text(row.task ?? "")
                html.raw("</td>")
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody>\n")
    }

    // MARK: Code and raw HTML

    private mutating func write(_ code: Block.CodeBlock) {
        html.raw("<pre><code")
        let language = (code.info ?? "").prefix { !$0.isWhitespace }
        if !language.isEmpty {
            html.raw(" class=\"language-")
            html.attribute(String(language))
            html.raw("\"")
        }
        html.raw(">")
        html.text(code.text)
        html.raw("</code></pre>\n")
    }

    /// Raw HTML is shown as the text it is; comments are left out.
    private mutating func write(_ raw: Block.RawHTML) {
        let text = raw.text.withoutComments
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        html.raw("<p>")
        html.text(text)
        html.raw("</p>\n")
    }
}

extension HTMLWriter {
    mutating func attribute(_ value: String) {
        var escaped: [UInt8] = []
        escaped.appendEscaped(attribute: value)
        raw(escaped)
    }

    mutating func address(_ address: some Collection<UInt8>, isAbsolute: Bool = false) {
        var escaped: [UInt8] = []
        escaped.appendAddress(address, isAbsolute: isAbsolute)
        raw(escaped)
    }
}

extension String {
    /// The text without `<!-- … -->`; one that does not end reaches to the end of the text.
    var withoutComments: String {
        guard utf8.contains(UInt8(ascii: "!")) else { return self }
        var kept: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<"), rest.starts(with: "<!--".utf8) {
                rest = rest.dropFirst(4)
                while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
                rest = rest.dropFirst(3)
            } else {
                kept.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
