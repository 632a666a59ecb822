import Diagnostics

/// What a review is to record of one page.
struct RecordingPlan {
    let page: TranslationStatus.Page
    let review: Review?
    let date: String
    let scopes: [TranslatedSite.Scope]
    /// The ids of what the checks call wrong.
    var refused: Set<String> = []
    /// By the id of a text that seems to be in another language: what was found; nil where it only reads as the source does.
    private(set) var foreign: [String: Diagnostic?] = [:]
    /// What is recorded, of this page or that of another locale, of the segments that are named.
    var answered: Set<String> = []

    init(_ page: TranslationStatus.Page, _ review: Review?, on date: String, _ scopes: [TranslatedSite.Scope]) {
        self.page = page
        self.review = review
        self.date = date
        self.scopes = scopes
    }

    var isAboutQuality: Bool { review.map { $0.verdict != .reopen } ?? false }

    private func isChosen(_ unit: TranslationUnit) -> Bool { scopes.contains { $0.includes(unit, of: page) } }

    /// Whether a person named it.
    private func isNamed(_ unit: TranslationUnit) -> Bool { scopes.contains { $0.names(unit) } }

    /// Whether there is nothing that a review could be about.
    private func isWithoutTranslation(_ unit: TranslationUnit) -> Bool {
        unit.target == nil || unit.isRepeatedSource(isBegun: page.translation.lock != nil) && !isNamed(unit)
    }

    /// Whether it takes a look of its own: that a page is right does not say that its outdated parts are.
    private func isOutdated(_ unit: TranslationUnit) -> Bool {
        review?.verdict == .approve && unit.reason != nil && !scopes.contains { $0.points(at: unit) }
    }

    /// Whether a segment that is named has a translation of what the source says.
    func isAnswerable(_ unit: TranslationUnit) -> Bool { isNamed(unit) && unit.target != nil && unit.reason != .removed }

    private func isReviewed(_ unit: TranslationUnit) -> Bool {
        isChosen(unit) && !isWithoutTranslation(unit) && !isOutdated(unit) && !refused.contains(unit.id) && !foreign.keys.contains(unit.id)
    }

    var lock: Lock { page.translation.lock(after: review, on: date, where: isReviewed) }

    var judgedLock: Lock { lock.withoutApprovals(of: Set(recorded)) }

    /// The ids of what somebody now says something new of, in the order of the page.
    var recorded: [String] {
        let old = Set(page.translation.lock?.records ?? [])
        let new = Set(lock.records.filter { !old.contains($0) }.map(\.id))
        return page.translation.units.filter { isReviewed($0) && new.contains($0.id) }.map(\.id)
    }

    /// Takes out what somebody has to name to approve it, as it seems to be in another language than its page.
    ///
    /// - Parameter findings: what was found of the language of texts, by their ids.
    mutating func leaveForeign(_ findings: [String: Diagnostic?], source: String) {
        guard review?.verdict == .approve else { return }
        let recorded = Set(recorded)
        for unit in page.translation.units where recorded.contains(unit.id) && !isNamed(unit) {
            if let finding = findings[unit.id] ?? nil {
                foreign[unit.id] = finding
            } else if unit.state == .needsReview, unit.readsAsSource, source.language != page.locale.language {
                foreign[unit.id] = .some(nil)
            }
        }
    }

    /// Of these, what was stale and was not named itself.
    var renewed: [TranslationUnit] {
        let ids = Set(recorded)
        return review?.verdict == .accept ? page.translation.units.filter { ids.contains($0.id) && $0.reason != nil && !isNamed($0) } : []
    }

    var untranslated: Int { review == nil ? 0 : page.translation.units.count { isChosen($0) && isWithoutTranslation($0) && !isNamed($0) } }

    /// What was named although no review can be about it: the source does not have it any longer, or nobody has translated it.
    var unanswerable: [TranslationUnit] {
        review == nil ? [] : page.translation.units.filter { isNamed($0) && !isAnswerable($0) }
    }

