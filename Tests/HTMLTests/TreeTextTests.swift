import HTML
import Testing

@Suite("Trees as text")
struct TreeTextTests {
    @Test("a tree is written as html5lib-tests do")
    func form() {
        let document = HTMLDocument(
            """
            <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><!-- é --><title>a "b"</title>\
            <p lang=fr CLASS='x y'>un<br>deux<svg viewbox="0 0 1 1"><lineargradient xlink:href=#a /></svg></p><math><mi>x</mi></math>
            """)
        #expect(
            String(decoding: document.dumpTree(), as: UTF8.self) == """
                | <!DOCTYPE html "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
                | <!--  é  -->
                | <html>
                |   <head>
                |     <title>
                |       "a "b""
                |   <body>
                |     <p>
                |       class="x y"
                |       lang="fr"
                |       "un"
                |       <br>
                |       "deux"
                |       <svg svg>
                |         viewBox="0 0 1 1"
                |         <svg linearGradient>
                |           xlink href="#a"
                |     <math math>
                |       <math mi>
                |         "x"

                """)
    }

    @Test("an empty page has the tree that browsers give it")
    func empty() {
        let empty = "| <html>\n|   <head>\n|   <body>\n"
        #expect(String(decoding: HTMLDocument("").dumpTree(), as: UTF8.self) == empty)
        #expect(String(decoding: HTMLDocument("<!doctype html>").dumpTree(), as: UTF8.self) == "| <!DOCTYPE html>\n" + empty)
    }
}
