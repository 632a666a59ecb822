extension HTMLDocument.Doctype {
    /// Reads a document type again from its bytes: libxml2 keeps less of a faulty one than HTML 5 does.
    ///
    /// - Parameters:
    ///   - text: from `<!` up to the `>`, both left out.
    ///   - index: how many nodes stand before it.
    init(_ text: some Collection<UInt8>, isTerminated: Bool, index: Int) {
        var rest = Array(text.dropFirst("DOCTYPE".utf8.count))[...]
        rest = rest.drop(while: \.isBlank)
        let name = rest.prefix { !$0.isBlank }
        self.init(name: String(decoding: name.map(\.lowercased), as: UTF8.self), index: index, isWhole: isTerminated && !name.isEmpty)
        rest = rest.dropFirst(name.count).drop(while: \.isBlank)
        guard !rest.isEmpty else { return }
        let keyword = String(decoding: rest.prefix(6).map(\.lowercased), as: UTF8.self)
        guard keyword == "public" || keyword == "system" else {
            isWhole = false
            return
        }
        rest = rest.dropFirst(6)
        if keyword == "public" {
            publicID = Self.quoted(&rest)
            guard publicID != nil, isClosed(rest) else {
                isWhole = false
                return
            }
            rest = rest.dropFirst()
            if rest.drop(while: \.isBlank).isEmpty { return }
        }
        systemID = Self.quoted(&rest)
        if systemID == nil || !isClosed(rest) { isWhole = false }
    }

    private func isClosed(_ rest: ArraySlice<UInt8>) -> Bool { !rest.isEmpty }

    /// A value between quotes; the slice then begins with the closing one, or is empty where there is none.
    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
        rest = rest.drop(while: \.isBlank)
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let value = rest.dropFirst().prefix { $0 != quote }
        rest = rest[value.endIndex...]
        return String(decoding: value, as: UTF8.self)
    }
}
