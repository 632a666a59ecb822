import Markdown

/// A statement about the product, written as a link's destination.
public enum Claim: Sendable, Hashable {
    /// `ui:docusign.login`: a screen or a control; `ui:docusign.login?absent` says that it is not there.
    case ui(id: String, isAbsent: Bool)
    /// `tool:commitments`
    case tool(id: String)
    /// `item:purchase-order`
    case item(id: String)
    /// `term:company`: an entry of the glossary.
    case term(id: String)
    /// `state:docusign=linked`
    case state(axis: String, value: String)

    static let schemes = ["ui", "tool", "item", "term", "state"]

    /// What a link's destination says: nil where it is no claim.
    enum Parsed {
        case claim(Claim)
        /// It has a claim's scheme, but not a claim's form.
        case malformed(expected: String)
    }

    static func parse(_ destination: String) -> Parsed? {
        // No claim's scheme is longer than five letters, and most links are addresses of pages.
        guard let colon = destination.utf8.prefix(6).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = String(destination[..<colon])
        guard schemes.contains(scheme) else { return nil }
        let rest = destination[destination.index(after: colon)...]
        switch scheme {
        case "ui":
            let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            let isAbsent = parts.count == 2
            guard isID(parts[0]), !isAbsent || parts[1] == "absent" else { return .malformed(expected: "ui:ID or ui:ID?absent") }
            return .claim(.ui(id: String(parts[0]), isAbsent: isAbsent))
        case "state":
            let parts = rest.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy(isID) else { return .malformed(expected: "state:AXIS=VALUE") }
            return .claim(.state(axis: String(parts[0]), value: String(parts[1])))
        default:
            guard isID(rest) else { return .malformed(expected: "\(scheme):ID") }
            let id = String(rest)
            return .claim(scheme == "tool" ? .tool(id: id) : scheme == "item" ? .item(id: id) : .term(id: id))
        }
    }

    private static func isID(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
                UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"):
                false
            default: byte > UInt8(ascii: " ")
            }
        }
    }

    /// As it stands in a link.
    var destination: String {
        switch self {
        case .ui(let id, let isAbsent): "ui:\(id)\(isAbsent ? "?absent" : "")"
        case .tool(let id): "tool:\(id)"
        case .item(let id): "item:\(id)"
        case .term(let id): "term:\(id)"
        case .state(let axis, let value): "state:\(axis)=\(value)"
        }
    }
}

/// A claim where it stands on a page.
struct ClaimUse: Sendable {
    var claim: Claim
    /// The link's text without markup.
    var text: String
    /// From `[` to `)`.
    var range: SourceRange
    /// Between `[` and `]`.
    var textRange: SourceRange
    /// The last of what stands before it in its block, as its reader sees it, with a placeholder for code and other claims.
    var lead = ""

    /// U+FFFC
    static let placeholder = "\u{FFFC}"

    init(_ claim: Claim, _ link: Inline.Link) {
        self.claim = claim
        text = link.content.plainText
        range = link.range
        textRange = link.contentRange ?? link.range
    }
}
