/// An `http` or `https` address, taken apart as far as trust depends on it.
struct HTTPAddress: Sendable, Hashable {
    /// The address as written.
    let text: String
    let isSecure: Bool
    /// In lower case; an IPv6 address with its brackets.
    let host: String
    let port: Int

    init(_ text: String) throws(FetchError.Reason) {
        // Spaces, quotation marks, backslashes and the like are read differently by different programs, so none of them may decide.
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#""\<>^`{|}"#.utf8.contains($0) }
        guard isPlain, let end = text.firstRange(of: "://") else { throw .malformedAddress }
        switch text[..<end.lowerBound].lowercased() {
        case "https": isSecure = true
        case "http": isSecure = false
        default: throw .malformedAddress
        }
        let authority = text[end.upperBound...].prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .credentialsInAddress }
        let isIPv6 = authority.hasPrefix("[")
        guard
            let hostEnd = isIPv6
                ? authority.firstIndex(of: "]").map(authority.index(after:)) : authority.firstIndex(of: ":") ?? authority.endIndex
        else { throw .malformedAddress }
        let host = authority[..<hostEnd].lowercased()
        let port = authority[hostEnd...]
        let isName = host.allSatisfy { $0.isLetter || $0.isNumber || "-._".contains($0) }
        let isNumber = host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        guard host.count > (isIPv6 ? 2 : 0), isIPv6 ? isNumber : isName else { throw .malformedAddress }
        if port.isEmpty || port == ":" {
            self.port = isSecure ? 443 : 80
        } else {
            guard port.hasPrefix(":"), let number = UInt16(port.dropFirst()), number > 0 else { throw .malformedAddress }
            self.port = Int(number)
        }
        self.host = host
        self.text = text
    }

    /// `https://help.example.com:8443`; the port only where it is not the scheme's own.
    var origin: String {
        "\(isSecure ? "https" : "http")://\(host)" + (port == (isSecure ? 443 : 80) ? "" : ":\(port)")
    }

    /// What comes behind the origin, without the fragment: `/fr/a?b`; at least `/`.
    var pathAndQuery: String {
        guard let start = text.firstRange(of: "://") else { return "/" }
        let behind = text[start.upperBound...].drop { !"/?#".contains($0) }.prefix { $0 != "#" }
        return behind.hasPrefix("/") ? String(behind) : "/\(behind)"
    }

    func hasOrigin(of other: HTTPAddress) -> Bool { isSecure == other.isSecure && host == other.host && port == other.port }

    /// Whether what is sent there stays on this machine.
    var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return host == "localhost" || host == "[::1]" || (numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil))
    }

    /// Where a redirect from here leads.
    func redirect(to target: String) throws(FetchError.Reason) -> HTTPAddress {
        guard let address = try? HTTPAddress(target), address.isSecure || !isSecure else { throw .refusedRedirect(to: target) }
        return address
    }
}
