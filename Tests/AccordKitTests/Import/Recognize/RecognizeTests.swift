import Diagnostics
import Markdown
import Testing

@testable import AccordKit

@Suite struct RecognizeTests {
    @Test("labels in bold become the claims that the author made", arguments: SampleContent.articles, ["en", "fr"])
    func restoresClaims(article: String, locale: String) throws {
        let product = try SampleContent.product()
        let (file, document) = try SampleContent.page(article, locale)
        let written = document.claims(product).filter { !$0.hasPrefix("term:") && !$0.hasPrefix("state:") }
            .map { $0.replacing("?absent", with: "") }
        let recognized = recognize(document.withoutClaims(product), of: file, product: product, locale: locale)
        #expect(recognized.document.claims(product) == written)
        #expect(recognized.findings.map(\.message) == [])
    }
}
