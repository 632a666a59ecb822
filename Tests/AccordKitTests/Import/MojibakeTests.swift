import Testing

@testable import AccordKit

@Suite("Mojibake") struct MojibakeTests {
    @Test(
        "good text is left alone",
        arguments: [
            "é\u{A0}»", "« É\u{A0}»", "ÉTÉ\u{A0}! À\u{A0}? Ê\u{A0}: Î\u{202F}; Ô\u{A0}»", "à\u{A0}» â\u{A0}« ã\u{A0}°", "café\u{A0}»\u{A0}: œuvre…", "« Hanoï»\u{A0}:",
            "la lettre «\u{A0}Â\u{A0}»", "«Â»", "le Ã\u{A0}? le Â\u{A0}!", "MAÇÃ\u{A0}»", "« AMANHû", "AMANHÃ… AMANHÔ", "la lettre Ã est rare", "5\u{A0}€, 10\u{A0}‰, ±2°",
            "Å 10, Ångström", "naïve, Zoë, Ærø, øl", "l’été “cité” ‘x’ – — • †", "",
        ])
    func good(_ text: String) {
        #expect(text.repairingMojibake() == nil)
    }

    @Test(
        "text that was read in the wrong encoding is turned back",
        arguments: [
            ("Ã©tÃ©", "été"), ("voilÃ\u{A0} tout", "voilà tout"), ("voilÃ  tout", "voilà tout"), ("Ã\u{A0} la", "à la"), ("pourquoiÂ\u{A0}?", "pourquoi\u{A0}?"),
            ("pourquoiÂ ?", "pourquoi\u{A0}?"), ("Â«Â\u{A0}xÂ\u{A0}Â»", "«\u{A0}x\u{A0}»"), ("Â\u{A0}", "\u{A0}"), ("Ã‰TÃ‰ Ã€ CÃ”TÃ‰", "ÉTÉ À CÔTÉ"), ("10Â°", "10°"),
            ("lâ€™Ã©tÃ©", "l’été"), ("â€œaâ€\u{9D}", "“a”"), ("Å“uvre", "œuvre"), ("10â‚¬", "10€"), ("ï»¿a", "\u{FEFF}a"), ("ðŸ™‚", "🙂"), ("dÃ©jÃ  Ã la", "déjà à la"), ("Â© Â®", "© ®"),
        ])
    func misread(_ text: String, _ right: String) {
        #expect(text.repairingMojibake() == right)
    }
}
