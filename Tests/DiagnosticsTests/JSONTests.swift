import Diagnostics
import Testing

@Suite("JSON")
struct JSONTests {
    @Test("reads every kind of value, in order, with the bytes it stands on")
    func reads() throws {
        let source = #" {"é": [1, -0.5e+3, true, false, null], "a": "x\n\"\u00e9\ud83d\ude00"} "#
        let value = try JSONValue(parsing: Array(source.utf8))
        #expect(value.members?.map(\.key) == ["é", "a"])
        #expect(value["é"]?.array?.map(\.kind) == [.number, .number, .bool, .bool, .null])
        #expect(value["é"]?.array?.first?.integer == 1)
        #expect(value["a"]?.string == "x\n\"é😀")
        let bytes = Array(source.utf8)
        let second = try #require(value["é"]?.array?[1])
        #expect(text(Array(bytes[second.range])) == "-0.5e+3")
        let member = try #require(value.members?[1])
        #expect(text(Array(bytes[member.keyRange])) == "\"a\"")
        #expect(text(Array(bytes[member.value.range])) == #""x\n\"\u00e9\ud83d\ude00""#)
        #expect(value.range == 1..<bytes.count - 1)
    }

    @Test(
        "accepts what RFC 8259 allows",
        arguments: [
            "[]", "{}", "[[]]", "0", "-0", "0.0", "1E5", "1e-05", "123456789012345678901234567890", #""""#, #""\/\b\f\n\r\t\\""#,
            #""\u0000""#, #""\uFFFF""#, "\"\u{7F}\"", "\"\u{2028}\"", "\t[ 1 ,\r\n 2 ]\n", "true", "\u{FEFF}1", #"{"":0}"#,
            #"{"a":{"a":1}}"#, #""\uDBFF\uDFFF""#,
        ])
    func accepts(_ source: String) throws {
        _ = try JSONValue(parsing: Array(source.utf8))
    }

