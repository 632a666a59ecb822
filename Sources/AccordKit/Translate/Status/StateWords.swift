import Diagnostics

extension TranslationStatus.StateName {
    /// For people, of some segments: `2 stale`.
    func message(_ count: Int) -> Message {
        switch self {
        case .new: Message(count, "\(count) new")
        case .stale: Message(count, "\(count) stale")
        case .needsReview: Message(count, "\(count) needs-review")
        case .translated: Message(count, "\(count) translated")
        case .approved: Message(count, "\(count) approved")
        }
    }
}

extension TranslationUnit {
    /// For people: `stale text, claim`.
    var stateMessage: Message {
        switch state {
        case .new: "new"
        case .stale: "stale \(reasons.map(\.message).joined(separator: ", "))"
        case .needsReview: "needs-review"
        case .translated: "translated"
        case .approved: "approved"
        }
    }
}

extension TranslationUnit.Reason {
    /// For people.
    var message: Message {
        switch self {
        case .text: "text"
        case .claim: "claim"
        case .linkOnly: "link-only"
        case .markupOnly: "markup-only"
        case .typography: "typography"
        case .moved: "moved"
        case .removed: "removed"
        }
    }
}
