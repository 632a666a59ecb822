import Diagnostics

extension Workspace {
    /// What is to be said of the words of the site's YAML files: its title, those of its sections, and the texts of the layouts.
    func checkYAMLTexts() -> [Diagnostic] {
        let locales = map.site.configuration.locales.map(\.tag).filter { selection.includes(locale: $0) }
        let tags = Set(locales.flatMap { LanguageTag.truncations(of: $0) })
        // What is wrong with a file itself was told when it was read.
        var told: [Diagnostic] = []
        var findings: [Diagnostic] = []
        for path in [Site.Configuration.fileName] + map.site.sections.map({ "Content/\($0.id)/section.yml" }) {
            guard let titles = yaml(path)?.mapping("title", &told) else { continue }
            for tag in titles.keys where tags.contains(tag) { findings += self.findings(of: [tag], in: titles, tag) }
        }
        for tag in tags.sorted() {
            guard let texts = yaml("Templates/strings/\(tag).yml") else { continue }
            findings += self.findings(of: texts.keys, in: texts, tag)
        }
        return findings
    }

    private func yaml(_ path: String) -> YAMLMapping? {
        var told: [Diagnostic] = []
        guard let bytes = try? readText("\(root)/\(path)", limit: Site.Limit.yaml) else { return nil }
        return YAMLMapping(SourceFile(path: path, bytes: bytes), nil, &told)
    }

    private func findings(of keys: [String], in yaml: YAMLMapping, _ locale: String) -> [Diagnostic] {
        var told: [Diagnostic] = []
        let texts = keys.compactMap { key -> Prose? in
            // The forms of a plural are pieces of a sentence.
            guard let text = yaml.text(key, &told), !text.contains(", plural"), let start = yaml.valueStart(of: key) else { return nil }
            return Prose(.paragraph, text, yamlAt: start, in: yaml.file)
        }
        var check = ProseCheck(texts, in: yaml.file, locale: locale, of: map.site)
        check.checkWords()
        return check.findings
    }
}
