import Diagnostics
import Markdown

extension UnitCheck {
    /// Code and images are the same in every language.
    mutating func checkCode(_ unit: TranslationUnit, _ pair: Pair) {
        let missing = surplus(of: pair.source.fixedParts, over: pair.target.fixedParts)
        let extra = surplus(of: pair.target.fixedParts, over: pair.source.fixedParts)
        guard !missing.isEmpty || !extra.isEmpty else { return }
        // What follows the source already, and awaits that somebody says so.
        if unit.reason != nil, Set(pair.target.fixedParts) == Set(unit.source.text.fixedParts) { return }
        report(
            .codeDiffers, .error, pair, rule: "A translation has the code and the images of its source",
            seen: Self.difference(missing: missing, extra: extra))
    }

    /// Links lead to the same pages; to another language of an address outside, if it says so.
    mutating func checkLinks(_ unit: TranslationUnit, _ pair: Pair) {
        let (missing, extra) = differentLinks(pair.source, pair)
        guard !missing.isEmpty || !extra.isEmpty else { return }
        // What follows the source already, and awaits that somebody says so.
        if unit.reason != nil, differentLinks(unit.source.text, pair) == ([], []) { return }
        let areOutside = (missing + extra).allSatisfy { $0.written.contains("://") }
        report(
            .linksDiffer, areOutside && missing.count == extra.count ? .warning : .error, pair,
            rule: "A translation has the links of its source",
            seen: Self.difference(missing: missing.map(\.written), extra: extra.map(\.written)), right: Self.right(missing, extra))
    }

    private static func right(_ missing: [WrittenLink], _ extra: [WrittenLink]) -> Message? {
        switch (missing.first, extra.first) {
        case (let missing?, nil): "Write “[…](\(missing.written))” around the words that have the link in the source"
        case (nil, .some): "Leave the words and take their link out, or put it into the source, too"
        case (let new?, let old?) where missing.count == 1 && extra.count == 1: "Write “\(new.written)” for “\(old.written)”"
        default: nil
        }
    }

    /// The links of a source, as the page would write them, that a translation lacks, and those that only it has.
    private func differentLinks(_ source: SegmentText, _ pair: Pair) -> ([WrittenLink], [WrittenLink]) {
        let (sourceLanguage, language) = (String(sourceLocale.language), String(locale.language))
        let languages: Set = [sourceLanguage, language]
        let localization = Localization(sourceLocale: sourceLocale, locale: locale)
        let (theirTargets, ourTargets) = (source.linkTargets(languages, localization), pair.target.linkTargets(languages, nil))
        var missing = surplus(of: theirTargets, over: ourTargets)
        var extra = surplus(of: ourTargets, over: theirTargets)
        // Sites outside name their pages by titles: `/en/link-your-account` is `/fr/lier-votre-compte`, for all that can be known.
        let ours = source.localizedTargets(in: sourceLanguage, of: languages)
        let theirs = pair.target.localizedTargets(in: language, of: languages)
        if languages.count > 1, missing.count == extra.count, missing.allSatisfy({ ours.contains($0.key) }), extra.allSatisfy({ theirs.contains($0.key) }) {
            (missing, extra) = ([], [])
        }
        return (missing, extra)
    }

    /// A link that the source has led elsewhere since, and that here still leads to where it did. Nothing needs to be translated for it.
    ///
    /// - Returns: whether there was one.
    mutating func checkMovedLinks(_ unit: TranslationUnit, _ pair: Pair) -> Bool {
        let localization = Localization(sourceLocale: sourceLocale, locale: locale)
        let moved = exchanged(unit) { $0.links($1 ? localization : nil) }
        for (old, new) in moved {
            report(
                .linksDiffer, .error, pair, rule: "A translation has the links of its source",
                seen: "the source leads elsewhere since, and this still to “\(old)”", right: "Write “\(new)”", fixes: fixes(old, new, pair))
        }
        return !moved.isEmpty
    }

    /// An image that the source has exchanged for another since. Its alternative text is a segment of its own.
    ///
    /// - Returns: whether there was one.
    mutating func checkExchangedImages(_ unit: TranslationUnit, _ pair: Pair) -> Bool {
        let images = exchanged(unit) { text, _ in text.images }
        for (old, new) in images {
            report(
                .codeDiffers, .error, pair, rule: "A translation has the code and the images of its source",
                seen: "the source shows another image since, and this still “\(old)”", right: "Write “\(new)”", fixes: fixes(old, new, pair))
        }
        return !images.isEmpty
    }

