/// Whether an address may stand in `href` or `src`: `http`, `https`, `mailto`, or relative to the page.
///
/// Stricter than a browser on purpose. Browsers drop tabs and line ends inside an address and blanks around it, and read `\` as `/`,
/// so none of those is let through; nor is `//host`, which means another scheme on every page it is read from.
public func isSafeURL(_ url: some Collection<UInt8>) -> Bool {
    guard !url.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }), !hasC1Control(url) else { return false }
    guard !url.starts(with: "//".utf8) else { return false }
    guard let scheme = urlScheme(url) else { return true }
    return scheme == "https" || scheme == "http" || scheme == "mailto"
}

/// Whether an address may stand in `href` or `src`: `http`, `https`, `mailto`, or relative to the page.
public func isSafeURL(_ url: String) -> Bool {
    isSafeURL(url.utf8)
}

/// U+0080 to U+009F, in UTF-8 C2 80 to C2 9F.
private func hasC1Control(_ bytes: some Collection<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
}

/// What stands before the first colon of an address, in lower case; nil for a relative one.
public func urlScheme(_ url: some Collection<UInt8>) -> String? {
    let delimiters = ":/?#".utf8
    guard let end = url.firstIndex(where: { delimiters.contains($0) }), url[end] == UInt8(ascii: ":") else { return nil }
    return String(decoding: url[..<end].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
