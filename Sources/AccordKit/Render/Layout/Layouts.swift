import Diagnostics
import Mustache

/// The layouts, parsed and found sound.
struct Layouts: Sendable {
    private let library: MustacheLibrary
    /// The layouts whose structure depends on the page, so that they cannot be rendered ahead.
    private let perPage: Set<LayoutKind>

    /// - Parameter files: templates by name. The site's own come first; where one is unsound, that is a finding and the default takes its place.
    init(_ files: [String: SourceFile], defaults: [String: SourceFile], _ findings: inout [Diagnostic]) {
        var sound: [String: (file: SourceFile, tags: [TemplateTag], template: MustacheTemplate)] = [:]
        for name in Set(files.keys).union(defaults.keys).sorted() {
            for file in [files[name], defaults[name]].compactMap({ $0 }) where sound[name] == nil {
                let tags = TemplateTags(file)
                findings += tags.findings
                guard tags.findings.isEmpty, let template = Self.parse(file, &findings) else { continue }
                sound[name] = (file, tags.tags, template)
            }
        }
        library = MustacheLibrary(templates: sound.mapValues(\.template))
        var perPage: Set<LayoutKind> = []
        var isSound = true
        for kind in LayoutKind.allCases {
            var check = TemplateCheck(files: sound.mapValues(\.file), tags: sound.mapValues(\.tags))
            var values = LayoutValues()
            check.check(kind.rawValue, naming: values.all(.sample, kind: kind, page: nil))
            findings += check.findings.filter { !findings.contains($0) }
            if check.dependsOnPage { perPage.insert(kind) }
            isSound = isSound && !check.findings.contains { $0.severity == .error }
        }
        self.perPage = perPage
        // What names nothing is left out by Mustache, but what contains itself must not be rendered.
        if !isSound, !files.isEmpty {
            var none: [Diagnostic] = []
            self = Layouts([:], defaults: defaults, &none)
        }
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
    func range(ofLine line: Int) -> Range<Int> {
        var start = 0
        for _ in 1..<max(line, 1) {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            start = end + 1
        }
        return start..<(bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
    }
}
