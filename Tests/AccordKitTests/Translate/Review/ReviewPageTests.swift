import Diagnostics
import Foundation
import HTML
import Markdown
import Testing

@testable import AccordKit

@Suite struct ReviewPageTests {
    @Test("Both languages have the layout of the source: headings, steps, alerts and tables, line by line")
    func layout() {
        let review = ReviewSample.review(
            """
            ## Steps

            1. Open the [Menu](ui:home.menu).

               A menu opens.

               - Now.

            > [!TIP]
            > In a hurry?

            | Word | Means |
            |---|:-:|
            | a | b |
            """,
            """
            ## Étapes

            1. Ouvrez le [Menu](ui:home.menu).

               Un menu s’ouvre.

               - Maintenant.

            > [!TIP]
            > Vous êtes pressé ?

            | Mot | Sens |
            |---|:-:|
            | a | b |
            """)
        let page = ReviewSample.document(review)
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(
            outlines(page, "source") == [
                "h2.level-1 span.text|Link a key", "h3.level-2 span.text|Steps",
                "ol li span.text span.claim.ui|Open the Menu.", "ol.continued li span.text|A menu opens.",
                "ol.continued li ul li span.text|Now.",
                "div.callout.callout-tip p.callout-title span.text|TipIn a hurry?",
                "div.table table thead tr th span.text th.center span.text tbody tr td span.text td.center span.text|WordMeansab",
            ])
        #expect(
            outlines(page, "target") == [
                "h2.level-1 span.text|Link a key", "h3.level-2 span.text|Étapes",
                "ol li span.text span.claim.ui|Ouvrez le Menu.", "ol.continued li span.text|Un menu s’ouvre.",
                "ol.continued li ul li span.text|Maintenant.",
                "div.callout.callout-tip p.callout-title span.text|ConseilVous êtes pressé ?",
                "div.table table thead tr th span.text th.center span.text tbody tr td span.text td.center span.text|MotSensab",
            ])
    }

    /// The elements and the text of each side of each row, without plain paragraphs.
    private func outlines(_ page: HTMLDocument, _ side: String) -> [String] {
        page.elements(class: side).filter { $0.tag == .div }.map { node in
            let elements = node.descendants.filter { $0.kind == .element && ($0.tag != .p || $0.attribute(.class) != nil) }
            let names = elements.map { $0.name + ($0.attribute(.class) ?? "").split(separator: " ").map { ".\($0)" }.joined() }
            return "\(names.joined(separator: " "))|\(node.text)"
        }
    }
}
