import Markdown

/// The pictures of a page as `data:` addresses, so that the review needs no other file.
///
/// - Parameters:
///   - root: the site's folder.
///   - locale: whose pictures win over the neutral ones.
/// - Returns: by the destination that the page names each by. What cannot be read, or is no picture that every browser shows, is left out.
func pictures(of article: Site.Article, in document: Document, root: String, locale: Site.Locale) -> [String: String] {
    var pictures: [String: String] = [:]
    var budget = 8 << 20
    document.forEachInline { inline in
        guard case .image(let image) = inline, pictures[image.source] == nil,
            case .image(let name) = LinkTarget(image.source, from: article.id)
        else { return }
        let shown = article.localizedImage(name, locale)
        guard article.images.contains(shown), let type = mediaType(of: shown),
            let bytes = try? readFile("\(root)/Content/\(article.id)/images/\(shown)", limit: min(budget, Site.Limit.image))
        else { return }
        budget -= bytes.count
        pictures[image.source] = "data:\(type);base64,\(base64(bytes))"
    }
    return pictures
}

private func mediaType(of name: String) -> String? {
    switch name.split(separator: ".").last?.lowercased() {
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "avif": "image/avif"
    case "svg": "image/svg+xml"
    default: nil
    }
}

private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
        let rest = bytes.count - index
        let group = UInt32(bytes[index]) << 16 | (rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0) | (rest > 2 ? UInt32(bytes[index + 2]) : 0)
        text.append(alphabet[Int(group >> 18)])
        text.append(alphabet[Int(group >> 12 & 63)])
        text.append(rest > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "="))
        text.append(rest > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "="))
        index += 3
    }
    return String(decoding: text, as: UTF8.self)
}

extension Site.Article {
    /// `profile.fr.png` wins over `profile.png` on French pages.
    fileprivate func localizedImage(_ name: String, _ locale: Site.Locale) -> String {
        guard let dot = name.lastIndex(of: ".") else { return name }
        let candidates = [locale.tag, String(locale.tag.prefix { $0 != "-" })].map { "\(name[..<dot]).\($0)\(name[dot...])" }
        return candidates.first { images.contains($0) } ?? name
    }
}
