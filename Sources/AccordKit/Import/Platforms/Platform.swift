import HTML
import Markdown

/// What a kind of help site does to its pages: how it is told, and which parts of a page are what.
struct Platform: Sendable {
    let name: String
    /// A page that has such an element is of this platform.
    let sign: Selector
    /// Where the content is, by preference.
    let content: [Selector]
    /// Where the title is, by preference. It need not be inside the content.
    let title: [Selector]
    /// What is on the page but not said by it.
    var boilerplate: [Rule] = []
    var callouts: [Callout] = []
    /// Blocks behind a list that belong into its last item.
    var continuations: Selector?
    /// Lists of links to further pages, chosen by the page's author.
    var seeAlso: Selector?
    /// What names a part that can be unfolded, or a box: written bold.
    var captions: Selector?
    /// Names of controls, which writers marked as such: written bold. Sphinx, DocBook and DITA have their own.
    var labels = Selector(
        ".guilabel, .guibutton, .guimenu, .guisubmenu, .guimenuitem, .guiicon, .menuselection, .uicontrol, .wintitle")
    /// Whether a small heading that is only a label, such as *Conseil*, makes a callout of what follows.
    var labelsAreHeadings = false

    /// A part of the page that is left out, under a name.
    struct Rule: Sendable {
        let name: String
        let selector: Selector

        init(_ name: String, _ selector: StaticString) {
            self.name = name
            self.selector = Selector(selector)
        }
    }

    /// A box that becomes an alert.
    struct Callout: Sendable {
        let selector: Selector
        let kind: Kind

        enum Kind: Sendable {
            case of(Block.Alert.Kind)
            /// Only the colour of its background tells.
            case byColour
        }

        init(_ kind: Block.Alert.Kind, _ selector: StaticString) {
            self.selector = Selector(selector)
            self.kind = .of(kind)
        }

        init(byColour selector: StaticString) {
            self.selector = Selector(selector)
            kind = .byColour
        }
    }

    /// The first that fits a page wins; the last fits every page.
    static let all: [Platform] = [mindTouch, procore, zendesk, intercom, confluence, accord, plain]

    static func of(_ document: HTMLDocument) -> Platform {
        let others = all.dropLast()
        var found = others.endIndex
        for node in document.nodes where node.kind == .element {
            for index in others[..<found].indices where others[index].sign.matches(node) {
                found = index
                break
            }
            if found == others.startIndex { break }
        }
        return all[found]
    }
}
