import Diagnostics
import HTML

/// A translation file as it came back: known by its content, whatever it is called.
struct IncomingFile: Sendable {
    /// As the user named it.
    let path: String
    var locale: String?
    var segments: [IncomingSegment] = []
    var findings: [Diagnostic] = []
    /// Whether nothing of it can be read.
    private(set) var isUnreadable = false
    /// How many units in it break the rules of its format.
    var brokenUnits = 0

    init(path: String) { self.path = path }
}

/// A segment of a translation file.
struct IncomingSegment: Sendable {
    /// `<section>/<article>`
    var article: String
    var id: String
    /// Of the source that was exported; nil where a tool dropped it.
    var sourceDigest: String?
    /// Of the translation that was exported; empty where there was none.
    var targetDigest = ""
    /// How far the export called it (`ExchangeUnit.status`); nil where it had no translation, or a tool dropped it.
    var exportedStatus: String?
    var source: IncomingText
    /// Of the source's codes: what the file says that they are, by their numbers.
    var sourceCodes: [Int: IncomingCode] = [:]
    /// Nil where there is no translation.
    var target: IncomingText?
    /// How far the file says that it is; nil where its format does not say.
    var state: State?
    /// What a person decided on a review page; it counts for more than `state`.
    var verdict: Lock.Record.State?
    /// Whether a target that is the source itself stands for no translation.
    var isEmptyWhenEqual = false
    let place: Place

    /// Where the file has it.
    var location: Location {
        switch place {
        case .offset(let offset, let file): file.location(of: offset..<offset)
        case .line(let location): location
        }
    }

    /// Finding the line of an offset takes reading the file up to it, which is for findings only.
    enum Place: Sendable {
        case offset(Int, SourceFile)
        case line(Location)
    }

    enum State: Sendable, Hashable {
        case unfinished, translated, approved
    }

    /// By which a file is known again that was exported with the same source and translation; nil where a tool dropped what says so.
    var export: TargetDigest? { sourceDigest.flatMap { TargetDigest(fnv1a("\($0) \(targetDigest)")) } }
}

/// A text with its codes by number (0 where the number means nothing), or as Markdown.
enum IncomingText: Sendable, Hashable {
    case coded([SegmentText.Part])
    case markdown(String)

    /// What stands between its codes.
    var strings: [String] {
        switch self {
        case .coded(let parts): parts.compactMap { part in if case .text(let text) = part { text } else { nil } }
        case .markdown(let text): [text]
        }
    }

    /// Without the mark that editors put at the start of a text; nobody sees it there.
    var withoutByteOrderMark: IncomingText {
        func stripped(_ text: String) -> String { String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "\u{FEFF}" })) }
        switch self {
        case .markdown(let text): return .markdown(stripped(text))
        case .coded(var parts):
            if case .text(let text)? = parts.first { parts[0] = .text(stripped(text)) }
            return .coded(parts)
        }
    }

    /// Whether there is nothing to be seen in it.
    var isEmpty: Bool {
        if case .coded(let parts) = self, parts.count > strings.count { return false }
        return strings.allSatisfy { text in
            text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.generalCategory == .format }
        }
    }
}

extension IncomingFile {
    /// The greatest file that is read.
    static let limit = 64 << 20

    init(path: String, bytes: [UInt8]) {
        self.init(path: path)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = start.first { $0 > UInt8(ascii: " ") }
        let isXML = first == UInt8(ascii: "<") || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        if isWebPage(start) {
            refuse(
                "this is a page for the browser",
                right: "If it is a review page, open it there and select “Export”: the .xlf file that it gives is what is imported")
        } else if isXML {
            readXML(bytes)
        } else if !POFile.isLikely(Array(start)) {
            refuse(start.allSatisfy(\.isBlank) ? "it is empty" : "it is neither XML nor PO")
        } else if let offset = invalidUTF8(in: start) {
            let place = Position(line: 1 + start[..<offset].count { $0 == UInt8(ascii: "\n") }, column: 1)
            refuse(
                "it is a PO file that is not in UTF-8: line \(place.line) has the byte 0x\(String(start[offset], radix: 16, uppercase: true))",
                at: Location(path: path, range: 0..<0, start: place, end: place, line: ""), right: "Save it as UTF-8")
        } else {
            readPO(SourceFile(path: path, bytes: Array(start)))
        }
        for index in segments.indices { segments[index].target = segments[index].target?.withoutByteOrderMark }
    }

