extension Unicode.Scalar {
    /// White space as Unicode has it. Most of a page is ASCII, which is told without looking anything up.
    var isWhiteSpace: Bool { isASCII ? value == 0x20 || (9...13).contains(value) : properties.isWhitespace }
}

extension ArraySlice<UInt8> {
    /// How many characters (Unicode scalars) stand in UTF-8 that are no white space.
    var characterCount: Int {
        var count = 0
        var index = startIndex
        while index < endIndex {
            let byte = self[index]
            guard byte >= 0x80 else {
                if byte != 0x20, !(9...13).contains(byte) { count += 1 }
                index += 1
                continue
            }
            let end = self[index...].firstIndex { $0 < 0x80 } ?? endIndex
            count += String(decoding: self[index..<end], as: UTF8.self).unicodeScalars.count { !$0.isWhiteSpace }
            index = end
        }
        return count
    }
}