    var outdated: [TranslationUnit] {
        page.translation.units.filter { isChosen($0) && !isWithoutTranslation($0) && isOutdated($0) }
    }

    private func place(of unit: TranslationUnit) -> Location {
        page.file?.location(of: unit.target?.range ?? 0..<0) ?? Location(path: page.lockPath)
    }

    func refusal(of id: String, _ finding: Diagnostic) -> Diagnostic {
        let isApproval = review?.verdict == .approve
        return Diagnostic(
            finding.code, at: finding.location, locale: page.locale,
            rule: isApproval
                ? "A translation that is approved has no errors that stop the build"
                : "A translation that is accepted has no errors that stop the build",
            seen: isApproval
                ? "\(page.article)#\(id) is not approved: \(finding.text)" : "\(page.article)#\(id) is not accepted: \(finding.text)",
            right: finding.yieldsToInsistence ? "Put it right, or insist with --force" : "Put it right")
    }

    func left(_ unit: TranslationUnit) -> Diagnostic {
        let name = unit.nameInArticle
        guard unit.reason != .removed else {
            return Diagnostic(
                .staleSegment, .warning, at: place(of: unit), locale: page.locale, rule: "What is approved says what its source says now",
                seen: "\(name) is not approved: the source no longer says \(quotation(unit.source.text.shown))", right: unit.removal)
        }
        return Diagnostic(
            .staleSegment, .warning, at: place(of: unit), locale: page.locale, rule: "What is approved says what its source says now",
            seen: "\(name) is not approved: the source has changed since: \(unit.base.map { WordDifference(reading: $0, as: unit.source.text).text } ?? "")",
            right: "Translate it anew, or name it by itself where it holds all the same: \(name)")
    }

    /// Why nothing is recorded of a segment that was named. Where it can be in another locale, no more than a hint.
    func unanswered(_ unit: TranslationUnit) -> Diagnostic {
        let severity: Severity = answered.contains(unit.nameInArticle) ? .warning : .error
        let text = quotation(unit.source.text.shown)
        guard unit.reason == .removed else {
            return Diagnostic(
                .untranslatedSegment, severity, at: place(of: unit), locale: page.locale, rule: "A review is about a translation that is there",
                seen: "nobody has translated \(text) (\(unit.nameInArticle))", right: "Translate it first")
        }
        return Diagnostic(
            .staleSegment, severity, at: place(of: unit), locale: page.locale, rule: "A review is about what the source says",
            seen: "it no longer says \(text) (\(unit.nameInArticle))", right: unit.removal)
    }

    /// Why a text is left that seems to be in another language than its page.
    func left(_ unit: TranslationUnit, _ finding: Diagnostic?) -> Diagnostic {
        let name = unit.nameInArticle
        return Diagnostic(
            finding?.code ?? .untranslated, .warning, at: finding?.location ?? place(of: unit), locale: page.locale,
            rule: "What is approved with its page or file is in the language of the page",
            seen: finding.map { "\(name) is not approved: \($0.text)" } ?? "\(name) is not approved: it reads as its source does",
            right: "Translate it, or name it by itself where it is meant so: \(name)")
    }
}

extension TranslatedSite.Outcome {
    mutating func add(_ plan: RecordingPlan) {
        func name(_ id: String) -> TranslatedSite.SegmentName { .init(article: plan.page.article, locale: plan.page.locale, id: id) }
        untranslated += plan.untranslated
        refused += plan.page.translation.units.map(\.id).filter(plan.refused.contains).map(name)
        stale += plan.outdated.map { name($0.id) }
        renewed += plan.renewed.map { name($0.id) }
        findings += plan.outdated.map { plan.left($0) } + plan.unanswerable.map(plan.unanswered)
        for unit in plan.page.translation.units {
            guard let finding = plan.foreign[unit.id] else { continue }
            foreign.append(name(unit.id))
            findings.append(plan.left(unit, finding))
        }
    }
}

extension TranslationStatus.Page {
    /// Of the lock, within the site.
    var lockPath: String { "Content/\(article)/\(Lock.fileName(locale))" }
}
