import Diagnostics

/// How segments are carried by PO files: as the one line of Markdown that the lock keeps, so that every code can be seen and compared.
enum PO {
    enum Tool { case gettext, weblate }

    /// The header field that names the article.
    static let articleField = "X-Accord-Article"
    /// What the comment with the digests of source and translation begins with.
    static let digestNote = "accord:"

    /// gettext's forms of the plural by language, where there are others than one and many.
    private static let pluralForms: [String: String] = [
        "fr": "nplurals=2; plural=(n > 1);", "pt-BR": "nplurals=2; plural=(n > 1);", "tr": "nplurals=2; plural=(n > 1);",
        "ja": "nplurals=1; plural=0;", "zh": "nplurals=1; plural=0;", "ko": "nplurals=1; plural=0;", "th": "nplurals=1; plural=0;",
        "vi": "nplurals=1; plural=0;", "id": "nplurals=1; plural=0;",
        "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "cs": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);", "sk": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
        "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
        "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);",
        "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
        "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
        "he": "nplurals=2; plural=(n != 1);",
    ]

    static func pluralForms(_ locale: String) -> String {
        LanguageTag.truncations(of: locale).lazy.compactMap { pluralForms[$0] }.first ?? "nplurals=2; plural=(n != 1);"
    }
}

extension ExchangeJob {
    /// An article as a PO file.
    func po(_ article: Article, for tool: PO.Tool) -> POFile {
        let revised = article.units.compactMap(\.on).max().map { "\($0.prefix(10)) \($0.dropFirst(11).prefix(5))+0000" }
        var file = POFile()
        file.header = [
            ("Project-Id-Version", article.id), ("Report-Msgid-Bugs-To", ""), ("PO-Revision-Date", revised ?? "1970-01-01 00:00+0000"),
            ("Last-Translator", "Accord"), ("Language-Team", localization.locale),
            ("Language", String(localization.locale.map { $0 == "-" ? "_" : $0 })), ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PO.pluralForms(localization.locale)), (PO.articleField, article.id),
        ].map { POFile.Field(name: $0.0, value: $0.1) }
        file.entries = article.exchanged(localization, separatesTitles: false).map { entry($0, of: article, for: tool) }
        return file
    }

    private func entry(_ unit: ExchangeUnit, of article: Article, for tool: PO.Tool) -> POFile.Entry {
        var entry = POFile.Entry()
        entry.notes = ["\(PO.digestNote) \(unit.origin)"]
        // The previous source has a place of its own.
        let notes = unit.notes(of: article, in: catalogue).filter { $0.category != "previous source" }
        entry.notes += notes.map { "\($0.category): \($0.text)" }
        entry.notes += localization.claimNotes(unit.source, in: catalogue)
        entry.notes += (article.matches[unit.id] ?? []).map { match in
            let text = "memory \(match.score) %: \(unit.written(match.entry.source)) → \(unit.written(match.entry.target))"
            return String(text.map { $0.isNewline ? " " : $0 })
        }
        entry.references = ["\(unit.path):\(unit.line)"]
        if let target = unit.unit.exchangedTarget {
            switch unit.unit.state {
            case .stale, .needsReview: entry.flags.append("fuzzy")
            case .new, .translated, .approved: break
            }
            entry.string = unit.written(target)
        }
        entry.flags.append("no-wrap")
        if tool == .weblate, unit.unit.source.kind.fieldName == nil { entry.flags.append("md-text") }
        if entry.flags.contains("fuzzy") { entry.previousID = unit.previous.map(unit.written) }
        entry.context = unit.id
        entry.id = unit.written(unit.source)
        return entry
    }
}

extension Localization {
    /// What each claim of a text names: its label in the translation's language and what it is.
    func claimNotes(_ text: SegmentText, in catalogue: MessageCatalogue) -> [String] {
        var seen: Set<String> = []
        return text.codes.compactMap { code in
            guard let destination = code.claimed, seen.insert(destination).inserted, case .claim(let claim)? = Claim.parse(destination) else {
                return nil
            }
            if case .state(let axis, let value) = claim { return "claim: \(destination) (\(catalogue.text(of: "\(axis) is \(value); in words of your own")))" }
            guard let subject = product?.subject(of: claim) else { return nil }
            let label = code.isStandalone ? display(localized(code), in: locale) : subject.text.lookup(locale)?.singular ?? ""
            let role =
                switch subject.kind {
                case .control(let control): control.role
                case .screen: "screen"
                case .tool: "tool"
                case .item: "item"
                case .term: "term"
                }
            return "claim: \(destination) = “\(label)” (\(role))"
        }
    }
}
