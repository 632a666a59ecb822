/// By what the pages of one article in several languages are known: an address or path without the parts that name a language.
struct PageKey: Hashable {
    let text: String
    /// The tag that a part names, where one does.
    let language: String?

    /// `https://fr.help.example.com/hc/fr/a`, `https://help.example.com/a.html?lang=fr`
    init(address: HTTPAddress, _ locales: SiteLocales) {
        var found: String?
        func isKept(_ part: Substring) -> Bool {
            guard let tag = locales.named(by: part) else { return true }
            found = tag
            return false
        }
        // The first label alone: the last one of an address may be a country.
        let labels = address.host.split(separator: ".")
        let host = (labels.count > 2 ? labels.prefix(1).filter(isKept) : labels.prefix(1)) + labels.dropFirst()
        let parts = address.pathAndQuery.split(separator: "?", maxSplits: 1)
        let path = Self.path(String(parts.first ?? "").removingPercentEncoding, isKept)
        text = "//\(host.joined(separator: "."))/\(path)" + (parts.count > 1 ? Self.query(parts[1], isKept) : "")
        language = found
    }

    /// `pages/fr/a.html`, `a.fr.html`, `a_fr.html`, `a.html?lang=fr`: however the path to a file is written.
    init(path: String, _ locales: SiteLocales) {
        var found: String?
        func key(_ path: String) -> String {
            func isKept(_ part: Substring) -> Bool {
                guard let tag = locales.named(by: part) else { return true }
                found = tag
                return false
            }
            let parts = path.split(separator: "?", maxSplits: 1)
            return Self.path(String(parts.first ?? ""), isKept) + (parts.count > 1 ? Self.query(parts[1], isKept) : "")
        }
        let local = localPath(path)
        text = key(local)
        if local.hasPrefix("/"), !path.hasPrefix("/") {
            // What is above the folder in which the command runs says nothing.
            found = nil
            _ = key(normalizedPath(path))
        }
        language = found
    }

    /// The fields that do not say a language, in one order.
    private static func query(_ query: Substring, _ isKept: (Substring) -> Bool) -> String {
        let fields = query.split(separator: "&").filter { field in
            let pair = field.split(separator: "=", maxSplits: 1)
            return pair.count < 2 || !["lang", "locale", "language", "hl", "l"].contains(pair[0].lowercased()) || isKept(pair[1])
        }
        return fields.isEmpty ? "" : "?" + fields.sorted().joined(separator: "&")
    }

    /// The last part as words: `help-name` as `Help name`.
    var words: String {
        let name = text.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        let words = name.split { $0 == "-" || $0 == "_" || $0 == "." }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func path(_ path: String, _ isKept: (Substring) -> Bool) -> String {
        var segments = path.split(separator: "/").map(Substring.init)
        guard let last = segments.popLast() else { return "" }
        return (segments.filter(isKept) + [name(last, isKept)]).joined(separator: "/")
    }

    /// A file's name without its suffix and the language behind `.` or `_`.
    private static func name(_ name: Substring, _ isKept: (Substring) -> Bool) -> Substring {
        var stem = name.withoutPageSuffix
        // `a_fr_CA`, `a.fr-CA`: the longer tag first.
        let cuts = stem.indices.filter { stem[$0] == "." || stem[$0] == "_" }.suffix(2)
        for cut in cuts where cut > stem.startIndex {
            let tag = stem[stem.index(after: cut)...]
            if !isKept(Substring(tag.replacing("_", with: "-"))) {
                stem = stem[..<cut]
                break
            }
        }
        // Zendesk and Intercom write the title of each language behind an article's number.
        let number = stem.prefix { $0.isASCII && $0.isNumber }
        if number.count >= 5, stem.dropFirst(number.count).hasPrefix("-") { return number }
        // A folder's index in a language is the folder's index.
        return !isKept(stem) ? "index" : stem
    }
}

extension Substring {
    /// Without `.html` and the like at the end.
    var withoutPageSuffix: Substring {
        for suffix in [".html", ".htm", ".xhtml", ".php", ".aspx", ".jsp"]
        where utf8.count > suffix.utf8.count && lowercased().hasSuffix(suffix) {
            return dropLast(suffix.count)
        }
        return self
    }
}

/// The locales of a site, and which of them a language tag means.
struct SiteLocales: Sendable {
    let tags: [String]

    /// The locale for a language that a page says it is in: `fr-FR` is `fr` where the site has no `fr-FR`, and `fr` is `fr-FR` where it has only that.
    func locale(for tag: String) -> String? {
        guard let canonical = LanguageTag.canonical(tag.replacing("_", with: "-")) else { return nil }
        if let found = LanguageTag.truncations(of: canonical).first(where: tags.contains) { return found }
        return tags.first { $0.hasPrefix("\(canonical)-") }
    }

    /// The locale that a part of an address names; nil for words that are no language.
    func named(by part: Substring) -> String? {
        let subtags = part.split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let language = subtags.first, (2...3).contains(language.count), subtags.dropFirst().allSatisfy(Self.isRegionOrScript) else {
            return nil
        }
        return locale(for: String(part))
    }

    /// `CA`, `419`, `Hant`; other words behind a language would mostly be words: `en-ligne`.
    private static func isRegionOrScript(_ subtag: Substring) -> Bool {
        switch subtag.count {
        case 2: subtag.allSatisfy { $0.isASCII && $0.isLetter }
        case 3: subtag.allSatisfy { $0.isASCII && $0.isNumber }
        case 4: ["hans", "hant", "latn", "cyrl"].contains(subtag.lowercased())
        default: false
        }
    }
}
