import Diagnostics

extension XML {
    /// The text of a document as UTF-8 without a byte order mark: what libxml2 is given, so that all offsets are of one text.
    ///
    /// UTF-16 is known by its byte order mark or by how `<` looks in it, all else by the XML declaration.
    static func decoded(_ bytes: [UInt8]) throws(SyntaxError) -> [UInt8] {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFE, 0xFF), (0x00, UInt8(ascii: "<")): return try decodedUTF16(bytes, isBigEndian: true)
        case (0xFF, 0xFE), (UInt8(ascii: "<"), 0x00): return try decodedUTF16(bytes, isBigEndian: false)
        default: break
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        let declared = declaredEncoding(of: text)
        if let declared, !["utf-8", "utf8", "us-ascii", "ascii"].contains(declared.lowercased()) {
            return try decoded(text, from: declared)
        }
        if let offset = invalidUTF8(in: text[...]) {
            throw SyntaxError(encodingRule, "byte \(offset + 1) is not valid UTF-8", at: offset, in: text)
        }
        return text
    }

    private static let encodingRule = "A document is in UTF-8, UTF-16 or the encoding that its XML declaration names"

    /// - Parameter label: of an encoding in which ASCII is ASCII, since the declaration was read in it.
    private static func decoded(_ text: [UInt8], from label: String) throws(SyntaxError) -> [UInt8] {
        guard let encoding = Encoding(label: Array(label.utf8)), encoding.keepsASCII, let decoded = encoding.decode(text) else {
            throw SyntaxError(encodingRule, "\(quoted(label)) cannot be read", at: 0, in: [])
        }
        if let offset = decoded.firstInvalid {
            throw SyntaxError(encodingRule, "here are bytes that mean nothing in \(quoted(label))", at: offset, in: decoded.utf8)
        }
        return decoded.utf8
    }

    private static func decodedUTF16(_ bytes: [UInt8], isBigEndian: Bool) throws(SyntaxError) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        if units.first == 0xFEFF { units.removeFirst() }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
            throw SyntaxError(encodingRule, "it begins like UTF-16, but is not valid", at: 0, in: [])
        }
        return Array(text.utf8)
    }

    /// What the XML declaration at the start names.
    private static func declaredEncoding(of text: [UInt8]) -> String? {
        guard text.starts(with: "<?xml".utf8) else { return nil }
        let declaration = text.prefix(400).prefix { $0 != UInt8(ascii: ">") }
        let key = Array("encoding".utf8)
        let start = declaration.indices.first { declaration[$0...].starts(with: key) }
        guard let start else { return nil }
        let value = declaration[(start + key.count)...].drop { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        guard let quote = value.first else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
    }

    /// Where a start tag begins that may have too many attributes.
    ///
    /// libxml2 compares each attribute with all before it. A tag has no `<` in it, so up to the next one there are at least as many `="` as
    /// attributes.
    static func tag(withMoreAttributesThan limit: Int, in source: [UInt8]) -> Int? {
        guard source.count > 4 * limit else { return nil }
        var start = 0
        var count = 0
        var isBehindEquals = false
        for (offset, byte) in source.enumerated() {
            switch byte {
            case UInt8(ascii: "<"):
                start = offset
                count = 0
                isBehindEquals = false
            case UInt8(ascii: "="): isBehindEquals = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isBehindEquals { count += 1 }
                if count > limit { return start }
                isBehindEquals = false
            case _ where byte.isBlank: break
            default: isBehindEquals = false
            }
        }
        return nil
    }
}

extension Encoding {
    /// Whether a text in ASCII reads the same in it, so that it can be declared in itself.
    fileprivate var keepsASCII: Bool { decoder != .replacement && decoder != .userDefined && !name.hasPrefix("utf-16") && name != "iso-2022-jp" }
}
