extension NumberReader {
    // MARK: Dates

    /// A date in digits.
    mutating func readDate(at index: Int) -> Int? {
        guard let first = digits(index) else { return nil }
        if first.count == 4, word(index + 1)?.first == "年" { return readEastAsianDate(at: index, year: first) }
        for mark in ["/", ".", "-", "‑"] {
            guard let second = gluedDigits(behind: index + 1, mark), let third = gluedDigits(behind: index + 3, mark),
                !(isSign(index + 5, mark) && gluedDigits(behind: index + 5, mark) != nil), let a = Int(first), let b = Int(second),
                let c = Int(third)
            else { continue }
            var readings: [NumberValue] = []
            func add(_ year: Int, _ month: Int, _ day: Int) {
                guard (1...12).contains(month), (1...31).contains(day) else { return }
                let date = NumberValue.date(year: year < 100 ? 2000 + year : year, month: month, day: day)
                if !readings.contains(date) { readings.append(date) }
            }
            if first.count == 4 {
                add(a, b, c)
            } else if third.count == 4 || third.count == 2 && mark == "/" {
                if language.isMonthFirst { add(c, a, b) }
                if language.isDayFirst { add(c, b, a) }
            }
            if readings.isEmpty, mark == "/", third.count == 4, (1...31).contains(a), (1...31).contains(b), (1900...2999).contains(c) {
                // The date of another language, which here is none.
                self.add([.literal("\(first)/\(second)/\(third)")], from: index, to: index + 5)
                return index + 5
            }
            guard !readings.isEmpty, case .date(let year, _, let day)? = readings.first else { continue }
            if mark == "." { readings.append(.literal("\(first).\(second).\(third)")) }
            let parts = [day, year].map { NumberValue.amount(String($0)) }
            self.add(readings, from: index, to: index + 5, parts: [[a, b, c].map { .amount(String($0)) }, parts])
            return index + 5
        }
        return nil
    }

    private mutating func readEastAsianDate(at index: Int, year: String) -> Int? {
        guard let year = Int(year), let month = digits(index + 2).flatMap({ Int($0) }), word(index + 3)?.first == "月",
            let day = digits(index + 4).flatMap({ Int($0) })
        else { return nil }
        add(
            [.date(year: year, month: month, day: day)], from: index, to: index + 5,
            parts: [[.amount(String(day)), .amount(String(year))]])
        return index + 5
    }

    /// The month behind a day: `27. November 2024`, `27 de noviembre de 2024`.
    mutating func readMonth(behind day: String, from start: Int, to end: Int) -> Int? {
        guard let number = Int(day), (1...31).contains(number), day.count <= 2 else { return nil }
        var index = end
        if isSign(index, "."), isGlued(index) { index += 1 }
        if isGlued(index), ["º", "ª", "o"].contains(word(index) ?? "") { index += 1 }
        if ["of", "de", "the", "di", "van"].contains(word(index) ?? "") { index += 1 }
        guard let (month, monthEnd) = month(at: index) else { return nil }
        return addDate(day: number, month: month, from: start, to: monthEnd)
    }

    /// A month before its day: `November 27, 2024`; or before its year.
    mutating func readMonth(at start: Int) -> Int? {
        guard let (month, index) = month(at: start), let digits = digits(index), let number = Int(digits) else { return nil }
        if (1000...2999).contains(number) {
            add(
                [.amount(digits), .month(year: number, month: month)], from: start, to: index + 1)
            return index + 1
        }
        guard (1...31).contains(number), !isSign(index + 1, ":%/"), gluedDigits(behind: index + 1, ".,") == nil else { return nil }
        var end = index + 1
        if isGlued(end), ["st", "nd", "rd", "th"].contains(word(end) ?? "") { end += 1 }
        return addDate(day: number, month: month, from: start, to: end)
    }

    private mutating func addDate(day: Int, month: Int, from start: Int, to end: Int) -> Int {
        var index = end
        if isSign(index, ",") { index += 1 }
        if ["de", "del", "do", "of"].contains(word(index) ?? "") { index += 1 }
        let amount = NumberValue.amount(String(day))
        if let year = digits(index).flatMap({ Int($0) }), (1000...2999).contains(year), digits(index)?.count == 4 {
            add([.date(year: year, month: month, day: day)], from: start, to: index + 1, parts: [[amount, .amount(String(year))]])
            return index + 1
        }
        add([.monthDay(month: month, day: day)], from: start, to: end, parts: [[amount]])
        return end
    }

    private func month(at index: Int) -> (month: Int, end: Int)? {
        guard let token = token(index), let month = language.vocabulary?.months[token.word], token.kind == .letters else { return nil }
        // English may do something in May.
        guard token.isCapitalized || language.code != "en" && language.code != "de" else { return nil }
        let isAbbreviated = token.word.count <= 5 && isSign(index + 1, ".") && isGlued(index + 1)
        return (month, isAbbreviated ? index + 2 : index + 1)
    }

    // MARK: Times of day

