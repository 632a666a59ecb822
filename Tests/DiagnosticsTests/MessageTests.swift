import Diagnostics
import Testing

@Suite struct MessageTests {
    private let french = MessageCatalogue(
        language: "fr",
        templates: [
            "{1}: {2}": "{1}\u{A0}: {2}",
            "the page has no “#{1}”": "la page n’a pas de «\u{A0}#{1}\u{A0}»",
            "Did you mean “{1}”?": "Vouliez-vous dire «\u{A0}{1}\u{A0}»\u{202F}?",
            "A link leads to a heading": "Un lien mène à un titre",
            "{1} is on {2}": "sur {2} se trouve {1}",
            "{1} stale": "{1} périmé|{1} périmés", "a | b": "a | b en français", "{1} page": "{1} page", "{1} pages": "{1} pages",
            "“{1}”": "«\u{A0}{1}\u{A0}»", " and ": " et ",
            "\"{1}\"": "«\u{A0}{1}\u{A0}»",
        ], isSingular: { $0 < 2 })

    @Test("a literal is known by its text, with a number for each value in it")
    func keys() {
        let anchor = "steps"
        #expect(("A link leads to a heading" as Message).key == "A link leads to a heading")
        #expect(("the page has no “#\(anchor)” on line \(3)" as Message).key == "the page has no “#{1}” on line {2}")
        #expect(("\(anchor)" as Message).key == "{1}")
    }

    @Test("in English a message is what it says, also where a value looks like a place for one")
    func english() {
        let id = "{2}"
        let inner: Message = "the axis “\(id)”"
        let message: Message = "\(inner) has {no} value “\("x")”"
        #expect(message.description == "the axis “{2}” has {no} value “x”")
    }

    @Test("in another language the values go where its words have them")
    func reordered() {
        let control: Message = "“\("Menu")”"
        #expect(french.text(of: "\(control) is on \("home")") == "sur home se trouve «\u{A0}Menu\u{A0}»")
        #expect(french.text(of: "the page has no “#\("{1}")”") == "la page n’a pas de «\u{A0}#{1}\u{A0}»")
        #expect(french.text(of: quotation("a\u{202E}b")) == "«\u{A0}aU+202Eb\u{A0}»")
    }

    @Test("what English has one form of may have two in another language, which the number chooses")
    func forms() {
        #expect(french.text(of: Message(0, "\(0) stale")) == "0 périmé")
        #expect(french.text(of: Message(1, "\(1) stale")) == "1 périmé")
        #expect(french.text(of: Message(2, "\(2) stale")) == "2 périmés")
        #expect(MessageCatalogue.english.text(of: Message(2, "\(2) stale")) == "2 stale")
        // Elsewhere a bar is a bar.
        #expect(french.text(of: "a | b") == "a | b en français")
    }

    @Test("a message that is not known in whole is told in English")
    func unknown() {
        let inner: Message = "a word that nobody translated"
        #expect(french.text(of: "\(inner) is on \("home")") == "a word that nobody translated is on home")
        #expect(french.unknownKeys(of: "\(inner) is on \("home")") == ["a word that nobody translated"])
        #expect(!french.tells(inner))
        #expect(french.tells("\("home") (\(12))"))
    }

    @Test("each language has its own singular", arguments: [(0, "0 pages", "0 page"), (1, "1 page", "1 page"), (2, "2 pages", "2 pages")])
    func singular(_ number: Int, _ english: String, _ inFrench: String) {
        let message = Message(number, one: "\(number) page", other: "\(number) pages")
        #expect(message.description == english)
        #expect(french.text(of: message) == inFrench)
    }

    @Test("a list is told with what stands between its parts")
    func lists() {
        let names = ["a", "b", "c"].map { "“\($0)”" as Message }
        #expect(names.joined(separator: " and ").description == "“a” and “b” and “c”")
        #expect(french.text(of: names.joined(separator: " and ")) == "«\u{A0}a\u{A0}» et «\u{A0}b\u{A0}» et «\u{A0}c\u{A0}»")
        #expect([Message]().joined(separator: " and ").description == "")
    }

    @Test("a finding is joined as its language does, and told in one language")
    func finding() {
        let place = Location(path: "x.md")
        let known = Diagnostic(
            .noAnchor, at: place, rule: "A link leads to a heading", seen: "the page has no “#\("a")”", right: "Did you mean “\("b")”?")
        #expect(known.message == "A link leads to a heading: the page has no “#a”. Did you mean “b”?")
        #expect(
            french.text(of: known.text)
                == "Un lien mène à un titre\u{A0}: la page n’a pas de «\u{A0}#a\u{A0}». Vouliez-vous dire «\u{A0}b\u{A0}»\u{202F}?")
        #expect(french.tells(known.text))
        let unknown = Diagnostic(.noAnchor, at: place, rule: "A link leads to a heading", seen: "it does not", right: "Did you mean “\("b")”?")
        #expect(french.text(of: unknown.text) == "A link leads to a heading: it does not. Did you mean “b”?")
        #expect(!french.tells(unknown.text))
    }
}
