import Diagnostics
import HTML

/// Rules about the page as a whole: languages, title, headings, landmarks, ids.
extension RenderedPage {
    // MARK: Languages

    func languageFindings(_ root: HTMLNode, _ census: Census) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        let language = root.attribute(.lang)
        if language != locale.tag {
            findings.append(
                finding(
                    .pageLanguage, at: root, rule: "A page says which language it is in",
                    seen: language.map { "`lang` is \(quoted($0))" } ?? "`<html>` has no `lang`", right: "Write `lang=\"\(locale.tag)\"`"))
        }
        let direction = root.attribute(.dir)
        if direction != locale.direction.rawValue {
            findings.append(
                finding(
                    .pageDirection, at: root, rule: "A page says which way its language is written",
                    seen: direction.map { "`dir` is \(quoted($0))" } ?? "`<html>` has no `dir`",
                    right: "Write `dir=\"\(locale.direction.rawValue)\"`"))
        }
        for language in census.languages where !language.value.isEmpty && LanguageTag.canonical(language.value) == nil {
            guard language.node != root else { continue }
            findings.append(
                finding(.pageLanguage, at: language.node, rule: "`lang` is a BCP 47 language tag", seen: "\(quoted(language.value)) is none"))
        }
        return findings + borrowedFindings(root, census)
    }

    private func borrowedFindings(_ root: HTMLNode, _ census: Census) -> [Diagnostic] {
        guard let proseLocale, proseLocale != locale.tag else { return [] }
        let isMarked = census.languages.contains { language in
            language.value == proseLocale && language.node.descendants.contains { $0.kind == .text && !$0.textBytes.allSatisfy(\.isHTMLBlank) }
        }
        guard !isMarked else { return [] }
        return [
            finding(
                .borrowedLanguage, at: census.mains.first ?? root, rule: "Text in another language than its page says so",
                seen: "the prose is borrowed from \(quoted(proseLocale)), but nothing has that language", right: "Write `lang=\"\(proseLocale)\"` around it")
        ]
    }

    // MARK: Title

    func titleFindings(_ census: Census) -> [Diagnostic] {
        if let title = census.title, !title.isBlank { return [] }
        let place = census.title ?? document.root
        return [
            finding(
                .noTitle, at: place?.range ?? 0..<0, rule: "A page has a title", seen: census.title == nil ? "there is no `<title>`" : "`<title>` is empty")
        ]
    }

    // MARK: Headings

    func headingFindings(_ census: Census) -> [Diagnostic] {
        let rule: Message = "Headings are one `h1` and then levels without a gap"
        var findings: [Diagnostic] = []
        var level = 0
        var hasFirst = false
        for heading in census.headings {
            let next = heading.tag.headingLevel ?? level
            if next == 1, hasFirst {
                findings.append(finding(.headingOrder, at: heading, rule: rule, seen: "this is a second `h1`", right: "Write `<h2>`"))
            } else if next > level + 1 {
                findings.append(
                    finding(
                        .headingOrder, at: heading, rule: rule, seen: level == 0 ? "`h\(next)` comes first" : "`h\(next)` follows `h\(level)`",
                        right: "Write `<h\(level + 1)>`"))
            }
            if heading.isBlank, !heading.descendants.contains(where: { $0.tag == .img }) {
                findings.append(finding(.headingOrder, at: heading, rule: "A heading has text", seen: "this one is empty"))
            }
            hasFirst = hasFirst || next == 1
            level = next
        }
        if !hasFirst, census.headings.isEmpty || findings.isEmpty {
            findings.append(finding(.headingOrder, at: census.mains.first?.range ?? 0..<0, rule: rule, seen: "there is no `h1`"))
        }
        return findings
    }

    // MARK: Landmarks

    func landmarkFindings(_ census: Census) -> [Diagnostic] {
        let rule: Message = "A page has one `main`"
        let mains = census.mains.filter { !$0.hasAttribute(.hidden) }
        var findings = mains.dropFirst().map { finding(.landmarks, at: $0, rule: rule, seen: "this is another one") }
        if mains.isEmpty { findings.append(finding(.landmarks, at: document.root?.range ?? 0..<0, rule: rule, seen: "there is none")) }
        guard census.navigations.count > 1 else { return findings }
        var names: Set<String> = []
        for navigation in census.navigations {
            let name = navigation.attribute(.ariaLabelledBy) ?? navigation.attribute(.ariaLabel) ?? ""
            guard name.isEmpty || !names.insert(name).inserted else { continue }
            findings.append(
                finding(
                    .landmarks, at: navigation, rule: "Several `nav` have names that tell them apart",
                    seen: name.isEmpty ? "this one has none" : "\(quoted(name)) is the name of another one", right: "Write an `aria-label`"))
        }
        return findings
    }

    // MARK: Ids

    func idFindings(_ census: Census) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var ids: Set<String> = []
        for id in census.ids {
            if id.value.isEmpty || id.value.utf8.contains(where: \.isHTMLBlank) {
                findings.append(
                    finding(
                        .invalidID, at: id.node, rule: "An id is not empty and has no spaces",
                        seen: id.value.isEmpty ? "this one is empty" : "\(quoted(id.value)) has one"))
            } else if !ids.insert(id.value).inserted {
                findings.append(finding(.repeatedID, at: id.node, rule: "An id stands once on a page", seen: "\(quoted(id.value)) is there twice"))
            }
        }
        for reference in census.references where !ids.contains(String(reference.id)) {
            findings.append(
                finding(
                    .danglingReference, at: reference.node, rule: "`\(reference.attribute)` names an id of its page",
                    seen: "there is no id \(quoted(String(reference.id)))", right: suggestion(for: String(reference.id), among: ids.sorted())))
        }
        return findings
    }
}

extension HTMLNode {
    /// Whether there is no text in it.
    var isBlank: Bool {
        if kind == .text { return textBytes.allSatisfy(\.isHTMLBlank) }
        return !descendants.contains { $0.kind == .text && !$0.textBytes.allSatisfy(\.isHTMLBlank) }
    }
}

extension UInt8 {
    var isHTMLBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}
