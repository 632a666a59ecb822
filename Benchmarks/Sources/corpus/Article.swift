/// An article as a tree of blocks, still without a locale or a dialect.
struct Article {
    /// The anchors that every article has, with the headings they belong to.
    static let headings: [(anchor: String, text: Phrase)] = [
        ("before-you-begin", Phrase(en: "Before you begin", fr: "Avant de commencer")),
        ("steps", Phrase(en: "Steps", fr: "Étapes")),
        ("fields", Phrase(en: "Fields", fr: "Champs")),
        ("what-happens-next", Phrase(en: "What happens next", fr: "Et ensuite")),
    ]

    indirect enum Block {
        /// An index into `headings`.
        case heading(Int)
        case paragraph([Inline])
        case bullets([[Inline]])
        case steps([Step])
        case alert(String, [Inline])
        case table(header: [Phrase], rows: [[[Inline]]])
        case supportedTools
    }

    enum Inline {
        case text(Phrase)
        /// The label of a control or the name of a screen.
        case claim(id: String, label: Phrase)
        case state(id: String, text: Phrase)
        /// A link to an article, or to one of its headings.
        case link(article: Int, anchor: String?)
    }

    struct Step {
        let content: [Inline]
        var branches: [[Inline]] = []
    }

    let index: Int
    let area: Product.Area
    let description: Phrase
    let related: [Int]
    let blocks: [Block]
}

extension Corpus {
    func article(_ index: Int) -> Article {
        var random = SplitMix64(seed: seed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
        let area = area(ofSection: section(of: index))
        var blocks: [Article.Block] = [
            .paragraph(prose(5, &random) + [link(&random)]),
            .alert("NOTE", prose(2, &random)),
            .heading(0),
            .bullets((0..<3).map { _ in prose(1, &random) } + [[link(&random)]]),
            .heading(1),
            .steps(steps(in: area, &random)),
            .alert("TIP", prose(1, &random) + [link(&random)]),
            .heading(2),
            fieldTable(of: area, &random),
            .heading(3),
            .paragraph(prose(5, &random)),
            .paragraph(prose(3, &random) + [link(&random), .text(Phrase(en: " ", fr: " "))] + prose(2, &random)),
        ]
        if index % 10 == 0 { blocks.append(.supportedTools) }
        return Article(
            index: index, area: area, description: Prose.sentences.randomElement(using: &random) ?? Prose.sentences[0],
            related: (0..<3).map { _ in Int.random(in: 0..<articles, using: &random) }.filter { $0 != index }, blocks: blocks)
    }

    private func prose(_ count: Int, _ random: inout SplitMix64) -> [Article.Inline] {
        Prose.sentences.shuffled(using: &random).prefix(count).map { .text(Phrase(en: $0.en + " ", fr: $0.fr + " ")) }
    }

    private func link(_ random: inout SplitMix64) -> Article.Inline {
        let anchor = Bool.random(using: &random) ? Article.headings.randomElement(using: &random)?.anchor : nil
        return .link(article: Int.random(in: 0..<articles, using: &random), anchor: anchor)
    }

    private func steps(in area: Product.Area, _ random: inout SplitMix64) -> [Article.Step] {
        let select = Article.Inline.text(Phrase(en: "Select ", fr: "Sélectionnez "))
        let stop = Article.Inline.text(Phrase(en: ".", fr: "."))
        let fields = Product.fields.shuffled(using: &random).prefix(4)
        func formClaim(_ control: Product.Control) -> Article.Inline {
            .claim(id: "\(area.id)-edit.\(control.name)", label: control.label)
        }
        var steps = [
            Article.Step(content: [select, .claim(id: "home.\(area.id)", label: area.name), stop]),
            Article.Step(content: [select, .claim(id: "\(area.id).create", label: Product.create), stop]),
        ]
        steps += fields.map { field in
            let action = Prose.actions[field.role] ?? Phrase(en: "", fr: "")
            return Article.Step(content: [.text(action), formClaim(field), .text(Phrase(en: ". ", fr: ". "))] + prose(1, &random))
        }
        steps.append(
            Article.Step(
                content: [.text(Phrase(en: "Look at the end of the form.", fr: "Regardez la fin du formulaire."))],
                branches: [
                    [
                        formClaim(Product.request), .text(Phrase(en: " is shown and the approval is ", fr: " s’affiche et l’approbation est ")),
                        .state(id: "approval=open", text: Phrase(en: "still open", fr: "encore attendue")), stop,
                    ],
                    [
                        formClaim(Product.approved), .text(Phrase(en: " is shown and the approval has been ", fr: " s’affiche et l’approbation a été ")),
                        .state(id: "approval=given", text: Phrase(en: "given", fr: "donnée")), stop,
                    ],
                ]))
        steps.append(Article.Step(content: [select, .claim(id: "\(area.id)-edit.save", label: Product.save), stop]))
        return steps
    }

    private func fieldTable(of area: Product.Area, _ random: inout SplitMix64) -> Article.Block {
        let header = [
            Phrase(en: "Field", fr: "Champ"), Phrase(en: "Remark", fr: "Remarque"), Phrase(en: "Explanation", fr: "Explication"),
        ]
        let rows: [[[Article.Inline]]] = Product.fields.shuffled(using: &random).prefix(5).map { field in
            [
                [.claim(id: "\(area.id)-edit.\(field.name)", label: field.label)],
                [.text(Prose.remarks.randomElement(using: &random) ?? Prose.remarks[0])],
                [.text(Prose.sentences.randomElement(using: &random) ?? Prose.sentences[0])],
            ]
        }
        return .table(header: header, rows: rows)
    }
}
