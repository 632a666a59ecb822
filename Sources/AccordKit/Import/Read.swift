import Diagnostics
import HTML
import Markdown

/// How a page is read.
public struct ReadOptions: Sendable {
    /// The page's own address, where it has one: relative links are resolved against it.
    public var url: String?
    /// What the server said of the encoding.
    public var charset: String?
    /// Where the content is, for pages that no rule fits.
    public var selector: Selector?

    public init(url: String? = nil, charset: String? = nil, selector: Selector? = nil) {
        self.url = url
        self.charset = charset
        self.selector = selector
    }
}

/// Reads a published HTML page: finds its content by the rules of the platform that made it, and turns that into a document.
///
/// Never fails: what is wrong with the page is in its findings.
public func readPage(_ html: [UInt8], path: String, options: ReadOptions = ReadOptions()) -> ReadPage {
    var (page, converter) = convert(html, path: path, options: options)
    let accounting = Accounting(converter, result: page)
    page.accounting = accounting.sums
    let unread = unreadCharacters(of: converter.document, html)
    page.accounting.total += unread
    page.accounting.lost += unread
    page.findings = (page.findings + mojibake(in: converter) + accounting.findings).inReportOrder()
    return page
}

/// The page as a document, and what it was made with; nothing is held against anything yet.
func convert(_ html: [UInt8], path: String, options: ReadOptions) -> (page: ReadPage, converter: Converter) {
    let document = HTMLDocument(bytes: html, charset: options.charset)
    let file = SourceFile(path: path, bytes: document.source)
    let platform = Platform.of(document)
    let head = HeadFacts(document)
    let survey = ContentSurvey(document, platform: platform, selector: options.selector)
    let base = BaseAddress(page: options.url, baseElement: head.base)
    var converter = Converter(survey, file: file, base: base, language: head.language)
    let seeAlso = SeeAlso(converter.document(of: survey.roots))
    converter.leaveOut(seeAlso.headings, rule: SeeAlso.rule)
    let title = converter.title()
    let body = Document(blocks: seeAlso.blocks.droppingOuterRules().normalizingHeadings().settingTightness())
    var page = ReadPage(
        file: file, platform: options.selector == nil ? platform.name : "selector", title: title.text, titleRange: title.range,
        description: head.description, language: head.language, document: body, related: converter.related + seeAlso.links, anchors: converter.anchors(in: body))
    page.findings = findings(on: document, file) + converter.findings.all + page.missingParts
    return (page, converter)
}

/// What kept the page from being read whole, and as it was written.
private func findings(on document: HTMLDocument, _ file: SourceFile) -> [Diagnostic] {
    document.problems.compactMap { problem -> Diagnostic? in
        switch problem.kind {
        case .tooLong(let limit): incomplete("it has more than \(limit) bytes, so nothing of it was read", problem, file)
        case .tooDeep(let limit) where !problem.range.isEmpty:
            Diagnostic(
                .notExpressible, .warning, at: file.location(of: problem.range), rule: "A page says what it says in text, tables and pictures",
                seen: "elements are nested more than \(limit) deep, so only what is in the deepest was read", right: "Look at the place by hand")
        case .tooDeep(let limit): incomplete("elements are nested more than \(limit) deep, and the rest of the page was not read", problem, file)
        case .tooManyAttributes(let limit): incomplete("an element has more than \(limit) attributes, so nothing of it was read", problem, file)
        case .tooManyReopened(let limit):
            Diagnostic(
                .notExpressible, .warning, at: file.location(of: problem.range), rule: "A page says what it says in text, tables and pictures",
                seen: "bold, italics and the like that never end go on in more than \(limit) places, and the text behind these is without them",
                right: "Look at the page by hand")
        case .undecodable(let encoding): unreadable("bytes here are no text in \(encoding)", problem, file)
        case .unknownEncoding(let encoding): unreadable("the page is in “\(encoding)”, which is not known here, so it was read as UTF-8", problem, file)
        default: nil
        }
    }
}

private func incomplete(_ seen: Message, _ problem: HTMLProblem, _ file: SourceFile) -> Diagnostic {
    Diagnostic(.lostText, at: file.location(of: problem.range), rule: "A page can be read whole", seen: seen, right: "Import it in parts, or mend it")
}

private func unreadable(_ seen: Message, _ problem: HTMLProblem, _ file: SourceFile) -> Diagnostic {
    Diagnostic(
        .mojibake, .warning, at: file.location(of: problem.range), rule: "Letters arrive as they were written", seen: seen,
        right: "Save the page as UTF-8, or say so in it")
}

extension ReadPage {
    /// Findings for a page without content or title.
    fileprivate var missingParts: [Diagnostic] {
        guard !document.blocks.isEmpty else {
            return [
                Diagnostic(
                    .noContent, at: file.location(of: 0..<0), rule: "A page has content",
                    seen: platform == "selector" ? "the selector finds none" : "by the rules for “\(platform)” there is none",
                    right: "Say with --selector where it is")
            ]
        }
        return []
    }
}

/// What a page says about itself in its head.
private struct HeadFacts {
    var language: String?
    var description: String?
    var base: String?

    init(_ document: HTMLDocument) {
        for node in document.nodes where node.kind == .element {
            switch node.tag {
            case .html: language = node.attribute(.lang).flatMap(LanguageTag.canonical)
            case .base: base = base ?? node.attribute(.href)
            case .meta where node.attribute(.name)?.lowercased() == "description":
                description = description ?? node.attribute(.content).flatMap(Self.tidied)
            case .meta where node.attribute(.httpEquiv)?.lowercased() == "content-language":
                language = language ?? node.attribute(.content).flatMap(LanguageTag.canonical)
            case .body, .main, .article: language = node.attribute(.lang).flatMap(LanguageTag.canonical) ?? language
            default: break
            }
        }
    }

    private static func tidied(_ text: String) -> String? {
        let bytes = Array(text.utf8)[...].withoutUnseenCharacters()
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isHTMLWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
