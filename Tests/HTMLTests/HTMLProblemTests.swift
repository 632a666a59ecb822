import HTML
import Testing

@Suite("Problems of HTML")
struct HTMLProblemTests {
    private static func page(_ body: String) -> HTMLDocument {
        HTMLDocument("<!DOCTYPE html><html><head><title>x</title></head><body>\n\(body)\n</body></html>")
    }

    @Test(
        "each is found once, where it is",
        arguments: [
            ("<p>a\n<section>b", HTMLProblem.Kind.unclosed("section"), "<section>"),
            ("<div><p>a</p>\n<div>b</div>", .unclosed("div"), "<div>"),
            ("<p>a</p>\n</div>", .strayEndTag("div"), "</div>"),
            ("<p><div>a</div>\n</p>", .strayEndTag("p"), "</p>"),
            ("<p>a\n<b><i>b</b></i></p>", .misnested("i"), "<i>"),
            ("<b class=x>a<p>b</b></p>", .misnested("b"), "<b class=x>"),
            ("<section><div>a\n</section></div>", .misnested("div"), "<div>"),
            ("<p>a</p><body>", .misplaced("body"), nil),
            ("<div><tr></tr></div>", .misplaced("tr"), "<tr>"),
            ("<p><foo>a</foo></p>", .unknownElement("foo"), "<foo>"),
            ("<p id=a\nid=b>a</p>", .repeatedAttribute("id"), nil),
            ("<h2>a</h3>", .strayEndTag("h3"), "</h3>"),
            ("<p>a &foo b</p>", .syntax("htmlParseEntityRef: expecting ';'"), nil),
        ] as [(String, HTMLProblem.Kind, String?)])
    func found(body: String, kind: HTMLProblem.Kind, place: String?) {
        let document = Self.page(body)
        let problems = document.problems
        #expect(problems.map(\.kind) == [kind])
        if let place { #expect(problems.map { String(decoding: document.source[$0.range], as: UTF8.self) } == [place]) }
    }

    @Test(
        "what HTML 5 allows is no problem",
        arguments: [
            "<ul><li>a<li>b</ul><p>a<p>b<hr>", "<x-y>custom</x-y>", "<table><tr><td>a<td>b<tr><td>c</table>",
            "<p>a<br/>b<img src=x alt=''></p>",
            "<svg><path d='M0'/><foo/></svg>", "<ol><ul><li>a</li></ul></ol>",
            "<dialog open><search><hgroup><h2>a</h2></hgroup></search></dialog>",
            "<p>a <wbr>b</p><audio><source src=a><track src=b>c</audio>", "<a href=x><div><h2>b</h2><ul><li>c</li></ul></div></a>",
            "<label>a <input></label><output>b</output><meter value=1>c</meter><progress></progress>", "<P>a</P>",
        ])
    func none(body: String) {
        #expect(Self.page(body).problems.isEmpty)
    }
}
