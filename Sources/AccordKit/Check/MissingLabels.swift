import Diagnostics

/// Something that a page names, and that has no name in the page's language.
struct MissingLabel: Sendable, Hashable {
    let locale: String
    /// As a claim writes it: `tool:orders`.
    let name: Message
    /// Whether the name would have to stand in the glossary, and not in the capability model.
    let isTerm: Bool
    let place: Location
}

extension [MissingLabel] {
    /// `UI009`: one finding for each name and language, at the first place: what is missing is missing once, however many pages name it.
    var findings: [Diagnostic] {
        Dictionary(grouping: self) { [$0.locale, $0.name.description] }.values.compactMap { uses -> Diagnostic? in
            let places = Set(uses.map(\.place)).sorted { ($0.path, $0.range.lowerBound) < ($1.path, $1.range.lowerBound) }
            guard let use = uses.first, let first = places.first else { return nil }
            let pages = Set(places.map(\.path)).count
            let lack: Message =
                use.isTerm
                ? "the glossary has no text for \(use.name) in \(use.locale)" : "the capability model has no text for \(use.name) in \(use.locale)"
            return Diagnostic(
                .noLabel, at: first, locale: use.locale, rule: "What a page names has a name in the page's language",
                seen: places.count == 1 ? lack : "\(lack) (\(places.count) places on \(Message.pages(pages)) name it)")
        }
    }
}