    @Test(
        "rejects what RFC 8259 forbids, and says where",
        arguments: [
            ("", 0), (" ", 1), ("[1,]", 3), ("[1 2]", 3), ("[,1]", 1), ("[", 1), ("]", 0), ("{\"a\"}", 4), ("{\"a\":}", 5),
            ("{\"a\":1,}", 7),
            ("{a:1}", 1), ("{1:1}", 1), ("{\"a\":1", 6), ("01", 1), ("-", 1), ("-01", 2), ("+1", 0), (".5", 0), ("1.", 2), ("1.e3", 2),
            ("1e", 2), ("1e+", 3), ("0x1", 1), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("nul", 3), ("True", 0), ("truee", 4),
            ("'a'", 0), ("\"a", 2), ("\"\\", 2), ("\"\\x\"", 2), ("\"\\u12G4\"", 5), ("\"\\u12", 5), ("\"a\nb\"", 2), ("\"\u{0}\"", 1),
            ("\"\\ud800\"", 1), ("\"\\udc00\"", 1), ("\"\\ud800\\u0041\"", 1), ("\"\\ud800\\ud800\"", 1), ("\"\\ud83d\\n\"", 1), ("1 1", 2),
            ("{} x", 3), ("// c\n1", 0), ("[1]/**/", 3), ("{\"a\":1,\"a\":2}", 7), ("{\"a\":1,\"\\u0061\":2}", 7), ("\u{FEFF}\u{FEFF}1", 3),
            ("1\u{A0}", 1), ("\u{B}1", 0),
        ])
    func rejects(_ source: String, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(source.utf8)) }
        #expect(error?.offset == offset, "\(source): \(error?.description ?? "")")
    }

    @Test(
        "rejects invalid UTF-8 at its first wrong byte",
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xC3], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1), ([0x22, 0xE9, 0x74, 0xE9, 0x22], 1), ([0x22, 0xC3, 0xA9, 0x80, 0x22], 3),
            ([0x80], 0), ([0xFE, 0xFF, 0x00, 0x31], 0), ([0x22, 0xF0, 0x9F, 0x98, 0x22], 1),
        ] as [([UInt8], Int)])
    func rejectsInvalidUTF8(_ bytes: [UInt8], offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
        #expect(error?.offset == offset)
        #expect(error?.rule == "JSON is UTF-8")
    }

    @Test("says the rule and what was found")
    func messages() {
        func message(_ source: String) -> String? {
            do {
                _ = try JSONValue(parsing: Array(source.utf8))
                return nil
            } catch {
                return error.description
            }
        }
        #expect(message("[1 é]") == "A comma or ] follows an element of an array: found \"é\" at byte 3.")
        #expect(message("[1") == "A comma or ] follows an element of an array: found the end at byte 2.")
        #expect(message("\"\u{1B}") == "Control characters in a string are escaped: found \"U+001B\" at byte 1.")
        #expect(message(#"{"a":1,"a":2}"#) == #"The keys of an object differ: found "a" again at byte 7."#)
        #expect(message(#"["\ud800"]"#) == #"Surrogates are escaped in pairs: found "\ud800" alone at byte 2."#)
    }

    @Test("stops at the depth limit instead of overflowing the stack", arguments: ["[", #"{"a":"#])
    func depth(_ opening: String) throws {
        func nested(_ count: Int) -> [UInt8] {
            let closing = opening == "[" ? "]" : "}"
            return Array((String(repeating: opening, count: count) + "0" + String(repeating: closing, count: count)).utf8)
        }
        _ = try JSONValue(parsing: nested(128))
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(129)) }
        _ = try JSONValue(parsing: nested(512), depth: 100_000)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1_000_000), depth: .max) }
        #expect(error?.offset == 512 * opening.utf8.count)
        #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1), depth: -5) }
    }

    @Test("reads one line of many and counts from the start of them all")
    func lines() throws {
        let bytes = Array("{\"a\":1}\n{\"a\":2}\n{\"a\"}\n".utf8)
        let second = try JSONValue(parsing: bytes, in: 8..<15)
        #expect(second["a"]?.range == 13..<14)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes, in: 16..<21) }
        #expect(error?.offset == 20)
        #expect(throws: JSONError.self) { try JSONValue(parsing: bytes, in: 900..<1000) }
    }

    @Test("reads again what it writes, in every style")
    func roundTrip() throws {
        let value: JSONValue = [
            "b": [1, true, .null, [], [:]], "a": .string("\u{0}\u{1F}\u{7F}\"\\/é😀\u{2028}\n"), "": ["nested": [["deep"]]],
        ]
        for style in [JSONValue.Style.compact, .indented] {
            #expect(try JSONValue(parsing: value.bytes(style: style)) == value)
        }
        let canonical = value.bytes(style: .canonical)
        #expect(try JSONValue(parsing: canonical).bytes(style: .canonical) == canonical)
    }

    @Test("writes the canonical form: sorted keys, two spaces, one line end")
    func canonical() {
        let value: JSONValue = ["é": 1, "z": [[:], [], "x"], "a": ["k": .null], "Z": false]
        #expect(
            text(value.bytes(style: .canonical)) == """
                {
                  "Z": false,
                  "a": {
                    "k": null
                  },
                  "z": [
                    {},
                    [],
                    "x"
                  ],
                  "é": 1
                }

                """)
        #expect(text(value.bytes(style: .compact)) == #"{"é":1,"z":[{},[],"x"],"a":{"k":null},"Z":false}"#)
    }

    @Test("follows and writes JSON pointers with the examples of RFC 6901")
    func pointers() throws {
        let value = try JSONValue(
            parsing: Array(#"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#.utf8))
        let expected: [(String, JSONValue?)] = [
            ("", value), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4),
            ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8), ("/foo/2", nil), ("/foo/01", nil), ("/foo/-", nil), ("/foo/+1", nil),
            ("/foo/0/x", nil), ("/foo/-1", nil),
        ]
        for (pointer, target) in expected {
            let parsed = try #require(JSONPointer(pointer))
            #expect(value[parsed] == target, "\(pointer)")
            #expect(parsed.description == pointer)
        }
        #expect(JSONPointer("foo") == nil)
        #expect(JSONPointer("/a~2") == nil)
        #expect(JSONPointer("/a~") == nil)
        #expect(JSONPointer().appending("a/b~").appending(3).description == "/a~1b~0/3")
    }

    @Test("never traps on mutated documents, and what it accepts it can write and read again")
    func mutations() throws {
        let seed = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00 é😀",true,null,{"b":{}}],"k~/":"\"\\\n"}"#.utf8)
        let interesting = Array(#"{}[]",:\u0d8e-+.019tfn"#.utf8) + [0x00, 0x1B, 0x80, 0xC3, 0xED, 0xF4, 0xFF, 0xEF, 0xBB, 0xBF]
        var generator = Generator(seed: 20_240_607)
        var accepted = 0
        for _ in 0..<30_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
                guard !bytes.isEmpty, let byte = interesting.randomElement(using: &generator) else { break }
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[at] = byte
                case 1: bytes.insert(byte, at: at)
                case 2: bytes.remove(at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 5))
                }
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                accepted += 1
                let again = try JSONValue(parsing: value.bytes(style: .compact))
                #expect(again == value)
            } catch {
                #expect(0...bytes.count ~= error.offset)
            }
        }
        #expect(accepted > 100)
    }
}
