extension PluralRules {
    /// One entry for all languages with the same rules.
    static let all: [PluralRules] = [
        PluralRules(
            "bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh"),
        // Nothing but one and other.
        PluralRules(
            """
            af an asa az bal bem bez bg brx ce cgg chr ckb dv ee el eo eu fo fur gsw ha haw hu jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg mas mgo \
            ml mn mr nah nb nd ne nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sd sdh seh sn so sq ss ssy st syr ta te teo tig tk tn tr ts ug uz \
            ve vo vun wae xh xog
            """, [.one: { $0.isN(1) }]),
        PluralRules("ast de en et fi fy gl ia ie io ji lij nl sc sv sw ur yi", [.one: { $0.i == 1 && $0.v == 0 }]),
        PluralRules("ak bho csw guw ln mg nso pa ti wa", [.one: { $0.isN(0...1) }]),
        PluralRules("am as bn doi fa gu hi kn kok pcm zu", [.one: { $0.i == 0 || $0.isN(1) }]),
        PluralRules("ff hy kab", [.one: { $0.i <= 1 }]),
        PluralRules("da", [.one: { $0.isN(1) || $0.t != 0 && $0.i <= 1 }]),
        PluralRules("is", [.one: { $0.t == 0 && endsInOne($0.i) || endsInOne($0.t) }]),
        PluralRules("mk", [.one: { $0.v == 0 && endsInOne($0.i) || endsInOne($0.f) }]),
        PluralRules("si", [.one: { $0.isN(0...1) || $0.i == 0 && $0.f == 1 }]),
        PluralRules("tzm", [.one: { $0.isN(0...1) || $0.isN(11...99) }]),
        PluralRules("ceb fil tl", [.one: { ![4, 6, 9].contains(($0.v == 0 ? $0.i : $0.f) % 10) }]),
        // With a form for millions.
        PluralRules("ca it lld pt-PT scn vec", [.one: { $0.i == 1 && $0.v == 0 }, .many: { $0.isMillions }]),
        PluralRules("es", [.one: { $0.isN(1) }, .many: { $0.isMillions }]),
        PluralRules("fr pt", [.one: { $0.i <= 1 }, .many: { $0.isMillions }]),
        // With a form for nothing.
        PluralRules("blo ksh", [.zero: { $0.isN(0) }, .one: { $0.isN(1) }]),
        PluralRules("lag", [.zero: { $0.isN(0) }, .one: { $0.i <= 1 }]),
        PluralRules(
            "lv prg",
            [
                .zero: { $0.isN(by: 10, 0...0) || $0.isN(by: 100, 11...19) || $0.v == 2 && (11...19).contains($0.f % 100) },
                .one: { $0.n.map(endsInOne) ?? false || endsInOne($0.f) && $0.v == 2 || $0.f % 10 == 1 && $0.v != 2 },
            ]),
        PluralRules(
            "ar ars",
            [
                .zero: { $0.isN(0) }, .one: { $0.isN(1) }, .two: { $0.isN(2) }, .few: { $0.isN(by: 100, 3...10) },
                .many: { $0.isN(by: 100, 11...99) },
            ]),
        PluralRules(
            "cy", [.zero: { $0.isN(0) }, .one: { $0.isN(1) }, .two: { $0.isN(2) }, .few: { $0.isN(3) }, .many: { $0.isN(6) }]),
        PluralRules(
            "kw",
            [
                .zero: { $0.isN(0) }, .one: { $0.isN(1) },
                .two: { number in
                    number.isN(by: 100, 2...2, 22...22, 42...42, 62...62, 82...82)
                        || number.isN(by: 1000, 0...0) && number.isN(by: 100_000, 1000...20_000, 40_000...40_000, 60_000...60_000, 80_000...80_000)
                        || number.isN(by: 1_000_000, 100_000...100_000)
                },
                .few: { $0.isN(by: 100, 3...3, 23...23, 43...43, 63...63, 83...83) },
                .many: { $0.isN(by: 100, 1...1, 21...21, 41...41, 61...61, 81...81) },
            ]),
        // With a dual.
        PluralRules("iu naq sat se sma smi smj smn sms", [.one: { $0.isN(1) }, .two: { $0.isN(2) }]),
        PluralRules("he iw", [.one: { $0.i == 1 && $0.v == 0 || $0.i == 0 && $0.v != 0 }, .two: { $0.i == 2 && $0.v == 0 }]),
        PluralRules("ga", [.one: { $0.isN(1) }, .two: { $0.isN(2) }, .few: { $0.isN(3...6) }, .many: { $0.isN(7...10) }]),
        PluralRules("gd", [.one: { $0.isN(1, 11) }, .two: { $0.isN(2, 12) }, .few: { $0.isN(3...10) || $0.isN(13...19) }]),
        PluralRules(
            "gv",
            [
                .one: { $0.v == 0 && $0.i % 10 == 1 }, .two: { $0.v == 0 && $0.i % 10 == 2 }, .few: { $0.v == 0 && $0.i % 20 == 0 },
                .many: { $0.v != 0 },
            ]),
        PluralRules(
            "br",
            [
                .one: { $0.isN(by: 10, 1...1) && !$0.isN(by: 100, 11...11, 71...71, 91...91) },
                .two: { $0.isN(by: 10, 2...2) && !$0.isN(by: 100, 12...12, 72...72, 92...92) },
                .few: { $0.isN(by: 10, 3...4, 9...9) && !$0.isN(by: 100, 10...19, 70...79, 90...99) },
                .many: { !$0.isN(0) && $0.isN(by: 1_000_000, 0...0) },
            ]),
        PluralRules(
            "mt",
            [
                .one: { $0.isN(1) }, .two: { $0.isN(2) }, .few: { $0.isN(0) || $0.isN(by: 100, 3...10) }, .many: { $0.isN(by: 100, 11...19) },
            ]),
        PluralRules(
            "sl",
            [
                .one: { $0.v == 0 && $0.i % 100 == 1 }, .two: { $0.v == 0 && $0.i % 100 == 2 },
                .few: { $0.v != 0 || (3...4).contains($0.i % 100) },
            ]),
        PluralRules(
            "dsb hsb",
            [
                .one: { $0.v == 0 && $0.i % 100 == 1 || $0.f % 100 == 1 }, .two: { $0.v == 0 && $0.i % 100 == 2 || $0.f % 100 == 2 },
                .few: { $0.v == 0 && (3...4).contains($0.i % 100) || (3...4).contains($0.f % 100) },
            ]),
        // With a form for a few.
        PluralRules("shi", [.one: { $0.i == 0 || $0.isN(1) }, .few: { $0.isN(2...10) }]),
        PluralRules("mo ro", [.one: { $0.i == 1 && $0.v == 0 }, .few: { $0.v != 0 || $0.i == 0 || $0.isN(by: 100, 1...19) }]),
        PluralRules(
            "bs hr sh sr",
            [
                .one: { $0.v == 0 && endsInOne($0.i) || endsInOne($0.f) },
                .few: { $0.v == 0 && endsInTwoToFour($0.i) || endsInTwoToFour($0.f) },
            ]),
        PluralRules("cs sk", [.one: { $0.i == 1 && $0.v == 0 }, .few: { (2...4).contains($0.i) && $0.v == 0 }, .many: { $0.v != 0 }]),
        PluralRules(
            "pl", [.one: { $0.i == 1 && $0.v == 0 }, .few: { $0.v == 0 && endsInTwoToFour($0.i) }, .many: { $0.v == 0 }]),
        PluralRules(
            "ru uk", [.one: { $0.v == 0 && endsInOne($0.i) }, .few: { $0.v == 0 && endsInTwoToFour($0.i) }, .many: { $0.v == 0 }]),
        PluralRules(
            "be",
            [.one: { $0.n.map(endsInOne) ?? false }, .few: { $0.n.map(endsInTwoToFour) ?? false }, .many: { $0.n != nil }]),
        PluralRules(
            "lt",
            [
                .one: { $0.isN(by: 10, 1...1) && !$0.isN(by: 100, 11...19) }, .few: { $0.isN(by: 10, 2...9) && !$0.isN(by: 100, 11...19) },
                .many: { $0.f != 0 },
            ]),
        PluralRules(
            "sgs",
            [
                .one: { $0.n.map(endsInOne) ?? false }, .two: { $0.isN(2) },
                .few: { $0.isN(by: 10, 2...9) && !$0.isN(by: 100, 11...19) }, .many: { $0.f != 0 },
            ]),
    ]

    /// 1, 21, 101, but not 11.
    private static func endsInOne(_ number: Int) -> Bool { number % 10 == 1 && number % 100 != 11 }

    /// 2, 33, 104, but not 12.
    private static func endsInTwoToFour(_ number: Int) -> Bool { (2...4).contains(number % 10) && !(12...14).contains(number % 100) }
}
