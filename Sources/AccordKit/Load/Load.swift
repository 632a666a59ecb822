import Diagnostics
import Glibc

extension Site {
    /// Size limits for what is read, in bytes.
    enum Limit {
        static let yaml = 1 << 20
        static let page = 4 << 20
        static let image = 64 << 20
    }

    /// A site as found on disk, with what was wrong with its files.
    public struct Loaded: Sendable {
        public var site: Site
        public var findings: [Diagnostic]
    }

    /// Reads `site.yml` and everything in `Content/`; Markdown is not parsed yet.
    ///
    /// What a run that was killed left half done is finished first, or taken back; on standard error it is told that it was, or why it cannot be.
    /// - Throws: `ConfigurationError` where there is no usable `site.yml`; `WriteError` where another run is just changing the site.
    public static func load(_ root: String, jobs: Int) async throws -> Loaded {
        try makeWhole(root)
        let (configuration, glossaryFile) = try configuration(of: root)
        var findings: [Diagnostic] = []
        var glossary = Glossary()
        if let glossaryFile { glossary = Glossary(glossaryFile, &findings) }
        let folders = listing("\(root)/Content", as: "Content", &findings).folders
        var sections: [Section] = []
        var articleFolders: [(section: String, name: String)] = []
        for folder in folders {
            guard let section = readSection(folder, in: root, &findings) else { continue }
            sections.append(section)
            articleFolders += listing("\(root)/Content/\(folder)", as: "Content/\(folder)", &findings).folders.map { (folder, $0) }
        }
        let read = await concurrentMap(articleFolders, jobs: jobs) { folder in
            var findings: [Diagnostic] = []
            let article = readArticle(folder.name, in: folder.section, root: root, configuration, &findings)
            return (article: article, findings: findings)
        }
        findings += read.flatMap(\.findings)
        sections.sort { ($0.order, $0.id) < ($1.order, $1.id) }
        let position = Dictionary(uniqueKeysWithValues: sections.enumerated().map { ($1.id, $0) })
        let articles = read.compactMap(\.article).sorted {
            (position[$0.section] ?? 0, $0.order, $0.id) < (position[$1.section] ?? 0, $1.order, $1.id)
        }
        let site = Site(configuration: configuration, sections: sections, articles: articles, glossary: glossary)
        return Loaded(site: site, findings: findings)
    }

    /// Where it cannot be made whole, the site is read all the same: only what writes into it has to wait.
    private static func makeWhole(_ root: String) throws(WriteError) {
        do throws(WriteError) {
            switch try SiteChanges.finish(in: root) {
            case .nothing: break
            case .finished(let count): tell("A killed run had begun to change files of the site: the last \(count) of them are in place now.")
            case .takenBack(let count): tell("A run could not change all files that it was to: the last \(count) of them are as they were now.")
            }
        } catch {
            if case .busy = error { throw error }
            tell("\(error.description) Until then, some files of the site are old and others new.")
        }
    }

