import Diagnostics

/// The words that a site agreed on: `Content/glossary.yml`.
public struct Glossary: Sendable {
    public var terms: [String: Term]
    /// Names that are written alike in every language, such as those of products.
    public var protected: [String]

    public init(terms: [String: Term] = [:], protected: [String] = []) {
        self.terms = terms
        self.protected = protected
    }

    public struct Term: Sendable {
        /// What a claim `term:` may say, per locale.
        public var text: LocalizedText
        /// Words not to be used for it, each followed by its other forms, per locale.
        public var forbidden: [String: [String]]
        /// What a writer or translator should know, per locale.
        public var notes: [String: String]
    }
}

extension Glossary {
    static let path = "Content/glossary.yml"

    init(_ file: SourceFile, _ findings: inout [Diagnostic]) {
        self.init()
        guard let yaml = YAMLMapping(file, nil, &findings) else { return }
        yaml.refuseKeys(besides: ["terms", "protected"], &findings)
        protected = yaml.texts("protected", &findings)?.filter { !$0.isEmpty } ?? []
        guard let terms = yaml.mapping("terms", &findings) else { return }
        for id in terms.keys {
            guard let locales = terms.mapping(id, &findings) else { continue }
            var term = Term(text: LocalizedText([String: Forms]()), forbidden: [:], notes: [:])
            for tag in locales.keys {
                guard let entry = locales.mapping(tag, &findings) else { continue }
                entry.refuseKeys(besides: ["preferred", "forms", "forbidden", "note"], &findings)
                guard let preferred = entry.required("preferred", entry.text("preferred", &findings), &findings) else { continue }
                let others = entry.textsByKey("forms", &findings) ?? [:]
                term.text.forms[tag] = Forms(["one": preferred, Forms.plain: preferred].merging(others) { $1 })
                term.forbidden[tag] = entry.wordsAndForms("forbidden", &findings)
                term.notes[tag] = entry.text("note", &findings)
            }
            self.terms[id] = term
        }
    }
}

extension YAMLMapping {
    /// A list of words, some of which are mappings with their forms: `[société, {word: cheval, forms: {other: chevaux}}]`.
    fileprivate func wordsAndForms(_ key: String, _ findings: inout [Diagnostic]) -> [String]? {
        guard hasMappings(in: key) else { return texts(key, &findings) }
        return mappings(key, textAs: "word", &findings)?.flatMap { entry -> [String] in
            entry.refuseKeys(besides: ["word", "forms"], &findings)
            guard let word = entry.required("word", entry.text("word", &findings), &findings) else { return [] }
            let forms = entry.textsByKey("forms", &findings) ?? [:]
            return [word] + forms.sorted { $0.key < $1.key }.map(\.value).filter { $0 != word }
        }
    }
}
