import Diagnostics

/// What a site does with translations that are not up to date: `translation` in site.yml.
public struct TranslationPolicy: Sendable, Hashable {
    /// By the reason for which a translation is stale.
    public var stale: [TranslationUnit.Reason: Treatment]
    /// Of segments without a translation.
    public var new: Treatment
    /// Of translations that await a review.
    public var review: Treatment

    public init(stale: [TranslationUnit.Reason: Treatment] = [:], new: Treatment = .publish, review: Treatment = .publish) {
        self.stale = stale
        self.new = new
        self.review = review
    }

    public enum Treatment: String, Sendable, Hashable, CaseIterable {
        /// As it is.
        case publish
        /// With a notice on the page.
        case notice
        /// The block in the source language instead, with the labels of the page's own.
        case fallback
        /// Not at all: the build fails.
        case fail
    }

    /// Whether anything falls back to the words of the source.
    var borrows: Bool { review == .fallback || stale.values.contains(.fallback) }

    /// Whether it says anything of pages of which nothing is recorded: what is not translated or not reviewed there is not published as if it were.
    var concernsUnrecorded: Bool { new != .publish || review != .publish }

    /// Nil for what is up to date.
    func treatment(of state: TranslationUnit.State) -> Treatment? {
        switch state {
        case .new: new
        case .stale(let reason): stale[reason] ?? .publish
        case .needsReview: review
        case .translated, .approved: nil
        }
    }
}

extension TranslationPolicy {
    /// The reasons for which a translation can be stale.
    static let reasons: [TranslationUnit.Reason] = [.text, .claim, .removed]

    init(_ yaml: YAMLMapping, _ findings: inout [Diagnostic]) {
        self.init()
        yaml.refuseKeys(besides: ["stale", "new", "review"], &findings)
        if yaml.isMapping("stale"), let inner = yaml.mapping("stale", &findings) {
            inner.refuseKeys(besides: Self.reasons.map(\.rawValue), &findings)
            for reason in Self.reasons { stale[reason] = Self.treatment(inner, reason.rawValue, Self.choices(reason), &findings) }
        } else if let treatment = Self.treatment(yaml, "stale", Treatment.allCases, &findings) {
            for reason in Self.reasons { stale[reason] = Self.choices(reason).contains(treatment) ? treatment : .notice }
        }
        // What is not on the page cannot be exchanged for its source.
        new = Self.treatment(yaml, "new", [.publish, .notice, .fail], &findings) ?? .publish
        review = Self.treatment(yaml, "review", Treatment.allCases, &findings) ?? .publish
    }

    /// What the source no longer has cannot be shown in its words.
    private static func choices(_ reason: TranslationUnit.Reason) -> [Treatment] {
        reason == .removed ? [.publish, .notice, .fail] : Treatment.allCases
    }

    private static func treatment(_ yaml: YAMLMapping, _ key: String, _ choices: [Treatment], _ findings: inout [Diagnostic]) -> Treatment?
    {
        guard let text = yaml.text(key, &findings) else { return nil }
        if let treatment = Treatment(rawValue: text), choices.contains(treatment) { return treatment }
        let names = choices.map(\.rawValue)
        findings.append(
            Diagnostic(
                .wrongValue, at: yaml.location(of: key),
                rule: "What happens to such translations is one of \(names.joined(separator: ", "))",
                seen: "“\(key)” is “\(text)”", right: didYouMean(text, names)))
        return nil
    }
}
