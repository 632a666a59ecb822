import HTML

/// What the texts of one segment are written with.
///
/// The page's script writes translations anew as they are edited: what is written here for a code is written there alike.
struct ReviewText {
    let words: ReviewWords
    /// The article's pictures, as `ReviewSheet.Article.images`.
    let images: [String: String]
    /// What the product shows in the language of the text, by the number of a code; a label that differs says so.
    var labels: [Int: String] = [:]

    func write(_ parts: [SegmentText.Part], _ codes: [SegmentText.Code], into html: inout HTMLWriter) {
        var open: [Int] = []
        for part in parts {
            switch part {
            case .text(let text): html.text(text)
            case .open(let number) where codes.indices.contains(number - 1) && !codes[number - 1].isStandalone:
                self.open(codes[number - 1], into: &html)
                open.append(number)
            case .close(let number) where open.contains(number):
                while let last = open.popLast() {
                    close(codes[last - 1], into: &html)
                    if last == number { break }
                }
            case .standalone(let number) where codes.indices.contains(number - 1):
                standalone(codes[number - 1], number, into: &html)
            case .open, .close, .standalone: break
            }
        }
        while let last = open.popLast() { close(codes[last - 1], into: &html) }
    }

    private func open(_ code: SegmentText.Code, into html: inout HTMLWriter) {
        switch code {
        case .emphasis: html.open("em")
        case .strong: html.open("strong")
        case .strikethrough: html.open("del")
        case .link(let destination, _): html.open("span", ("class", "link"), ("title", destination))
        case .claim(let destination): html.open("span", ("class", "claim \(destination.claimClass)"), ("title", destination))
        case .label, .code, .lineBreak, .image, .html: break
        }
    }

    private func close(_ code: SegmentText.Code, into html: inout HTMLWriter) {
        switch code {
        case .emphasis: html.close("em")
        case .strong: html.close("strong")
        case .strikethrough: html.close("del")
        case .link, .claim: html.close("span")
        case .label, .code, .lineBreak, .image, .html: break
        }
    }

    private func standalone(_ code: SegmentText.Code, _ number: Int, into html: inout HTMLWriter) {
        switch code {
        case .label(let destination, let text):
            let label = labels[number]
            html.element("span", ("class", "claim ui"), ("title", destination), text: text.isEmpty ? label ?? destination : text)
            if text.isEmpty {
                html.text(" ")
                html.element("span", ("class", "put-in"), text: "(\(words[.labelPutIn]))")
            } else if let label, label != text {
                html.text(" ")
                html.element("span", ("class", "drift"), text: "(\(words(.productShows, ("label", label))))")
            }
        case .code(let text): html.element("code", text: text)
        case .html(let text): html.element("code", ("class", "html"), text: text)
        case .lineBreak: html.open("br")
        case .image(let source, _):
            if let address = images[source] {
                html.open("img", ("src", address), ("alt", source))
            } else {
                html.element("span", ("class", "picture"), text: source)
            }
        case .emphasis, .strong, .strikethrough, .link, .claim: break
        }
    }
}

extension String {
    /// The style of a claim's text: `term` or `state`.
    fileprivate var claimClass: String { hasPrefix("term:") ? "term" : "state" }
}
