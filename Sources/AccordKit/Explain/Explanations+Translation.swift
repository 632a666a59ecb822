// `TRN04…`, and `LOC014`, which takes what is recorded, too

extension Explanation {
    /// A page with its translation and what is recorded of it.
    private static func recorded(en: String, fr: String = "Ouvrez le [Menu](ui:home.menu).", _ records: String...) -> Example {
        let title = #"{"id":"title","base":"Example","target":"6de3d6e9660857a1","state":"translated"}"#
        let lock = ([title] + records).map { "\($0)\n" }.joined()
        let pages = Example.pages(en: en, fr: fr)
        return Example(pages.files + [("Content/keys/example/fr.lock.jsonl", lock)])
    }

    private static let menu = #"{"id":"menu","base":"Open the [Menu](ui:home.menu).","target":"bbf48540895bdf22","state":"translated"}"#

    private static let key = #"{"id":"key","base":"Take a key.","target":"c47658b2a854402a","state":"translated"}"#

    static let translations: [Explanation] = [
        Explanation(
            code: .orderDiffers,
            rule: "A translation has the order of its source.",
            reason: """
                The source was put in another order since it was translated. Nothing needs to be translated for that,
                and nothing is wrong with what the page says, so that this is a note. Move what the message names, so
                that readers of all languages find things in the same order.
                """,
            failing: recorded(en: "Take a key.\n\nOpen the [Menu](ui:home.menu).", fr: "Ouvrez le [Menu](ui:home.menu).\n\nPrenez une clé.", menu, key),
            passing: recorded(en: "Take a key.\n\nOpen the [Menu](ui:home.menu).", fr: "Prenez une clé.\n\nOuvrez le [Menu](ui:home.menu).", key, menu)),
        Explanation(
            code: .staleSegment,
            rule: "A translation says what its source says now.",
            reason: """
                The lock records the source text that each segment was translated from. Where the source has other
                words since, or a claim that the translation depends on, readers of the two languages are told
                different things. Translate the change and accept it; “translation” in site.yml says whether such
                blocks are published, announced, exchanged for the source, or stop the build.
                """,
            failing: recorded(en: "First open the [Menu](ui:home.menu).", menu),
            passing: recorded(en: "Open the\n[Menu](ui:home.menu).", menu)),
        Explanation(
            code: .unreviewedSegment,
            rule: "A translation is reviewed before it counts as current.",
            reason: """
                Somebody edited this translation since it was accepted, put it in another place, or reopened it, or
                nothing is recorded of it yet. An approval holds for the words that were approved, where they stood,
                and no others. Look at it, and accept or approve it with “accord translate”.
                """,
            failing: recorded(en: "Open the [Menu](ui:home.menu).", fr: "Ouvrez donc le [Menu](ui:home.menu).", menu),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
        Explanation(
            code: .invalidLock,
            rule: "A line of a lock is a JSON object with the keys id, base, target and state.",
            reason: """
                The lock records what each segment was translated from. A line that cannot be read is work that
                seems not to be done. Locks are written by “accord translate”; take the line from git again, or
                delete it and accept the segment anew.
                """,
            failing: Example(
                "Content/keys/link/fr.lock.jsonl",
                """
                {"id":"title","base":"Link a key","target":"Lier une clé","state":"translated"}

                """),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
        Explanation(
            code: .lostSegment,
            rule: "A lock records segments of its page.",
            reason: """
                The source no longer has this segment, and the translation does not either: the record is of no
                more use. “accord translate status --record” takes it out, and so does the next review of the page.
                """,
            failing: recorded(
                en: "Open the [Menu](ui:home.menu).", menu, #"{"id":"old","base":"Something else entirely.","target":"0000000000000000","state":"approved"}"#),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
        Explanation(
            code: .lockWithoutPage,
            rule: "A lock stands beside the page that it is about.",
            reason: """
                The page was deleted or renamed, and its lock was left. Move the lock along with a page that was
                renamed; delete it with a page that is gone.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"), (examplePage("en"), page("Open the [Menu](ui:home.menu).")),
                ("Content/keys/example/fr.lock.jsonl", menu + "\n"),
            ]),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
        Explanation(
            code: .untranslatedSegment,
            rule: "What the source says, the translation says, too.",
            reason: """
                The source has a segment that the translated page has not. Its readers are told less. Translate
                it, and accept it with “accord translate accept”. With “translation: {new: fail}” in site.yml, or
                with “notice”, this is also said of whole pages that a language is to have and has not.
                """,
            failing: recorded(en: "Open the [Menu](ui:home.menu).\n\nIt is at the top of every page.", menu),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
        Explanation(
            code: .sourceMissing,
            rule: "A translation has a source page.",
            reason: """
                The lock says what the page was translated from, and that page was deleted or renamed. Readers of one
                language are told what nobody keeps up to date any longer. Take the translation out with its source,
                or bring the source back. A page without a lock may have been written in its own language, and
                nothing is said of it.
                """,
            failing: Example([
                (exampleArticle, "kind: faq\n"), (examplePage("fr"), page("Ouvrez le [Menu](ui:home.menu).")),
                ("Content/keys/example/fr.lock.jsonl", menu + "\n"),
            ]),
            passing: recorded(en: "Open the [Menu](ui:home.menu).", menu)),
    ]
}
