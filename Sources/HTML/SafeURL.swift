/// Whether an address may stand in `href` or `src`: `http`, `https`, `mailto`, or relative to the page.
///
/// Stricter than a browser on purpose. Browsers drop tabs and line ends inside an address and blanks around it, and read `\` as `/`,
/// so none of those is let through; nor is `//host`, which means another scheme on every page it is read from.
public func isSafeURL(_ url: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in url {
        if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return false }
        // U+0080 to U+009F, in UTF-8 C2 80 to C2 9F.
        if previous == 0xC2, byte < 0xA0 { return false }
        previous = byte
    }
    guard !url.starts(with: "//".utf8) else { return false }
    guard let scheme = urlScheme(url) else { return true }
    return scheme == "https" || scheme == "http" || scheme == "mailto"
}

/// Whether an address may stand in `href` or `src`: `http`, `https`, `mailto`, or relative to the page.
public func isSafeURL(_ url: String) -> Bool {
    isSafeURL(Array(url.utf8)[...])
}

/// What stands before the first colon of an address, in lower case; nil for a relative one.
public func urlScheme(_ url: ArraySlice<UInt8>) -> String? {
    for index in url.indices {
        switch url[index] {
        case UInt8(ascii: ":"):
            return String(
                decoding: url[..<index].map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
        default: break
        }
    }
    return nil
}
