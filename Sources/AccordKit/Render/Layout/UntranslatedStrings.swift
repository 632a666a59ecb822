import Diagnostics

extension Templates {
    /// `SIT025`: the words that the pages of some locales would show in English.
    ///
    /// - Parameter files: the site's own templates and strings files.
    func untranslated(in locales: [Site.Locale], files: [SourceFile]) -> [Diagnostic] {
        let tags = Set(locales.map(\.tag))
        return locales.flatMap { locale -> [Diagnostic] in
            let chain = LanguageTag.truncations(of: locale.tag)
            // A region is told by its language, where the site has that.
            guard chain.last != "en", !chain.dropFirst().contains(where: tags.contains) else { return [] }
            let own = files.filter { file in Self.locale(ofStrings: file.path).map(chain.contains) ?? false }
            let texts = chain.reduce(into: [:]) { $0.merge(strings[$1] ?? [:]) { own, _ in own } }
            guard !texts.isEmpty || !own.isEmpty else { return [noFile(for: locale)] }
            return UIStrings.Key.allCases.compactMap { key in
                let english = Self.builtInStrings("en")?[key] ?? ""
                guard let text = texts[key] else { return own.first.map { missing(key, english, in: $0, locale) } }
                // Of a single word, languages may have the same.
                guard text == english, text.split(separator: " ").count > 2, let file = own.first(where: { $0.place(of: key) != nil }) else { return nil }
                return finding(
                    at: file.location(of: file.place(of: key) ?? 0..<0), locale, seen: "“\(key.rawValue)” reads as in English", right: "Translate it")
            }
        }
    }

    private func finding(at place: Location, _ locale: Site.Locale, seen: Message, right: Message) -> Diagnostic {
        Diagnostic(
            .untranslatedString, .warning, at: place, locale: locale.tag, rule: "The words of the layouts are there in each language of the site",
            seen: seen, right: right)
    }

    private func noFile(for locale: Site.Locale) -> Diagnostic {
        let path = "Templates/strings/\(locale.tag.prefix { $0 != "-" }).yml"
        return finding(
            at: locale.place, locale, seen: "there is no \(path), so that pages in \(locale.tag) show English ones",
            right: "Write it, with a line for each of \(UIStrings.Key.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    private func missing(_ key: UIStrings.Key, _ english: String, in file: SourceFile, _ locale: Site.Locale) -> Diagnostic {
        let comment = file.place(of: key, isComment: true)
        let end = file.bytes.count
        return finding(
            at: file.location(of: comment ?? end..<end), locale, seen: "“\(key.rawValue)” is missing, so that pages in \(locale.tag) show “\(english)”",
            right: comment == nil ? "Add a line “\(key.rawValue): …”" : "Translate the line, and take away its #")
    }
}

extension SourceFile {
    /// The line with a key of a strings file, or the comment that holds it.
    fileprivate func place(of key: UIStrings.Key, isComment: Bool = false) -> Range<Int>? {
        let name = Array("\(key.rawValue):".utf8)
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop(while: \.isBlank)
            guard (text.first == UInt8(ascii: "#")) == isComment else { continue }
            let content = text.drop { $0 == UInt8(ascii: "#") || $0.isBlank }
            if content.starts(with: name) { return content.startIndex..<line.endIndex }
        }
        return nil
    }
}
