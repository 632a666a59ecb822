import Diagnostics

/// What an import did.
public struct ImportResult: Sendable {
    public var pages: [Page] = []
    /// In report order.
    public var findings: [Diagnostic] = []
    /// Files other than pages that were written: article.yml, section.yml, images.
    public var otherFiles: [String] = []
    /// What labels, procedures and tables were recognized by; nil where there was no model.
    public var provenance: String?
    /// Whether nothing was imported because files and servers could not be read.
    public var isUnreachable = false

    /// A page that could be read.
    public struct Page: Sendable {
        /// The path or address it came from.
        public var source: String
        /// The rules by which its content was found.
        public var platform: String
        public var locale: String?
        /// `section/id`
        public var article: String?
        /// The page's file, relative to the site's folder.
        public var path: String?
        public var fate: Fate
        public var accounting: TextAccounting
    }

    public enum Fate: String, Sendable, CaseIterable {
        case written, unchanged
        /// Another text stands in its place, and stays.
        case kept
        /// A finding says why.
        case refused
    }

    /// The sums over all pages.
    public var total: TextAccounting { pages.reduce(into: TextAccounting()) { $0.add($1.accounting) } }
}

extension TextAccounting {
    mutating func add(_ other: TextAccounting) {
        total += other.total
        kept += other.kept
        boilerplate.merge(other.boilerplate, uniquingKeysWith: +)
        dropped.merge(other.dropped, uniquingKeysWith: +)
        lost += other.lost
        added.merge(other.added, uniquingKeysWith: +)
        surplus += other.surplus
    }

    /// `12345 characters: 9876 kept, 2400 boilerplate (navigation 2000, footer 400), 69 dropped (soft hyphens 69), 0 lost; 12 added (repeated 12)`
    public var description: String {
        func sum(_ parts: [String: Int], _ word: String) -> String {
            let names = parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "\(parts.values.reduce(0, +)) \(word)" + (names.isEmpty ? "" : " (\(names))")
        }
        return "\(total) characters: \(kept) kept, \(sum(boilerplate, "boilerplate")), \(sum(dropped, "dropped")), \(lost) lost"
            + (added.isEmpty ? "" : "; \(sum(added, "added"))") + (surplus == 0 ? "" : "; \(surplus) surplus")
    }

    fileprivate var json: JSONValue {
        func parts(_ parts: [String: Int]) -> JSONValue { .object(parts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }) }
        return [
            "total": .number(total), "kept": .number(kept), "boilerplate": parts(boilerplate), "dropped": parts(dropped),
            "lost": .number(lost),
            "added": parts(added), "surplus": .number(surplus),
        ]
    }
}

extension ImportResult {
    /// A few lines for each page, then the sums.
    public var text: String {
        var text = ""
        for page in pages {
            text += "\(page.fate.rawValue.padded(to: 9))  \(page.path.map { "\($0)  from " } ?? "")\(page.source) (\(page.platform))\n"
            text += "           \(page.accounting.description)\n"
        }
        for file in otherFiles { text += "written    \(file)\n" }
        return text + summary + "\n"
    }

    /// `2 pages of 1 article: 2 written; 24690 characters: …`
    public var summary: String {
        let fates = Fate.allCases.compactMap { fate in
            let number = pages.count { $0.fate == fate }
            return number == 0 ? nil : "\(number) \(fate.rawValue)"
        }
        let articles = Set(pages.compactMap(\.article)).count
        return
            "\(count(pages.count, "page")) of \(count(articles, "article")): \(fates.isEmpty ? "nothing written" : fates.joined(separator: ", ")); "
            + total.description
    }

    /// The document `import/1`: each page with its sums, the sums over all, and the findings as `diagnostics/1` has them.
    public func json(_ report: Report) -> [UInt8] {
        func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
        let pages = pages.map { page -> JSONValue in
            [
                "source": .string(page.source), "platform": .string(page.platform), "locale": text(page.locale),
                "article": text(page.article),
                "path": text(page.path), "fate": .string(page.fate.rawValue), "text": page.accounting.json,
            ]
        }
        let document: JSONValue = [
            "schema": "import/1", "text": total.json, "pages": .array(pages), "otherFiles": .array(otherFiles.map(JSONValue.string)),
            "report": report.json,
        ]
        return document.bytes(style: .indented)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
