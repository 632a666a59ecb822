import Diagnostics
import Markdown

/// One page with all that its checks need; the checks add their findings to it.
struct PageCheck {
    let article: Site.Article
    let locale: String
    let file: SourceFile
    let outline: Outline
    let product: Product
    /// Whether this is a published page, which has labels in bold where articles have claims.
    var isPublished = false
    var findings: [Diagnostic] = []
    /// What has no name in the page's language; told once for a whole site.
    var missing: [MissingLabel] = []
    /// Where the reader of a procedure would have had to be, when something was not on the screen.
    var detour: Standpoint?
    /// What site.yml says of segments that are behind their source.
    var treatments = SegmentTreatments()
    /// How many claims turned out to be true.
    var verified = 0

    /// - Parameter ruling: what site.yml says of it, where it is an error if nothing is said.
    mutating func report(
        _ code: Code, _ severity: Severity = .error, at range: SourceRange, rule: Message, seen: Message, right: Message? = nil,
        fixes: [Fix] = [], ruling: TranslationPolicy.Ruling? = nil
    ) {
        let finding = Diagnostic(
            code, severity, at: file.location(of: range), locale: locale, rule: rule, seen: seen, right: right, fixes: fixes)
        findings.append(finding.under(ruling))
    }

    /// A fix that replaces one range of this page.
    func fix(_ summary: Message, _ range: SourceRange, with text: String, isSafe: Bool) -> Fix {
        Fix(summary, edits: [Edit(file.location(of: range), replacement: text)], isSafe: isSafe)
    }

    /// What the product calls a claim's subject in this page's language, for messages.
    func label(_ claim: Claim) -> Message {
        product.subject(of: claim)?.text.lookup(locale).map { "“\($0.singular)”" } ?? "\(claim.destination)"
    }
}
