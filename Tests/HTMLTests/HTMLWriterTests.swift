import HTML
import Testing

@Suite("HTML writer")
struct HTMLWriterTests {
    private func written(_ write: (inout HTMLWriter) -> Void) -> String {
        var html = HTMLWriter()
        write(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    @Test("text is escaped, attributes are quoted and escaped")
    func escapes() {
        let html = written {
            $0.element("a", ("href", "x?a=1&b=\"2\""), ("title", "<'>")) { $0.text("1 < 2 & 3 > \"2\" 'é'") }
        }
        #expect(html == "<a href=\"x?a=1&amp;b=&quot;2&quot;\" title=\"&lt;'&gt;\">1 &lt; 2 &amp; 3 &gt; \"2\" 'é'</a>")
    }

    @Test("an attribute without a value is left out, an empty one is written")
    func optionalAttributes() {
        #expect(written { $0.open("input", ("lang", nil), ("disabled", "")) } == "<input disabled=\"\">")
    }

    @Test("control characters become U+FFFD, a carriage return a reference")
    func controlCharacters() {
        #expect(written { $0.text("a\u{0}b\u{1B}c\td\ne\rf\u{7F}") } == "a\u{FFFD}b\u{FFFD}c\td\ne&#13;f\u{FFFD}")
    }

    @Test("a line feed at the start of pre is written twice, because parsers drop one")
    func preformatted() {
        #expect(written { $0.element("pre", text: "\nx") } == "<pre>\n\nx</pre>")
        #expect(written { $0.element("pre") { $0.element("code", text: "\nx") } } == "<pre><code>\nx</code></pre>")
        #expect(written { $0.element("p", text: "\nx") } == "<p>\nx</p>")
    }

    @Test("bytes and text give the same")
    func bytes() {
        let text = "a<b>\u{0}é&"
        #expect(written { $0.text(text) } == written { $0.text(Array(text.utf8)) })
        #expect(written { $0.text(text) } == written { $0.text(Array(text.utf8).lazy.map { $0 }) })
        var escaped: [UInt8] = []
        escaped.appendEscaped(attribute: "\"é\"".utf8)
        #expect(String(decoding: escaped, as: UTF8.self) == "&quot;é&quot;")
    }

    @Test("raw HTML is written as it is")
    func raw() {
        #expect(
            written {
                $0.raw("<!DOCTYPE html>"); $0.raw(Array("<p>".utf8))
            } == "<!DOCTYPE html><p>")
    }
}

@Suite("Safe addresses")
struct SafeURLTests {
    @Test(
        "http, https, mailto and relative addresses are safe",
        arguments: [
            "", "#a", "?q=1:2", "../lier/index.html#étape", "/a:b", "./a:b", "https://example.com/a?b=c", "HTTP://x", "mailto:a@b.c",
            "a%20b", "é",
        ])
    func safe(url: String) {
        #expect(isSafeURL(url))
    }

    @Test(
        "everything else is not",
        arguments: [
            "javascript:alert(1)", "JavaScript:x", "java\tscript:x", "java\nscript:x", " javascript:x", "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x", "file:///etc/passwd", "blob:x", "ui:home", "//evil.example", "\\\\evil.example", "/\\evil.example", "http:\\\\x",
            "a b",
            "https://x\u{0}", "https://x\u{85}", "a\u{7F}", ":x", "javascript&colon:x",
        ])
    func unsafe(url: String) {
        #expect(!isSafeURL(url))
    }
}
