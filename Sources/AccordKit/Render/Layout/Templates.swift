import Diagnostics

/// Everything that a site's pages are made with besides their content: layouts, words and assets.
///
/// Ours stand in `Templates/` of this package. A site's own `Templates/` replaces them file by file; of a strings file, text by text.
public struct Templates: Sendable {
    let layouts: Layouts
    /// The texts of each strings file, by locale.
    let strings: [String: [UIStrings.Key: String]]
    /// What pages refer to, by path in the output: `assets/site.css`.
    public let assets: [String: [UInt8]]

    /// Larger templates and strings files are refused.
    public static let maximumSize = 65_536

    /// - Parameters:
    ///   - files: the site's own templates and strings files; the path of each ends in `Templates/…`.
    ///   - assets: the site's own assets, by path in the output.
    ///   - findings: gets what is wrong with them; the defaults then take their place.
    public init(files: [SourceFile] = [], assets: [String: [UInt8]] = [:], _ findings: inout [Diagnostic]) {
        var layouts: [String: SourceFile] = [:]
        var strings = Self.defaultStrings
        for file in files {
            guard let name = Self.name(of: file.path) else { continue }
            if file.bytes.count > Self.maximumSize {
                findings.append(
                    Diagnostic(
                        .templateSyntax, at: Location(path: file.path), rule: "A template has at most \(Self.maximumSize / 1024) KiB",
                        seen: "this one has \(file.bytes.count / 1024)"))
            } else if name.hasSuffix(".mustache") {
                layouts[String(name.dropLast(9))] = file
            } else if let locale = Self.locale(ofStrings: file.path) {
                let texts = UIStrings.read(file, &findings)
                strings[locale, default: [:]].merge(texts) { _, own in own }
            }
        }
        self.layouts = Layouts(layouts, defaults: Self.defaultLayouts, &findings)
        self.strings = strings
        self.assets = Self.defaultAssets.merging(assets) { _, own in own }
    }

    /// What stands behind `Templates/` in a path.
    private static func name(of path: String) -> Substring? {
        let folder = "Templates/"
        if path.hasPrefix(folder) { return path.dropFirst(folder.count) }
        return path.firstRange(of: "/" + folder).map { path[$0.upperBound...] }
    }

    /// `fr` of `Templates/strings/fr.yml`; nil for other files.
    static func locale(ofStrings path: String) -> String? {
        guard let name = name(of: path), name.hasPrefix("strings/"), name.hasSuffix(".yml") else { return nil }
        return String(name.dropFirst(8).dropLast(4))
    }

    // MARK: Defaults

    private static let defaultLayouts: [String: SourceFile] = [
        "layout": PackageResources.layout_mustache, "header": PackageResources.header_mustache, "footer": PackageResources.footer_mustache,
        "article": PackageResources.article_mustache, "section": PackageResources.section_mustache, "home": PackageResources.home_mustache,
        "root": PackageResources.root_mustache,
    ].reduce(into: [:]) { $0[$1.key] = SourceFile(path: "Templates/\($1.key).mustache", bytes: $1.value) }

    private static let defaultAssets: [String: [UInt8]] = [
        "assets/site.css": PackageResources.site_css, "assets/site.js": PackageResources.site_js,
    ]

    /// The words of the layouts in a locale for which we have them.
    static func builtInStrings(_ locale: String) -> [UIStrings.Key: String]? { defaultStrings[locale] }

    private static let defaultStrings: [String: [UIStrings.Key: String]] = ["en": PackageResources.en_yml, "fr": PackageResources.fr_yml]
        .reduce(into: [:]) { strings, file in
            var findings: [Diagnostic] = []
            strings[file.key] = UIStrings.read(SourceFile(path: "Templates/strings/\(file.key).yml", bytes: file.value), &findings)
        }
}
