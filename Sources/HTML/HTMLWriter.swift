/// Writes HTML into a byte buffer.
///
/// ```swift
/// var html = HTMLWriter()
/// html.element("p", ("class", "lead")) { html in
///     html.text("Fish & chips")
///     html.open("br")
/// }
/// ```
///
/// Text and attribute values are escaped, so a parser reads back exactly what was given. Names are the caller's own literals and are
/// written as they are. Nesting is the caller's business too: `element` cannot get it wrong.
public struct HTMLWriter: Sendable {
    /// What has been written so far, in UTF-8.
    public private(set) var bytes: [UInt8]
    /// A parser ignores a line feed right behind `<pre>`, so one that is part of the text must be written twice.
    private var isAtStartOfPreformatted = false

    /// An attribute without a value (nil) is left out; an empty value makes a boolean attribute.
    public typealias Attribute = (name: StaticString, value: String?)

    /// - Parameter bytes: what to write behind.
    public init(_ bytes: consuming [UInt8] = []) {
        self.bytes = bytes
    }

    public mutating func reserveCapacity(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Writes a start tag. A void element (`br`, `img`, `meta` …) is only opened, never closed.
    public mutating func open(_ name: StaticString, _ attributes: Attribute...) {
        start(name, attributes)
    }

    /// Writes an end tag.
    public mutating func close(_ name: StaticString) {
        isAtStartOfPreformatted = false
        bytes.append("</")
        bytes.append(name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Writes an element with its content.
    public mutating func element(_ name: StaticString, _ attributes: Attribute..., content: (inout HTMLWriter) throws -> Void) rethrows {
        start(name, attributes)
        try content(&self)
        close(name)
    }

    /// Writes an element that holds only text.
    public mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
        start(name, attributes)
        self.text(text)
        close(name)
    }

    /// Writes text, escaped.
    public mutating func text(_ text: String) {
        if isAtStartOfPreformatted { keepLineFeed(before: text.utf8.first) }
        bytes.appendEscaped(text: text)
    }

    /// Writes UTF-8 bytes as text, escaped.
    public mutating func text(_ text: some Collection<UInt8>) {
        if isAtStartOfPreformatted { keepLineFeed(before: text.first) }
        bytes.appendEscaped(text: text)
    }

    /// Writes HTML as it is.
    public mutating func raw(_ html: some Sequence<UInt8>) {
        isAtStartOfPreformatted = false
        bytes.append(contentsOf: html)
    }

    /// Writes a literal piece of HTML as it is.
    public mutating func raw(_ html: StaticString) {
        isAtStartOfPreformatted = false
        bytes.append(html)
    }

    private mutating func start(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(name)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            bytes.append(name)
            bytes.append("=\"")
            bytes.appendEscaped(attribute: value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
        isAtStartOfPreformatted = name.withUTF8Buffer { $0.elementsEqual("pre".utf8) || $0.elementsEqual("textarea".utf8) }
    }

    private mutating func keepLineFeed(before first: UInt8?) {
        guard let first else { return }
        if first == UInt8(ascii: "\n") { bytes.append(first) }
        isAtStartOfPreformatted = false
    }
}
