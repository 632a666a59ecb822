import Testing

@testable import AccordKit

@Suite("YAML anchors") struct YAMLAnchorsTests {
    private static func first(_ text: String) -> Int? {
        YAMLAnchors.first(in: Array(text.utf8)[...])
    }

    @Test(
        "in quotation marks, blocks, comments and plain texts, * and & are text",
        arguments: [
            #"title: "Say \": *no*""#, #"title: "a\\": b\#ntext: "x \" , &y""#, "title: 'It''s: *so*'", "title: 'a: &b'", "title: 'one\n  two: *three'",
            "text: |\n  * one\n  - *two\n\n  k: &three\nnext: x", "text: >-\n  &one\n", "- |\n  *one\n- x", "- key: |\n    *one\n  other: x",
            "# see: *this", "title: x # *this", "title: Quoi ? *oui*", "title: Foo - *bar*", "title: R&D, *x*", "title: one\n  *two*", "a:\n  one\n  *two",
            "[a *b, c&d]", "{a: b*c}", "* alone", "title: \"a\" # : *b",
        ])
    func isText(_ text: String) {
        #expect(Self.first(text) == nil)
    }

    @Test(
        "anchors and aliases are found wherever a value begins",
        arguments: [
            "title: *x", "title: &x y", "- *x", "- - &x y", "? *x", "? a\n: *x", "[*x]", "[a, *x]", "{a: *x}", #"{"a":*x}"#, "{a:[*x]}", "[?*x]", "--- *x",
            "title: !!str *x", "'a''b': *x", #""a\"b": *x"#, "a: |\n  text\nb: *x", "- a: |\n    text\n  b: *x", "- - |\n    text\n  - *x",
            "a: one\n  two\nb: *x", "a:\n  - b\n  - *x", "a: 'one\n  two'\nb: *x", "a: # text\n  *x", "a: [\n*x]",
        ])
    func isFound(_ text: String) {
        #expect(Self.first(text) == (text.firstIndex { $0 == "*" || $0 == "&" }.map { text.utf8.distance(from: text.startIndex, to: $0) }))
    }
}
