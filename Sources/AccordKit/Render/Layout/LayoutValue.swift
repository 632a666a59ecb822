import Mustache

/// What fills a place in a layout.
enum Hole: Sendable {
    /// A text that all pages of the locale share.
    case text(String)
    /// A site path that all pages of the locale share; its address depends on where the page is.
    case address(String)
    /// Whether a section is the current one, as an attribute: ` aria-current="true"`.
    case current(section: String)
    /// A value of the page.
    case page(PageValues.Field)

    /// Whether it is HTML made by us rather than text.
    var isHTML: Bool {
        switch self {
        case .text, .address: false
        case .current: true
        case .page(let field): field.isHTML
        }
    }

    /// Whether it is empty depends on the page.
    var isOfPage: Bool {
        switch self {
        case .text, .address: false
        case .current, .page: true
        }
    }
}

/// What Mustache is given: the structure is real, each text is only a marker in its place.
///
/// Mustache decides what stands where, and we put in the texts, escaped on bytes. Its own escaping looks at whole characters, so a quotation
/// mark with a combining mark behind it would pass.
indirect enum LayoutValue {
    case hole(Hole, marker: String, isEmpty: Bool)
    case flag(Bool)
    case object([String: LayoutValue])
    case list([LayoutValue])
}

extension LayoutValue: MustacheParent, MustacheCustomRenderable {
    func child(named name: String) -> Any? {
        guard case .object(let members) = self, let member = members[name] else { return nil }
        switch member {
        case .flag(let flag): return flag
        case .list(let elements): return elements
        case .hole, .object: return member
        }
    }

    var renderText: String {
        guard case .hole(_, let marker, _) = self else { return "" }
        return marker
    }

    var isNull: Bool {
        guard case .hole(_, _, let isEmpty) = self else { return false }
        return isEmpty
    }
}

/// Builds the values of a layout and remembers what each marker stands for.
struct LayoutValues {
    /// Controls have no place in HTML, and templates that hold any are refused, so nothing else looks like a marker.
    static let markerStart: UInt8 = 1
    static let markerEnd: UInt8 = 2

    private(set) var holes: [Hole] = []

    /// More sections than this fit no header; the locale's home page lists them all.
    private static let greatestNavigation = 12

    /// Everything that a layout can name.
    ///
    /// - Parameter page: the values of a page, if the layout asks whether they are there.
    mutating func all(_ edition: Edition, kind: LayoutKind, page: PageValues?) -> LayoutValue {
        var members: [String: LayoutValue] = [
            "lang": text(edition.locale.tag),
            "dir": text(edition.locale.direction.rawValue),
            "kind": text(kind.rawValue),
            "site": .object(["title": text(edition.siteTitle), "home": hole(.address(edition.homePath), isEmpty: false)]),
            "strings": .object(
                Dictionary(uniqueKeysWithValues: UIStrings.Key.allCases.map { ($0.rawValue, text(edition.strings[$0])) })),
            "has-navigation": .flag((1...Self.greatestNavigation).contains(edition.sections.count)),
            "navigation": .list(
                edition.sections.map { section in
                    let isCurrent = page.map { $0.section == section.id } ?? true
                    return .object([
                        "title": text(section.title), "href": hole(.address(section.path), isEmpty: false),
                        "current": hole(.current(section: section.id), isEmpty: !isCurrent),
                    ])
                }),
        ]
        for field in PageValues.Field.allCases {
            members[field.name] = hole(.page(field), isEmpty: page?[field].isEmpty ?? false)
        }
        return .object(members)
    }

    private mutating func text(_ text: String) -> LayoutValue {
        hole(.text(text), isEmpty: text.isEmpty)
    }

    private mutating func hole(_ hole: Hole, isEmpty: Bool) -> LayoutValue {
        let marker = [Self.markerStart] + Array(String(holes.count).utf8) + [Self.markerEnd]
        holes.append(hole)
        return .hole(hole, marker: String(decoding: marker, as: UTF8.self), isEmpty: isEmpty)
    }
}
