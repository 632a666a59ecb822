import Markdown

extension ReadPage {
    /// What a page is built like, as far as that decides what kind of article it becomes.
    public struct Form: Sendable, Hashable {
        /// Whether its title asks something, or says that it is a list of questions.
        public var isQuestion: Bool
        /// The index, among the document's headings, of the one under which the answer stands: *Answer*, *Réponse*.
        public var answer: Int?
        /// The number of steps in each of its procedures: ordered lists of at least two items that are in no other list.
        public var procedures: [Int]

        public var kind: Site.Article.Kind {
            if isQuestion { return .faq }
            return procedures.isEmpty ? .reference : .howTo
        }
    }

    /// The kind of article that the page becomes.
    public var kind: Site.Article.Kind { form.kind }

    public var form: Form {
        let answer = document.headings.firstIndex { Self.isAnswer($0.content.plainText) }
        return Form(isQuestion: Self.isQuestion(title) || answer != nil, answer: answer, procedures: document.blocks.procedures)
    }

    private static func isQuestion(_ title: String) -> Bool {
        let end = title.unicodeScalars.last { !$0.properties.isWhitespace && !"»”\"".unicodeScalars.contains($0) }
        let words = title.lowercased().split { !$0.isLetter }
        return end == "?" || words.contains("faq") || title.lowercased().contains("foire aux questions")
    }

    private static func isAnswer(_ heading: String) -> Bool {
        ["answer", "réponse", "short answer", "réponse courte"].contains(heading.trimming { $0.properties.isWhitespace || $0 == ":" }.lowercased())
    }
}

extension [Block] {
    /// Numbers of steps of the ordered lists that are in no other list.
    fileprivate var procedures: [Int] {
        flatMap { block -> [Int] in
            switch block {
            case .list(let list): list.isOrdered && list.items.count > 1 ? [list.items.count] : []
            case .blockQuote(let quote): quote.blocks.procedures
            case .alert(let alert): alert.blocks.procedures
            case .heading, .paragraph, .table, .codeBlock, .html, .thematicBreak: []
            }
        }
    }
}
