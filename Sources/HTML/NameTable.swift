/// Finds an interned name by its bytes, without making a string.
struct NameTable<Name: RawRepresentable & CaseIterable & Sendable>: Sendable where Name.RawValue == String {
    /// Names of up to 16 bytes as two words; longer ones are never interned.
    private struct Key: Equatable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        init?(_ bytes: UnsafePointer<UInt8>, count: Int) {
            guard count <= 16 else { return nil }
            for offset in 0..<count {
                let byte = UInt64(bytes[offset])
                if offset < 8 { low |= byte << (8 * offset) } else { high |= byte << (8 * (offset - 8)) }
            }
        }

        var hash: Int {
            Int(truncatingIfNeeded: ((low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD) >> 54)
        }
    }

    private var slots: [(key: Key, name: Name)?] = Array(repeating: nil, count: 1024)

    init() {
        for name in Name.allCases where !name.rawValue.isEmpty {
            var spelling = name.rawValue
            let key = spelling.withUTF8 { bytes in bytes.baseAddress.flatMap { Key($0, count: bytes.count) } }
            guard let key else { continue }
            var slot = key.hash
            while slots[slot] != nil { slot = (slot + 1) & 1023 }
            slots[slot] = (key, name)
        }
    }

    /// - Parameter bytes: lower case.
    func name(_ bytes: UnsafePointer<UInt8>, count: Int) -> Name? {
        guard let key = Key(bytes, count: count) else { return nil }
        var slot = key.hash
        while let candidate = slots[slot] {
            if candidate.key == key { return candidate.name }
            slot = (slot + 1) & 1023
        }
        return nil
    }
}

extension HTMLTag {
    static let names = NameTable<HTMLTag>()
}

extension HTMLAttributeName {
    static let names = NameTable<HTMLAttributeName>()
}
