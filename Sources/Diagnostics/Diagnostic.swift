/// A finding: what rule was broken, what was seen, and what would be right.
public struct Diagnostic: Sendable, Hashable {
    public let code: Code
    public let severity: Severity
    public let location: Location
    /// The BCP 47 tag of the page for which this was found, where the finding is about one.
    public private(set) var locale: String?
    /// Rule first, then what was seen, then what would be right; in English, as programs are told.
    public let message: String
    private let rule: Message
    private let seen: Message
    private let right: Message?
    public let fixes: [Fix]

    /// - Parameters:
    ///   - rule: what must hold, as a sentence without its full stop: `A label is written as the product shows it`.
    ///   - seen: what was found instead.
    ///   - right: what would be right, where that is known.
    public init(
        _ code: Code, _ severity: Severity = .error, at location: Location, locale: String? = nil,
        rule: Message, seen: Message, right: Message? = nil, fixes: [Fix] = []
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.locale = locale
        self.rule = rule
        self.seen = seen
        self.right = right
        message = Self.sentences(rule, seen, right, in: .english)
        self.fixes = fixes
    }

    private static func sentences(_ rule: Message, _ seen: Message, _ right: Message?, in catalogue: MessageCatalogue) -> String {
        let text = catalogue.text(of: "\(rule): \(seen)")
        // What was seen may end as a sentence does, where it quotes one.
        let first = text.hasSuffix(".") || text.hasSuffix("…") ? text : "\(text)."
        guard let right = right.map(catalogue.text(of:)) else { return first }
        return right.hasSuffix("?") ? "\(first) \(right)" : "\(first) \(right)."
    }

    /// The message in a language; in English where the catalogue does not have all of it.
    public func message(in catalogue: MessageCatalogue) -> String {
        isTold(in: catalogue) ? Self.sentences(rule, seen, right, in: catalogue) : message
    }

    /// Whether the catalogue has all of the message.
    public func isTold(in catalogue: MessageCatalogue) -> Bool { unknownKeys(in: catalogue).isEmpty }

    /// The keys of the message that the catalogue lacks.
    public func unknownKeys(in catalogue: MessageCatalogue) -> [String] {
        catalogue.unknownKeys(of: "\(rule): \(seen)") + (right.map(catalogue.unknownKeys(of:)) ?? [])
    }

    /// The same finding, about the page in a locale.
    public func about(locale: String) -> Diagnostic {
        var finding = self
        finding.locale = locale
        return finding
    }
}

public enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
}

/// A way to mend a finding.
public struct Fix: Sendable, Hashable {
    /// An imperative: `Write "Connexion avec DocuSign"`.
    public let summary: Message
    public let edits: [Edit]
    /// Whether `--fix` may apply it unasked: its result is certainly what the author meant.
    public let isSafe: Bool

    public init(_ summary: Message, edits: [Edit], isSafe: Bool) {
        self.summary = summary
        self.edits = edits
        self.isSafe = isSafe
    }
}

/// The replacement of one range of one file.
public struct Edit: Sendable, Hashable {
    public let location: Location
    public let replacement: String

    public init(_ location: Location, replacement: String) {
        self.location = location
        self.replacement = replacement
    }
}

extension [Diagnostic] {
    /// In the order of reports: path, offset, code, locale, message. The same at any core count.
    public func inReportOrder() -> [Diagnostic] {
        func key(_ d: Diagnostic) -> (String, Int, Int, String, String, String) {
            (d.location.path, d.location.range.lowerBound, d.location.range.upperBound, d.code.rawValue, d.locale ?? "", d.message)
        }
        return sorted { key($0) < key($1) }
    }
}
