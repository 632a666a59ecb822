import Diagnostics
import HTML

extension ReviewPage {
    /// What the script works with, as JSON in which nothing can end the element that it stands in.
    mutating func writeData() {
        html.raw("<script type=\"application/json\" id=\"data.\">")
        html.raw(data.bytes(style: .compact).escapedForScript)
        html.raw("</script>\n")
    }

    private var data: JSONValue {
        .object([
            ("language", .string(words.language)),
            ("locale", .string(review.locale.tag)),
            ("direction", .string(review.locale.direction.rawValue)),
            ("storage", .string("accord review \(review.locale.tag) \(review.title)")),
            ("file", .string(fileName)),
            ("words", .object(ReviewWords.Key.allCases.map { ($0.rawValue, .string(words[$0])) })),
            ("units", .array(listed.map(value))),
            ("exchange", .string(String(decoding: review.exchange, as: UTF8.self))),
        ])
    }

    private func value(of listed: ListedUnit) -> JSONValue {
        let unit = listed.unit.unit
        let codes = listed.aligned?.codes ?? unit.source.text.codes
        return .object([
            ("key", .string(listed.unit.key)),
            ("article", .string(unit.article)),
            ("id", .string(unit.id)),
            ("state", .string(unit.state.name)),
            ("removed", .bool(listed.unit.isRemoved)),
            ("lacksClaims", .bool(listed.unit.findings.contains { $0.code == .claimMissing })),
            ("prose", .bool(isToBeTranslated(unit.source.text))),
            ("findings", .number(listed.unit.findings.count)),
            ("source", value(of: unit.source.text.parts)),
            ("target", listed.aligned.map { value(of: $0.parts) } ?? .null),
            ("shared", .number(unit.source.text.codes.count)),
            ("codes", .array(codes.enumerated().map { value(of: $1, label: listed.unit.labels[$0 + 1], isWritten: listed.aligned != nil, listed.images) })),
            ("suggestions", .array(listed.unit.suggestions.map { suggestion in value(of: suggestion, for: unit) })),
            ("scores", .array(listed.unit.suggestions.map { .number($0.score) })),
        ])
    }

    /// Without the codes that the source has no counterpart for.
    private func value(of suggestion: ReviewSheet.Suggestion, for unit: TranslationUnit) -> JSONValue {
        let aligned = AlignedText(suggestion.text, for: unit, sourceLocale: review.sourceLocale.tag)
        return value(
            of: aligned.parts.filter { part in
                switch part {
                case .text: true
                case .open(let n), .close(let n), .standalone(let n): n <= aligned.shared
                }
            })
    }

    /// Texts as strings, codes as their numbers, negative where one ends.
    private func value(of parts: [SegmentText.Part]) -> JSONValue {
        .array(
            parts.map { part in
                switch part {
                case .text(let text): .string(text)
                case .open(let number), .standalone(let number): .number(number)
                case .close(let number): .number(-number)
                }
            })
    }

    /// Whether a text that reads as its source can hardly be a translation.
    private func isToBeTranslated(_ source: SegmentText) -> Bool {
        let (sourceLocale, locale) = (review.sourceLocale.tag, review.locale.tag)
        return sourceLocale.language != locale.language && Localization(sourceLocale: sourceLocale, locale: locale).hasWords(source)
    }

    /// - Parameter isWritten: whether there is a translation, so that a label that it has may not be that of the product.
    private func value(of code: SegmentText.Code, label: String?, isWritten: Bool, _ images: [String: String]) -> JSONValue {
        var members: [(String, JSONValue)] = [("standalone", .bool(code.isStandalone))]
        func add(_ kind: String, _ name: ReviewWords.Key, to: String = "") {
            members += [("kind", .string(kind)), ("name", .string(words(name, ("to", to)))), ("to", .string(to))]
        }
        switch code {
        case .emphasis: add("em", .emphasis)
        case .strong: add("strong", .strong)
        case .strikethrough: add("del", .strikethrough)
        case .link(let destination, _):
            add("link", .link, to: destination)
            members.append(("destination", .string(destination)))
        case .claim(let destination):
            let isTerm = destination.hasPrefix("term:")
            add(isTerm ? "term" : "state", isTerm ? .term : .state, to: label ?? String(destination.drop { $0 != ":" }.dropFirst()))
            members.append(("destination", .string(destination)))
        case .label(let destination, let text):
            members += [
                ("kind", .string("ui")), ("name", .string(label ?? text)), ("to", .string(destination)),
                ("destination", .string(destination)),
                ("text", .string(isWritten ? text : label ?? text)),
            ]
        case .code(let text): add("code", .code, to: text)
        case .lineBreak: add("br", .lineBreak)
        case .image(let source, _):
            add("image", .image, to: source)
            if let address = images[source] { members.append(("address", .string(address))) }
        case .html(let text): add("html", .html, to: text)
        }
        if let label { members.append(("label", .string(label))) }
        return .object(members)
    }
}

extension [UInt8] {
    /// JSON in which no tag or comment begins, and no line ends for a script.
    fileprivate var escapedForScript: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count + count / 8)
        var index = 0
        while index < count {
            let byte = self[index]
            switch byte {
            case UInt8(ascii: "<"): result += #"\u003c"#.utf8
            case UInt8(ascii: ">"): result += #"\u003e"#.utf8
            case UInt8(ascii: "&"): result += #"\u0026"#.utf8
            // U+2028 and U+2029
            case 0xE2 where index + 2 < count && self[index + 1] == 0x80 && (self[index + 2] & 0xFE) == 0xA8:
                result += (self[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8
                index += 2
            default: result.append(byte)
            }
            index += 1
        }
        return result
    }
}
