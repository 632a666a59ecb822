/// A way in which the product departs from what it was, so that a check against it has something to find.
enum Drift: Sendable, Hashable {
    /// Another label or name for everything that has the id, in one language or in all.
    case rename(id: String, label: String, locale: String?)
    /// The control stands on another screen.
    case move(control: String, screen: String)
    /// The item can no longer be signed in the tool.
    case dropItem(tool: String, item: String)
    /// The tool is gone, and with it what led to it and its screens.
    case dropTool(String)
}

extension Drift {
    /// Reads `ID=LABEL[@LOCALE]`.
    ///
    /// What follows the last `@` is a locale if it looks like one; `Sign in @ home` is a label.
    static func rename(parsing argument: String) throws(DriftError) -> Drift {
        let (id, value) = try split(argument, at: "=", form: "ID=LABEL or ID=LABEL@LOCALE")
        guard let at = value.lastIndex(of: "@"), isLanguageTag(value[value.index(after: at)...]) else {
            return .rename(id: id, label: value, locale: nil)
        }
        guard at > value.startIndex else { throw DriftError.malformed(argument: argument, form: "ID=LABEL@LOCALE") }
        return .rename(id: id, label: String(value[..<at]), locale: String(value[value.index(after: at)...]))
    }

    /// Reads `CONTROL=SCREEN`.
    static func move(parsing argument: String) throws(DriftError) -> Drift {
        let (control, screen) = try split(argument, at: "=", form: "CONTROL=SCREEN")
        return .move(control: control, screen: screen)
    }

    /// Reads `TOOL/ITEM`.
    static func dropItem(parsing argument: String) throws(DriftError) -> Drift {
        let (tool, item) = try split(argument, at: "/", form: "TOOL/ITEM")
        return .dropItem(tool: tool, item: item)
    }

    private static func split(_ argument: String, at separator: Character, form: String) throws(DriftError) -> (String, String) {
        guard let cut = argument.firstIndex(of: separator), cut > argument.startIndex,
            argument.index(after: cut) < argument.endIndex
        else { throw DriftError.malformed(argument: argument, form: form) }
        return (String(argument[..<cut]), String(argument[argument.index(after: cut)...]))
    }

    private static func isLanguageTag(_ text: Substring) -> Bool {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = subtags.first, (2...3).contains(language.count), language.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            return false
        }
        return subtags.dropFirst().allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
    }
}

/// Why a drift cannot be had.
enum DriftError: Error, Hashable, CustomStringConvertible {
    case malformed(argument: String, form: String)
    /// - kind: what was looked for, as a noun.
    case unknown(kind: String, id: String, nearest: String?)
    case notSupported(tool: String, item: String, items: [String])

    var description: String {
        switch self {
        case .malformed(let argument, let form):
            "write \(form): found '\(argument)'."
        case .unknown(let kind, let id, let nearest):
            "the product has no \(kind) '\(id)'." + (nearest.map { " Did you mean '\($0)'?" } ?? "")
        case .notSupported(let tool, let item, let items):
            "the tool '\(tool)' has no item '\(item)'. Its items are \(items.map { "'\($0)'" }.joined(separator: ", "))."
        }
    }
}
