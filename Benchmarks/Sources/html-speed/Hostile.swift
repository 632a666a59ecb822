import AccordKit
import ArgumentParser
import Markdown

struct Hostile: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Converts pages of a megabyte that are made to take long; fails where one takes over a second for every 100 kB.")

    @Argument(help: "Which of them (default: all).") var names: [String] = []

    func run() throws {
        var slowest: (name: String, time: Double) = ("", 0)
        for shape in Shape.all where names.isEmpty || names.contains(shape.name) {
            let page = shape.page
            var faults = ""
            let time = seconds {
                let read = readPage(page, path: "page.html")
                let written = Markdown.parse(read.document.markdown())
                if read.accounting.lost + read.accounting.surplus > 0 { faults += " lost or surplus text" }
                if written.problems.isEmpty, !written.document.hasSameContent(as: read.document) { faults += " reads otherwise" }
            }
            let share = time / (Double(page.count) / 1e5)
            print(fixed(share, 3) + " s per 100 kB  " + shape.name + faults)
            if share > slowest.time { slowest = (shape.name, share) }
            if !faults.isEmpty { throw ExitCode.failure }
        }
        print("slowest: \(slowest.name), \(fixed(slowest.time, 3)) s per 100 kB")
        if slowest.time > 1 { throw ExitCode.failure }
    }
}

/// A page that is one piece over and over.
private struct Shape {
    let name: String
    /// `%` stands for a number of its own.
    let piece: String
    var frame = ("<title>T</title><main>", "")

    static let size = 1_000_000

    var page: [UInt8] {
        var bytes = Array(frame.0.utf8)
        var number = 0
        while bytes.count < Self.size {
            number += 1
            bytes += piece.replacing("%", with: String(number)).utf8
        }
        return bytes + Array(frame.1.utf8)
    }

    init(_ name: String, _ piece: String, in opening: String = "", _ closing: String = "") {
        self.name = name
        self.piece = piece
        frame = ("<title>T</title><main>" + opening, closing)
    }

    static let all = nested + lists + tables + links + text + marks + boxes

    private static let nested = [
        Shape("nested quotes", "<blockquote>"), Shape("nested lists", "<ul><li>"), Shape("nested tables", "<table><tr><td>"),
        Shape("nested bold", "<b>a"), Shape("nested divisions", "<div>"), Shape("nested definitions", "<dl><dd>"),
        Shape("nested boxes, then text", "a ", in: String(repeating: "<div class=note title=b>", count: 250)),
        Shape("nested steps, then elements", "<b></b>", in: String(repeating: "<ul><li>", count: 120)),
    ]

    private static let lists = [
        Shape("quotes", "<blockquote>a</blockquote>"), Shape("items", "<li>a", in: "<ul>"), Shape("items in no list", "<li>a</li>"),
        Shape("lists", "<ol><li>a</ol>"), Shape("lists that go on", "<ol start=%><li>a</ol><p>p"),
        Shape("lists that a word joins", "<ul><li>a</ul><p>OR</p>"), Shape("alternatives", "a<br>OU<br>"),
        Shape("alternatives in an item", "a<br>OU<br>", in: "<ul><li>"), Shape("paragraphs between items", "<p>a", in: "<ul><li>b</li>"),
        Shape("terms", "<dt>a<dd>b", in: "<dl>"), Shape("checkboxes", "<li><input type=checkbox>a", in: "<ul>"),
    ]

    private static let tables = [
        Shape("huge spans, one row each", "<tr><td rowspan=65534 colspan=1000>a", in: "<table>"),
        Shape("huge spans in one row", "<td rowspan=65534 colspan=1000>a", in: "<table><tr>"),
        Shape("huge spans both ways", "<tr><td rowspan=65534>a<td colspan=1000>b", in: "<table>"),
        Shape("rows to the end", "<td rowspan=0>%<tr>", in: "<table><tr>"), Shape("tables", "<table><tr><td colspan=1000>a</table>"),
        Shape("100,000 cells", "<tr>" + String(repeating: "<td>a</td>", count: 100), in: "<table>"),
        Shape("a long row", "<td>a</td>", in: "<table><tr>"), Shape("short rows", "<tr><td>a<td>b", in: "<table>"),
        Shape("50,000 cells", "<tr><td>a<td>b%<td><b>c", in: "<table>"), Shape("header cells", "<tr><th>a<th>b", in: "<table>"),
        Shape("pipes in cells", "<tr><td>|||||||||||||||||||||||||||<td>b", in: "<table>"),
        Shape("text between rows", "<table>a<tr>b<td>c</table>"), Shape("captions", "<caption>a</caption>", in: "<table>"),
    ]

