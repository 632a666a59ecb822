import Diagnostics

/// What a site does with translations that are not up to date: `translation` in site.yml.
public struct TranslationPolicy: Sendable, Hashable {
    /// By the reason for which a translation is stale.
    public var stale: [TranslationUnit.Reason: Treatment]
    /// Of segments without a translation.
    public var new: Treatment
    /// Whether `new` was said: then it holds for the claims of such segments, too.
    var saysNew = false
    /// Of translations that await a review.
    public var review: Treatment

    public init(stale: [TranslationUnit.Reason: Treatment] = [:], new: Treatment = .publish, review: Treatment = .publish) {
        self.stale = stale
        self.new = new
        self.review = review
    }

    /// From the mildest to the strictest.
    public enum Treatment: String, Sendable, Hashable, CaseIterable, Comparable {
        /// As it is.
        case publish
        /// With a notice on the page.
        case notice
        /// The block in the source language instead, with the labels of the page's own.
        case fallback
        /// Not at all: the build fails.
        case fail

        private var strictness: Int {
            switch self {
            case .publish: 0
            case .notice: 1
            case .fallback: 2
            case .fail: 3
            }
        }

        public static func < (a: Treatment, b: Treatment) -> Bool { a.strictness < b.strictness }
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

    /// Nil for what is up to date. Of a segment whose words and claims have both changed, the stricter of the two treatments.
    func treatment(of unit: TranslationUnit) -> Treatment? {
        unit.reasons.map { stale[$0] ?? .publish }.max() ?? treatment(of: unit.state)
    }

    /// What is said of the claims of a segment that is behind; nil where nothing is, so that they are as right or wrong as others.
    func treatmentOfClaims(of unit: TranslationUnit) -> Treatment? {
        unit.state == .new ? (saysNew ? new : nil) : unit.reasons.compactMap { stale[$0] }.max()
    }

    /// What is said of a generated table that only one of a page and its source has; nil where nothing is.
    func treatment(of table: TableDifference.State) -> Treatment? {
        switch table {
        case .new: saysNew ? new : nil
        case .removed: stale[.removed]
        }
    }
}

extension TranslationPolicy {
    /// What site.yml says of a finding that is an error where it says nothing.
    enum Ruling {
        /// It stops nothing: why.
        case excused(Message)
        /// Something is said, but not of this: what would decide.
        case undecided(Message)
    }

    /// Nil where it is an error, whether this is said or nothing is said at all.
    func ruling(on unit: TranslationUnit) -> Ruling? {
        let reasons = unit.state == .new ? [] : unit.reasons
        let said = reasons.compactMap { reason in stale[reason].map { "\(reason.rawValue): \($0.rawValue)" } }
        return ruling(
            treatmentOfClaims(of: unit), said: unit.state == .new ? newSaid : "stale: {\(said.joined(separator: ", "))}",
            asked: unit.state == .new ? Self.newAsked : Self.asked(reasons))
    }

    /// The same of generated tables, of which the strictest choice holds.
    func ruling(on tables: [TableDifference]) -> Ruling? {
        guard !tables.isEmpty else { return nil }
        let (silent, treatments) = (tables.first { treatment(of: $0.state) == nil }, tables.compactMap { treatment(of: $0.state) })
        let states = Set(tables.map(\.state))
        let removed = stale[.removed].map { "stale: {removed: \($0.rawValue)}" } ?? ""
        return ruling(
            silent == nil || treatments.contains(.fail) ? treatments.max() : nil,
            said: [states.contains(.new) ? newSaid : nil, states.contains(.removed) ? removed : nil].compactMap(\.self).joined(separator: ", "),
            asked: silent?.state == .new ? Self.newAsked : Self.asked([.removed]))
    }

    private var newSaid: String { "new: \(new.rawValue)" }
    private static let newAsked = "new: …"
    private static func asked(_ reasons: [TranslationUnit.Reason]) -> String {
        "stale: {\(reasons.map { "\($0.rawValue): …" }.joined(separator: ", "))}"
    }

    private func ruling(_ treatment: Treatment?, said: String, asked: String) -> Ruling? {
        switch treatment {
        case .fail?: nil
        case .publish?, .notice?, .fallback?: .excused("This does not stop the build, as site.yml says “\(said)”")
        case nil where saysNew || !stale.isEmpty:
            .undecided("Whether this stops the build is for “\(asked)” to say under “translation” in site.yml, which does not have it")
        case nil: nil
        }
    }
}

extension Diagnostic {
    /// The finding as site.yml has it.
    func under(_ ruling: TranslationPolicy.Ruling?) -> Diagnostic {
        switch ruling {
        case nil: self
        case .excused(let reason)?: asWarning(because: reason)
        case .undecided(let remark)?: severity == .error ? remarking(remark) : self
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
        if let treatment = Self.treatment(yaml, "new", [.publish, .notice, .fail], &findings) { (new, saysNew) = (treatment, true) }
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
