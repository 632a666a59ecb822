/// Makes pages of tags that seldom fit together.
///
/// Left out is what html5lib 1.1, with which they are compared, reads otherwise than the standard has it today: `main` and `summary` as inline
/// elements, `hr` in `select`, formatting in `textarea`, the line feed behind `pre`, and `dt`, `dd` and `button` in front of a table, and white space alone there.
struct TagSoup {
    private var random: Generator

    init(seed: UInt64) { random = Generator(seed: seed ^ 0x50FA) }

    private static let elements = [
        "a", "b", "i", "em", "strong", "font", "u", "code", "p", "div", "section", "blockquote", "h2", "h3", "ul", "ol", "li", "dl",
        "table", "caption", "tbody", "thead", "tr", "td", "th", "span", "form", "select", "option", "center", "article", "figure",
        "details", "label", "address", "nobr", "applet", "object",
    ]
    private static let voids = ["br", "img", "input", "wbr", "col"]
    private static let texts = ["x", "un mot ", " x", "\nx", "é", "&amp;", "&nbsp;", "&eacute", "&lt;", "&#146;", "a < b ", "&copy=1"]
    private static let others = [
        "<!-- c -->", "<!c>", "</ x>", "<xmp><b>t</xmp>", "<div/>", "<svg><g/><circle></svg>", "<script>s<p></script>",
    ]

    mutating func page() -> [UInt8] {
        var html = "<!DOCTYPE html><title>t</title><body>"
        for _ in 0..<Int.random(in: 3...40, using: &random) {
            switch Int.random(in: 0..<20, using: &random) {
            case 0..<8: html += "<\(pick(Self.elements))\(attribute())>"
            case 8..<13: html += "</\(pick(Self.elements))>"
            case 13: html += "<\(pick(Self.voids))>"
            case 14: html += pick(Self.others)
            default: html += pick(Self.texts)
            }
        }
        return Array(html.utf8)
    }

    private mutating func attribute() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: " class=c"
        case 1: " title='a &amp; b'"
        default: ""
        }
    }

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
}
