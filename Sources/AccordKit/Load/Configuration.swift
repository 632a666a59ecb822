import Diagnostics

extension Site.Configuration {
    /// Where it stands in a site's folder.
    public static let fileName = "site.yml"

    /// Reads `site.yml`; nil where something is wrong with it, which is then a finding.
    init?(_ file: SourceFile, _ findings: inout [Diagnostic]) {
        let before = findings.count
        guard let yaml = YAMLMapping(file, nil, &findings) else { return nil }
        yaml.refuseKeys(besides: ["title", "baseURL", "source", "locales", "capabilities", "translation", "typography", "spelling"], &findings)
        let titles = yaml.localized("title", &findings)
        let baseURL = yaml.text("baseURL", &findings)
        if let baseURL, !(baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://")) || !baseURL.hasSuffix("/") {
            findings.append(
                Diagnostic(
                    .wrongValue, at: yaml.location(of: "baseURL"),
                    rule: "baseURL begins with http:// or https:// and ends with /", seen: "it is “\(baseURL)”"))
        }
        let source = yaml.required("source", yaml.text("source", &findings), &findings)
        let locales = yaml.required("locales", yaml.mappings("locales", &findings), &findings)?
            .compactMap { Site.Locale($0, &findings) } ?? []
        let capabilities = yaml.mapping("capabilities", &findings)
        let (snapshot, live) = capabilities.map { CapabilityLocations.read($0, &findings) } ?? ("Content/capabilities.json", nil)
        let translation = yaml.mapping("translation", &findings).map { TranslationPolicy($0, &findings) } ?? TranslationPolicy()
        Self.checkLocales(locales, source: source, yaml, &findings)
        let typography = yaml.choices("typography", TypographyProfile.self, for: locales, &findings)
        let spelling = yaml.choices("spelling", Spelling.self, for: locales, &findings)
        guard findings.count == before, let source, let titles else {
            _ = yaml.required("title", titles, &findings)
            return nil
        }
        self.init(
            titles: titles, baseURL: baseURL, sourceLocale: source, locales: locales, snapshot: snapshot, live: live, translation: translation)
        self.typography = typography
        self.spelling = spelling
    }

    private static func checkLocales(_ locales: [Site.Locale], source: String?, _ yaml: YAMLMapping, _ findings: inout [Diagnostic]) {
        let tags = locales.map(\.tag)
        func refuse(_ tag: String, _ rule: Message, _ seen: Message) {
            findings.append(
                Diagnostic(.wrongValue, at: yaml.location(of: "locales"), rule: rule, seen: seen, right: didYouMean(tag, tags.filter { $0 != tag })))
        }
        if let source, !tags.contains(source) { refuse(source, "The source locale is one of the site's locales", "“\(source)” is not") }
        for (index, locale) in locales.enumerated() {
            if tags[..<index].contains(locale.tag) { refuse(locale.tag, "A locale is listed once", "“\(locale.tag)” stands twice") }
            for fallback in locale.fallbacks where !tags.contains(fallback) || fallback == locale.tag {
                refuse(fallback, "A fallback is another of the site's locales", "“\(locale.tag)” falls back to “\(fallback)”")
            }
        }
        checkPreparation(locales, source: source, &findings)
    }

    /// What is published borrows nothing from what is not.
    private static func checkPreparation(_ locales: [Site.Locale], source: String?, _ findings: inout [Diagnostic]) {
        let prepared = Set(locales.filter(\.isBeingPrepared).map(\.tag))
        for locale in locales {
            if locale.tag == source, locale.isBeingPrepared {
                findings.append(
                    Diagnostic(
                        .wrongValue, at: locale.place, rule: "The source locale is published",
                        seen: "“\(locale.tag)” is being prepared", right: "Take “preparing” out"))
            }
            for fallback in locale.fallbacks where !locale.isBeingPrepared && prepared.contains(fallback) {
                findings.append(
                    Diagnostic(
                        .wrongValue, at: locale.place, rule: "A published locale falls back to published ones",
                        seen: "“\(locale.tag)” falls back to “\(fallback)”, which is being prepared"))
            }
        }
    }
}

