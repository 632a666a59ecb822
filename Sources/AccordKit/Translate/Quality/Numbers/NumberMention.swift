/// What a number stands for, without what depends on the language.
enum NumberValue: Hashable {
    /// `1234.5`, `-5` or `1/3`.
    case amount(String)
    case percent(String)
    /// Minutes since midnight.
    case time(Int)
    case date(year: Int, month: Int, day: Int)
    case monthDay(month: Int, day: Int)
    case month(year: Int, month: Int)
    /// A version, an address or a ratio, of which every digit counts.
    case literal(String)
    /// The digits of a name such as `F5`.
    case name(String)
    case phone(String)
    /// How many minutes something lasts: an hour and a half, 90 minutes, 1 h 30.
    case duration(Int)
    /// Two weeks, which some languages call fifteen days.
    case fortnight
}

/// A number of a text, in digits or in words.
struct NumberMention {
    /// How much it means that the other text has no such number.
    enum Weight: Equatable {
        /// Digits: a translation has them too.
        case certain
        /// Words and names, which may be said otherwise; but where both texts are left with one of a kind, they differ.
        case likely(Kind)
        /// What only may be a number, such as an article: it explains one of the other text and asks for nothing itself.
        case possible
    }

    enum Kind: Equatable {
        case word, name, timeOfDay
    }

    /// What it may stand for, the likeliest first.
    var readings: [NumberValue]
    /// The numbers that another language may have in its place, as `27` and `2024` for a date whose month it names.
    var parts: [[NumberValue]] = []
    /// The same where the words of the other language are not known, as `3` for three million.
    var foreignParts: [[NumberValue]] = []
    var weight = Weight.certain
    /// The unit of time behind it.
    var unit: String?
    /// What it measures, in a unit that is written alike or nearly so in every language: `MB`, `km`, `€`.
    var measure: String?
    /// Whether it names a version or a chapter, which is written alike in every language.
    var isLabel = false
    /// Whether it is a word that counts though it may be none of digits: `first`, `twice`, `half of`.
    var isCounted = false
    var text: String
    /// In the prose.
    let range: Range<Int>

    /// The value of a plain number: `1234.5`; nil of dates, versions and the like.
    var plainAmount: String? { if case .amount(let amount)? = readings.first { amount } else { nil } }

    /// Whether it is nothing but digits with points between them: `1.9`.
    var isDotted: Bool { text.contains(".") && text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." } }

    fileprivate var isOne: Bool { readings.first == .amount("1") }

    /// Whether a word for it is likelier than digits.
    fileprivate var isSmall: Bool {
        plainAmount.flatMap { Int($0) }.map { (0...12).contains($0) || [100, 1000, 1_000_000, 1_000_000_000].contains($0) } ?? false
    }
}

/// The numbers of two texts that do not go together.
struct NumberComparison {
    private(set) var missing: [NumberMention] = []
    private(set) var extra: [NumberMention] = []
    /// Whether digits differ, and not only words.
    private(set) var isCertain = false

    private let source: [NumberMention]
    private let target: [NumberMention]
    private var openSource: [Bool]
    private var openTarget: [Bool]

    /// - Parameter knowsWords: whether the number words of both languages are known.
    init(_ source: [NumberMention], _ target: [NumberMention], knowsWords: Bool) {
        self.source = source
        self.target = target
        openSource = source.map { _ in true }
        openTarget = target.map { _ in true }
        pairLabels()
        pairEqual(onlyFirst: true) { $0.weight != .possible && $1.weight != .possible }
        pairEqual(onlyFirst: false) { $0.weight != .possible && $1.weight != .possible }
        pairEqual(onlyFirst: false) { a, b in
            // Where the unit is known, the article before something else is not its number.
            a.weight != b.weight && !(a.isOne && b.isOne && a.unit != b.unit)
        }
        pairParts(\.parts)
        if !knowsWords { pairParts(\.foreignParts) }
        judge(knowsWords)
        if missing.isEmpty, extra.isEmpty { judgeCountedWords() }
        if missing.isEmpty, extra.isEmpty { (missing, extra) = differentMeasures(source, target) }
    }

