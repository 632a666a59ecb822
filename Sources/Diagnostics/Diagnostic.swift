/// A finding: what rule was broken, what was seen, and what would be right.
public struct Diagnostic: Sendable, Hashable {
    public let code: Code
    public private(set) var severity: Severity
    public let location: Location
    /// The BCP 47 tag of the page for which this was found, where the finding is about one.
    public private(set) var locale: String?
    /// Rule first, then what was seen, then what would be right; in English, as programs are told.
    public private(set) var message: String
    /// The same, to be told in any language.
    public private(set) var text: Message
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
        // What was seen may end as a sentence does, where it quotes one.
        let isEnded = [".", "…", ".+}", ".-]"].contains { seen.description.hasSuffix($0) }
        let sentence: Message = "\(rule): \(seen)"
        let finding: Message = isEnded ? sentence : "\(sentence)."
        text = right.map { $0.description.hasSuffix("?") ? "\(finding) \($0)" : "\(finding) \($0)." } ?? finding
        message = text.description
        self.fixes = fixes
    }

    /// The same finding, which stops nothing.
    public func asWarning() -> Diagnostic {
        var finding = self
        finding.severity = .warning
        return finding
    }

    /// The same finding, which stops nothing, with why.
    public func asWarning(because reason: Message) -> Diagnostic {
        var finding = asWarning()
        guard severity == .error else { return self }
        finding.add(reason)
        return finding
    }

    /// The same finding, with another sentence behind it.
    public func remarking(_ remark: Message) -> Diagnostic {
        var finding = self
        finding.add(remark)
        return finding
    }

    private mutating func add(_ sentence: Message) {
        text = "\(text) \(sentence)."
        message = text.description
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

    /// For people.
    var name: Message {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
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
