import Diagnostics

/// The outcome of checking a site.
public struct CheckResult: Sendable {
    public var findings: [Diagnostic]
    /// What was found in languages that are being prepared, of which the findings only say that there is something.
    public var setAside: [Diagnostic] = []
    /// Paths of the pages that were read.
    public var pages: [String]
    /// How many claims turned out true, by locale.
    public var verified: [String: Int]

    public var claims: Int { verified.values.reduce(0, +) }
}

/// Checks every selected article of a site against the product; nothing is written.
public func check(_ map: SiteMap, against product: Product, selection: Selection = Selection(), jobs: Int) async -> CheckResult {
    let indices = map.site.articles.indices.filter { selection.includes(article: map.site.articles[$0].id) }
    let checker = ArticleCheck(map: map, product: product, selection: selection)
    let checked = await concurrentMap(Array(indices), jobs: jobs) { index in
        var article = checker.check(index)
        article.documents = [:]
        article.translations = [:]
        return article
    }
    var summary = CheckSummary(map: map)
    for (index, article) in zip(indices, checked) { summary.add(article, at: index) }
    if !selection.articles.isEmpty {
        // Links may lead to headings of articles that were not selected.
        for index in summary.missingTargets() { summary.anchors[index] = checker.check(index).anchors.values.flatMap(\.self) }
    }
    return summary.result(selection)
}

/// Gathers what the articles' checks found.
struct CheckSummary {
    let map: SiteMap
    var findings: [Diagnostic] = []
    private var missing: [MissingLabel] = []
    var pages: [String] = []
    var verified: [String: Int] = [:]
    var anchors: [[String]]
    private var pending: [PendingAnchor] = []
    private var translated: [TranslatedText] = []

    init(map: SiteMap) {
        self.map = map
        anchors = Array(repeating: [], count: map.site.articles.count)
    }

    mutating func add(_ article: CheckedArticle, at index: Int) {
        findings += article.findings
        missing += article.missing
        pending += article.pending
        translated += article.translated
        anchors[index] = Set(article.anchors.values.joined()).sorted()
        verified.merge(article.verified, uniquingKeysWith: +)
        pages += map.site.articles[index].pages.values.map(\.file.path).sorted()
    }

    func missingTargets() -> Set<Int> { Set(pending.map(\.target).filter { anchors[$0].isEmpty }) }

    func result(_ selection: Selection) -> CheckResult {
        var findings = findings + missing.findings + map.collisions() + checkPendingAnchors(pending, anchors: anchors, map: map) + checkConsistency(translated)
        var seen: Set<Diagnostic> = []
        findings = findings.filter { seen.insert($0).inserted }.inReportOrder()
        return CheckResult(findings: findings, pages: pages.sorted(), verified: verified)
    }
}
