/// A web or mail address in running text that GFM makes a link.
struct BareAddress {
    let range: Range<Int>
    let destination: String

    /// The first address that begins in `from..<text.upperBound`.
    ///
    /// - Parameter text: the stretch of content that is text; what comes before it is looked at, never linked.
    static func first(in content: Bytes, from start: Int, within text: Range<Int>) -> BareAddress? {
        var i = start
        while i < text.upperBound {
            let address: BareAddress? =
                switch content[i] {
                case ":": web(in: content, colon: i, from: start, to: text.upperBound)
                case "w": www(in: content, at: i, to: text.upperBound)
                case "@": mail(in: content, at: i, from: start, to: text.upperBound)
                default: nil
                }
            if let address { return address }
            i += 1
        }
        return nil
    }

    private init(_ range: Range<Int>, prefix: String = "", in content: Bytes) {
        self.range = range
        destination = prefix + String(decoding: content[range], as: UTF8.self)
    }

    private static func web(in content: Bytes, colon: Int, from start: Int, to end: Int) -> BareAddress? {
        guard colon + 3 < end, content[colon + 1] == "/", content[colon + 2] == "/" else { return nil }
        var schemeStart = colon
        while schemeStart > start, colon - schemeStart < 6, content[schemeStart - 1].isASCIILetter { schemeStart -= 1 }
        let scheme = content[schemeStart..<colon].map { $0 | 0x20 }
        guard ["http", "https", "ftp"].contains(where: { $0.utf8.elementsEqual(scheme) }),
            domainDots(in: content, from: colon + 3, to: end) != nil
        else { return nil }
        return BareAddress(schemeStart..<addressEnd(in: content, from: colon + 3, to: end), in: content)
    }

    private static func www(in content: Bytes, at start: Int, to end: Int) -> BareAddress? {
        guard content[..<end].hasASCII("www.", at: start), let dots = domainDots(in: content, from: start, to: end), dots > 0
        else { return nil }
        if let before = content.byte(at: start - 1), !before.isASCIIWhitespace, !"*_~(".utf8.contains(before) { return nil }
        let addressEnd = addressEnd(in: content, from: start, to: end)
        return addressEnd > start + 4 ? BareAddress(start..<addressEnd, prefix: "http://", in: content) : nil
    }

    /// The number of dots in the domain name at an offset; nil where there is none or where it has an
    /// underscore in one of its last two parts.
    private static func domainDots(in content: Bytes, from start: Int, to end: Int) -> Int? {
        var dots = 0
        var underscores = (last: 0, beforeLast: 0)
        var i = start
        while i < end {
            switch content[i] {
            case "_": underscores.last += 1
            case ".":
                guard i > start else { return nil }
                underscores = (last: 0, beforeLast: underscores.last)
                dots += 1
            case "-": break
            default:
                let scalar = content[..<end].scalar(startingAt: i)
                if scalar.isWhitespace || scalar.isPunctuation {
                    return i > start && underscores == (0, 0) ? dots : nil
                }
                i += UTF8.width(scalar) - 1
            }
            i += 1
        }
        return i > start && underscores == (0, 0) ? dots : nil
    }

    /// Where a web address ends: at whitespace or `<`, less the punctuation that belongs to the sentence.
    private static func addressEnd(in content: Bytes, from start: Int, to limit: Int) -> Int {
        var end = start
        var unopened = 0
        while end < limit, content[end] != "<" {
            let scalar = content[..<limit].scalar(startingAt: end)
            if scalar.isWhitespace { break }
            if scalar == "(" { unopened -= 1 }
            if scalar == ")" { unopened += 1 }
            end += UTF8.width(scalar)
        }
        while end > start {
            switch content[end - 1] {
            case "?", "!", ".", ",", ":", "*", "_", "~", "'", "\"": end -= 1
            case ")":
                guard unopened > 0 else { return end }
                unopened -= 1
                end -= 1
            case ";":
                var name = end - 1
                while name > start, content[name - 1].isASCIILetter { name -= 1 }
                end = name > start && name < end - 1 && content[name - 1] == "&" ? name - 1 : end - 1
            default: return end
            }
        }
        return end
    }

    private static func mail(in content: Bytes, at: Int, from start: Int, to end: Int) -> BareAddress? {
        var nameStart = at
        while nameStart > start, content[nameStart - 1].isInMailName { nameStart -= 1 }
        guard nameStart < at else { return nil }
        var hasScheme = false
        if nameStart - start >= 7, content.hasASCII("mailto:", at: nameStart - 7),
            nameStart == start + 7 || !content[nameStart - 8].isASCIIAlphanumeric
        {
            nameStart -= 7
            hasScheme = true
        }
        var dots = 0
        var i = at + 1
        while i < end {
            if content[i] == ".", i + 1 < end, content[i + 1].isASCIIAlphanumeric {
                dots += 1
            } else if !content[i].isASCIIAlphanumeric, content[i] != "-", content[i] != "_" {
                break
            }
            i += 1
        }
        // A second `@` right behind makes neither an address.
        guard dots > 0, content[i - 1].isASCIILetter, content.byte(at: i) != UInt8(ascii: "@") else { return nil }
        return BareAddress(nameStart..<i, prefix: hasScheme ? "" : "mailto:", in: content)
    }
}

extension UInt8 {
    fileprivate var isInMailName: Bool { isASCIIAlphanumeric || self == "." || self == "+" || self == "-" || self == "_" }
}

extension UTF8 {
    /// How many bytes a scalar takes; one where it was malformed.
    fileprivate static func width(_ scalar: Unicode.Scalar?) -> Int {
        scalar.map { UTF8.width($0) } ?? 1
    }
}
