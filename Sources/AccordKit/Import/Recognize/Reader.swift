import Diagnostics

/// Somebody who follows what a page says, from a screen and under conditions.
struct Reader {
    let file: SourceFile
    let locale: String
    let product: Product
    let start: String?

    /// What the checks have to say to a page that was written elsewhere.
    func check(_ outline: Outline, under conditions: [String: String]) -> PageCheck {
        let entry = product.model.screens.filter(\.value.isEntry).keys.min() ?? product.model.screens.keys.min()
        let article = Site.Article(
            id: file.path, section: "", kind: .reference, start: start ?? entry, conditions: conditions, pages: [:], file: file)
        var check = PageCheck(article: article, locale: locale, file: file, outline: outline, product: product)
        check.checkLabels()
        check.checkStates()
        if start ?? entry != nil { check.checkWalks(like: nil, nil) }
        check.checkTables()
        check.findings += check.missing.findings
        // A published page has no place to state conditions.
        check.findings.removeAll { $0.code == .unstatedCondition }
        return check
    }

    /// The values that some axes must have for the page to be true: any other is in the way of something that it says.
    func necessaryConditions(_ outline: Outline, besides given: [String: String]) -> [String: String] {
        let controls = outline.claims.compactMap { product.control($0.claim) }
        let axes = Set(controls.flatMap { $0.when.axes }).subtracting(given.keys)
        guard !axes.isEmpty else { return given }
        let obstacles = check(outline, under: given).findings.count
        var conditions = given
        for axis in axes.sorted() {
            let possible = product.model.axes[axis]?.filter { value in
                check(outline, under: given.merging([axis: value]) { $1 }).findings.count <= obstacles
            }
            if let possible, possible.count == 1 { conditions[axis] = possible[0] }
        }
        return conditions
    }
}

extension Condition {
    /// The names of the axes that it speaks of.
    fileprivate var axes: [String] {
        switch self {
        case .equals(let axis, _): [axis]
        case .all(let parts), .any(let parts): parts.flatMap(\.axes)
        case .not(let part): part.axes
        }
    }
}
