import HTML
import Testing

@testable import AccordKit

@Suite struct ImportSelectorTests {
    private static let page = HTMLDocument(
        utf8: Array(
            """
            <body><div id=a class="x y"><p class=y lang=fr>1</p><section><p data-k="v w">2</p></section></div><article><p>3</p></article></body>
            """.utf8))

    @Test(
        "a selector finds the elements that it means",
        arguments: [
            ("p", "123"), (".y", "121"), ("p.y", "1"), ("#a > p", "1"), ("#a p", "12"), ("div section p, article p", "23"), ("[lang=fr]", "1"),
            ("p[data-k]", "2"), ("[data-k~=w]", "2"), ("[data-k='v w']", "2"), ("[data-k^=v]", "2"), ("[data-k$=\"w\"]", "2"), ("[data-k*=' ']", "2"),
            ("DIV > P", "1"), ("body article>p", "3"), ("section > .y", ""), (".z", ""), ("#a.x.y", "12"),
        ])
    func finds(_ selector: String, _ text: String) throws {
        let found = try Selector(parsing: selector).all(in: Self.page)
        #expect(found.map(\.text).joined() == text)
    }

    @Test(
        "what a selector cannot say is told in one sentence",
        arguments: [
            ("", "an element is missing at its end"), ("p:first-child", "a pseudo-class"), ("p + p", "a sibling"), ("*", "any element"), ("p >", "no element follows >"),
            (".", "no class follows ."), ("#", "no id follows #"), ("[", "no attribute follows ["), ("[a", "= or ] must follow the attribute “a”"),
            ("[a=\"b]", "a quote is not closed"), ("[a=b", "the bracket of the attribute “a” is not closed"), ("a,,b", "it has no rule for “,”"), ("a,", "an element is missing at its end"),
        ])
    func refuses(_ selector: String, _ problem: String) {
        let error = #expect(throws: SelectorError.self) { try Selector(parsing: selector) }
        #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("“\(selector)”") == true)
    }

    @Test("every selector of a platform can be read", arguments: Platform.all.map(\.name))
    func platformsAreReadable(_ name: String) throws {
        let platform = try #require(Platform.all.first { $0.name == name })
        let selectors =
            [platform.sign, platform.labels] + platform.content + platform.title + platform.boilerplate.map(\.selector)
            + platform.callouts.map(\.selector) + [platform.continuations, platform.seeAlso, platform.captions].compactMap { $0 }
        #expect(selectors.allSatisfy { !$0.isEmpty })
    }
}
