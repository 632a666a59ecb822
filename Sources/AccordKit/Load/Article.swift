import Diagnostics

extension Site.Article {
    /// Reads `article.yml`; the pages come later.
    init?(_ file: SourceFile, id: String, section: String, _ configuration: Site.Configuration, _ findings: inout [Diagnostic]) {
        guard let yaml = YAMLMapping(file, nil, &findings) else { return nil }
        yaml.refuseKeys(besides: ["kind", "start", "when", "related", "slugs", "redirects", "audience", "order"], &findings)
        let tags = configuration.locales.map(\.tag)
        let slugs = yaml.textsByKey("slugs", &findings) ?? [:]
        for slug in slugs.values.sorted() { Self.checkSlug(slug, "slugs", yaml, &findings) }
        var redirects: [String: [String]] = [:]
        if let inner = yaml.mapping("redirects", &findings) {
            inner.refuseKeys(besides: tags, &findings)
            for tag in inner.keys { redirects[tag] = inner.texts(tag, &findings) }
            for slug in redirects.values.joined() { Self.checkSlug(slug, "redirects", yaml, &findings) }
        }
        yaml.mapping("slugs", &findings)?.refuseKeys(besides: tags, &findings)
        _ = yaml.texts("audience", &findings)
        self.init(
            id: id, section: section, kind: Self.kind(yaml, &findings), start: yaml.text("start", &findings),
            conditions: yaml.textsByKey("when", &findings) ?? [:], related: yaml.texts("related", &findings) ?? [],
            slugs: slugs, redirects: redirects, order: yaml.integer("order", &findings) ?? 0, pages: [:], file: file)
    }

    private static func kind(_ yaml: YAMLMapping, _ findings: inout [Diagnostic]) -> Kind {
        guard let text = yaml.required("kind", yaml.text("kind", &findings), &findings) else { return .reference }
        if let kind = Kind(rawValue: text) { return kind }
        let kinds = Kind.allCases.map(\.rawValue)
        findings.append(
            Diagnostic(
                .wrongValue, at: yaml.location(of: "kind"), rule: "An article's kind is one of \(kinds.joined(separator: ", "))", seen: "it is “\(text)”",
                right: didYouMean(text, kinds)))
        return .reference
    }

    private static func checkSlug(_ slug: String, _ key: String, _ yaml: YAMLMapping, _ findings: inout [Diagnostic]) {
        guard !Site.isSlug(slug) else { return }
        findings.append(
            Diagnostic(
                .invalidSlug, at: yaml.location(of: key), rule: "A folder name or slug is made of letters, digits, -, _ and ., and does not begin with .", seen: "this one is “\(slug)”"))
    }

    /// The place of a key of `article.yml`, where it is there.
    func location(of key: String) -> Location {
        var findings: [Diagnostic] = []
        return YAMLMapping(file, nil, &findings)?.location(of: key) ?? Location(path: file.path)
    }
}
