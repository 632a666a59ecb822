/// Fields of a query or of a form (`application/x-www-form-urlencoded`).
struct Form: Sendable {
    /// The first value of each name.
    let fields: [String: String]

    /// More fields than any page has are not read.
    private static let limit = 100

    /// Reads any bytes: what is not percent-encoded properly stays as it is, what is not UTF-8 becomes U+FFFD.
    init(_ bytes: some Collection<UInt8>) {
        var fields: [String: String] = [:]
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: Self.limit).prefix(Self.limit) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first else { continue }
            let key = Self.decoded(name)
            if fields[key] == nil { fields[key] = parts.count > 1 ? Self.decoded(parts[1]) : "" }
        }
        self.fields = fields
    }

    subscript(name: String) -> String? { fields[name] }

    private static func decoded(_ field: some Sequence<UInt8>) -> String {
        let encoded = Array(field)
        var decoded: [UInt8] = []
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            index += 1
            if byte == UInt8(ascii: "%"), index + 1 < encoded.count, let high = hexDigit(encoded[index]),
                let low = hexDigit(encoded[index + 1])
            {
                decoded.append(high << 4 | low)
                index += 2
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
