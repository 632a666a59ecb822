import HTML

/// A tree as text, in the form of `Oracles/html5lib_trees.py`: one line for each node.
func treeText(_ document: HTMLDocument) -> String {
    var lines: [String] = []
    for node in document.nodes {
        let depth = node.ancestors.reduce(0) { depth, _ in depth + 1 }
        switch node.kind {
        case .element:
            let attributes = node.attributes.map { ($0.name, $0.value) }
            lines.append("\(depth) \(startTag(node.name, attributes))")
        case .text: lines.append("\(depth) \"\(escaped(node.text))\"")
        case .comment: lines.append("\(depth) !\"\(escaped(node.text))\"")
        }
    }
    return lines.map { $0 + "\n" }.joined()
}

func startTag(_ name: String, _ attributes: [(String, String)]) -> String {
    let sorted = attributes.sorted { Array($0.0.unicodeScalars).lexicographicallyPrecedes(Array($1.0.unicodeScalars)) }
    return "<\(name)\(sorted.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined())>"
}

func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        case "\r": result.append(contentsOf: "\\r".unicodeScalars)
        case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// SplitMix64: the same sequence for the same seed on every machine.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension HTMLDocument {
    init(_ html: String) { self.init(utf8: Array(html.utf8)) }
}
