extension NumberReader {
    /// `1 Std. 30 Min.`, `2 hours and 5 minutes`: hours and minutes that are one time span; `15 h 30` may be a time of day.
    mutating func readDuration(at index: Int) -> Int? {
        guard let hours = digits(index).flatMap({ Int($0) }), hours < 1000, unit(at: index + 1) == "hour", word(index + 1) != "h" else { return nil }
        var next = isSign(index + 2, ".") ? index + 3 : index + 2
        if let joint = word(next), language.vocabulary?.joints.contains(joint) == true { next += 1 }
        guard let minutes = digits(next).flatMap({ Int($0) }), minutes < 60, unit(at: next + 1) == "minute" else { return nil }
        let parts = [hours, minutes].map { NumberValue.amount(String($0)) }
        add([.duration(hours * 60 + minutes)], from: index, to: next + 2, parts: [parts])
        return next + 2
    }

    /// `half past 3`, `quarter to five`; `halb vier` says the hour to come.
    mutating func readPast(at index: Int) -> Int? {
        guard let word = word(index), let vocabulary = language.vocabulary, let share = ["half": 30, "quarter": 15, "halb": 30][word] else { return nil }
        let isOfNext = language.code == "de" && word == "halb" || language.code == "nl" && word == "half"
        let joint = language.code == "en" ? self.word(index + 1) : nil
        guard isOfNext || joint == "past" || joint == "to" && share == 15 else { return nil }
        let start = isOfNext ? index + 1 : index + 2
        let number = digits(start).flatMap { Int($0) }.map { (value: $0, end: start + 1) }
            ?? vocabulary.number(in: tokens, at: start).map { (value: $0.value, end: $0.end) }
        guard let number, (1...12).contains(number.value), unit(at: number.end) == nil else { return nil }
        let time = number.value * 60 + (joint == "past" ? share : -share)
        add([.time(time % 720), .time(time % 720 + 720)], from: index, to: number.end, weight: .likely(.timeOfDay))
        return number.end
    }

    /// The unit of time at an index.
    func unit(at index: Int) -> String? { language.vocabulary.flatMap { vocabulary in word(index).flatMap { vocabulary.units[$0] } } }

    /// `y media`, `et demie`, `e mezza`: what a half behind a unit adds to the number before it.
    func half(behind index: Int) -> (decimals: String, end: Int)? {
        guard let vocabulary = language.vocabulary, let joint = word(index), vocabulary.joints.contains(joint) else { return nil }
        let start = word(index + 1) == "a" ? index + 2 : index + 1
        guard let word = word(start), let share = vocabulary.shares[word], share.hasPrefix("0.") else { return nil }
        return (String(share.dropFirst()), start + 1)
    }

    /// The minutes of an amount of hours or minutes.
    static func duration(_ readings: [NumberValue], _ unit: String?) -> [NumberValue] {
        guard case .amount(let amount)? = readings.first, let value = Double(amount) else { return [] }
        let minutes = unit == "hour" ? value * 60 : unit == "minute" ? value : -1
        guard (0...100_000).contains(minutes), minutes == minutes.rounded() else { return [] }
        return [.duration(Int(minutes))]
    }

    /// `15.30`
    static func pointTime(_ text: String) -> [NumberValue] {
        let parts = text.split(separator: ".")
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), hour <= 24, minute < 60 else { return [] }
        return [.time((hour * 60 + minute) % 1440)]
    }
}
