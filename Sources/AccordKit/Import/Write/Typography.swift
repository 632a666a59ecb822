import Diagnostics
import Markdown

/// A page's file with the spaces and apostrophes of its language: web pages mostly have ordinary spaces, at which a line may break before `?` or
/// behind `«`, and straight apostrophes.
///
/// No other character changes, and spaces that no line breaks at stay as they are. Code, addresses and the labels of claims are left alone.
func withTypography(of locale: String, in bytes: [UInt8], _ site: Site) -> [UInt8] {
    guard let profile = site.configuration.typography(of: locale) else { return bytes }
    let file = SourceFile(path: "\(locale).md", bytes: bytes)
    var findings: [Diagnostic] = []
    let page = Site.Page(file, &findings)
    var check = ProseCheck(parse(bytes, from: page.bodyStart).document, of: page, locale: locale, in: site)
    for text in check.texts {
        check.checkSpaces(text, profile)
        check.checkFrenchForms(text)
    }
    let mended: Set<Code> = [.wrongSpace, .straightApostrophe]
    let fixes = check.findings.filter { mended.contains($0.code) }.flatMap(\.fixes).filter(\.isSafe)
    return apply(fixes, to: file).bytes
}
