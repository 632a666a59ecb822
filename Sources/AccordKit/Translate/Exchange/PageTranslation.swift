import Diagnostics
import Markdown

/// Translations on their way into the page of one article in one locale.
struct PageTranslation {
    let article: Site.Article
    let translation: Translation
    let localization: Localization
    let source: PageEdit
    /// Nil where there is no page yet and nothing to write.
    private(set) var target: PageEdit?
    /// Of each segment of the source page: the segment of the translated page.
    private(set) var targets: [Int: Int] = [:]
    private(set) var sourceOfUnit: [String: Int] = [:]
    /// Where the page still has what the source no longer says, by the id.
    private var leftovers: [String: [Int]] = [:]
    /// What was taken out of the page, as the source has it in other pieces that are all translated.
    private(set) var superseded: Set<String> = []
    /// Whose page is begun with where there is none: the first that has one of those that the locale borrows from.
    private let lender: (locale: String, page: Site.Page)?
    /// Translations of what the source no longer has, which have never been in the page.
    var unplaced: [Lock.Retired] = []
    private(set) var findings: [Diagnostic] = []
    /// Why units were not written, by their ids.
    private(set) var obstacles: [String: Message] = [:]

    /// Nil where the article has no page in the source locale.
    ///
    /// - Parameter fallbacks: the locales from which this one borrows what it does not have.
    init?(_ article: Site.Article, _ localization: Localization, fallbacks: [String]) {
        guard let page = article.pages[localization.sourceLocale],
            let translation = Translation(
                of: article, locale: localization.locale, source: localization.sourceLocale, product: localization.product)
        else { return nil }
        self.article = article
        self.translation = translation
        self.localization = localization
        source = PageEdit(page)
        lender = fallbacks.filter { $0 != localization.sourceLocale }.lazy.compactMap { tag in article.pages[tag].map { (tag, $0) } }.first
        target = article.pages[localization.locale].map { PageEdit($0) }
        for unit in translation.units {
            if unit.state == .stale(.removed) { leftovers[unit.id] = unit.targets.compactMap { target?.index(of: $0) } }
            guard let index = source.index(of: unit.source) else { continue }
            sourceOfUnit[unit.id] = index
            if let segment = unit.target {
                targets[index] = target?.index(of: segment)
            }
        }
    }

    var path: String {
        "\(article.pages[localization.sourceLocale]?.file.path.dropLast(localization.sourceLocale.count + 3) ?? "")\(localization.locale).md"
    }

    struct Writing {
        var unit: TranslationUnit
        var text: SegmentText
        var location: Location
        /// By which export it came, where it did.
        var export: TargetDigest?
    }

    /// Writes translations into the page.
    ///
    /// - Returns: the ids of the units that were written; for the others there are findings.
    mutating func write(_ writings: [Writing]) -> Set<String> {
        var byIndex: [Int: Writing] = [:]
        for writing in writings {
            guard let index = sourceOfUnit[writing.unit.id], writing.unit.continuation.isEmpty else {
                refuse(writing, "one segment of the source stands in several of the page")
                continue
            }
            byIndex[index] = writing
        }
        guard !byIndex.isEmpty else { return [] }
        let isNumbered = target?.isNumbered ?? false
        if target == nil { begin(besides: Set(byIndex.keys)) }
        rehouse(byIndex)
        replace(byIndex)
        insert(byIndex.filter { targets[$0.key] == nil })
        let written = Set(byIndex.filter { targets[$0.key] != nil && !refused.contains($0.key) }.values.map(\.unit.id))
        for writing in writings where written.contains(writing.unit.id) { arrived[writing.unit.id] = writing }
        removeSuperseded(by: written)
        // What came between the items of lists, or went out from there, is in their numbers.
        if isNumbered { target?.number() }
        return written
    }

    private var refused: Set<Int> = []
    /// What was written, by the units.
    private(set) var arrived: [String: Writing] = [:]

    private mutating func refuse(_ writing: Writing, _ seen: Message) {
        obstacles[writing.unit.id] = seen
        findings.append(
            Diagnostic(
                .unplacedTranslation, at: writing.location, locale: localization.locale,
                rule: "A translation is written where its source stands, and nothing else of the page changes",
                seen: "\(writing.unit.article)#\(writing.unit.id) cannot be: \(seen)", right: "Write it into \(path) by hand"))
    }

    /// Begins a page with what its readers have been shown until now.
    private mutating func begin(with lent: Site.Page, in locale: String, besides written: Set<Int>) {
        var page = PageEdit(lent.file.bytes, at: path)
        let own = Localization(sourceLocale: locale, locale: localization.locale, product: localization.product)
        let units = Translation(of: article, locale: locale, source: localization.sourceLocale, product: localization.product)?.units ?? []
        for unit in units {
            guard let index = source.index(of: unit.source), let segment = unit.target, unit.continuation.isEmpty else { continue }
            targets[index] = page.index(of: segment)
        }
        let replaced = Set(written.compactMap { targets[$0] })
        var texts: [Int: SegmentText] = [:]
        for (index, segment) in page.segments.enumerated() where !replaced.contains(index) {
            let text = CodeTable(source: segment.text, target: nil, own).text(segment.text.parts)
            if text != segment.text { texts[index] = text }
        }
        _ = page.replace(texts)
        target = page
    }

