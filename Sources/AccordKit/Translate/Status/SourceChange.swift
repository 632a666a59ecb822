/// What became of a source text since it was translated.
enum SourceChange: Hashable {
    case none
    case words
    /// Claims were added, taken away, exchanged or put in another order: their destinations.
    case claims(removed: Set<String>, added: Set<String>)
    /// Only what the labels of the same claims read.
    case labels
    case links
    case markup

    init(from old: SegmentText, to new: SegmentText) {
        guard old != new else {
            self = .none
            return
        }
        let (before, after) = (old.skeleton, new.skeleton)
        if before.words != after.words || before.literals != after.literals {
            self = .words
        } else if before.claims != after.claims {
            let (old, new) = (Set(before.claims), Set(after.claims))
            // In another order all of them changed their place.
            self = old == new ? .claims(removed: old, added: new) : .claims(removed: old.subtracting(new), added: new.subtracting(old))
        } else if before.labels != after.labels {
            self = .labels
        } else if before.marks != after.marks {
            self = .markup
        } else if before.links != after.links {
            self = .links
        } else {
            self = .markup
        }
    }

    /// Why a translation is stale, where it is: a changed claim makes only such a translation stale that depends on it.
    func reason(for targets: [SegmentText]) -> TranslationUnit.Reason? {
        switch self {
        case .none, .labels, .links, .markup: return nil
        case .words: return .text
        case .claims(let removed, let added):
            let claims = Set(targets.flatMap(\.skeleton.claims))
            return removed.isDisjoint(with: claims) && added.isSubset(of: claims) ? nil : .claim
        }
    }

    /// What changed without making a translation stale.
    func carried(for targets: [SegmentText]) -> TranslationUnit.Reason? {
        guard reason(for: targets) == nil else { return nil }
        return switch self {
        case .none, .words: nil
        case .claims, .labels: .claim
        case .links: .linkOnly
        case .markup: .markupOnly
        }
    }
}

extension SegmentText {
    /// A text taken apart into what a translation depends on in different ways.
    fileprivate struct Skeleton {
        /// The words, with one mark for each label and each piece of code.
        var words = ""
        var literals: [String] = []
        /// The destinations of all claims, in order.
        var claims: [String] = []
        var labels: [String] = []
        var links: [String] = []
        /// The kinds of all codes that are neither claims nor code.
        var marks: [String] = []
    }

    fileprivate var skeleton: Skeleton {
        var skeleton = Skeleton()
        for part in parts {
            switch part {
            case .text(let text): skeleton.words += text
            case .close(let number): if let mark = mark(number) { skeleton.marks.append("/\(mark)@\(skeleton.words.utf8.count)") }
            case .open(let number), .standalone(let number):
                if let mark = mark(number) { skeleton.marks.append("\(mark)@\(skeleton.words.utf8.count)") }
                if codes.indices.contains(number - 1) { skeleton.add(codes[number - 1]) }
            }
        }
        return skeleton
    }

    /// The name of a code that is only a mark.
    private func mark(_ number: Int) -> String? {
        guard codes.indices.contains(number - 1) else { return nil }
        return switch codes[number - 1] {
        case .emphasis: "emphasis"
        case .strong: "strong"
        case .strikethrough: "strikethrough"
        case .link: "link"
        case .lineBreak: "break"
        case .image: "image"
        case .html(let text): text
        case .claim, .label, .code: nil
        }
    }
}

extension SegmentText.Skeleton {
    fileprivate mutating func add(_ code: SegmentText.Code) {
        switch code {
        case .emphasis, .strong, .strikethrough, .html: break
        case .link(let destination, let title): links += [destination, title]
        case .image(let source, let title): links += [source, title]
        case .claim(let destination): claims.append(destination)
        case .label(let destination, let text):
            words += "\u{FFFC}"
            claims.append(destination)
            labels.append(text)
        case .code(let text):
            words += "\u{FFFC}"
            literals.append(text)
        case .lineBreak: words += " "
        }
    }
}
