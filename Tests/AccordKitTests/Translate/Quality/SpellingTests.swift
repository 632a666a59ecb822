import Diagnostics
import Testing

@testable import AccordKit

@Suite("Spelling of English by region")
struct SpellingTests {
    private let prose: MendedProse

    init() async throws { prose = try await MendedProse() }

    @Test(
        "a word has another spelling across the Atlantic",
        arguments: [
            ("color", "colour"), ("Center", "Centre"), ("CENTER", "CENTRE"), ("color’s", "colour’s"), ("color's", "colour's"),
            ("color-blind", "colour-blind"), ("multi-color", "multi-colour"), ("rigor", "rigour"), ("vigor", "vigour"), ("tumor", "tumour"),
            ("demeanor", "demeanour"), ("discolor", "discolour"), ("neighborhood", "neighbourhood"), ("meager", "meagre"), ("luster", "lustre"),
            ("marvelous", "marvellous"), ("woolen", "woollen"), ("pretense", "pretence"), ("willful", "wilful"), ("cozy", "cosy"),
            ("pajamas", "pyjamas"), ("skeptic", "sceptic"), ("counselor", "counsellor"), ("traveled", "travelled"), ("analyze", "analyse"),
            ("analyzed", "analysed"), ("analyzer", "analyser"), ("paralyzing", "paralysing"), ("favorite", "favourite"), ("fulfill", "fulfil"),
            ("unlabeled", "unlabelled"), ("unfavorable", "unfavourable"), ("anemia", "anaemia"),
        ])
    func bothWays(_ american: String, _ british: String) {
        #expect(Spelling.british.corrected(american) == british)
        #expect(Spelling.american.corrected(british) == american)
        #expect(Spelling.british.corrected(british) == nil)
        #expect(Spelling.american.corrected(american) == nil)
    }

    @Test(
        "an American page has -ize in every verb that has it, and no word that only Britain has",
        arguments: [
            ("prioritise", "prioritize"), ("minimise", "minimize"), ("rationalised", "rationalized"), ("deserialising", "deserializing"), ("denormalise", "denormalize"),
            ("internationalisation", "internationalization"), ("parallelise", "parallelize"), ("equalise", "equalize"),
            ("customisable", "customizable"), ("organisational", "organizational"), ("organisers", "organizers"), ("re-organise", "re-organize"),
            ("ORGANISATION", "ORGANIZATION"), ("licence", "license"), ("practise", "practice"), ("programme", "program"), ("metres", "meters"),
            ("cheque", "check"), ("tyre", "tire"), ("colourise", "colorize"),
        ])
    func american(_ british: String, _ american: String) {
        #expect(Spelling.american.corrected(british) == american)
        #expect(Spelling.american.corrected(american) == nil)
        // British -ise and -ize are both right.
        if british.lowercased().contains("is") { #expect(Spelling.british.corrected(british) == nil) }
    }

    @Test(
        "words with one spelling stay in both",
        arguments: """
            advertise advertiser exercise exercising surprise surprising unsurprising promise compromised precise comprise revise revised supervise \
            unsupervised television merchandise franchise enterprise otherwise likewise clockwise expertise premise premises devise disguise \
            improvise improvisation concise noise raise raised praise rise rising sunrise arise paradise treatise demise excise chastise circumcise \
            despise apprise advise advisable adviser wise wiser miser cruise bruised poised liaise appraisal appraised fundraiser incise televised \
            license practice dialog disk judgment controlled programmed occurred cancellation honorary humorous vigorous laborious glamour contour \
            detour four hour your pour flour paramour counter register enter filter parameter diameter analysis analyses analyst catalyst excellent \
            organize organized customize propelled installed billed rebelled laboratory collaborate evaporate coloration iPhone getColour
            """.split(separator: " ").map(String.init))
    func same(_ word: String) {
        #expect(Spelling.american.corrected(word) == nil)
        #expect(Spelling.british.corrected(word) == nil)
    }

    @Test(
        "names that are made of several words keep their spelling",
        arguments: [
            ("en-GB", "Visit the World Trade Center today."), ("en-GB", "Read the Department of Labor rules."),
            ("en-GB", "Open Microsoft Trust Center now."), ("en-GB", "Pearl Harbor is far away."), ("en-US", "The Labour Party won it."),
            ("en-US", "Use the Centre Pompidou site."),
        ])
    func names(_ locale: String, _ text: String) {
        let (fixed, codes) = prose.fixed(text, locale)
        #expect(fixed == text)
        #expect(codes.isEmpty)
    }

    @Test("a capital at the beginning of a sentence makes no name, and a heading may have one on each word")
    func capitals() {
        #expect(prose.fixed("Color pickers. Center it.", "en-GB").text == "Colour pickers. Centre it.")
        let (fixed, codes) = prose.fixed("## Choose the Color Picker", "en-GB")
        #expect(fixed == "## Choose the Color Picker")
        #expect(codes == [.spelling])
    }
}
