import Testing

@testable import Markdown

@Suite("Parsing")
struct ParseTests {
    @Test("claims are links whose content range is the label")
    func claim() throws {
        let text = "Ouvrez l’onglet [Personnel](ui:profile-settings.personal)\u{A0}: il est **en bas**."
        #expect(
            outline(text)
                == #"p("Ouvrez l’onglet " a[ui:profile-settings.personal]("Personnel") "\#u{A0}: il est " strong("en bas") ".")"#)
        #expect(labels(text) == ["Personnel"])
    }

    @Test("a procedure with branches is a list in a list")
    func procedure() {
        let text = """
            1. Cliquez sur [vos initiales](ui:home.avatar), puis sur [Paramètres de mon profil](ui:avatar-menu.profile-settings).
            2. Ouvrez l’onglet [Personnel](ui:profile-settings.personal) :
               - [Connexion avec DocuSign](ui:docusign.login) est affiché.
               - [Synchronisé](ui:docusign.synced) est affiché.

                 Rien à faire.
            3. Fin.
            """
        #expect(
            outline(text) == """
                ol1(li(p("Cliquez sur " a[ui:home.avatar]("vos initiales") ", puis sur " \
                a[ui:avatar-menu.profile-settings]("Paramètres de mon profil") ".")) \
                li(p("Ouvrez l’onglet " a[ui:profile-settings.personal]("Personnel") " :") \
                ul~(li(p(a[ui:docusign.login]("Connexion avec DocuSign") " est affiché.")) \
                li(p(a[ui:docusign.synced]("Synchronisé") " est affiché.") p("Rien à faire.")))) \
                li(p("Fin.")))
                """)
        #expect(labels(text) == ["vos initiales", "Paramètres de mon profil", "Personnel", "Connexion avec DocuSign", "Synchronisé"])
    }

    @Test(
        "links are found again behind every kind of prefix",
        arguments: [
            "> a\n> b [x](ui:y)", "> a\nb [x](ui:y)", "- a\n  b [x](ui:y)", "- a\nb [x](ui:y)", "1. > - a\n   >   b [x](ui:y)", "> | a |\n> | - |\n> | b [x](ui:y) |",
            "a | b\n- | -\n\\| [x](ui:y) | c", "a\nb | [x](ui:y)\n- | -", "# a [x](ui:y) #", "a\n[x](ui:y)\n===", "`a\nb` [x](ui:y)", "[a](/u\n\"t\") [x](ui:y)", "<a\nb='c'> [x](ui:y)",
            "a\\\n   [x](ui:y)", "a  \r\n\t[x](ui:y)\r\n", "[r]: /u\n[x](ui:y)", "[r]: /u\n\"t\"\n[x](ui:y)\n---", "&eacute;&amp;&#38;& [x](ui:y)", "\\[a\\] [x](ui:y)", "*a **b*** [x](ui:y)",
            "- [ ] [x](ui:y)", "> [!NOTE]\n> [x](ui:y)", "~~a [x](ui:y)~~", "https://a.example [x](ui:y)", "![i](j \"k\") [x](ui:y)", "<https://a.example> [x](ui:y)",
            "[*x*](ui:y)", "[x](<ui:y>)", "[x](ui:y 'a \\' b')", "[x][r]\n\n[r]: ui:y", "[x][]\n\n[x]: ui:y", "[x]\n\n[x]: ui:y", "é [x](ui:y)", "&acE;&ngE; [x](ui:y)",
        ])
    func links(text: String) {
        for prefix in ["", "---\ntitle: é\n---\n"] {
            let bytes = Array((prefix + text).utf8)
            let document = parse(bytes, from: prefix.utf8.count).document
            let checker = RangeChecker(document, bytes: bytes, bodyStart: prefix.utf8.count)
            #expect(checker.faults.isEmpty)
            var found: [String] = []
            document.forEachLink { link in
                guard link.destination == "ui:y", let range = link.contentRange else { return }
                found.append(String(decoding: bytes[range], as: UTF8.self))
            }
            #expect(found == [text.contains("*x*") ? "*x*" : "x"])
        }
    }

    @Test(
        "blocks end where their text ends",
        arguments: [
            ("a\n\nb", ["a", "b"]), ("# a #\nb", ["# a #", "b"]), ("a\nb\n===\nc", ["a\nb\n===", "c"]), ("[r]: /u\na\n---\n---", ["a\n---", "---"]),
            ("- a\n- b\n\nc", ["- a\n- b", "c"]), ("> a\nb\n\nc", ["> a\nb", "c"]), ("```\na\n```\nb", ["```\na\n```", "b"]), ("> ```\n> a\n```\nb\n```", ["> ```\n> a", "```\nb\n```"]),
            ("    a\n\n    b\n\nc", ["    a\n\n    b", "c"]), ("<!-- a\n\nb -->\nc", ["<!-- a\n\nb -->", "c"]), ("|a|\n|-|\n|b|\n\nc", ["|a|\n|-|\n|b|", "c"]),
            ("c\n|a|\n|-|\n> d", ["c", "|a|\n|-|", "> d"]), ("***\n-\n", ["***", "-"]), ("1. a\n\n   b\n2.\n", ["1. a\n\n   b\n2."]), ("- [ ]\n", ["- [ ]"]), ("\u{FEFF}", []),
        ] as [(String, [String])])
    func blockRanges(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let found = document(text).blocks.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        // Indented code begins at its text.
        #expect(found == expected.map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : $0 })
    }

    @Test("tables keep pipes, code and empty cells apart")
    func table() {
        let text = "| Outil | `a\\|b` |  |\n|:--|:-:|--:|\n| x \\| y | [l](ui:t) |\n| **g** | | c | d |"
        #expect(
            outline(text) == #"table[<^>]("Outil" | `a|b` |  / "x | y" | a[ui:t]("l") |  / strong("g") |  | "c")"#)
    }

    @Test("alerts are known by their first line alone")
    func alerts() {
        #expect(outline("> [!NOTE]\n> a\n> b") == #"note(p("a" / "b"))"#)
        #expect(outline("> [!tip]\n>\n> - a") == #"tip(ul(li(p("a"))))"#)
        #expect(outline("> [!CAUTION]  \n> a") == #"caution(p("a"))"#)
        #expect(outline("- > [!WARNING]\n  > a") == #"ul(li(warning(p("a"))))"#)
        #expect(outline("> [!NOTE] a") == #"quote(p("[!NOTE] a"))"#)
        #expect(outline("> [!REMARQUE]\n> a") == #"quote(p("[!REMARQUE]" / "a"))"#)
        #expect(outline("> \\[!NOTE]\n> a") == #"quote(p("[!NOTE]" / "a"))"#)
        #expect(outline("> a\n> [!NOTE]") == #"quote(p("a" / "[!NOTE]"))"#)
    }

    @Test("task items are known in any list, and only at its start")
    func tasks() {
        #expect(outline("- [ ] a\n- [x] b\n- [X] c") == #"ul(li[ ](p("a")) li[x](p("b")) li[x](p("c")))"#)
        #expect(outline("> 1. [ ] a [x]") == #"quote(ol1(li[ ](p("a [x]"))))"#)
        #expect(outline("- \\[ ] a\n- [ ]b\n- a [ ] b") == #"ul(li(p("[ ] a")) li(p("[ ]b")) li(p("a [ ] b")))"#)
    }

    @Test("one or two tildes strike through, and nothing else does")
    func strikethrough() {
        #expect(outline("~~a~~ ~b~ ~~*c* d~~") == #"p(del("a") " " del("b") " " del(em("c") " d"))"#)
        #expect(outline("~~~a~~~ b") == #"p("~~~a~~~ b")"# || outline("~~~a~~~ b").hasPrefix("code"))
        #expect(outline("x ~~~a~~~") == #"p("x ~~~a~~~")"#)
        #expect(outline("~~ a ~~ \\~\\~b~~ `~~` ~~c") == #"p("~~ a ~~ ~~b~~ " `~~` " ~~c")"#)
        #expect(outline("~~a [b~~](c)") == #"p("~~a " a[c]("b~~"))"#)
    }

    @Test(
        "bare addresses are links up to the punctuation of the sentence",
        arguments: [
            ("https://a.example.", #"a[https://a.example]("https://a.example") ".""#),
            ("(http://a.example/b_(c))", #""(" a[http://a.example/b_(c)]("http://a.example/b_(c)") ")""#),
            ("http://a.example?x=1&y=2&amp;", #"a[http://a.example?x=1&y=2]("http://a.example?x=1&y=2") "&""#),
            ("www.a.example/x_y_z", #"a[http://www.a.example/x_y_z]("www.a.example/x_y_z")"#),
            ("voir https://a.example\u{A0}!", #""voir " a[https://a.example]("https://a.example") "\#u{A0}!""#),
            ("a.b+c@d.example, e", #"a[mailto:a.b+c@d.example]("a.b+c@d.example") ", e""#),
            ("mailto:a@b.example", #"a[mailto:a@b.example]("mailto:a@b.example")"#),
            ("**http://a.example**", #"strong(a[http://a.example]("http://a.example"))"#),
            ("xwww.a.example http:// a@b a@b.c_ www. http://a_b.example", #""xwww.a.example http:// a@b a@b.c_ www. http://a_b.example""#),
            ("[http://a.example](b)", #"a[b]("http://a.example")"#),
            ("`http://a.example` <b http://a.example>", #"`http://a.example` " <b " a[http://a.example>]("http://a.example>")"#),
            ("http\\://a.example", #""http://a.example""#),
            ("[<http://a.example> x](b)", #"a[b]("http://a.example x")"#),
        ])
    func bareAddresses(text: String, expected: String) {
        #expect(outline(text) == "p(\(expected))")
    }

    @Test("HTML, code, breaks and rules are kept as they are")
    func others() {
        #expect(
            outline("a `` ` `` <br> &eacute;\\\nb  \nc\nd\n\n***\n\n```swift x\n\n  y\n```\n\n<div>\n*a*\n</div>")
                == #"p("a " ``` " " html:<br> " é" // "b" // "c" / "d") hr code[swift x]("\n  y\n") html("<div>\n*a*\n</div>\n")"#)
    }

    @Test("quotation marks and dashes stay as they are typed")
    func noSmartPunctuation() {
        #expect(outline("\"a\" -- 'b'...") == #"p(""a" -- 'b'...")"#)
    }

    @Test("walks visit links and headings in reading order")
    func walks() {
        let document = document("# [a](1)\n\n> ## b\n> - [c](2)\n\n| [d](3) |\n| - |\n\n![[e](4)](f)")
        var destinations: [String] = []
        document.forEachLink { destinations.append($0.destination) }
        #expect(destinations == ["1", "2", "3", "4"])
        #expect(document.headings.map(\.content.plainText) == ["a", "b"])
    }

    private func labels(_ text: String) -> [String] {
        var labels: [String] = []
        document(text).forEachLink { link in
            if let range = link.contentRange { labels.append(String(decoding: Array(text.utf8)[range], as: UTF8.self)) }
        }
        return labels
    }
}