    private static let links = [
        Shape("anchors", "<a id=a% name=b%></a>"), Shape("headings with anchors", "<h2 id=a%>h%</h2><p>t"), Shape("links", "<a href=x%>y</a> "),
        Shape("links side by side", "<a href=x>y</a>"), Shape("lists of links", "<h2>See also</h2><ul><li><a href=x>y</a></ul>"),
        Shape("paragraphs in links", "<a href=x><p>a</p></a>"), Shape("pictures", "<img src=a alt=b>"),
        Shape("frames", "<iframe src=https://a.example/c>x</iframe>"), Shape("bare addresses", "http://a.example/ "),
        Shape("brackets in an address", "http://a.example/(((((((((("), Shape("www.", "www.a.example "), Shape("mail", "a@"),
    ]

    private static let text = [
        Shape("[", "["), Shape("]", "]"), Shape("[a](b)", "[a](b)"), Shape("![", "!["), Shape("![[]()", "![[]()"), Shape("*", "*"), Shape("*a", "*a "),
        Shape("*a_b", "*a_b "), Shape("_", "_"), Shape("`", "`"), Shape("` a", "` a"), Shape("`` in code", "``%", in: "<p><code>"),
        Shape("code blocks", "`", in: "<pre>"), Shape("~a ~~b", "~a ~~b "), Shape("<", "&lt;"), Shape("&", "&amp;"), Shape("&amp;", "&amp;amp;"),
        Shape("\\", "\\"), Shape("a word", "x"), Shape("é", "é"), Shape("words", "été "), Shape("unseen", "a\u{200B}"), Shape("no-break", "&nbsp;"),
        Shape("emoji", "👩‍💻"), Shape("mojibake", "Ã© "), Shape("#", "<p># a"), Shape("1.", "<p>1. a"), Shape("-", "<p>- "), Shape("OU", "OU "),
    ]

    private static let marks = [
        Shape("bold side by side", "<b>a</b>"), Shape("bold words", "<b>a</b> "), Shape("bold and italic", "<b>a</b><i>b</i>"),
        Shape("code side by side", "<code>a</code>"), Shape("code words", "<code>a</code> "), Shape("styles", "<font style=\"font-weight:bold\">a</font>"),
        Shape("breaks", "<br>"), Shape("breaks in bold", "<br>", in: "<p>a<b>", "x</b>"), Shape("lines", "a<br>"), Shape("lines of code", "a<br>", in: "<pre>"),
        Shape("quotations", "<q>a</q>"), Shape("abbreviations", "<abbr title=x%>a</abbr>"), Shape("raised digits", "<sup>1</sup>"),
        Shape("bold paragraphs", "<b><p>a"), Shape("options", "<option>a", in: "<select>"), Shape("buttons", "<button>a</button>"),
    ]

    private static let boxes = [
        Shape("notes", "<div class=note><p>Note: a</div>"), Shape("headings", "<h4>Note</h4>"), Shape("paragraphs", "<p>a"), Shape("rules", "<hr>"),
        Shape("labels as headings", "<h5>Note</h5><p>a</p>", in: "<article id=article-content>"),
        Shape("labels behind nothing", "<p></p><h5>Note</h5>", in: "<article id=article-content>"),
        Shape("indents", "<div class=wysiwyg-indent><p>a</div>", in: "<div class=article-body><ol><li>x</ol>"),
        Shape("details", "<details><summary>a</summary>b</details>"), Shape("figures", "<figure><img src=a><figcaption>b</figcaption></figure>"),
        Shape("navigation", "<nav>a</nav>"), Shape("scripts", "<script>a</script>"), Shape("attributes", "<p a b=c d='e'>f"),
    ]
}
