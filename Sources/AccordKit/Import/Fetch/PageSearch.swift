import Diagnostics
import HTML

/// Finds the pages that arguments name: pages themselves, and those in folders, lists and sitemaps.
struct PageSearch {
    /// So many pages are imported in one run.
    private static let greatestCount = 100_000
    /// Sitemaps that name sitemaps that name sitemaps.
    private static let greatestDepth = 3
    private static let greatestFolderDepth = 32
    private static let greatestListDepth = 8

    private(set) var sources: [PageSource] = []
    private(set) var findings: [Diagnostic] = []
    private var seen: Set<String> = []
    /// Whether it was said that there are more pages than are taken.
    private var isFull = false

    /// - Parameter depth: in how many lists the argument stands, and one.
    mutating func add(_ argument: String, _ fetch: inout PageFetch, depth: Int = 1) async {
        if isWebAddress(argument) {
            let path = argument.prefix { $0 != "?" && $0 != "#" }.lowercased()
            if path.hasSuffix(".xml") { return await addSitemap(argument, &fetch, depth: 1) }
            return add(PageSource(argument))
        }
        if let path = filePath(ofAddress: argument) { return await add(path, &fetch) }
        if argument.contains("://") { return report(argument, .malformedAddress) }
        if isFolder(argument) || argument.hasSuffix("/") { return addFolder(argument, of: argument, depth: 1) }
        switch argument.lowercased() {
        case let name where name.hasSuffix(".xml"): await addSitemap(argument, &fetch, depth: 1)
        case let name where name.hasSuffix(".txt"): await addList(argument, &fetch, depth: depth)
        default: add(PageSource(argument))
        }
    }

    private mutating func add(_ source: PageSource) {
        guard seen.insert(source.isAddress ? source.name : localPath(source.name)).inserted else { return }
        if sources.count == Self.greatestCount, !isFull {
            isFull = true
            findings.append(
                Diagnostic(
                    .pageNotTaken, at: Location(path: source.name), rule: "One run takes at most \(Self.greatestCount) pages",
                    seen: "there are more, from here on", right: "Import them in parts"))
        }
        if sources.count < Self.greatestCount { sources.append(source) }
    }

    private mutating func report(_ name: String, _ reason: FetchError.Reason) {
        findings.append(Diagnostic(pageNotTaken: name, reason))
    }

    private mutating func reportLimit(_ name: String, rule: Message, seen: Message = "this one is deeper, and was left out", right: Message) {
        findings.append(Diagnostic(.pageNotTaken, at: Location(path: name), rule: rule, seen: seen, right: right))
    }

    // MARK: Folders

    private mutating func addFolder(_ folder: String, of root: String, depth: Int) {
        do throws(FileError) {
            let listing = try listFolder(folder)
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            for name in listing.files where name.lowercased().hasSuffix(".html") || name.lowercased().hasSuffix(".htm") {
                var source = PageSource(prefix + name)
                source.folder = root
                add(source)
            }
            guard depth < Self.greatestFolderDepth else {
                if let first = listing.folders.first {
                    reportLimit(prefix + first, rule: "Folders are searched \(Self.greatestFolderDepth) deep", right: "Import it by its own name")
                }
                return
            }
            for name in listing.folders { addFolder(prefix + name, of: root, depth: depth + 1) }
        } catch {
            report(folder, .file(error))
        }
    }

    // MARK: Lists