    private func isWebPage(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = String(decoding: bytes.drop(while: \.isBlank).prefix(15), as: UTF8.self).lowercased()
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
    }

    mutating func refuse(_ seen: Message, at location: Location? = nil, right: Message = "Name the file that the translation tool saved") {
        isUnreadable = true
        findings.append(
            Diagnostic(
                .unknownExchangeFile, at: location ?? Location(path: path), rule: "A translation file is XLIFF 1.2, XLIFF 2, PO or TMX",
                seen: seen, right: right))
    }

    private mutating func readXML(_ bytes: [UInt8]) {
        let document: XML.Document
        do throws(XML.SyntaxError) {
            document = try XML.Document(bytes)
        } catch {
            let place = Location(path: path, range: error.offset..<error.offset, start: error.position, end: error.position, line: "")
            return refuse("line \(error.position.line), column \(error.position.column): \(error.rule): \(error.found)", at: place)
        }
        let file = SourceFile(path: path, bytes: document.source)
        switch (document.root.name.namespace, document.root.name.local) {
        case (XLIFF2.namespace, "xliff"): readXLIFF2(document.root, file)
        case (XLIFF1.namespace, "xliff"): readXLIFF1(document.root, file)
        case (_, "tmx"): readTMX(document.root, file)
        case ("", let name): refuse("its root is <\(name)>")
        case (let namespace, let name): refuse("its root is <\(name)> of \(quotation(namespace))")
        }
    }

    /// The article on whose page a path of the site leads: `Content/docusign/link/en.md`.
    static func article(of path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[0] == "Content", parts[3].hasSuffix(".md") else { return nil }
        return "\(parts[1])/\(parts[2])"
    }

    mutating func refuseUnit(_ file: SourceFile, _ offset: Int, rule: Message, seen: Message, right: Message? = nil) {
        findings.append(Diagnostic(.malformedExchange, at: file.location(of: offset..<offset), rule: rule, seen: seen, right: right))
    }
}

extension IncomingFile {
    private mutating func readPO(_ file: SourceFile) {
        let po: POFile
        do throws(POFile.SyntaxError) {
            po = try POFile(file.bytes)
        } catch {
            let place = Position(line: error.line, column: 1)
            return refuse(
                "line \(error.line): \(error.rule): \(error.found)",
                at: Location(path: path, range: 0..<0, start: place, end: place, line: ""))
        }
        locale = po.value("Language").map { String($0.map { $0 == "_" ? "-" : $0 }) }
        for entry in po.entries {
            let place = Position(line: entry.line, column: 1)
            let location = Location(path: path, range: 0..<0, start: place, end: place, line: "")
            // Where files of several articles were joined, the header is that of one of them.
            let referenced = entry.references.flatMap { $0.split(separator: " ") }.compactMap { Self.article(of: String($0.prefix { $0 != ":" })) }
            let articles = referenced.isEmpty ? [po.value(PO.articleField)].compactMap(\.self) : referenced
            guard !articles.isEmpty, let id = entry.context else {
                findings.append(
                    Diagnostic(
                        .unknownTranslation, .warning, at: location, rule: "A segment is named by its article and its id (msgctxt)",
                        seen: "\(quotation(entry.id, limit: 60)) has none"))
                continue
            }
            let digests = entry.notes.filter { $0.hasPrefix(PO.digestNote) }.map { $0.split(separator: " ").dropFirst().map(String.init) }
            for (index, article) in articles.enumerated() where !articles[..<index].contains(article) {
                // An entry that several articles share has the digests of each, or they are the same.
                let own = digests.count == articles.count ? digests[index] : digests.first
                let isGuess = entry.isGuess(among: po, exported: own?.dropFirst().first ?? "")
                segments.append(
                    IncomingSegment(
                        article: article, id: id, sourceDigest: own?.first, targetDigest: own?.dropFirst().first ?? "",
                        exportedStatus: own?.dropFirst(2).first, source: .markdown(entry.id),
                        target: entry.string.isEmpty || isGuess ? nil : .markdown(entry.string),
                        state: entry.isFuzzy ? .unfinished : .translated, place: .line(location)))
            }
        }
    }

