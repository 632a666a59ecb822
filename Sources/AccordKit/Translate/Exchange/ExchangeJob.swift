import Diagnostics
import HTML

/// What is to be translated from one language into another, ready to be written for a translator's tool.
public struct ExchangeJob: Sendable {
    public var localization: Localization
    public var articles: [Article]
    /// Names that stay as they are in every language.
    public var protectedTerms: [String]
    public var glossary: Glossary
    /// What was translated before, here and elsewhere on the site.
    public var memory: [TranslationMemory.Entry]
    /// The ids of articles in which nothing is to be translated; an earlier export may have had them.
    public var otherArticles: [String]
    /// How many segments the translations still have that their sources lost: no export holds them.
    public internal(set) var removed = 0
    /// In which language its translator is told what files say besides texts; what kind of thing it is stays an identifier.
    var catalogue = MessageCatalogue.english
    /// Whether formats whose codes hide them have the titles of links and images as units of their own.
    var separatesTitles = true

    public init(
        _ localization: Localization, articles: [Article], protectedTerms: [String] = [], glossary: Glossary = Glossary(),
        memory: [TranslationMemory.Entry] = [], otherArticles: [String] = []
    ) {
        self.localization = localization
        self.articles = articles
        // Of two names that begin alike, the longer one is meant.
        self.protectedTerms = Set(protectedTerms.filter { !$0.isEmpty }).sorted { ($1.count, $0) < ($0.count, $1) }
        self.glossary = glossary
        self.memory = memory
        self.otherArticles = otherArticles
    }

    public struct Article: Sendable {
        /// `<section>/<article>`.
        public var id: String
        /// The page that is translated.
        public var file: SourceFile
        public var units: [TranslationUnit]
        /// Where the source page is published.
        public var pageURL: String?
        /// Where the translation is published.
        public var translationURL: String?
        /// By the ids of units: the picture in the text or nearest to it.
        public var pictures: [String: String]
        /// What the memory has for units that need work, by their ids, the best first.
        public var matches: [String: [TranslationMemory.Match]]

        public init(
            id: String, file: SourceFile, units: [TranslationUnit], pageURL: String? = nil, translationURL: String? = nil,
            pictures: [String: String] = [:], matches: [String: [TranslationMemory.Match]] = [:]
        ) {
            self.id = id
            self.file = file
            self.units = units
            self.pageURL = pageURL
            self.translationURL = translationURL
            self.pictures = pictures
            self.matches = matches
        }

        func exchanged(_ localization: Localization, separatesTitles: Bool) -> [ExchangeUnit] {
            units.flatMap { unit in
                let parts = separatesTitles ? unit.parts(localization) : [unit]
                let line = file.position(of: unit.source.range.lowerBound).line
                let titles = parts.compactMap { part in TranslationUnit.titlePlace(part.id).map { ($0.number, part.id) } }
                return parts.map { part in
                    let table = CodeTable(source: part.source.text, target: part.exchangedTarget, localization)
                    return ExchangeUnit(
                        unit: part, table: table, path: file.path, line: line, titleIDs: part.isTitle ? [:] : Dictionary(uniqueKeysWithValues: titles))
                }
            }
        }
    }
}

/// A file of an export: where it goes within the export's folder, and what is in it.
public struct ExportedFile: Sendable, Hashable {
    public var path: String
    public var bytes: [UInt8]
    /// Of settings that are the user's once they are there: a text by which a file at the path is known as such.
    public var mark: String?

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: String, _ root: XML.Element, _ layout: XML.Layout, mark: String? = nil) {
        self.path = path
        self.mark = mark
        bytes = []
        root.write(layout, to: &bytes)
    }
}

/// For which tool an export is.
public enum ExchangeFormat: String, Sendable, Hashable, CaseIterable {
    /// A project folder: XLIFF 1.2, translation memory, glossary.
    case omegat
    /// gettext PO with the flags by which Weblate knows Markdown, and a TBX glossary.
    case weblate
    /// XLIFF 2.1.
    case xliff
    /// XLIFF 1.2, for tools that know no later one.
    case xliff1 = "xliff-1.2"
    /// gettext PO.
    case po
    /// TMX 1.4b of everything translated, and a TBX glossary.
    case tmx
}

extension ExchangeJob {
    /// The files for a tool.
    public func files(for format: ExchangeFormat) -> [ExportedFile] {
        let locale = localization.locale
        let glossary = ExportedFile("\(locale).tbx", tbx, TBX.layout)
        switch format {
        case .omegat: return omegatProject
        case .xliff: return [ExportedFile("\(locale).xlf", xliff2, XLIFF2.layout), glossary]
        case .xliff1:
            let files = articles.map { ExportedFile("\($0.id)/\(locale).xlf", xliff1([$0], for: .anyTool), XLIFF1.layout) }
            return files + [glossary]
        case .po: return articles.map { ExportedFile("\($0.id)/\(locale).po", po($0, for: .gettext).bytes) } + [glossary]
        case .weblate: return articles.map { ExportedFile("\($0.id)/\(locale).po", po($0, for: .weblate).bytes) } + [glossary]
        case .tmx: return [ExportedFile("\(locale).tmx", tmx, TMX.layout), glossary]
        }
    }

    /// A text with the names in it that are not to be translated told apart.
    func pieces(of text: String) -> [(text: String, isProtected: Bool)] {
        var pieces: [(String, Bool)] = []
        var plain = ""
        var rest = text[...]
        var isInWord = false
        while let first = rest.first {
            let term = isInWord ? nil : protectedTerms.first { rest.hasPrefix($0) && !(rest.dropFirst($0.count).first?.isWordCharacter ?? false) }
            if let term {
                if !plain.isEmpty { pieces.append((plain, false)) }
                plain = ""
                pieces.append((term, true))
                rest = rest.dropFirst(term.count)
                isInWord = false
            } else {
                plain.append(first)
                isInWord = first.isWordCharacter
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { pieces.append((plain, false)) }
        return pieces
    }
}

extension Character {
    fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
