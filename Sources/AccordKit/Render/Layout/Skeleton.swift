import HTML

/// A layout rendered as far as all pages of a locale share it: bytes, with places for what differs.
struct Skeleton: Sendable {
    private enum Piece: Sendable {
        case bytes([UInt8])
        case page(PageValues.Field)
        case current(section: String)
    }

    private var pieces: [Piece] = []

    /// - Parameters:
    ///   - rendered: a layout with markers in it.
    ///   - holes: what the markers stand for.
    init(_ rendered: String, _ holes: [Hole]) {
        var fixed = HTMLWriter()
        var rest = Array(rendered.utf8)[...]
        while let start = rest.firstIndex(of: LayoutValues.markerStart) {
            fixed.raw(rest[..<start])
            let end = rest[start...].firstIndex(of: LayoutValues.markerEnd) ?? rest.endIndex
            let number = Int(String(decoding: rest[start..<end].dropFirst(), as: UTF8.self)) ?? holes.count
            rest = rest[end...].dropFirst()
            guard number < holes.count else { continue }
            switch holes[number] {
            case .text(let text): fixed.templateText(text)
            case .address(let path):
                close(&fixed)
                pieces.append(.page(.root))
                fixed.address(path.utf8.dropFirst())
                if path.utf8.last == UInt8(ascii: "/") { fixed.raw("index.html") }
            case .current(let section):
                close(&fixed)
                pieces.append(.current(section: section))
            case .page(let field):
                close(&fixed)
                pieces.append(.page(field))
            }
        }
        fixed.raw(rest)
        close(&fixed)
    }

    private mutating func close(_ fixed: inout HTMLWriter) {
        if !fixed.bytes.isEmpty { pieces.append(.bytes(fixed.bytes)) }
        fixed = HTMLWriter()
    }

    /// The page.
    func filled(with values: PageValues) -> [UInt8] {
        var page: [UInt8] = []
        page.reserveCapacity(values.count + 4096)
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): page.append(contentsOf: bytes)
            case .page(let field): page.append(contentsOf: values[field])
            case .current(let section) where section == values.section:
                page.append(contentsOf: " aria-current=\"".utf8)
                values.current.withUTF8Buffer { page.append(contentsOf: $0) }
                page.append(UInt8(ascii: "\""))
            case .current: break
            }
        }
        return page
    }
}
