import Diagnostics
import Markdown

/// A format of images that browsers show and that can do nothing else, told by the first bytes of a file.
enum ImageFormat: String, CaseIterable {
    case png, jpg, gif, webp, avif

    /// Nil for all else, SVG too: it can hold scripts.
    init?(_ bytes: [UInt8]) {
        func has(_ text: String, at offset: Int) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpg
        } else if has("GIF87a", at: 0) || has("GIF89a", at: 0) {
            self = .gif
        } else if has("RIFF", at: 0), has("WEBP", at: 8) {
            self = .webp
        } else if has("ftypavif", at: 4) || has("ftypavis", at: 4) {
            self = .avif
        } else {
            return nil
        }
    }
}

/// The images of one article, taken from where its pages show them.
struct ImageImport {
    let folder: String
    let sourceLocale: String
    private(set) var files: [PlannedFile] = []
    /// The bytes of each file by its name in `images/`.
    private var named: [String: [UInt8]] = [:]
    /// What a page calls an image, by the address and the page's locale.
    private var known: [String: String] = [:]
    private(set) var findings: [Diagnostic] = []

    init(folder: String, sourceLocale: String) {
        self.folder = folder
        self.sourceLocale = sourceLocale
    }

    /// Images larger than this are left where they are.
    static let greatestSize = 16 << 20

    /// Takes an image, and tells what a page in the locale calls it: `images/profile.png`. Nil where it is none, which is then a finding.
    mutating func take(_ source: String, for locale: String, on page: ImportedPage, _ fetch: inout PageFetch) async -> String? {
        if let name = known["\(locale) \(source)"] { return name }
        guard isWebAddress(source) || page.source.path(ofImage: source) != nil else {
            report(
                page, "An image has a web address, or is a file in the folder of its page", "\(quoted(source)) is neither",
                "Put it into \(folder)/images/ by hand")
            return nil
        }
        let bytes: [UInt8]
        do throws(FetchError.Reason) {
            bytes = try await self.bytes(source, on: page, &fetch)
        } catch {
            let (rule, seen, right) = error.message(about: "image")
            report(page, "\(rule)", "\(source): \(seen)", right.map { "\($0)" })
            return nil
        }
        guard let format = ImageFormat(bytes) else {
            report(
                page, "An image is PNG, JPEG, GIF, WebP or AVIF", "\(quoted(source)) is none of them",
                "Save it in one of these formats, in \(folder)/images/")
            return nil
        }
        let name = place(bytes, as: source, format, locale)
        known["\(locale) \(source)"] = name
        return name
    }

    private mutating func report(_ page: ImportedPage, _ rule: Message, _ seen: Message, _ right: Message?) {
        findings.append(Diagnostic(.imageNotTaken, at: page.location, locale: page.locale, rule: rule, seen: seen, right: right))
    }

    private func bytes(_ source: String, on page: ImportedPage, _ fetch: inout PageFetch) async throws(FetchError.Reason) -> [UInt8] {
        guard !isWebAddress(source) else {
            let wish = PageFetch.Wish(accept: "image/*", types: [], limit: Self.greatestSize)
            guard let answer = try await fetch.get(source, wish) else { throw .status(304) }
            return answer.body
        }
        guard let path = page.source.path(ofImage: source) else { throw .malformedAddress }
        do {
            return try readFile(path, limit: Self.greatestSize)
        } catch {
            throw .file(error)
        }
    }

    /// A name for the bytes in `images/`. Where another locale has another image by the same name, this one is that locale's own.
    private mutating func place(_ bytes: [UInt8], as source: String, _ format: ImageFormat, _ locale: String) -> String {
        if let same = named.first(where: { $0.value == bytes && !$0.key.hasSuffix(".\(locale).\(format.rawValue)") })?.key, isNeutral(same)
        {
            return "images/\(same)"
        }
        let last = source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
        let stem = Site.slug(of: last.removingPercentEncoding.split(separator: ".").dropLast().joined(separator: "-"))
        let base = Site.isSlug(stem) ? stem : "image"
        var name = "\(base).\(format.rawValue)"
        var number = 2
        while let other = named[name], other != bytes {
            let localized = name.dropLast(format.rawValue.count) + "\(locale).\(format.rawValue)"
            if locale != sourceLocale, named[String(localized)] ?? bytes == bytes {
                keep(bytes, String(localized))
                return "images/\(name)"
            }
            name = "\(base)-\(number).\(format.rawValue)"
            number += 1
        }
        keep(bytes, name)
        return "images/\(name)"
    }

    /// Whether it is the image of all locales: `profile.png`, not `profile.fr.png`.
    private func isNeutral(_ name: String) -> Bool { name.utf8.count { $0 == UInt8(ascii: ".") } == 1 }

    private mutating func keep(_ bytes: [UInt8], _ name: String) {
        guard named.updateValue(bytes, forKey: name) == nil else { return }
        files.append(PlannedFile(path: "\(folder)/images/\(name)", bytes: bytes))
    }
}

extension PageSource {
    /// Where a file that a page shows as an image is: only in the folder that was asked for, as a page must not bring in what lies elsewhere on
    /// this machine. Nil for anything else.
    func path(ofImage source: String) -> String? {
        guard !isAddress else { return nil }
        let own = name.lastIndex(of: "/").map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
        let root = localPath(folder ?? own)
        let inside = String(source.prefix { $0 != "?" && $0 != "#" }).removingPercentEncoding
        let start = source.hasPrefix("/") ? (root.isEmpty ? "." : root) : own
        let path = localPath("\(start)/\(inside)")
        let isInside = root.isEmpty ? !path.hasPrefix("/") && !path.isEmpty : path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
        return isInside ? path : nil
    }
}
