import HTML
import Testing

@Suite("Encoding of HTML")
struct EncodingTests {
    private func read(_ bytes: [UInt8], charset: String? = nil) -> (
        text: String, name: String, origin: HTMLEncoding.Origin, kinds: [HTMLProblem.Kind]
    ) {
        let document = HTMLDocument(bytes: bytes, charset: charset)
        return (document.root?.text ?? "", document.encoding.name, document.encoding.origin, document.problems.map(\.kind))
    }

    private func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
    }

    @Test("a byte order mark is stronger than the transport, which is stronger than meta")
    func order() {
        let meta = "<meta charset=windows-1251><p>é"
        let marked = read([0xEF, 0xBB, 0xBF] + Array(meta.utf8), charset: "iso-8859-2")
        #expect(marked.text == "é")
        #expect(marked.name == "utf-8")
        #expect(marked.origin == .byteOrderMark)
        let sent = read(Array("<meta charset=utf-8><p>".utf8) + [0xE9], charset: " ISO-8859-2 ")
        #expect(sent.text == "é")
        #expect(sent.name == "iso-8859-2")
        #expect(sent.origin == .transport)
        let declared = read(Array("<meta charset=windows-1251><p>".utf8) + [0xE9], charset: "no-such-label")
        #expect(declared.text == "й")
        #expect(declared.origin == .meta)
        #expect(read(Array("<p>é".utf8)).origin == .content)
        #expect(read(Array("<p>".utf8) + [0xE9]).origin == .fallback)
    }

    @Test("UTF-16 is read by its mark or by its label")
    func wide() {
        for isBig in [true, false] {
            let name = isBig ? "utf-16be" : "utf-16le"
            #expect(read(utf16("<p>é😀", isBig: isBig, mark: true)).text == "é😀")
            #expect(read(utf16("<p>é😀", isBig: isBig, mark: true)).name == name)
            #expect(read(utf16("<p>é😀", isBig: isBig, mark: false), charset: name).text == "é😀")
        }
        #expect(read(Array("<meta charset=utf-16><p>é".utf8)).name == "utf-8")
    }

    @Test(
        "labels for Latin-1 and ASCII mean windows-1252",
        arguments: ["latin1", "iso-8859-1", "ISO_8859-1", "us-ascii", "ascii", "cp1252", "windows-1252", "l1"])
    func latin(label: String) {
        let page = read(Array("<p>".utf8) + [0x93, 0xE9, 0x94, 0x80, 0x81], charset: label)
        #expect(page.text == "“é”€\u{81}")
        #expect(page.name == "windows-1252")
        #expect(page.kinds.isEmpty)
    }

    @Test(
        "a meta is found wherever it stands in the first 1024 bytes, in any spelling",
        arguments: [
            "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1251'>",
            "<meta content='text/html;charset = \"cp1251\"' http-equiv=content-type>",
            "<!-- <meta charset=utf-8> --><meta charset='windows-1251'>", "<html lang=\"<meta charset=utf-8>\"><meta\ncharset=CP1251 >",
            "<!--><meta charset=x-cp1251>", "<meta name=x content='charset=utf-8'><meta charset=windows-1251>",
            "<meta charset=nope><meta/charset=windows-1251>",
        ])
    func declarations(head: String) {
        let page = read(Array(head.utf8) + Array("<p>".utf8) + [0xE9])
        #expect(page.name == "windows-1251")
        #expect(page.text.hasSuffix("й"))
    }

    @Test(
        "what is no declaration has no say",
        arguments: [
            "<meta content='text/html; charset=windows-1251'>", "<p title='<meta charset=windows-1251>'>",
            "<!-- <meta charset=windows-1251>",
            "<metal charset=windows-1251>", "</meta charset=windows-1251>", "<meta http-equiv=refresh content='charset=windows-1251'>",
            String(repeating: " ", count: 1024) + "<meta charset=windows-1251>",
        ])
    func noDeclarations(head: String) {
        #expect(read(Array(head.utf8)).name == "utf-8")
    }

    @Test(
        "the old encodings of the world are read",
        arguments: [
            ("koi8-r", [0xF0, 0xD2, 0xC9], "При"), ("macintosh", [0x8E], "é"), ("iso-8859-15", [0xA4], "€"), ("windows-1250", [0x9A], "š"),
            ("gbk", [0xC4, 0xE3], "你"), ("gb18030", [0x81, 0x30, 0x84, 0x36], "¥"), ("big5", [0xA7, 0x41], "你"),
            ("shift_jis", [0x93, 0xFA], "日"),
            ("euc-jp", [0xC6, 0xFC], "日"), ("euc-kr", [0xC7, 0xD1], "한"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
            ("x-user-defined", [0x80], "\u{F780}"),
        ] as [(String, [UInt8], String)])
    func world(label: String, bytes: [UInt8], text: String) {
        let page = read(Array("<p>".utf8) + bytes + Array("</p>x".utf8), charset: label)
        #expect(page.text == text + "x")
        #expect(page.kinds.isEmpty)
    }

    @Test("bytes that are no text become U+FFFD, it is said so, and what follows is read")
    func undecodable() {
        let page = read(Array("<p>".utf8) + [0xC4, 0xE3, 0xFF] + Array("</p>x".utf8), charset: "gbk")
        #expect(page.text == "你\u{FFFD}x")
        #expect(page.kinds == [.undecodable(encoding: "gbk")])
        #expect(read(Array("<p>a".utf8) + [0x93], charset: "shift_jis").text == "a\u{FFFD}")
        #expect(read(Array("<p>a".utf8) + [0xE9, 0x20], charset: "utf-8").kinds == [.invalidUTF8])
        #expect(read(Array("<p>a".utf8), charset: "iso-2022-kr").kinds == [.undecodable(encoding: "replacement")])
    }
}
