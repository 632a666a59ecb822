/// What a server's robots.txt asks of Accord (RFC 9309).
struct RobotsRules: Sendable, Hashable {
    /// Only so much of a robots.txt is read.
    static let greatestSize = 500 << 10

    private struct Rule: Sendable, Hashable {
        let isAllowing: Bool
        /// With `*` for anything, and `$` at its end for the end.
        let pattern: [UInt8]
    }

    private var rules: [Rule] = []
    /// Seconds between two requests; no part of the standard, but often written.
    private(set) var delay: Double?

    /// Everything is allowed.
    static let none = RobotsRules()

    private init() {}

    /// Reads the groups for a crawler's name; where there is none, those for `*`.
    init(_ bytes: [UInt8], for name: String = "accord") {
        var own = RobotsRules()
        var general = RobotsRules()
        var isForUs = false
        var isForAll = false
        var isInAgents = false
        var hasOwn = false
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.prefix(Self.greatestSize).split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            guard let (key, value) = Self.field(line) else { continue }
            if key == "user-agent" {
                if !isInAgents { (isForUs, isForAll) = (false, false) }
                isInAgents = true
                let agent = String(decoding: value, as: UTF8.self).lowercased()
                // Some write a version behind the name.
                if agent.prefix(while: { $0.isLetter || $0 == "-" || $0 == "_" }) == name { (isForUs, hasOwn) = (true, true) }
                if agent == "*" { isForAll = true }
                continue
            }
            guard ["allow", "disallow", "crawl-delay"].contains(key) else { continue }
            isInAgents = false
            if isForUs { own.add(key, value) }
            if isForAll { general.add(key, value) }
        }
        self = hasOwn ? own : general
    }

    private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        let line = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return (String(decoding: line[..<colon].trimmed, as: UTF8.self).lowercased(), line[(colon + 1)...].trimmed)
    }

    private mutating func add(_ key: String, _ value: ArraySlice<UInt8>) {
        if key == "crawl-delay" {
            if let seconds = Double(String(decoding: value, as: UTF8.self)), seconds.isFinite, seconds > 0 { delay = seconds }
        } else if !value.isEmpty {
            // An empty rule is about nothing.
            rules.append(Rule(isAllowing: key == "allow", pattern: Self.normalized(value)))
        }
    }

    /// Whether a path with its query may be visited: of the rules that fit, the longest decides, and of two as long the one that allows.
    func allows(_ path: String) -> Bool {
        guard path != "/robots.txt" else { return true }
        let path = Self.normalized(Array(path.utf8)[...])
        let fitting = rules.filter { Self.matches($0.pattern, path) }
        guard let longest = fitting.map(\.pattern.count).max() else { return true }
        return fitting.contains { $0.pattern.count == longest && $0.isAllowing }
    }

    /// With everything but plain letters, digits and signs as `%XX`, and letters and digits never so: two ways to write an address are one.
    private static func normalized(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            var byte = byte
            var wasEscaped = false
            if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                (byte, wasEscaped) = (value, true)
                rest = rest.dropFirst(2)
            }
            let isUnreserved = isLetterOrDigit(byte) || "-._~".utf8.contains(byte)
            if isUnreserved || !wasEscaped && (0x21...0x7E).contains(byte) {
                out.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%\(digits.count == 1 ? "0" : "")\(digits)".utf8
            }
        }
        return out
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a pattern fits the beginning of a path. Goes back to the last `*` alone, so that no pattern takes long.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == UInt8(ascii: "$")
        let pattern = isAnchored ? pattern.dropLast() : pattern[...]
        var (p, t) = (0, 0)
        var star: (pattern: Int, path: Int)?
        while true {
            if p == pattern.count, !isAnchored || t == path.count { return true }
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p + 1, t)
                p += 1
            } else if p < pattern.count, t < path.count, pattern[p] == path[t] {
                (p, t) = (p + 1, t + 1)
            } else if let (afterStar, from) = star, from < path.count {
                star = (afterStar, from + 1)
                (p, t) = (afterStar, from + 1)
            } else {
                return false
            }
        }
    }
}

extension ArraySlice<UInt8> {
    /// Without blanks at both ends.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first <= UInt8(ascii: " ") { slice.removeFirst() }
        while let last = slice.last, last <= UInt8(ascii: " ") { slice.removeLast() }
        return slice
    }
}