    /// Whoever runs a command is to know, whatever else it prints.
    private static func tell(_ text: String) {
        _ = Array("accord: \(text)\n".utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static func configuration(of root: String) throws(ConfigurationError) -> (configuration: Configuration, glossary: SourceFile?) {
        var findings: [Diagnostic] = []
        guard fileExists("\(root)/\(Configuration.fileName)") else { throw .missing(folder: root) }
        let file = readSource(Configuration.fileName, in: root, limit: Limit.yaml, &findings)
        guard let file, let configuration = Configuration(file, &findings) else { throw .invalid(findings) }
        guard fileExists("\(root)/\(Glossary.path)") else { return (configuration, nil) }
        guard let glossary = readSource(Glossary.path, in: root, limit: Limit.yaml, &findings) else { throw .invalid(findings) }
        return (configuration, glossary)
    }

    private static func readSection(_ id: String, in root: String, _ findings: inout [Diagnostic]) -> Section? {
        let path = "Content/\(id)/section.yml"
        guard checkID(id, path: "Content/\(id)", &findings),
            let file = readSource(path, in: root, limit: Limit.yaml, &findings), let yaml = YAMLMapping(file, nil, &findings)
        else { return nil }
        yaml.refuseKeys(besides: ["title", "order"], &findings)
        let titles = yaml.required("title", yaml.localized("title", &findings), &findings)
        return Section(id: id, titles: titles ?? LocalizedText(["en": id]), order: yaml.integer("order", &findings) ?? 0)
    }

    private static func readArticle(
        _ name: String, in section: String, root: String, _ configuration: Configuration, _ findings: inout [Diagnostic]
    ) -> Article? {
        let folder = "Content/\(section)/\(name)"
        guard checkID(name, path: folder, &findings) else { return nil }
        let listing = listing("\(root)/\(folder)", as: folder, &findings)
        let locks = listing.files.filter { $0.hasSuffix(Lock.fileSuffix) }.sorted()
        if let lock = locks.first, listing.files.allSatisfy({ $0.hasSuffix(Lock.fileSuffix) }) {
            findings.append(
                Diagnostic(
                    .lockWithoutPage, at: Location(path: "\(folder)/\(lock)"), rule: "A lock stands beside the page that it is about",
                    seen: "\(folder) has neither an article.yml nor a page", right: "Take \(locks.joined(separator: ", ")) out, or bring the article back"))
            return nil
        }
        guard let file = readSource("\(folder)/article.yml", in: root, limit: Limit.yaml, &findings),
            var article = Article(file, id: "\(section)/\(name)", section: section, configuration, &findings)
        else { return nil }
        for fileName in listing.files where fileName.hasSuffix(".md") {
            let tag = String(fileName.dropLast(3))
            guard checkPageName(tag, path: "\(folder)/\(fileName)", configuration, &findings) else { continue }
            var found: [Diagnostic] = []
            let source = readSource("\(folder)/\(fileName)", in: root, limit: Limit.page, &found)
            article.pages[tag] = source.map { Page($0, &found) }
            findings += found.map { $0.about(locale: tag) }
        }
        readLocks(listing.files, folder, root, configuration, &article, &findings)
        if !listing.files.contains(where: { $0.hasSuffix(".md") }) {
            findings.append(
                Diagnostic(
                    .noPage, at: Location(path: "\(folder)/article.yml"), rule: "An article has a page in at least one locale",
                    seen: "\(folder) has none", right: "Write \(folder)/\(configuration.sourceLocale).md"))
        }
        if listing.folders.contains("images") {
            article.images = Set(Self.listing("\(root)/\(folder)/images", as: "\(folder)/images", &findings).files)
        }
        return article
    }

    private static func readLocks(
        _ files: [String], _ folder: String, _ root: String, _ configuration: Configuration, _ article: inout Article,
        _ findings: inout [Diagnostic]
    ) {
        for fileName in files where fileName.hasSuffix(Lock.fileSuffix) {
            let tag = String(fileName.dropLast(Lock.fileSuffix.count))
            guard checkPageName(tag, path: "\(folder)/\(fileName)", configuration, &findings) else { continue }
            // The page is there, and is told as unreadable.
            if article.pages[tag] == nil, files.contains("\(tag).md") { continue }
            var found: [Diagnostic] = []
            article.locks[tag] = readSource("\(folder)/\(fileName)", in: root, limit: Limit.page, &found).map { Lock($0, &found) }
            findings += found.map { $0.about(locale: tag) }
        }
    }

    private static func checkPageName(_ tag: String, path: String, _ configuration: Configuration, _ findings: inout [Diagnostic]) -> Bool {
        let tags = configuration.locales.map(\.tag)
        if tags.contains(tag) { return true }
        findings.append(
            Diagnostic(
                .unknownLocale, at: Location(path: path), rule: "A page is named by a locale of site.yml (\(tags.joined(separator: ", ")))",
                seen: "“\(tag)” is none of them", right: didYouMean(tag, tags)))
        return false
    }

    private static func checkID(_ id: String, path: String, _ findings: inout [Diagnostic]) -> Bool {
        if isSlug(id) { return true }
        findings.append(
            Diagnostic(
                .invalidSlug, at: Location(path: path),
                rule: "A folder name or slug is made of letters, digits, -, _ and ., and does not begin with .", seen: "this one is “\(id)”"
            ))
        return false
    }

    /// Whether a text can stand as one component of a URL path without escaping or escaping upwards.
    static func isSlug(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 120 && text.utf8.first != UInt8(ascii: ".")
            && text.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "-._".unicodeScalars.contains($0)
            }
    }

    private static func listing(_ folder: String, as path: String, _ findings: inout [Diagnostic]) -> FolderListing {
        do {
            return try listFolder(folder)
        } catch {
            findings.append(Diagnostic(.unreadable, at: Location(path: path), rule: "The folder can be read", seen: error.message))
            return FolderListing()
        }
    }

    private static func readSource(_ path: String, in root: String, limit: Int, _ findings: inout [Diagnostic]) -> SourceFile? {
        do {
            return SourceFile(path: path, bytes: try readText("\(root)/\(path)", limit: limit))
        } catch {
            findings.append(
                Diagnostic(.unreadable, at: Location(path: path), rule: "The file can be read as UTF-8 text", seen: error.message))
            return nil
        }
    }
}

extension Site.Page {
    init(_ file: SourceFile, _ findings: inout [Diagnostic]) {
        let before = findings.count
        let front = FrontMatter(file, &findings)
        let isUnderstood = findings[before...].allSatisfy { $0.code == .unknownKey }
        if isUnderstood, (front.title ?? "").isEmpty {
            findings.append(
                Diagnostic(
                    .missingKey, at: file.location(of: 0..<0), rule: "A page has a title in its front matter", seen: "there is none",
                    right: "Begin the file with “---”, “title: …”, “---”"))
        }
        self.init(file: file, title: front.title ?? "", description: front.description, bodyStart: front.bodyStart)
    }
}
