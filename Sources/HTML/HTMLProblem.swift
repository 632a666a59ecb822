/// Something that is wrong with a page as HTML, whatever it says.
public struct HTMLProblem: Sendable, Hashable {
    public var kind: Kind
    /// Where, as bytes of ``HTMLDocument/source``.
    public var range: Range<Int>

    public enum Kind: Sendable, Hashable {
        /// An element that needs an end tag has none.
        case unclosed(String)
        /// An end tag closes nothing.
        case strayEndTag(String)
        /// An element begins inside another and ends outside of it.
        case misnested(String)
        /// A tag that may only stand elsewhere or once was ignored: a second `body`, a row outside of a table.
        case misplaced(String)
        /// An element that cannot stand in itself begins in another of its kind: that one ends there.
        case nested(String)
        case unknownElement(String)
        /// Only the first of the attributes counts.
        case repeatedAttribute(String)
        /// Anything else that libxml2 found, in its words.
        case syntax(String)
        case invalidUTF8
        case nul
        /// Bytes that are no text in the page's encoding: they are U+FFFD now.
        case undecodable(encoding: String)
        /// The page's encoding is not known on this machine: it was read as UTF-8.
        case unknownEncoding(String)
        /// The page has more bytes than the limit: it was not read.
        case tooLong(limit: Int)
        /// Elements are nested deeper than the limit: without a range, the rest of the page was dropped; with one, only elements were.
        case tooDeep(limit: Int)
        /// An element has more attributes than the limit: the page was not read.
        case tooManyAttributes(limit: Int)
        /// Formatting elements that never end were begun anew as often as the limit: the text behind is without them.
        case tooManyReopened(limit: Int)
        /// Further problems were dropped, and nothing of the page.
        case tooManyProblems(limit: Int)
    }
}
