import Diagnostics
import Mustache

/// The layouts, parsed and found sound.
struct Layouts: Sendable {
    private let library: MustacheLibrary
    /// The layouts whose structure depends on the page, so that they cannot be rendered ahead.
    private let perPage: Set<LayoutKind>

    /// - Parameter files: the site's own templates by name. Where one is unsound, that is a finding and the defaults take their place.
    init(_ files: [String: SourceFile], defaults: [String: SourceFile], _ findings: inout [Diagnostic]) {
        let templates = Self.templates(files, defaults: defaults, &findings)
        let (perPage, problems) = Self.check(templates)
        findings += problems
        let isSound = !problems.contains { $0.severity == .error }
        var none: [Diagnostic] = []
        // A name that means nothing would only leave a gap, but a template that contains itself would never end.
        let usable = isSound ? templates : Self.templates([:], defaults: defaults, &none)
        library = MustacheLibrary(templates: usable.mapValues(\.template))
        self.perPage = isSound ? perPage : Self.check(usable).perPage
    }

    private struct Template {
        var file: SourceFile
        var tags: [TemplateTag]
        var template: MustacheTemplate
    }

    private static func templates(
        _ files: [String: SourceFile], defaults: [String: SourceFile], _ findings: inout [Diagnostic]
    ) -> [String: Template] {
        var templates: [String: Template] = [:]
        for name in Set(files.keys).union(defaults.keys).sorted() {
            for file in [files[name], defaults[name]].compactMap({ $0 }) where templates[name] == nil {
                let tags = TemplateTags(file)
                findings += tags.findings
                guard tags.findings.isEmpty, let template = parse(file, &findings) else { continue }
                templates[name] = Template(file: file, tags: tags.tags, template: template)
            }
        }
        return templates
    }

    private static func check(_ templates: [String: Template]) -> (perPage: Set<LayoutKind>, findings: [Diagnostic]) {
        var perPage: Set<LayoutKind> = []
        var findings: Set<Diagnostic> = []
        for kind in LayoutKind.allCases {
            var check = TemplateCheck(files: templates.mapValues(\.file), tags: templates.mapValues(\.tags))
            var values = LayoutValues()
            check.check(kind.rawValue, naming: values.all(.sample, kind: kind, page: nil))
            findings.formUnion(check.findings)
            if check.dependsOnPage { perPage.insert(kind) }
        }
        return (perPage, Array(findings).inReportOrder())
    }

    private static func parse(_ file: SourceFile, _ findings: inout [Diagnostic]) -> MustacheTemplate? {
        do {
            return try MustacheTemplate(string: String(decoding: file.bytes, as: UTF8.self))
        } catch {
            let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber ?? 1
            let place = file.location(of: file.range(ofLine: line))
            findings.append(Diagnostic(.templateSyntax, at: place, rule: "A template is valid Mustache", seen: "this line cannot be read"))
            return nil
        }
    }

    /// The layout as all pages of an edition share it; nil where it depends on the page.
    func skeleton(_ kind: LayoutKind, _ edition: Edition) -> Skeleton? {
        perPage.contains(kind) ? nil : render(kind, edition, page: nil)
    }

    /// The layout for one page.
    func skeleton(_ kind: LayoutKind, _ edition: Edition, for page: PageValues) -> Skeleton {
        render(kind, edition, page: page)
    }

    private func render(_ kind: LayoutKind, _ edition: Edition, page: PageValues?) -> Skeleton {
        var values = LayoutValues()
        let all = values.all(edition, kind: kind, page: page)
        return Skeleton(library.render(all, withTemplate: kind.rawValue) ?? "", values.holes)
    }
}

extension Edition {
    /// One that has everything, to know what layouts can name.
    fileprivate static let sample = Edition(
        locale: Site.Locale(tag: "en", name: "English"), siteTitle: "", strings: UIStrings([:]),
        sections: [Section(id: "section", title: "", path: "/en/section/")])
}

extension SourceFile {
    /// The bytes of a line, counted from 1, without its line end.
    fileprivate func range(ofLine line: Int) -> Range<Int> {
        var start = 0
        for _ in 1..<max(line, 1) {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            start = end + 1
        }
        return start..<(bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    }
}