    private mutating func readTMX(_ root: XML.Element, _ file: SourceFile) {
        let language = root.firstElement(XML.Name("header"))?.attribute("srclang")
        var nameless: [Int] = []
        var count = 0
        for unit in root.firstElement(XML.Name("body"))?.elements(XML.Name("tu")) ?? [] {
            count += 1
            let variants = unit.elements(XML.Name("tuv")).map {
                (language: $0.attribute(.xml("lang")) ?? $0.attribute("lang") ?? "", element: $0)
            }
            guard !unit.elements(XML.Name("prop")).contains(where: { $0.attribute("type") == TMX.originType }) else { continue }
            let names = (unit.attribute("tuid") ?? "").split(separator: TMX.separator).map(String.init)
            guard names.count == 2, let source = variants.first(where: { $0.language.lowercased() == language?.lowercased() }),
                let target = variants.first(where: { $0.language.lowercased() != language?.lowercased() })
            else {
                nameless.append(unit.offset)
                continue
            }
            if locale == nil { locale = target.language }
            guard target.language == locale else { continue }
            func text(_ variant: XML.Element) -> [SegmentText.Part] { variant.firstElement(XML.Name("seg"))?.tmxParts ?? [] }
            func prop(_ type: String) -> String? {
                unit.elements(XML.Name("prop")).first { $0.attribute("type") == "x-accord-\(type)" }?.text
            }
            segments.append(
                IncomingSegment(
                    article: names[0], id: names[1], sourceDigest: prop("source"), targetDigest: prop("target") ?? "",
                    exportedStatus: prop("status"), source: .coded(text(source.element)),
                    sourceCodes: source.element.firstElement(XML.Name("seg"))?.tmxCodes ?? [:], target: .coded(text(target.element)),
                    place: .offset(unit.offset, file)))
        }
        guard let first = nameless.first else { return }
        findings.append(
            Diagnostic(
                .unknownTranslation, nameless.count == count ? .error : .warning, at: file.location(of: first..<first),
                rule: "A TMX brings back what Accord exported in it, by the article and the segment that each unit names (tuid)",
                seen: "\(nameless.count) of its \(count) units have no such name, or no pair of languages",
                right: "Import the XLIFF or PO file that was translated; a TMX of other texts is a memory for your translation tool"))
    }
}

extension POFile.Entry {
    /// Whether its text is what msgmerge took from another entry that reads much the same, which nobody has looked at.
    ///
    /// - Parameter exported: the digest of the translation that was exported with it.
    fileprivate func isGuess(among file: POFile, exported: String) -> Bool {
        guard isFuzzy, !string.isEmpty else { return false }
        if let previousContext { return previousContext != context }
        guard file.entries.contains(where: { $0.string == string && $0.id != id }) else { return false }
        return SegmentText(markdown: string).map { TargetDigest($0).description != exported } ?? true
    }
}

extension XML.Element {
    /// The codes of a TMX segment, as they stand in it.
    fileprivate var tmxCodes: [Int: IncomingCode] {
        var opened: [Int: String] = [:]
        var codes: [Int: IncomingCode] = [:]
        for element in elements {
            func number(_ name: String) -> Int { element.attribute(name).flatMap(Int.init) ?? 0 }
            switch element.name.local {
            case "bpt": opened[number("i")] = element.text
            case "ept": if let open = opened[number("i")] { codes[number("i")] = .native(open: open, close: element.text) }
            case "ph": codes[number("x")] = .native(open: element.text, close: "")
            case "hi": codes.merge(element.tmxCodes) { $1 }
            default: break
            }
        }
        return codes
    }

    /// The text of a TMX segment: pairs by `i`, which is the number of the code; others by `x`.
    fileprivate var tmxParts: [SegmentText.Part] {
        content.flatMap { node -> [SegmentText.Part] in
            switch node {
            case .text(let text): return [.text(text)]
            case .element(let element):
                func number(_ name: String) -> Int { element.attribute(name).flatMap(Int.init) ?? 0 }
                switch element.name.local {
                case "bpt": return [.open(number("i"))]
                case "ept": return [.close(number("i"))]
                case "ph": return [.standalone(number("x"))]
                case "hi": return element.tmxParts
                default: return [.standalone(0)]
                }
            }
        }
    }
}