    /// The same digits in both texts, of which one says that they name a version or the like.
    private mutating func pairLabels() {
        var byText: [String: [Int]] = [:]
        for index in target.indices.reversed() where target[index].isDotted { byText[target[index].text, default: []].append(index) }
        for index in source.indices {
            guard let other = byText[source[index].text]?.last, source[index].isLabel || target[other].isLabel else { continue }
            byText[source[index].text]?.removeLast()
            (openSource[index], openTarget[other]) = (false, false)
        }
    }

    /// “The first” that became a second, “twice” three times, a half a third.
    private mutating func judgeCountedWords() {
        func left(_ mentions: [NumberMention], _ open: [Bool], _ isWanted: (NumberMention) -> Bool) -> [NumberMention] {
            zip(mentions, open).filter { $1 && isWanted($0) }.map(\.0)
        }
        let (theirs, ours) = (left(source, openSource, \.isCounted), left(target, openTarget, \.isCounted))
        let (theirWords, ourWords) = (left(source, openSource) { $0.weight == .likely(.word) }, left(target, openTarget) { $0.weight == .likely(.word) })
        switch (theirs.count, theirWords.count, ours.count, ourWords.count) {
        case (1, 0, _, 1): (missing, extra) = (theirs, ourWords)
        case (_, 1, 1, 0): (missing, extra) = (theirWords, ours)
        default: break
        }
    }

    private mutating func pairEqual(onlyFirst: Bool, where mayPair: (NumberMention, NumberMention) -> Bool) {
        var byValue: [NumberValue: [Int]] = [:]
        for index in target.indices.reversed() where openTarget[index] {
            for value in target[index].readings.prefix(onlyFirst ? 1 : .max) { byValue[value, default: []].append(index) }
        }
        for index in source.indices where openSource[index] {
            for value in source[index].readings.prefix(onlyFirst ? 1 : .max) {
                while let last = byValue[value]?.last, !openTarget[last] { byValue[value]?.removeLast() }
                guard let other = byValue[value]?.last(where: { openTarget[$0] && mayPair(source[index], target[$0]) }) else { continue }
                openSource[index] = false
                openTarget[other] = false
                break
            }
        }
    }

    /// One text has a date, a list or a telephone number in one piece, the other in several.
    private mutating func pairParts(_ parts: (NumberMention) -> [[NumberValue]]) {
        Self.pairParts(source, parts, &openSource, target, &openTarget)
        Self.pairParts(target, parts, &openTarget, source, &openSource)
    }

    private static func pairParts(
        _ whole: [NumberMention], _ choices: (NumberMention) -> [[NumberValue]], _ openWhole: inout [Bool], _ single: [NumberMention],
        _ openSingle: inout [Bool]
    ) {
        for index in whole.indices where openWhole[index] {
            for parts in choices(whole[index]) {
                var taken: [Int] = []
                for part in parts {
                    let found = single.indices.first {
                        openSingle[$0] && !taken.contains($0) && single[$0].parts.isEmpty && single[$0].readings.contains(part)
                    }
                    guard let found else { break }
                    taken.append(found)
                }
                guard taken.count == parts.count else { continue }
                openWhole[index] = false
                for other in taken { openSingle[other] = false }
                break
            }
        }
    }

    private mutating func judge(_ knowsWords: Bool) {
        func left(_ mentions: [NumberMention], _ open: [Bool], _ weight: NumberMention.Weight) -> [NumberMention] {
            zip(mentions, open).filter { $1 && $0.weight == weight }.map(\.0)
        }
        missing = left(source, openSource, .certain)
        extra = left(target, openTarget, .certain)
        // A language whose words are not known may have said it in words.
        if !knowsWords, extra.isEmpty { missing.removeAll(where: \.isSmall) }
        if !knowsWords, missing.isEmpty { extra.removeAll(where: \.isSmall) }
        // Words that are not known may have said one of the rest, too.
        let mayBeWords = !knowsWords && extra.isEmpty && missing.allSatisfy { $0.plainAmount.map { Int($0) != nil } ?? false }
        isCertain = !mayBeWords && (!missing.isEmpty || !extra.isEmpty)
        for kind in [NumberMention.Kind.name, .word, .timeOfDay] {
            let (theirs, ours) = (left(source, openSource, .likely(kind)), left(target, openTarget, .likely(kind)))
            guard !theirs.isEmpty, !ours.isEmpty else { continue }
            missing += theirs
            extra += ours
            if kind == .name { isCertain = true }
        }
    }
}