extension Site.Locale {
    /// Languages written from right to left (CLDR, layout orientation).
    private static let rightToLeft: Set<Substring> = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]

    fileprivate init?(_ yaml: YAMLMapping, _ findings: inout [Diagnostic]) {
        yaml.refuseKeys(besides: ["tag", "name", "fallback", "preparing"], &findings)
        guard let tag = yaml.required("tag", yaml.text("tag", &findings), &findings),
            let name = yaml.required("name", yaml.text("name", &findings), &findings)
        else { return nil }
        guard LanguageTag.canonical(tag) == tag else {
            findings.append(
                Diagnostic(
                    .wrongValue, at: yaml.location(of: "tag"), rule: "A locale is a BCP 47 language tag such as fr or fr-CA", seen: "it is “\(tag)”",
                    right: LanguageTag.canonical(String(tag.map { $0 == "_" ? "-" : $0 })).map { "Write “\($0)”" }))
            return nil
        }
        let language = tag.split(separator: "-").first ?? ""
        self.init(
            tag: tag, name: name, fallbacks: yaml.texts("fallback", &findings) ?? [],
            direction: Self.rightToLeft.contains(language) ? .rightToLeft : .leftToRight,
            isBeingPrepared: yaml.flag("preparing", &findings) ?? false, place: yaml.location(of: "tag"))
    }
}

/// Where site.yml says that the capability model is.
enum CapabilityLocations {
    static func read(_ yaml: YAMLMapping, _ findings: inout [Diagnostic]) -> (snapshot: String, live: CapabilitySource?) {
        yaml.refuseKeys(besides: ["snapshot", "live"], &findings)
        let snapshot = yaml.text("snapshot", &findings) ?? "Content/capabilities.json"
        if snapshot.hasPrefix("/") || snapshot.split(separator: "/").contains("..") {
            findings.append(
                Diagnostic(
                    .wrongValue, at: yaml.location(of: "snapshot"), rule: "The snapshot is a file in the site's folder", seen: "it is “\(snapshot)”"))
        }
        return (snapshot, live(yaml, &findings))
    }

    private static func live(_ yaml: YAMLMapping, _ findings: inout [Diagnostic]) -> CapabilitySource? {
        guard yaml.isMapping("live") else { return yaml.text("live", &findings).map { CapabilitySource(argument: $0) } }
        guard let live = yaml.mapping("live", &findings) else { return nil }
        live.refuseKeys(besides: ["url", "token", "file", "command", "timeout"], &findings)
        let timeout = live.integer("timeout", &findings).map { Duration.seconds($0) } ?? CapabilitySource.defaultTimeout
        let sources: [CapabilitySource] = [
            live.text("url", &findings).map { .http(url: $0, tokenVariable: live.text("token", &findings), timeout: timeout) },
            live.text("file", &findings).map { .file($0) },
            live.texts("command", &findings).map { .command($0, timeout: timeout) },
        ].compactMap { $0 }
        guard sources.count == 1 else {
            findings.append(
                Diagnostic(
                    .wrongValue, at: yaml.location(of: "live"), rule: "The live model has one source: url, file or command",
                    seen: sources.isEmpty ? "there is none" : "there are \(sources.count)"))
            return nil
        }
        return sources.first
    }
}

extension YAMLMapping {
    /// A text per locale, each a string or a mapping of forms.
    func localized(_ key: String, _ findings: inout [Diagnostic]) -> LocalizedText? {
        guard let inner = mapping(key, &findings) else { return nil }
        var forms: [String: Forms] = [:]
        for tag in inner.keys {
            if let text = inner.text(tag, &findings) { forms[tag] = Forms(text) }
        }
        return LocalizedText(forms)
    }

    /// One of a few words per locale of the site, or per language that several of them share.
    fileprivate func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _: Choice.Type, for locales: [Site.Locale], _ findings: inout [Diagnostic]
    ) -> [String: Choice] where Choice.RawValue == String {
        guard let inner = mapping(key, &findings) else { return [:] }
        inner.refuseKeys(besides: Set(locales.flatMap { LanguageTag.truncations(of: $0.tag) }).sorted(), &findings)
        var choices: [String: Choice] = [:]
        for tag in inner.keys {
            guard let word = inner.text(tag, &findings) else { continue }
            let known = Choice.allCases.map(\.rawValue)
            choices[tag] = Choice(rawValue: word)
            guard choices[tag] == nil else { continue }
            findings.append(
                Diagnostic(
                    .wrongValue, at: inner.location(of: tag), rule: "The value of “\(key)” for a locale is one of \(known.joined(separator: ", "))",
                    seen: "it is “\(word)”", right: didYouMean(word, known)))
        }
        return choices
    }
}

extension Site.Configuration {
    /// The locales from which another one borrows what it does not have, the nearest first.
    func fallbacks(of tag: String) -> [String] { locales.first { $0.tag == tag }?.fallbacks ?? [] }
}