    /// The destinations that the translation still has from the text that it was made from, with those that the source has in their places now.
    ///
    /// - Parameter destinations: those of a text; of one in the source language as they belong into the translation.
    private func exchanged(_ unit: TranslationUnit, _ destinations: (_ text: SegmentText, _ isSource: Bool) -> [String]) -> [(String, String)] {
        if case .stale = unit.state { return [] }
        guard let base = unit.base, base != unit.source.text else { return [] }
        let (before, after) = (destinations(base, true), destinations(unit.source.text, true))
        guard before.count == after.count else { return [] }
        let ours = Set(unit.targets.flatMap { destinations($0.text, false) })
        return zip(before, after).filter { old, new in old != new && !after.contains(old) && ours.contains(old) }
    }

    private func fixes(_ old: String, _ new: String, _ pair: Pair) -> [Fix] {
        guard let place = place(ofDestination: old, in: pair.range) else { return [] }
        return [Fix("Write “\(new)”", edits: [Edit(page.file.location(of: place), replacement: new)], isSafe: true)]
    }

    /// Where the destination of a link or an image stands in the page; nil where it stands in several places, or is written with escapes.
    private func place(ofDestination destination: String, in range: SourceRange) -> SourceRange? {
        let written = Array("](\(destination)".utf8)
        let bytes = page.file.bytes[range.clamped(to: 0..<page.file.bytes.count)]
        let places = bytes.indices.filter { start in
            guard let end = bytes.index(start, offsetBy: written.count, limitedBy: bytes.endIndex), end < bytes.endIndex,
                bytes[start..<end].elementsEqual(written)
            else { return false }
            return bytes[end] == UInt8(ascii: ")") || bytes[end] == UInt8(ascii: " ")
        }
        return places.count == 1 ? places.first.map { $0 + 2..<$0 + written.count } : nil
    }

    /// Bold and italics that were lost. Those that the source took away since, or has since and somebody has recorded as carried over, are not.
    mutating func checkMarks(_ unit: TranslationUnit, _ pair: Pair) {
        guard unit.carriedBefore != .markupOnly else { return }
        func count(_ code: SegmentText.Code, _ text: SegmentText) -> Int { text.codes.count { $0 == code } }
        let marks: [(SegmentText.Code, Message)] = [(.strong, "bold"), (.emphasis, "italic"), (.strikethrough, "struck through")]
        for (code, name) in marks {
            let theirs = min(count(code, pair.source), count(code, unit.source.text))
            let ours = count(code, pair.target)
            // Some languages set titles of works or quotations in marks instead.
            let isQuoted = code == .emphasis && pair.target.plainText.contains { $0 == "«" || $0 == "“" || $0 == "„" }
            let most = max(count(code, pair.source), count(code, unit.source.text))
            // So do others of what the source quotes, and languages without a word order of their own emphasize a word of two.
            if ours > most, !(code == .emphasis && pair.source.plainText.contains { "“‘\"«„".contains($0) }) {
                let passages = Message(ours, one: "\(ours) passage in \(name)", other: "\(ours) passages in \(name)")
                report(
                    .marksLost, .warning, pair, rule: "What is emphasized in the translation is so in the source",
                    seen: most == 0
                        ? "the translation has \(passages), the source none" : "the translation has \(passages), the source \(most)")
            }
            guard ours < theirs, !isQuoted else { continue }
            let passages = Message(theirs, one: "\(theirs) passage in \(name)", other: "\(theirs) passages in \(name)")
            report(
                .marksLost, .warning, pair, rule: "What is emphasized in the source is so in the translation",
                seen: ours == 0
                    ? "the source has \(passages), the translation none" : "the source has \(passages), the translation \(ours)")
        }
    }

    /// A claim that went to another segment of the page.
    mutating func checkClaims(_ pair: Pair) {
        let source = pair.source.claims.map { $0.canonical(in: product).destination }
        let target = pair.target.claims.map { $0.canonical(in: product).destination }
        let missing = surplus(of: source, over: target)
        let extra = surplus(of: target, over: source)
        guard !missing.isEmpty || !extra.isEmpty else { return }
        report(
            .claimMoved, .warning, pair, rule: "A claim stands in the translation of the segment that makes it",
            seen: Self.difference(missing: missing, extra: extra))
    }

    static func difference(missing: [String], extra: [String]) -> Message {
        if extra.isEmpty { return "the translation lacks \(missing.quoted)" }
        return missing.isEmpty
            ? "the translation has \(extra.quoted), which the source has not"
            : "the translation lacks \(missing.quoted); it has \(extra.quoted), which the source has not"
    }
}

/// Where a link leads.
private struct WrittenLink: Hashable {
    /// The same in every language.
    let key: String
    /// As a page writes it.
    let written: String

