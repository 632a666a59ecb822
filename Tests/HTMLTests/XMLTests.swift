import HTML
import Testing

@Suite("XML", .timeLimit(.minutes(2)))
struct XMLTests {
    private func read(_ xml: String) throws -> XML.Element { try XML.Document(Array(xml.utf8)).root }

    private func written(_ element: XML.Element, _ layout: XML.Layout = XML.Layout()) -> String {
        var bytes: [UInt8] = []
        element.write(layout, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func problem(_ xml: String, _ limits: XML.Limits = XML.Limits()) -> XML.SyntaxError? { problem(Array(xml.utf8), limits) }

    private func problem(_ bytes: [UInt8], _ limits: XML.Limits = XML.Limits()) -> XML.SyntaxError? {
        do {
            _ = try XML.Document(bytes, limits: limits)
            return nil
        } catch { return error }
    }

    // MARK: Reading

    @Test("what is the same in XML is read as the same tree")
    func sameTree() throws {
        let plain = try read(#"<a xmlns="u:n" x="1" y="&lt;é&#10;"><b>R&amp;D &lt;1&gt; é</b></a>"#)
        for other in [
            #"<?xml version="1.0"?><!-- c --><n:a xmlns:n="u:n" y='&#60;&#xE9;&#xA;' x='1'><n:b><![CDATA[R&D <1> é]]></n:b></n:a>"#,
            #"<a xmlns="u:n" y="&lt;é&#10;" x="1"><?p i?><b>R<!-- x -->&#38;D <![CDATA[<1]]>> é</b></a>  "#,
            #"<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a xmlns="u:n" x="1" y="&lt;é&#10;"><b>R&amp;D &lt;1&gt; é</b></a>"#,
            #"<!DOCTYPE a [<!ENTITY rd "R&#38;#38;D"><!ATTLIST a z CDATA "9">]><a xmlns="u:n" x="1" y="&lt;é&#10;"><b>R&amp;D &lt;1&gt; é</b></a>"#
                .replacing("&#38;#38;", with: "and"),
        ] { #expect(try read(other) == plain, "\(other)") }
        #expect(plain.name == XML.Name("a", in: "u:n"))
        #expect(plain.attribute("y") == "<é\n")
        #expect(plain.elements.first?.text == "R&D <1> é")
    }

    @Test("UTF-16 of either order is read, with and without a byte order mark")
    func encodings() throws {
        let text = #"<?xml version="1.0" encoding="UTF-16"?><a>é – 𝄞</a>"#
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, [0xFF, 0xFE] + little, big, [0xFE, 0xFF] + big, [0xEF, 0xBB, 0xBF] + Array("<a>é – 𝄞</a>".utf8)] {
            #expect(try XML.Document(bytes).root.text == "é – 𝄞")
        }
        #expect(problem(Array(little.dropLast()))?.found == "it begins like UTF-16, but is not valid")
        #expect(
            problem(#"<?xml version="1.0" encoding="EBCDIC-CP-FR"?><a/>"#)?.description
                == #"1:1: A document is in UTF-8, UTF-16 or the encoding that its XML declaration names: "EBCDIC-CP-FR" cannot be read."#)
        #expect(problem(Array("<a>\n é".utf8) + [0xE9] + Array("</a>".utf8))?.position.line == 2)
    }

    @Test(
        "a document in an encoding that it declares is read, with its places",
        arguments: [
            ("ISO-8859-1", [0xE9] as [UInt8], "é"), ("windows-1252", [0x9C, 0x80], "œ€"), ("iso-8859-15", [0xA4], "€"),
            ("Shift_JIS", [0x82, 0xA0], "あ"),
        ])
    func declaredEncodings(_ label: String, _ bytes: [UInt8], _ text: String) throws {
        let head = Array("<?xml version='1.0' encoding='\(label)'?>\n".utf8)
        let document = try XML.Document(head + Array("<a>".utf8) + bytes + Array("\n<b/></a>".utf8))
        #expect(document.root.text == "\(text)\n")
        #expect(document.position(of: try #require(document.root.elements.first).offset).line == 3)
        let broken = try #require(problem(head + Array("<a>".utf8) + bytes + Array("\n</b></a>".utf8)))
        #expect(broken.position.line == 3 && broken.position.column < 6)
    }

    @Test("bytes that an encoding does not have, and encodings that cannot declare themselves, are refused with their place")
    func refusedEncodings() {
        let cut = problem(Array("<?xml version='1.0' encoding='Shift_JIS'?><a>\n".utf8) + [0x82])
        #expect(cut?.position.line == 2 && cut?.found == #"here are bytes that mean nothing in "Shift_JIS""#)
        for label in ["UTF-16", "x-user-defined", "iso-2022-kr", "iso-2022-jp", "UTF-99"] {
            #expect(problem("<?xml version='1.0' encoding='\(label)'?><a/>")?.found == "\"\(label)\" cannot be read")
        }
    }

    @Test("an error says where: line and column")
    func positions() throws {
        let open = try #require(problem("<a>\n  <b>é</c>\n</a>"))
        #expect(open.position.line == 2)
        #expect(open.description.hasPrefix("2:"))
        #expect(open.found.contains("mismatch"))
        #expect(problem("<a>&nbsp;</a>")?.found.contains("nbsp") == true)
        #expect(problem("<a x='1' x='2'/>") != nil)
        #expect(problem("<p:a/>") != nil)
        #expect(problem("") != nil)
        #expect(problem("<a/><b/>") != nil)
        #expect(problem("<a>\u{1}</a>") != nil)
        #expect(problem("<a>\u{0}</a>") != nil)
        let document = try XML.Document(Array("<a>\n <bé\n x='>'/></a>".utf8))
        let inner = try #require(document.root.elements.first)
        #expect(document.position(of: inner.offset).line == 2)
        #expect(document.position(of: inner.offset).column == 2)
    }

    // MARK: Hostile input

    @Test("nothing outside of the document is read")
    func external() throws {
        let file = #filePath
        for xml in [
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file://\(file)\">]><a>&e;</a>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file://\(file)\"> %p;]><a>&e;</a>",
            "<!DOCTYPE a SYSTEM \"file://\(file)\"><a>&e;</a>",
        ] {
            let found = try #require(problem(xml)?.found, "\(xml)")
            #expect(["there is no \"e\"", "Entity 'e' not defined", "PEReference: %p; not found"].contains(found))
        }
        #expect(try read("<!DOCTYPE a [<!ENTITY e SYSTEM \"file://\(file)\">]><a>b</a>").text == "b")
        #expect(
            try read("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file://\(file)' parse='text'/></a>").text.isEmpty)
    }

    @Test("entities stand for a few bytes of plain text, and grow nothing")
    func entities() throws {
        #expect(try read("<!DOCTYPE a [<!ENTITY e 'é – è'><!ENTITY e 'x'>]><a b='&e;'>&e;, &e;</a>").text == "é – è, é – è")
        let bomb = (1...9).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined()
        #expect(problem("<!DOCTYPE a [<!ENTITY a0 'aaaaaaaa'>\(bomb)]><a>&a9;</a>") != nil)
        #expect(problem("<!DOCTYPE a [<!ENTITY e '\(String(repeating: "a", count: 300))'>]><a/>") != nil)
        #expect(problem("<!DOCTYPE a [<!ENTITY e '<b/>'>]><a>&e;</a>") != nil)
        var limits = XML.Limits()
        limits.text = 10_000
        let many = String(repeating: "&e;", count: 1000)
        #expect(
            problem("<!DOCTYPE a [<!ENTITY e '\(String(repeating: "a", count: 200))'>]><a>\(many)</a>", limits)?.rule.contains(
                "10000 bytes of text") == true)
        #expect(problem("<!DOCTYPE a [<!ENTITY e '\(String(repeating: "a", count: 200))'>]><a b='\(many)'/>", limits) != nil)
    }

    @Test("defaults of a document type add nothing")
    func defaults() throws {
        let element = try read("<!DOCTYPE a [<!ATTLIST b x CDATA 'default'>]><a><b y='1'/></a>")
        #expect(element.elements.first?.attributes == [XML.Name("y"): "1"])
    }

    @Test("limits refuse the document and say which one")
    func limits() {
        var limits = XML.Limits()
        limits.bytes = 1000
        limits.depth = 10
        limits.attributes = 3
        limits.nodes = 20
        #expect(problem("<a>\(String(repeating: "x", count: 1000))</a>", limits)?.rule.contains("1000 bytes") == true)
        #expect(
            problem(String(repeating: "<a>", count: 11) + String(repeating: "</a>", count: 11), limits)?.rule.contains("10 deep") == true)
        #expect(problem(String(repeating: "<a>", count: 10) + String(repeating: "</a>", count: 10), limits) == nil)
        #expect(problem("<a b='1' c=\"'>'\" d = '3' e='4'/>", limits)?.rule.contains("3 attributes") == true)
        #expect(problem("<a>\(String(repeating: "<b/>", count: 20))</a>", limits)?.rule.contains("20 elements") == true)
        #expect(problem(String(repeating: "<a>", count: 1_000_000))?.rule.contains("deep") == true)
        let attributes = (0..<200_000).map { "a\($0)=\"\"" }.joined(separator: " ")
        #expect(problem("<a \(attributes)/>")?.rule.contains("attributes") == true)
    }

    @Test("no cut or changed byte of a document traps")
    func damage() {
        let bytes = Array(
            #"<!DOCTYPE a [<!ENTITY e "é">]><n:a xmlns:n="u" n:x='1'><b>t&e;&#10;<![CDATA[c]]></b><!-- c --><?p i?></n:a>"#.utf8)
        for count in bytes.indices { _ = problem(Array(bytes[..<count])) }
        for index in bytes.indices {
            for byte in [0, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), 0xFF, 0x80] {
                var damaged = bytes
                damaged[index] = byte
                _ = problem(damaged)
            }
        }
    }

    // MARK: Writing

    @Test("a tree is written in one way")
    func canonical() {
        let inner = XML.Name("x", in: "u:b")
        let tree = XML.Element(
            XML.Name("a", in: "u:a"), [XML.Name("z"): "1", XML.Name("b"): "\"<\t\n\r>&'", inner: "2", .xml("lang"): "fr"],
            [
                .element(XML.Element(XML.Name("b", in: "u:a"), [:], [.text("R&D <1>\r\n\u{1}")])), .element(XML.Element(inner)),
                .element(
                    XML.Element(
                        XML.Name("p", in: "u:a"), [.xml("space"): "preserve"], [.element(XML.Element(inner)), .element(XML.Element(inner))])
                ),
            ])
        #expect(
            written(tree, XML.Layout(prefixes: ["u:b": "b"])) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a xmlns="u:a" xmlns:b="u:b" b="&quot;&lt;&#9;&#10;&#13;&gt;&amp;'" z="1" xml:lang="fr" b:x="2">
                  <b>R&amp;D &lt;1&gt;&#13;
                \u{FFFD}</b>
                  <b:x/>
                  <p xml:space="preserve"><b:x/><b:x/></p>
                </a>

                """)
        #expect(written(tree).contains("xmlns:ns1=\"u:b\""))
        #expect(XML.forbiddenScalar(in: "a\u{FFFF}") == "\u{FFFF}")
        #expect(XML.writable("a\u{8}\t\u{85}\u{202F}é") == "a\u{FFFD}\t\u{85}\u{202F}é")
    }

    @Test("what was written is read back as the same tree", arguments: 1...60)
    func roundTrip(seed: Int) throws {
        var generator = XMLGenerator(seed: UInt64(seed))
        let tree = generator.element(depth: 4)
        #expect(try read(written(tree, XML.Layout(prefixes: ["u:b": "b"], verbatim: ["a", "b", "c"]))) == tree)
    }
}

/// Trees of random names, namespaces and texts.
private struct XMLGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    private mutating func text() -> String {
        (0...next(4)).map { _ in
            ["a", " ", "\n", "\t", "\r", "&", "<", "]]>", "\"", "'", "é", "\u{202F}", "𝄞", "&#38;", "\u{85}"][next(15)]
        }.joined()
    }

    private mutating func name() -> XML.Name { XML.Name(["a", "b", "c", "é"][next(3)], in: ["", "u:a", "u:b", "u:c"][next(4)]) }

    mutating func element(depth: Int) -> XML.Element {
        var element = XML.Element(name())
        for _ in 0..<next(4) { element.attributes[next(5) == 0 ? .xml("lang") : name()] = text() }
        for _ in 0..<next(5) {
            if depth > 0, next(2) == 0 {
                element.content.append(.element(self.element(depth: depth - 1)))
            } else if case .text? = element.content.last {
                continue
            } else {
                element.content.append(.text(text()))
            }
        }
        return element
    }
}
