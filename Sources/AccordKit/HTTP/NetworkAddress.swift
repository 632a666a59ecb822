#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An IPv4 or IPv6 address: 4 or 16 bytes.
struct NetworkAddress: Sendable, Hashable {
    let bytes: [UInt8]

    /// The addresses of a host: a name, or a number in any of the forms that programs take for one (`127.1`, `0x7f000001`, `[::1]`).
    ///
    /// Empty where nobody knows the host.
    static func resolve(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        #if canImport(Glibc)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [NetworkAddress] = []
        for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
            guard let info = entry?.pointee, let address = info.ai_addr else { continue }
            let storage = UnsafeRawBufferPointer(start: address, count: Int(info.ai_addrlen))
            let bytes: [UInt8]? =
                switch info.ai_family {
                case AF_INET: Array(storage.dropFirst(4).prefix(4))
                case AF_INET6: Array(storage.dropFirst(8).prefix(16))
                default: nil
                }
            if let bytes, !found.contains(where: { $0.bytes == bytes }) { found.append(NetworkAddress(bytes: bytes)) }
        }
        return found
    }

    /// Whether it is one that the whole internet can reach, as IANA's registries of special addresses tell.
    var isPublic: Bool {
        if bytes.count == 4 { return isPublicIPv4(bytes[...]) }
        guard bytes.count == 16 else { return false }
        // Addresses in which an IPv4 address is written: mapped, and translated.
        if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) { return isPublicIPv4(bytes[12...]) }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return isPublicIPv4(bytes[12...]) }
        // 2000::/3 is all that was ever given out.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x20, 0x01, 0x00...0x01, _), (0x20, 0x01, 0x0D, 0xB8): return false
        case (0x20, 0x02, _, _): return isPublicIPv4(bytes[2..<6])
        case (0x3F, 0xFF, 0x00...0x0F, _): return false
        default: return true
        }
    }

    private func isPublicIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (a, b, c) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        switch (a, b, c) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): return false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): return false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113): return false
        default: return true
        }
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// As curl's `--resolve` takes it: `93.184.216.34`, `[2606:2800:…]`.
    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: bytes.count - 1, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return "[\(groups.joined(separator: ":"))]"
    }
}
