/// Words of headings, labels and short sentences by which an English text shows that it was never translated.
enum UntranslatedWords {
    static let english = set(
        """
        settings password passwords troubleshooting overview requirements getting started related changes change users user files file folders \
        folder search help welcome delete create edit share sharing invite manage managing frequently asked questions known issues billing pricing \
        security privacy keyboard shortcuts prerequisites preferences steps tips about your how what why learn account accounts setup \
        cancel deleted deletion release download downloads upload uploads reports report remove reset invoices invoice payment payments methods \
        members messages authentication roles management restore supported browsers common language enable disable send submit confirm continue \
        read log sign drag move rename duplicate print labels assign tasks task custom fields field due dates rights access denied required not \
        results unknown error errors tip warning glossary availability available data export import desktop restart press twice \
        take effect immediately rows boards board larger fail contact problems persist wait until sync finishes formats comments appear sends \
        reminders stay guests limited notes reference policy yes price prices size name names step private free trash close done
        """)

    private static let borrowed = set(
        """
        marketing parking planning meeting streaming shopping training coaching branding timing testing hosting listing casting setup backup \
        brainstorming monitoring reporting catering leasing engineering consulting roaming phishing spam
        """)

    /// What a language says as well.
    private static let borrowedByLanguage: [String: Set<String>] = [
        "de": set(
            """
            account accounts release download downloads upload uploads report reports reset browsers browser desktop export import team management \
            tipp tipps board boards task tasks roles data must so in an am was will log sharing team sync start test tag tags kanban \
            name private
            """),
        "nl": set(
            """
            account accounts privacy help tips tip print labels download downloads upload uploads reset release data desktop browsers board boards \
            export import contact management in is was of we had over want open door made been log team teams more so like start her sync \
            effect problem guests task tasks roles met
            """),
        "it": set(
            """
            private account privacy password file download upload report reset desktop browser export import management error in due data so no release \
            roles board team home sync task
            """),
        "es": set("error data reset in export report no desktop log continue sync todo"),
        "pt": set("error data reset in continue download downloads upload uploads login desktop export as so no sync"),
        "fr": set(
            """
            questions messages description labels management contact reporting reset desktop export import continue notes data no dates formats \
            sync log
            """),
        "da": set("account accounts print send data import export labels problem for tips at is over her desktop upload download uploads downloads"),
        "nb": set("send data import export labels problem for tips at is over desktop"),
        "sv": set("print data import export tips tip is over desktop support labels"),
        "pl": set("data import reset raport problem to a desktop export dates"),
        "cs": set("data import export reset problem to a on desktop"),
        "ca": set("error data import"), "fi": set("data tips"), "tr": set("data import export"), "hu": set("data import export email"),
    ]

    static func isBorrowed(_ word: String, in language: String) -> Bool {
        borrowed.contains(word) || borrowedByLanguage[language]?.contains(word) == true || LanguageWords.frequent[language]?.contains(word) == true
    }

    /// Languages that are not written in Latin letters.
    static let otherScripts = set("ja zh yue ko ru uk be bg mk kk mn ky tg el ar fa ur he yi hi bn mr ne gu pa ta te kn ml si th lo km my ka hy am")

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }
}
