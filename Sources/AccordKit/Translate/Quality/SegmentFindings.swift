import Diagnostics
import Markdown

extension SiteMap {
    /// What the checks say of the translated segments of an article, by their ids.
    ///
    /// Nothing is known of a page without a lock, nor of what cannot be told of a single segment, such as a missing step.
    func segmentFindings(ofArticle index: Int, in locale: String, product: Product, where isWanted: (Diagnostic) -> Bool) -> [String: [Diagnostic]] {
        let checked = ArticleCheck(map: self, product: product, selection: Selection(locales: [locale])).check(index)
        guard let page = site.articles[index].pages[locale], let units = checked.translations[locale]?.units else { return [:] }
        let findings = checked.findings.filter { isWanted($0) && $0.location.path == page.file.path }
        // That a claim is missing is found of a step or a section, and told at its beginning.
        let lacksClaims = findings.contains { $0.code == .claimMissing && $0.severity == .error }
        var found: [String: [Diagnostic]] = [:]
        for unit in units where unit.state != .stale(.removed) {
            let ranges = unit.targets.map(\.range)
            var own = findings.filter { finding in finding.code != .claimMissing && ranges.contains { $0.holds(finding.location.range) } }
            if lacksClaims, let lost = unit.lostClaimsFinding(product, in: page.file) { own.append(lost) }
            if !own.isEmpty { found[unit.id] = own.inReportOrder() }
        }
        return found
    }
}

extension TranslationUnit {
    /// That it lacks claims of its source; nil where it does not, or is not in the page.
    func lostClaimsFinding(_ product: Product, in file: SourceFile) -> Diagnostic? {
        let lost = lostClaims(product)
        guard !lost.isEmpty, let range = target?.range else { return nil }
        return Diagnostic(
            .claimMissing, at: file.location(of: range), locale: locale, rule: "A translation makes the claims of its source",
            seen: "it lacks \(lost.quoted)")
    }
}

extension SourceRange {
    fileprivate func holds(_ other: SourceRange) -> Bool {
        other.isEmpty ? contains(other.lowerBound) : lowerBound <= other.lowerBound && other.lowerBound < upperBound
    }
}

extension Diagnostic {
    /// Whether a translation of which this was found can be called current: what `accord check --fix` mends does not stand against it.
    var standsAgainstReview: Bool {
        severity == .error && code.isOfTranslation && !fixes.contains(where: \.isSafe)
    }

    /// Whether a review has to know of it.
    var concernsReview: Bool { severity == .error || code.isOfAnotherLanguage }

    /// Whether a person may know better than the check. That a claim or a link is lost is so in every language.
    var yieldsToInsistence: Bool {
        switch code {
        case .claimMissing, .claimExtra, .claimAltered, .brokenClaim, .linksDiffer, .conflictMarker: false
        default: true
        }
    }
}

extension Code {
    /// Whether it is about what translators write: an id that the product does not have is the writer's.
    fileprivate var isOfTranslation: Bool {
        switch self {
        case .wrongLabel, .labelOfOtherLocale, .brokenClaim, .rawHTML: true
        default: rawValue.hasPrefix("TRN") || rawValue.hasPrefix("LOC")
        }
    }

    /// Whether a text seems to be in another language than its page.
    var isOfAnotherLanguage: Bool { self == .untranslated || self == .foreignText }
}

extension Lock {
    /// The lock by which the checks judge what is being approved: an approval that is there already would make them milder.
    func withoutApprovals(of ids: Set<String>) -> Lock {
        var lock = self
        for index in lock.records.indices where ids.contains(lock.records[index].id) && lock.records[index].state == .approved {
            lock.records[index].state = .translated
        }
        return lock
    }
}

extension Site {
    /// The site as it is once pages and locks have changed.
    func applying(_ changes: [FileChange]) -> Site {
        var site = self
        let indices = Dictionary(articles.enumerated().map { ("Content/\($1.id)/", $0) }) { first, _ in first }
        for change in changes {
            let name = change.path.split(separator: "/").last ?? ""
            guard let index = indices[String(change.path.dropLast(name.count))] else { continue }
            var findings: [Diagnostic] = []
            let file = SourceFile(path: change.path, bytes: change.new)
            if name.hasSuffix(Lock.fileSuffix) {
                site.articles[index].locks[String(name.dropLast(Lock.fileSuffix.count))] = Lock(file, &findings)
            } else if name.hasSuffix(".md") {
                site.articles[index].pages[String(name.dropLast(".md".count))] = Site.Page(file, &findings)
            }
        }
        return site
    }
}
