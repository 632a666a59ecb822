import Diagnostics
import Markdown

/// How the codes of a source text look in a translation: labels as the product shows them there, links to the pages of that language.
public struct Localization: Sendable {
    public var sourceLocale: String
    public var locale: String
    /// What knows the labels; nil to leave them as they are in the source.
    public var product: Product?

    public init(sourceLocale: String, locale: String, product: Product? = nil) {
        self.sourceLocale = sourceLocale
        self.locale = locale
        self.product = product
    }

    /// A code of the source as it belongs into the translation.
    func localized(_ code: SegmentText.Code) -> SegmentText.Code {
        switch code {
        case .link(let destination, let title): .link(destination: renaming(destination, from: sourceLocale, to: locale), title: title)
        case .label(let destination, let text): .label(destination: destination, text: label(destination, like: text))
        case .emphasis, .strong, .strikethrough, .claim, .code, .lineBreak, .image, .html: code
        }
    }

    /// What the product shows in the translation's language, in the form that the source's label has. An empty label stays empty: it is put in
    /// when the page is rendered.
    private func label(_ destination: String, like text: String) -> String {
        guard !text.isEmpty, let texts = texts(destination), let forms = texts.lookup(locale) else { return text }
        let source = texts.lookup(sourceLocale)
        // A description at the start of a sentence.
        if let form = source?.byName.values.sorted().first(where: { $0 != text && $0.capitalizedFirst == text }) {
            return label(destination, like: form).capitalizedFirst
        }
        let names = source?.names(of: text) ?? []
        if let name = names.first(where: { forms.byName[$0] != nil && $0 != Forms.plain }) { return forms.byName[name] ?? text }
        return names == [Forms.plain] ? forms.plural : forms.singular
    }

    /// Whether a text has words that the translation may have others for, unlike labels, code, numbers, addresses and protected names.
    func hasWords(_ text: SegmentText) -> Bool {
        let names = (product?.glossary.protected ?? []) + (product?.model.productNames ?? [])
        let words = names.sorted { $0.count > $1.count }.reduce(text.words.joined(separator: " ")) { $0.replacing($1, with: " ") }
        return words.split(separator: " ").contains { word in
            word.contains(where: \.isLetter) && !word.contains { $0.isNumber || "@_".contains($0) } && !word.contains("://")
        }
    }

    /// Whether a label can be written so in the translation.
    func accepts(_ text: String, for destination: String) -> Bool {
        texts(destination)?.lookup(locale)?.byName.values.contains(text) ?? false
    }

    /// What the product shows for a claim.
    func label(of destination: String, in locale: String) -> String? { texts(destination)?.lookup(locale)?.singular }

    /// A text of another variety of the language as it belongs into a translation: with links to the pages of this one.
    func adopting(_ text: SegmentText, from variety: String) -> SegmentText {
        var text = text
        text.codes = text.codes.map { code in
            guard case .link(let destination, let title) = code else { return code }
            return .link(destination: renaming(destination, from: variety, to: locale), title: title)
        }
        return text
    }

    private func texts(_ destination: String) -> LocalizedText? {
        guard case .claim(let claim)? = Claim.parse(destination) else { return nil }
        return product?.subject(of: claim)?.text
    }

    /// The destination with a page's file name in another language: `../link/en.md#steps` as `../link/fr.md#steps`.
    private func renaming(_ destination: String, from old: String, to new: String) -> String {
        let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
        let path = destination[..<end]
        guard !path.contains(":"), path == "\(old).md" || path.hasSuffix("/\(old).md") else { return destination }
        return path.dropLast(old.count + 3) + "\(new).md" + destination[end...]
    }

    /// What must be the same on both sides of a translation.
    func key(_ code: SegmentText.Code) -> CodeIdentity {
        switch code {
        case .emphasis: .emphasis
        case .strong: .strong
        case .strikethrough: .strikethrough
        case .link(let destination, _): .link(renaming(destination, from: locale, to: sourceLocale))
        case .claim(let destination), .label(let destination, _): .claim(destination)
        case .code(let text): .code(text)
        case .lineBreak: .lineBreak
        case .image(let source, _): .image(source)
        case .html(let text): .html(text)
        }
    }
}

/// What a code is, without what a translation may change about it.
enum CodeIdentity: Sendable, Hashable {
    case emphasis, strong, strikethrough, lineBreak
    case link(String), claim(String), code(String), image(String), html(String)

    /// For messages.
    var message: Message {
        switch self {
        case .emphasis: "the emphasis (*…*)"
        case .strong: "the strong emphasis (**…**)"
        case .strikethrough: "the strikethrough (~~…~~)"
        case .lineBreak: "the line break"
        case .link(let destination): "the link to \(destination)"
        case .claim(let destination): "the claim \(destination)"
        case .code(let text): "the code `\(text)`"
        case .image(let source): "the image \(source)"
        case .html(let text): "the HTML \(text)"
        }
    }
}