    mutating func readTime(at index: Int) -> Int? {
        guard let text = digits(index), text.count <= 2, let hour = Int(text) else { return nil }
        if let minutes = gluedDigits(behind: index + 1, ":") { return readClock(at: index, hour, minutes) }
        guard hour <= 24 else { return nil }
        if let half = halfDay(at: index + 1) { return addTime(hour, 0, half, from: index, to: half.end) }
        if let minutes = gluedDigits(behind: index + 1, "."), minutes.count == 2, let minute = Int(minutes), minute < 60 {
            if let half = halfDay(at: index + 3) { return addTime(hour, minute, half, from: index, to: half.end) }
            if ["uhr", "uur", "h"].contains(word(index + 3) ?? "") { return addTime(hour, minute, nil, from: index, to: index + 4) }
            let before = word(index - 1) ?? (isSign(index - 1, ".") ? word(index - 2) : nil)
            return ["kl", "klo", "ore", "alle"].contains(before ?? "") ? addTime(hour, minute, nil, from: index, to: index + 3) : nil
        }
        return readHours(at: index, hour)
    }

    private mutating func readClock(at index: Int, _ hour: Int, _ minutes: String) -> Int? {
        var end = index + 3
        guard minutes.count == 2, hour <= 24, let minute = Int(minutes), minute < 60, gluedDigits(behind: end, ":") == nil else {
            // A ratio or a duration.
            var text = "\(hour):\(minutes)"
            var parts = [String(hour), minutes]
            while let next = gluedDigits(behind: end, ":") {
                text += ":" + next
                parts.append(next)
                end += 2
            }
            add([.literal(text)], from: index, to: end, parts: [parts.map { .amount(NumberLanguage.canonical($0, "")) }])
            return end
        }
        if let half = halfDay(at: end) { return addTime(hour, minute, half, from: index, to: half.end) }
        if ["uhr", "uur", "h"].contains(word(end) ?? "") { end += 1 }
        return addTime(hour, minute, nil, from: index, to: end)
    }

    /// `15 h`, `15 h 30`, `15 Uhr`, `3 o’clock`; hours may also be counted.
    private mutating func readHours(at index: Int, _ hour: Int) -> Int? {
        if word(index + 1) == "o", isSign(index + 2, "'’"), word(index + 3) == "clock" {
            noteTime(isHalfDay: true)
            add([.time(hour * 60 % 1440), .amount(String(hour))], from: index, to: index + 4)
            return index + 4
        }
        guard let unit = word(index + 1),
            Self.hourWords.contains(unit) || Self.hourWords.contains(String(unit.prefix(1))) && !Self.isAlphabet(unit)
        else { return nil }
        // Of one digit where nothing follows that could be counted.
        let isMinute = unit == "h" && (word(index + 3) == nil || ["précises", "pile", "min", "environ"].contains(word(index + 3) ?? ""))
        if let minutes = digits(index + 2), minutes.count == 2 || minutes.count == 1 && isMinute, let minute = Int(minutes), minute < 60 {
            var end = index + 3
            if ["min", "minutes", "分", "분"].contains(word(end) ?? "") { end += 1 }
            return addTime(hour, minute, nil, from: index, to: end)
        }
        noteTime(isHalfDay: false)
        add([.time(hour * 60 % 1440), .amount(String(hour)), .duration(hour * 60)], from: index, to: index + 2, unit: "hour")
        return index + 2
    }

    private static let hourWords: Set<String> = ["h", "hs", "heure", "heures", "uhr", "uur", "時", "时", "点", "點", "시"]

    private struct HalfDay {
        let isAfternoon: Bool
        let end: Int
    }

    /// `am`, `p.m.`, `p. m.`
    private func halfDay(at index: Int) -> HalfDay? {
        guard let first = word(index) else { return nil }
        if first == "am" || first == "pm" { return HalfDay(isAfternoon: first == "pm", end: index + 1) }
        let isGreek = first == "π" || first == "μ"
        guard isGreek || first == "a" || first == "p", isSign(index + 1, "."), isGlued(index + 1), word(index + 2) == (isGreek ? "μ" : "m") else {
            return nil
        }
        let hasPoint = isSign(index + 3, ".") && isGlued(index + 3)
        return HalfDay(isAfternoon: first == "p" || first == "μ", end: hasPoint ? index + 4 : index + 3)
    }

    private mutating func addTime(_ hour: Int, _ minute: Int, _ half: HalfDay?, from start: Int, to end: Int) -> Int {
        noteTime(isHalfDay: half != nil)
        let hours = half.map { hour % 12 + ($0.isAfternoon ? 12 : 0) } ?? hour
        // Without am and pm a language may go on to write the numbers one by one.
        let parts: [[NumberValue]] = half == nil && minute > 0 ? [[.amount(String(hour)), .amount(String(minute))]] : []
        let duration: [NumberValue] = half == nil ? [.duration(hour * 60 + minute)] : []
        add([.time((hours * 60 + minute) % 1440)] + duration, from: start, to: end, parts: parts)
        return end
    }
}
