/// Finds out in which encoding a page is, in the order of the WHATWG's standards: byte order mark, transport, `meta`, the bytes themselves.
///
/// - Parameter charset: the label that the page was sent with.
func sniffedEncoding(of bytes: [UInt8], charset: String?) -> (encoding: Encoding, origin: HTMLEncoding.Origin) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, .byteOrderMark) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, .byteOrderMark) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, .byteOrderMark) }
    if let charset, let encoding = Encoding(label: Array(charset.utf8)) { return (encoding, .transport) }
    if let encoding = declaredEncoding(in: bytes, limit: 1024) { return (encoding, .meta) }
    if String(validating: bytes, as: UTF8.self) != nil { return (.utf8, .content) }
    // Browsers begin again when they come to a declaration later.
    if let encoding = declaredEncoding(in: bytes, limit: 1 << 16) { return (encoding, .meta) }
    return (.windows1252, .fallback)
}

/// The encoding that a `meta` element among the first bytes declares.
private func declaredEncoding(in bytes: [UInt8], limit: Int) -> Encoding? {
    let head = Array(bytes.prefix(limit))
    var offset = 0
    while let start = head[offset...].firstIndex(of: UInt8(ascii: "<")) {
        let content = head[(start + 1)...]
        if content.starts(with: "!--".utf8) {
            // `<!-->` is a whole comment.
            guard let end = head.offset(of: "-->", from: start + 2) else { return nil }
            offset = end + 3
        } else if let first = content.first, first.isLetter {
            var reader = AttributeReader(
                head, from: head[start...].firstIndex { $0.isBlank || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") } ?? head.count)
            if head[start..<reader.offset].dropFirst().lazy.map({ $0.lowercased }).elementsEqual("meta".utf8) {
                if let encoding = encoding(declaredBy: &reader) { return encoding }
            } else {
                while reader.next() != nil {}
            }
            offset = reader.offset
        } else if let first = content.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
            offset = content.firstIndex(of: UInt8(ascii: ">")) ?? head.count
        } else {
            offset = start + 1
        }
    }
    return nil
}

/// What one `meta` element declares, by `charset` or by `http-equiv` and `content`.
private func encoding(declaredBy reader: inout AttributeReader) -> Encoding? {
    var isPragma = false
    var fromContent: Encoding?
    while let attribute = reader.next() {
        let value = reader.bytes[attribute.value]
        switch String(decoding: reader.bytes[attribute.name].map(\.lowercased), as: UTF8.self) {
        case "charset": if let encoding = Encoding(label: value) { return encoding.asDeclared }
        case "http-equiv": isPragma = value.lazy.map(\.lowercased).elementsEqual("content-type".utf8)
        case "content": fromContent = fromContent ?? charset(inContentType: value).flatMap { Encoding(label: $0) }
        default: break
        }
    }
    return isPragma ? fromContent?.asDeclared : nil
}

/// The label in `text/html; charset=…`.
func charset(inContentType value: some Collection<UInt8>) -> [UInt8]? {
    let bytes = Array(value)
    let lower = bytes.map(\.lowercased)
    var offset = 0
    while let found = lower.offset(of: "charset", from: offset) {
        offset = found + 7
        var rest = bytes[offset...].drop(while: \.isBlank)
        guard rest.first == UInt8(ascii: "=") else { continue }
        rest = rest.dropFirst().drop(while: \.isBlank)
        guard let quote = rest.first else { return nil }
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let label = rest.dropFirst().prefix { $0 != quote }
            return label.endIndex == rest.endIndex ? nil : Array(label)
        }
        return Array(rest.prefix { !$0.isBlank && $0 != UInt8(ascii: ";") })
    }
    return nil
}

extension Encoding {
    /// A `meta` that can be read as ASCII cannot be in UTF-16.
    fileprivate var asDeclared: Encoding {
        if self == .utf16BigEndian || self == .utf16LittleEndian { return .utf8 }
        return decoder == .userDefined ? .windows1252 : self
    }
}