    /// Begins a page that is not there yet: the source page, with links and labels of the new language where nothing is translated.
    private mutating func begin(besides written: Set<Int>) {
        if let lender { return begin(with: lender.page, in: lender.locale, besides: written) }
        var page = PageEdit(source.page.file.bytes, at: path)
        var texts: [Int: SegmentText] = [:]
        for (index, segment) in source.segments.enumerated() where !written.contains(index) {
            let text = CodeTable(source: segment.text, target: nil, localization).text(segment.text.parts)
            if text != segment.text { texts[index] = text }
        }
        _ = page.replace(texts)
        target = page
        targets = Dictionary(uniqueKeysWithValues: source.segments.indices.map { ($0, $0) })
    }

    private mutating func replace(_ writings: [Int: Writing]) {
        var texts: [Int: SegmentText] = [:]
        for (index, writing) in writings {
            if let place = targets[index] { texts[place] = writing.text }
        }
        guard let failed = target?.replace(texts) else { return }
        for index in writings.keys { followImages(of: index) }
        for (index, writing) in writings.sorted(by: { $0.key < $1.key }) where targets[index].map(failed.contains) ?? false {
            refused.insert(index)
            refuse(writing, "the page would read otherwise")
        }
    }

    /// Finds the alternative texts again whose images have changed places.
    private mutating func followImages(of index: Int) {
        guard let target, let host = targets[index] else { return }
        var places = Array(target.alternatives(in: host))
        for alternative in source.alternatives(in: index) where targets[alternative] != nil {
            guard let found = places.firstIndex(where: { target.segments[$0].image == source.segments[alternative].image }) else { continue }
            targets[alternative] = places.remove(at: found)
        }
    }

    // MARK: Segments that the page does not have

    private mutating func insert(_ writings: [Int: Writing]) {
        var obstacles: [Int: PageGrowth.Obstacle] = [:]
        for index in writings.keys.sorted() where source.segments[index].kind.fieldName != nil {
            if let text = writings[index]?.text, let (page, added) = target?.adding(text, as: source.segments[index].kind) {
                take(page, with: index, at: added)
            } else {
                obstacles[index] = .misread
            }
        }
        let blocks = Set(writings.keys.filter { source.segments[$0].kind.fieldName == nil })
        if grow(blocks, writings, &obstacles) { _ = grow([], writings, bringsCode: true, &obstacles) }
        for index in blocks.sorted() where targets[index] == nil && obstacles[index] == nil {
            if let text = writings[index]?.text, let (page, added) = describing(index, text) {
                take(page, with: index, at: added)
            } else if !(writings[index].map { redescribe(index, $0.text) } ?? false) {
                obstacles[index] = .misread
            }
        }
        for (index, obstacle) in obstacles.sorted(by: { $0.key < $1.key }) {
            refused.insert(index)
            if let writing = writings[index] { refuse(writing, obstacle.message) }
        }
    }

    /// Takes a page with one more segment.
    private mutating func take(_ page: PageEdit, with index: Int, at added: Int) {
        func moved(_ place: Int) -> Int { place >= added ? place + 1 : place }
        target = page
        targets = targets.mapValues(moved).merging([index: added]) { $1 }
        leftovers = leftovers.mapValues { $0.map(moved) }
    }

    /// The page with the alternative text of an image that had none.
    private func describing(_ index: Int, _ text: SegmentText) -> (PageEdit, Int)? {
        guard let host = source.host(of: index).flatMap({ targets[$0] }), let image = source.segments[index].image else { return nil }
        return target?.describing(image, in: host, as: text)
    }

    /// Exchanges the alternative text that the source no longer has for the same image, as where that was moved.
    private mutating func redescribe(_ index: Int, _ text: SegmentText) -> Bool {
        guard var page = target, let host = source.host(of: index).flatMap({ targets[$0] }) else { return false }
        let places = page.alternatives(in: host).filter { page.segments[$0].image == source.segments[index].image }
        guard let (id, place) = leftovers.sorted(by: { $0.key < $1.key }).lazy.compactMap({ id, old in places.first(where: old.contains).map { (id, $0) } }).first,
            page.replace([place: text]).isEmpty
        else { return false }
        target = page
        targets[index] = place
        superseded.insert(id)
        leftovers[id] = []
        return true
    }

