@testable import AccordKit

/// Makes pages as they come from the wild: nested, unclosed, misplaced, with all that the converter has a rule for.
struct RandomPage {
    private var generator: SeededGenerator
    private var html = ""
    private var counter = 0

    static func html(seed: UInt64) -> [UInt8] {
        var page = RandomPage(generator: SeededGenerator(seed: seed))
        page.write()
        return Array(page.html.utf8)
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...(elements.count - 1))] }

    private mutating func write() {
        let frames = [
            ("<main><h1>Title \(number(1...99))</h1>", "</main>"), ("<section class='mt-content-container'>", "</section>"),
            ("<article id=article-content><h2 id=page-title>T</h2><div class=body-content>", "</div></article>"),
            ("<div class='article-body'>", "</div>"), ("<div class='article_body'>", "</div>"), ("<div class='wiki-content'>", "</div>"), ("", ""),
        ]
        let frame = pick(frames)
        html += "<html lang=\(pick(["fr", "en"]))><head><title>Head</title></head><body><nav>Up</nav>" + frame.0
        for _ in 0..<number(1...8) { block(depth: 0) }
        html += frame.1 + "<footer>Foot</footer></body></html>"
    }

    // MARK: Blocks

    private mutating func flow(depth: Int) {
        for _ in 0..<number(0...3) { chance(50) ? block(depth: depth) : inlines(depth: depth) }
    }

    private mutating func block(depth: Int) {
        guard depth < 5 else { return inlines(depth: depth) }
        switch number(0...21) {
        case 0, 1, 2: wrap("p", depth, inlinesOnly: true)
        case 3: wrap("h\(number(1...6))", depth, inlinesOnly: chance(90))
        case 4, 5, 6: list(depth: depth)
        case 7, 8: table(depth: depth)
        case 9: wrap(pick(["blockquote", "details", "figure", "section", "fieldset", "aside", "header", "footer", "center"]), depth)
        case 10: wrap(pick(["summary", "figcaption", "legend", "caption", "dt", "li", "td"]), depth)
        case 11: wrap("pre", depth, inlinesOnly: true)
        case 12: html += pick(["<hr>", "<br>", "<p></p>", "<p>&nbsp;</p>", "<h2>&nbsp;</h2>", "<wbr>", "<p>OU</p>", "<!-- c -->"])
        case 13: callout(depth: depth)
        case 14: definitions(depth: depth)
        case 15: wrap(pick(["b", "a href=x", "span", "em", "code", "del", "font"]), depth)
        case 16: html += pick(["<script>s()</script>", "<style>p{}</style>", "<svg><text>v</text></svg>", "<math><mi>x</mi></math>", "<iframe src=https://v.example/1>f</iframe>", "<template>t</template>", "<nav>n</nav>"])
        case 17: html += "<h2>\(pick(["Voir aussi", "See also"]))</h2><ul><li><a href=a>\(word())</a></li></ul>"
        default: wrap("div", depth)
        }
    }

    private mutating func wrap(_ tag: String, _ depth: Int, inlinesOnly: Bool = false) {
        let id = chance(10) ? " id=i\(number(1...99))" : ""
        html += "<\(tag)\(id)>"
        if inlinesOnly { inlines(depth: depth + 1) } else { flow(depth: depth + 1) }
        if chance(90) { html += "</\(tag.prefix { $0 != " " })>" }
    }

    private mutating func callout(depth: Int) {
        let name = pick(["note", "tip", "mt-note-container", "mt-tip-container", "callout", "confluence-information-macro-note", "warning", "intercom-interblocks-callout"])
        html += "<div class='\(name)'\(chance(30) ? " title='Conseil'" : "")>"
        html += pick(["", "", "<b>Conseil&nbsp;:</b> ", "<p>Note: ", "<h5>Important</h5>", "Attention", "<strong>Remarque</strong>"])
        flow(depth: depth + 1)
        html += "</div>"
    }

    private mutating func list(depth: Int) {
        let tag = pick(["ol", "ul", "ol", "ul", "menu"])
        html += "<\(tag)\(tag == "ol" && chance(30) ? " start=\(number(0...4))" : "")>"
        for _ in 0..<number(0...4) {
            switch number(0...9) {
            case 0: list(depth: depth + 1)
            case 1: block(depth: depth + 1)
            case 2: html += pick(["OU", "<p>OR</p>", "stray"])
            default:
                html += "<li>"
                if depth < 5 { chance(60) ? inlines(depth: depth + 1) : flow(depth: depth + 1) } else { html += word() }
                html += pick(["", "<br>OU", " OR", "<p>ET</p>", "", "", ""]) + pick(["</li>", "</li>", ""])
            }
        }
        html += "</\(tag)>"
        if tag == "ol", chance(20) { html += "<p><img src=a.png alt=pic></p><ol start=\(number(1...5))><li>\(word())</li></ol>" }
    }

    private mutating func definitions(depth: Int) {
        html += "<dl>"
        for _ in 0..<number(0...4) { wrap(pick(["dt", "dd", "dd", "div", "p"]), depth + 1) }
        html += "</dl>"
    }

    private mutating func table(depth: Int) {
        html += "<table>"
        if chance(15) { html += "<caption>\(word())</caption>" }
        for row in 0..<number(1...4) {
            html += row == 0 && chance(40) ? "<thead><tr>" : "<tr>"
            for _ in 0..<number(0...4) {
                let tag = row == 0 && chance(60) ? "th" : "td"
                html += "<\(tag)" + (chance(20) ? " rowspan=\(number(0...3))" : "") + (chance(20) ? " colspan=\(pick([1, 2, 3, 1_000_000]))" : "") + ">"
                if depth < 4 { chance(70) ? inlines(depth: depth + 1) : flow(depth: depth + 1) } else { html += word() }
                if chance(80) { html += "</\(tag)>" }
            }
            if row == 0, chance(10) { html += "</thead>" }
            if chance(5) { html += "stray" }
        }
        html += "</table>"
    }

    // MARK: Inlines

    private mutating func inlines(depth: Int) {
        for _ in 0..<number(0...4) { inline(depth: depth) }
    }

    private mutating func inline(depth: Int) {
        guard depth < 8 else { return html += word() }
        switch number(0...19) {
        case 0, 1: mark(pick(["b", "strong", "i", "em", "code", "del", "u", "mark", "kbd", "var", "s", "cite", "small"]), depth)
        case 2: mark(pick(["a href=x", "a href='javascript:x'", "a href=\"https://a.example/b?c=d&amp;e\"", "a name=n", "a href='#f'", "a href='data:x'"]), depth)
        case 3: mark(pick(["sup", "sub", "q", "abbr title=Long", "span style='font-weight: bold'", "span", "ins"]), depth)
        case 4: html += pick(["<br>", "<br>", "<br><br>", "<wbr>", "<br>OU<br>"])
        case 5: html += "<img src=\(pick(["a.png", "data:x", "''"])) alt='\(pick(["", "pic", "a  b", "*x*"]))'>"
        case 6: html += pick(["<button>Go</button>", "<input type=submit value=Send>", "<input type=checkbox>", "<select><option>a<option>b</select>", "<label>L</label>", "<textarea>t</textarea>"])
        case 7: html += pick(["&nbsp;", " ", "\n", "&shy;", "&#8203;", "&#8239;", "\u{FEFF}", "&zwj;", "👩‍💻"])
        default: html += pick([" ", "", "", "\n"]) + word() + pick([" ", "", ".", " "])
        }
    }

    private mutating func mark(_ tag: String, _ depth: Int) {
        html += "<\(tag)>"
        inlines(depth: depth + 1)
        if chance(95) { html += "</\(tag.prefix { $0 != " " })>" }
    }

    private mutating func word() -> String {
        counter += 1
        let words = [
            "word", "Étape", "a", "1.", "#", "*", "_", "`", "~~", "|", "[x](y)", "&lt;b&gt;", "&amp;amp;", "- ", "+", "> ", "!", "](", "\\", "===", "---",
            "http://a.example", "a@b.example", "«&nbsp;x&nbsp;»", "Ã©", "OU", "[!NOTE]", "[ ]", "www.a.example", "***", "1)", "&#32;", "&eacute", "́",
        ]
        return chance(50) ? pick(words) : "w\(counter)"
    }
}
