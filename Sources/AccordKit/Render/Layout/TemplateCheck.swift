import Diagnostics

/// Follows a layout through its partials and checks every name in it.
struct TemplateCheck {
    let files: [String: SourceFile]
    let tags: [String: [TemplateTag]]
    private(set) var findings: Set<Diagnostic> = []
    /// Whether the layout asks whether some value of the page is there, so that its structure differs from page to page.
    private(set) var dependsOnPage = false
    private var trail: [String] = []
    private var partials = 0

    /// Partials that contain partials, and lists in lists, multiply.
    private static let maximumPartials = 200
    private static let maximumDepth = 32

    /// What names can mean within a section.
    private struct Scope {
        var value: LayoutValue
        var isList = false

        static let same = Scope(value: .object([:]))
    }

    init(files: [String: SourceFile], tags: [String: [TemplateTag]]) {
        self.files = files
        self.tags = tags
    }

    /// - Parameter values: everything that a layout can name.
    mutating func check(_ template: String, naming values: LayoutValue) {
        check(template, [Scope(value: values)])
    }

    /// - Parameter scopes: the innermost last.
    private mutating func check(_ template: String, _ scopes: [Scope]) {
        trail.append(template)
        defer { trail.removeLast() }
        var scopes = scopes
        for tag in tags[template] ?? [] {
            switch tag.kind {
            case .variable, .raw: checkVariable(tag, scopes)
            case .section, .inverted: scopes.append(open(tag, scopes))
            case .block: scopes.append(.same)
            case .close: scopes.removeLast()
            case .comment: break
            case .partial: follow(tag, scopes)
            case .parent:
                follow(tag, scopes)
                scopes.append(.same)
            }
        }
    }

    private mutating func report(
        _ code: Code, _ severity: Severity = .error, at tag: TemplateTag, rule: Message, seen: Message, right: Message? = nil
    ) {
        guard let template = trail.last, let file = files[template] else { return }
        findings.insert(Diagnostic(code, severity, at: file.location(of: tag.range), rule: rule, seen: seen, right: right))
    }

    private mutating func checkVariable(_ tag: TemplateTag, _ scopes: [Scope]) {
        guard let value = find(tag, scopes) else { return }
        guard case .hole(let hole, _, _) = value else {
            let right: Message = "Open it as a section: {{#\(tag.name)}}…{{/\(tag.name)}}"
            return report(
                .templateName, at: tag, rule: "A variable is a text or a piece of HTML", seen: "“\(tag.name)” is neither", right: right)
        }
        let braces = hole.isHTML ? "{{{\(tag.name)}}}" : "{{\(tag.name)}}"
        if hole.isHTML != (tag.kind == .raw) {
            let seen: Message = "“\(tag.name)” is \(hole.isHTML ? "HTML" : "text"), and is written as such whichever braces it has"
            report(
                .templateBraces, .warning, at: tag, rule: "HTML stands in three braces and text in two", seen: seen,
                right: "Write \(braces)")
        }
    }

    private mutating func open(_ tag: TemplateTag, _ scopes: [Scope]) -> Scope {
        guard let value = find(tag, scopes) else { return .same }
        switch value {
        case .hole(let hole, _, _):
            if hole.isOfPage { dependsOnPage = true }
            return Scope(value: value)
        case .flag: return .same
        case .object: return Scope(value: value)
        case .list(let elements):
            if scopes.contains(where: \.isList) {
                report(.templateName, at: tag, rule: "A list is not opened within a list", seen: "“\(tag.name)” is")
            }
            return Scope(value: elements.first ?? .object([:]), isList: true)
        }
    }

    private mutating func find(_ tag: TemplateTag, _ scopes: [Scope]) -> LayoutValue? {
        if tag.name == "." { return scopes.last?.value }
        let path = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var value = path.first.flatMap { first in scopes.last { $0.value.member(first) != nil }?.value.member(first) }
        for name in path.dropFirst() { value = value?.member(name) }
        if value == nil {
            let known = Set(scopes.flatMap(\.value.names)).sorted()
            report(
                .templateName, at: tag, rule: "A layout names only values that there are", seen: "“\(tag.name)” is none",
                right: didYouMean(tag.name, known))
        }
        return value
    }

    private mutating func follow(_ tag: TemplateTag, _ scopes: [Scope]) {
        guard files[tag.name] != nil else {
            return report(
                .templatePartial, at: tag, rule: "A partial is a template in Templates/", seen: "there is no \(tag.name).mustache",
                right: didYouMean(tag.name, files.keys.sorted()))
        }
        guard !trail.contains(tag.name) else {
            let circle = (trail.drop { $0 != tag.name } + [tag.name]).joined(separator: " → ")
            return report(.templatePartial, at: tag, rule: "A template does not contain itself", seen: "\(circle)")
        }
        partials += 1
        guard trail.count < Self.maximumDepth, partials <= Self.maximumPartials else {
            let rule: Message = "A layout has at most \(Self.maximumPartials) partials, \(Self.maximumDepth) deep"
            return report(.templatePartial, at: tag, rule: rule, seen: "this one is one more")
        }
        check(tag.name, scopes)
    }
}

extension LayoutValue {
    fileprivate func member(_ name: String) -> LayoutValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The names that can be written for what it holds, with those of objects in it.
    fileprivate var names: [String] {
        guard case .object(let members) = self else { return [] }
        return members.flatMap { name, value in [name] + value.names.map { "\(name).\($0)" } }
    }
}