    /// Puts blocks, items and rows of the source into the page.
    ///
    /// - Returns: whether anything was put in.
    private mutating func grow(
        _ new: Set<Int>, _ writings: [Int: Writing], bringsCode: Bool = false, _ obstacles: inout [Int: PageGrowth.Obstacle]
    ) -> Bool {
        guard let page = target, bringsCode || !new.isEmpty else { return false }
        let pairs = BlockPairs(source: BlockTree(source), page: BlockTree(page), targets: targets, wholes: wholes)
        let growth = PageGrowth(pairs, texts: new, targets: targets, wholes: wholes, bringsCode: bringsCode)
        obstacles.merge(growth.obstacles) { first, _ in first }
        var texts: [Int: SegmentText] = [:]
        for (index, segment) in source.segments.enumerated() {
            texts[index] =
                writings[index]?.text ?? targets[index].map { page.segments[$0].text }
                ?? CodeTable(source: segment.text, target: nil, localization).text(segment.text.parts)
        }
        guard let grown = growth.largest({ GrownPage(page, $0, tables: $1, pairs, texts: texts, isNew: new.contains) }) else { return false }
        var places: [Int: Int] = [:]
        var placed: [Int: Int] = [:]
        for (place, origin) in grown.origins.enumerated() {
            switch origin {
            case .page(let old): places[old] = place
            case .source(let index): placed[index] = place
            }
        }
        target = grown.page
        targets = targets.compactMapValues { places[$0] }.merging(placed) { $1 }
        leftovers = leftovers.mapValues { $0.compactMap { places[$0] } }
        return true
    }

    // MARK: Texts that came into quotes, or out of them

    /// Puts texts that stand in a quote now, or in none any more, where they stand, and takes the blocks out in which they stood.
    private mutating func rehouse(_ writings: [Int: Writing]) {
        let sourceTree = BlockTree(source)
        var tree = target.map { BlockTree($0) }
        for (index, writing) in writings.sorted(by: { $0.key < $1.key }) {
            guard let pageTree = tree, let place = targets[index], let isQuoted = sourceTree.isQuoted(index),
                let wasQuoted = pageTree.isQuoted(place), isQuoted != wasQuoted
            else { continue }
            let before = self
            targets[index] = nil
            leftovers[writing.unit.id] = [place]
            var obstacles: [Int: PageGrowth.Obstacle] = [:]
            if grow([index], writings, &obstacles), targets[index] != nil, takeOut([writing.unit.id]) {
                tree = target.map { BlockTree($0) }
            } else {
                self = before
            }
        }
    }

    /// Takes out of the page what it still has of something.
    private mutating func takeOut(_ ids: [String]) -> Bool {
        let places = Set(ids.flatMap { leftovers[$0] ?? [] })
        guard !places.isEmpty, let page = target?.removing(places) else { return false }
        target = page
        for id in ids { leftovers[id] = [] }
        func moved(_ place: Int) -> Int { place - places.count { $0 < place } }
        targets = targets.mapValues(moved)
        leftovers = leftovers.mapValues { $0.map(moved) }
        return true
    }

    // MARK: What the source no longer says

    /// Of each segment of the source that the page lacks: the segment of the page that still holds it, from before it was cut or put together.
    private var wholes: [Int: Int] {
        var wholes: [Int: Int] = [:]
        for (new, olds) in translation.lineage {
            guard let index = sourceOfUnit[new], targets[index] == nil else { continue }
            wholes[index] = olds.flatMap { leftovers[$0] ?? [] }.max()
        }
        for (id, index) in sourceOfUnit where targets[index] == nil && wholes[index] == nil { wholes[index] = leftovers[id]?.max() }
        return wholes
    }

    /// A text that became two, or two that became one, goes once the new ones are all there.
    private mutating func removeSuperseded(by written: Set<String>) {
        var successors: [String: [String]] = [:]
        for (new, olds) in translation.lineage { for old in olds { successors[old, default: []].append(new) } }
        let states = Dictionary(translation.units.map { ($0.id, $0.state) }) { first, _ in first }
        let old = leftovers.keys.sorted().filter { id in
            guard leftovers[id]?.isEmpty == false, let new = successors[id], new.contains(where: written.contains) else { return false }
            return new.allSatisfy { written.contains($0) || ![nil, .new].contains(states[$0]) }
        }
        // An item of a list may be gone only with all that stands in it.
        if takeOut(old) { return superseded.formUnion(old) }
        for id in old {
            if takeOut([id]) { superseded.insert(id) } else { tellRemaining(id, after: successors[id]?.first(where: written.contains)) }
        }
    }

    private mutating func tellRemaining(_ id: String, after heir: String?) {
        guard let writing = heir.flatMap({ arrived[$0] }) else { return }
        findings.append(
            Diagnostic(
                .unplacedTranslation, at: writing.location, locale: localization.locale,
                rule: "What the source has cut or put together goes out of the page once the new texts are there",
                seen: "\(writing.unit.article)#\(id) cannot be taken out: \(PageGrowth.Obstacle.misread.message)",
                right: "Take it out of \(path) by hand"))
    }

    /// What was taken out.
    var removals: [ExchangeResult.Removal] {
        translation.units.filter { superseded.contains($0.id) }.map { unit in
            ExchangeResult.Removal(
                article: unit.article, locale: unit.locale, id: unit.id, text: unit.exchangedTarget?.markdown ?? "")
        }
    }
}