    static func == (a: WrittenLink, b: WrittenLink) -> Bool { a.key == b.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension TranslationUnit {
    /// The claims of the source of today that the translation does not make.
    func lostClaims(_ product: Product) -> [String] {
        func claims(_ texts: [SegmentText]) -> [String] { texts.flatMap(\.claims).map { $0.canonical(in: product).destination } }
        return surplus(of: claims([source.text]), over: claims(targets.map(\.text)))
    }
}

extension SegmentText {
    /// What stays as it is in every language.
    fileprivate var fixedParts: [String] {
        codes.compactMap { code in
            switch code {
            case .code(let text): "`\(text)`"
            case .image(let source, _): source.withoutImageLocale
            case .html, .emphasis, .strong, .strikethrough, .link, .claim, .label, .lineBreak: nil
            }
        }
    }

    /// Where its links lead, in another language where that is asked for.
    fileprivate func links(_ localization: Localization?) -> [String] {
        codes.compactMap { code in
            if case .link(let destination, _) = localization?.localized(code) ?? code { destination } else { nil }
        }
    }

    fileprivate var images: [String] {
        codes.compactMap { code in
            if case .image(let source, _) = code { source } else { nil }
        }
    }

    fileprivate func linkTargets(_ languages: Set<String>, _ localization: Localization?) -> [WrittenLink] {
        links(localization).map { WrittenLink(key: $0.without(languages), written: $0) }
    }

    /// The targets of links to addresses outside that say of themselves that they are in a language.
    fileprivate func localizedTargets(in language: String, of languages: Set<String>) -> Set<String> {
        Set(
            codes.compactMap { code in
                guard case .link(let destination, _) = code, destination.contains("://"), destination.languages(of: languages) == [language]
                else {
                    return nil
                }
                return destination.without(languages)
            })
    }

    fileprivate var claims: [Claim] {
        codes.compactMap { code in
            switch code {
            case .claim(let destination), .label(let destination, _):
                if case .claim(let claim)? = Claim.parse(destination) { claim } else { nil }
            case .code, .image, .html, .emphasis, .strong, .strikethrough, .link, .lineBreak: nil
            }
        }
    }
}

extension String {
    /// `images/profile.fr.png` as `images/profile.png`.
    fileprivate var withoutImageLocale: String {
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 2, LanguageTag.canonical(String(parts[parts.count - 2])) == String(parts[parts.count - 2]) else { return self }
        return (parts.dropLast(2) + parts.suffix(1)).joined(separator: ".")
    }

    /// `../link/fr.md#steps` and `https://fr.example.com/fr-FR/x` without what names their language, and without the heading, which is checked by itself.
    fileprivate func without(_ languages: Set<String>) -> String {
        let isOutside = contains("://")
        let parts = split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
            let anchor = part.firstIndex(of: "#") ?? part.endIndex
            let name = part[..<anchor]
            if !isOutside { return name.hasSuffix(".md") ? "*" : String(name) }
            return String(part).language(of: languages)?.rest ?? String(part).withoutQuery(languages)
        }
        return parts.joined(separator: "/")
    }

    /// `page?lang=fr#a` as `page?lang=*#a`.
    private func withoutQuery(_ languages: Set<String>) -> String {
        guard let mark = firstIndex(of: "?") else { return self }
        let end = self[mark...].firstIndex(of: "#") ?? endIndex
        let fields = self[index(after: mark)..<end].split(separator: "&", omittingEmptySubsequences: false).map { field -> String in
            let sides = field.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2, Self.languageFields.contains(sides[0].lowercased()), languages.contains(String(sides[1].replacing("_", with: "-").language)) else { return String(field) }
            return sides[0] + "=*"
        }
        return "\(self[...mark])\(fields.joined(separator: "&"))\(self[end...])"
    }

    private static let languageFields: Set<String> = ["lang", "language", "locale", "hl", "l", "lc", "setlang", "ui_locales", "lng"]

    /// The languages that the components of an address name.
    fileprivate func languages(of languages: Set<String>) -> Set<String> {
        let parts = prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        return Set(parts.compactMap { $0.language(of: languages)?.language })
    }

    /// The language of a component of an address, or of a host: `fr`, `fr-FR`, `fr.example.com`; and the component with `*` for it.
    private func language(of languages: Set<String>) -> (language: String, rest: String)? {
        let tag = replacing("_", with: "-")
        let language = String(tag.language)
        if count <= 6, languages.contains(language), LanguageTag.canonical(tag) != nil { return (language, "*") }
        guard contains("."), let host = split(separator: ".").first.map(String.init), languages.contains(host) else { return nil }
        return (host, "*" + dropFirst(host.count))
    }
}
