import Diagnostics
import Markdown

/// A page's file with the spaces that its language puts around marks: web pages mostly have ordinary ones, at which a line may break
/// before `?` or behind `«`.
///
/// No other character changes, and spaces that no line breaks at stay as they are.
func withSpaces(of locale: String, in bytes: [UInt8], _ site: Site) -> [UInt8] {
    guard let profile = site.configuration.typography(of: locale) else { return bytes }
    let file = SourceFile(path: "\(locale).md", bytes: bytes)
    var findings: [Diagnostic] = []
    let page = Site.Page(file, &findings)
    var check = ProseCheck(parse(bytes, from: page.bodyStart).document, of: page, locale: locale, in: site)
    for text in check.texts { check.checkSpaces(text, profile) }
    let fixes = check.findings.filter { $0.code == .wrongSpace }.flatMap(\.fixes).filter(\.isSafe)
    return apply(fixes, to: file).bytes
}
