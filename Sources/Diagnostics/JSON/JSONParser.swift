extension JSONValue {
    /// How deep arrays and objects may stand in one another.
    public static let defaultDepth = 128
    /// The most that may be asked for: reading recurses once per level, and the smallest thread stack must hold that.
    public static let greatestDepth = 512

    /// Reads exactly one JSON document.
    ///
    /// A byte order mark in front is passed over. Repeated keys, lone surrogates, invalid UTF-8 and anything behind the document are errors.
    /// - Parameters:
    ///   - range: the part of `bytes` to read, for one line of many; offsets in the result still count from the start of `bytes`.
    ///   - depth: how deep arrays and objects may stand in one another, at most `greatestDepth`.
    public init(parsing bytes: [UInt8], in range: Range<Int>? = nil, depth: Int = defaultDepth) throws(JSONError) {
        let part = (range ?? bytes.indices).clamped(to: bytes.indices)
        if let bad = invalidUTF8(in: bytes[part]) {
            throw JSONError(offset: bad, rule: "JSON is UTF-8", found: "the byte 0x\(hex(bytes[bad]))")
        }
        var parser = JSONParser(bytes: bytes, at: part.lowerBound, end: part.upperBound, depth: min(depth, Self.greatestDepth))
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var at: Int
    let end: Int
    /// How many more levels may be opened.
    var depth: Int

    var byte: UInt8? { at < end ? bytes[at] : nil }

    mutating func document() throws(JSONError) -> JSONValue {
        if end - at >= 3, bytes[at..<at + 3].elementsEqual([0xEF, 0xBB, 0xBF]) { at += 3 }
        let value = try value()
        skipSpace()
        guard at == end else { throw unexpected("Nothing but white space follows a JSON document") }
        return value
    }

    mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        let start = at
        switch byte {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return JSONValue(.string(try string()), range: start..<at)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where isDigit(byte) || byte == UInt8(ascii: "-"): return JSONValue(.number(try number()), range: start..<at)
        default: throw unexpected("A JSON value is an object, an array, a string, a number, true, false or null")
        }
    }

    /// Reads what stands between brackets, one level down.
    mutating func nested(_ content: (inout JSONParser) throws(JSONError) -> JSONValue.Content) throws(JSONError) -> JSONValue {
        let start = at
        guard depth > 0 else {
            throw JSONError(offset: at, rule: "Arrays and objects are not nested too deep", found: "one level too many")
        }
        depth -= 1
        at += 1
        let content = try content(&self)
        depth += 1
        return JSONValue(content, range: start..<at)
    }

    mutating func array() throws(JSONError) -> JSONValue.Content {
        var elements: [JSONValue] = []
        if take("]") { return .array([]) }
        repeat { elements.append(try value()) } while take(",")
        guard take("]") else { throw unexpected("A comma or ] follows an element of an array") }
        return .array(elements)
    }

    mutating func object() throws(JSONError) -> JSONValue.Content {
        var members: [JSONValue.Member] = []
        var seen: Set<String> = []
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let start = at
            guard byte == UInt8(ascii: "\"") else { throw unexpected("A key of an object is a string") }
            let key = try string()
            let keyRange = start..<at
            // Canonically equivalent keys count as equal, as they would be in a Swift dictionary.
            guard seen.insert(key).inserted else {
                throw JSONError(offset: start, rule: "The keys of an object differ", found: "\(quotation(key)) again")
            }
            guard take(":") else { throw unexpected("A colon follows a key") }
            members.append(JSONValue.Member(key, keyRange: keyRange, try value()))
        } while take(",")
        guard take("}") else { throw unexpected("A comma or } follows a member of an object") }
        return .object(members)
    }

    mutating func word(_ word: StaticString, _ content: JSONValue.Content) throws(JSONError) -> JSONValue {
        let start = at
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[offset] else {
                throw unexpected("The only words of JSON are true, false and null")
            }
            at += 1
        }
        return JSONValue(content, range: start..<at)
    }

    mutating func number() throws(JSONError) -> String {
        let start = at
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") {
            at += 1
            if let byte, isDigit(byte) { throw unexpected("A number has no leading zeros") }
        } else {
            try digits()
        }
        if byte == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            at += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    mutating func digits() throws(JSONError) {
        guard let byte, isDigit(byte) else { throw unexpected("A number goes on with a digit here") }
        while let byte = self.byte, isDigit(byte) { at += 1 }
    }

    mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    /// Passes over white space and then this character, where it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    func unexpected(_ rule: Message) -> JSONError {
        guard at < end else { return JSONError(offset: at, rule: rule, found: "the end") }
        var rest = String(decoding: bytes[at..<min(at + 4, end)], as: UTF8.self).unicodeScalars
        let scalar = rest.removeFirst()
        return JSONError(offset: at, rule: rule, found: quotation(String(scalar)))
    }
}

// MARK: Strings

extension JSONParser {
    /// Reads a string from its opening to behind its closing quotation mark.
    fileprivate mutating func string() throws(JSONError) -> String {
        at += 1
        var start = at
        var text: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                defer { at += 1 }
                if text.isEmpty { return String(decoding: bytes[start..<at], as: UTF8.self) }
                text += bytes[start..<at]
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += bytes[start..<at]
                text += Array(String(try escape()).utf8)
                start = at
            case 0..<0x20:
                throw unexpected("Control characters in a string are escaped")
            default:
                at += 1
            }
        }
        throw unexpected("A string ends with a quotation mark")
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = at
        at += 1
        guard let letter = byte else { throw unexpected("A string ends with a quotation mark") }
        let plain: Unicode.Scalar
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = Unicode.Scalar(letter)
        case UInt8(ascii: "b"): plain = "\u{8}"
        case UInt8(ascii: "f"): plain = "\u{C}"
        case UInt8(ascii: "n"): plain = "\n"
        case UInt8(ascii: "r"): plain = "\r"
        case UInt8(ascii: "t"): plain = "\t"
        case UInt8(ascii: "u"):
            at += 1
            return try unicodeEscape(from: start)
        default: throw unexpected(#"An escape is one of \" \\ \/ \b \f \n \r \t \u"#)
        }
        at += 1
        return plain
    }

    /// The scalar of `XXXX`, or of `XXXX\uXXXX` where the two are a surrogate pair.
    private mutating func unicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let lone = JSONError(
            offset: start, rule: "Surrogates are escaped in pairs",
            found: "\"\(String(decoding: bytes[start..<at], as: UTF8.self))\" alone")
        guard first < 0xDC00, end - at >= 2, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else { throw lone }
        at += 2
        let second = try fourHexDigits()
        guard 0xDC00...0xDFFF ~= second, let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
            throw lone
        }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte, let digit = hexDigit(byte) else { throw unexpected(#"Four hexadecimal digits follow \u"#) }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}

private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 16 ? "0" + digits : digits
}