    /// A page on each line, with its locale and article behind it where they are known; empty lines, and lines that begin with `#`, are left out.
    mutating func addList(_ path: String, _ fetch: inout PageFetch, depth: Int = 1) async {
        // Lists may name lists, and so themselves.
        guard seen.insert(localPath(path)).inserted else { return }
        guard depth <= Self.greatestListDepth else {
            return reportLimit(path, rule: "Lists name lists at most \(Self.greatestListDepth) deep", right: "Import it by its own name")
        }
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try readFile(path, limit: Sitemap.greatestSize, followsLinks: true)
        } catch {
            return report(path, .file(error))
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let line = String(decoding: line.trimmed, as: UTF8.self)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            // A path may have blanks, an address has none.
            let isAddress = isWebAddress(line)
            let fields = line.split { $0 == "\t" || isAddress && $0 == " " }
            guard let name = fields.first.map(String.init) else { continue }
            guard fields.count > 1 else {
                await add(name.isAbsolute ? name : beside(path, name), &fetch, depth: depth + 1)
                continue
            }
            var source = PageSource(filePath(ofAddress: name) ?? (name.isAbsolute ? name : beside(path, name)))
            for field in fields.dropFirst() {
                if field.contains("/") { source.article = String(field) } else { source.locale = String(field) }
            }
            add(source)
        }
    }

    private func beside(_ list: String, _ name: String) -> String {
        list.lastIndex(of: "/").map { "\(list[...$0])\(name)" } ?? name
    }

    // MARK: Sitemaps

    private mutating func addSitemap(_ name: String, _ fetch: inout PageFetch, depth: Int) async {
        guard seen.insert(name).inserted else { return }
        let bytes: [UInt8]
        do throws(FetchError.Reason) {
            bytes = try await contents(of: name, &fetch)
        } catch {
            return report(name, error)
        }
        guard let sitemap = sitemap(bytes, name) else { return }
        for page in sitemap.pages {
            var source = PageSource(page.address)
            source.alternates = page.alternates
            add(source)
        }
        if sitemap.surplus > 0 {
            reportLimit(name, rule: "A sitemap has at most \(Sitemap.greatestCount) entries", seen: "\(sitemap.surplus) more were left out", right: "Divide it")
        }
        guard depth < Self.greatestDepth else {
            if let first = sitemap.sitemaps.first {
                reportLimit(first, rule: "Sitemaps name each other \(Self.greatestDepth) deep", right: "Import it by its own address")
            }
            return
        }
        for other in sitemap.sitemaps where !isFull { await addSitemap(other, &fetch, depth: depth + 1) }
    }

    private mutating func sitemap(_ bytes: [UInt8], _ name: String) -> Sitemap? {
        let seen: Message
        do throws(XML.SyntaxError) {
            if let sitemap = try Sitemap(bytes) { return sitemap }
            seen = "its first element is neither urlset nor sitemapindex"
        } catch {
            seen = "\(error.description.hasSuffix(".") ? String(error.description.dropLast()) : error.description)"
        }
        findings.append(Diagnostic(.pageNotTaken, at: Location(path: name), rule: "A sitemap is XML with a list of addresses", seen: seen))
        return nil
    }

    private func contents(of name: String, _ fetch: inout PageFetch) async throws(FetchError.Reason) -> [UInt8] {
        guard isWebAddress(name) else {
            do {
                return try readFile(name, limit: Sitemap.greatestSize, followsLinks: true)
            } catch {
                throw .file(error)
            }
        }
        // Servers call them many things.
        let wish = PageFetch.Wish(accept: "application/xml, text/xml", types: [], limit: Sitemap.greatestSize)
        guard let answer = try await fetch.get(name, wish) else { throw .status(304) }
        return answer.body
    }
}

extension String {
    /// Whether it does not depend on where it is written.
    fileprivate var isAbsolute: Bool { hasPrefix("/") || isWebAddress(self) || filePath(ofAddress: self) != nil }
}

extension Diagnostic {
    /// A page that could not be had.
    init(pageNotTaken name: String, _ reason: FetchError.Reason) {
        let (rule, seen, right) = reason.message(about: "page")
        let code: Code =
            switch reason {
            case .disallowedByRobots, .noAnswerAboutRobots: .unwelcome
            case .privateAddress: .privateAddress
            default: .pageNotTaken
            }
        self.init(code, at: Location(path: name), rule: "\(rule)", seen: "\(seen)", right: right.map { "\($0)" })
    }
}
