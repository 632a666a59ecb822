import Diagnostics
import Markdown

extension PageCheck {
    var pageRange: SourceRange { (outline.start ?? 0).emptyRange }

    /// Where it is told that something is not there: at the heading behind which it belongs.
    func range(ofMissing place: Int, _ counterparts: Counterparts) -> SourceRange {
        let section = counterparts.sectionBefore(missing: place)
        return section > 0 ? outline.headings[section - 1].range.lowerBound.emptyRange : pageRange
    }

    /// `LOC007`
    mutating func checkHeadings(_ source: Outline, _ sourceFile: SourceFile, _ counterparts: Counterparts) {
        let sections = counterparts.sections
        func levels(_ outline: Outline) -> String { outline.headings.map { String(repeating: "#", count: $0.level) }.joined(separator: " ") }
        let seen: Message =
            "the source has \(source.headings.count) (\(levels(source))), this page \(outline.headings.count) (\(levels(outline)))"
        func report(_ place: SourceRange, _ right: Message) {
            self.report(
                .headingsDiffer, .warning, at: place, rule: "A translation has the headings of its source, in number and level", seen: seen, right: right)
        }
        // What became a heading, or is one no longer, has its text in the page.
        let (reshaped, missing) = sections.missing.partitioned {
            counterparts.reshaped(missing: source.headings[$0 - 1].range, besides: outline.headings.map(\.range)) != nil
        }
        for section in reshaped {
            let range = source.headings[section - 1].range
            guard let link = counterparts.reshaped(missing: range, besides: outline.headings.map(\.range)) else { continue }
            report(link.target.emptyRange, advice(missing: range, besides: outline.headings.map(\.range), sourceFile, counterparts))
        }
        for run in missing.runs {
            let heading = source.headings[run.lowerBound - 1]
            let place = heading.range.lowerBound
            let section = counterparts.sectionBefore(missing: place)
            let name: Message = "“\(heading.content.plainText)” (\(sourceFile.line(of: place)))"
            let what: Message =
                run.count == 1 ? name : run.count == 2 ? "\(name) and the heading behind it" : "\(name) and the \(run.count - 1) headings behind it"
            report(
                section > 0 ? outline.headings[section - 1].range : outline.headings.first?.range ?? 0..<0,
                "Translate \(what), and put it \(whereabouts(ofMissing: place, counterparts))")
        }
        for section in sections.extra {
            report(outline.headings[section - 1].range, advice(extra: outline.headings[section - 1].range, besides: source.headings.map(\.range), sourceFile, counterparts))
        }
        for (theirs, ours) in sections.all where theirs > 0 && source.headings[theirs - 1].level != outline.headings[ours - 1].level {
            let heading = source.headings[theirs - 1]
            report(
                outline.headings[ours - 1].range,
                "Write \(String(repeating: "#", count: heading.level)), as in \(sourceFile.line(of: heading.range.lowerBound))")
        }
    }

    private func whereabouts(ofMissing place: Int, _ counterparts: Counterparts) -> Message {
        whereabouts(counterparts.place(ofMissing: place))
    }

    private func whereabouts(_ place: Int?) -> Message {
        place.map { "in front of line \(file.position(of: $0).line)" } ?? "at the end of the page"
    }

    /// `LOC014`: by the segments where a lock knows them, else by the sections.
    mutating func checkOrder(_ source: Outline, _ order: SegmentOrder?, _ counterparts: Counterparts) {
        if let finding = order?.finding(in: file, locale: locale) { findings.append(finding) }
        guard !counterparts.links.isRecorded else { return }
        for (theirs, ours) in counterparts.sections.moved where theirs > 0 {
            report(
                .orderDiffers, .note, at: outline.headings[ours - 1].range, rule: "A translation has the order of its source",
                seen: "this section stands elsewhere there", right: "Put it \(whereabouts(counterparts.place(ofMoved: theirs)))")
        }
    }

    /// `LOC012`: a warning is no note, and what is done is not still to do.
    mutating func checkCallouts(_ source: Outline, _ sourceFile: SourceFile, _ counterparts: Counterparts) {
        // Where a marker is broken, that is told.
        if !findings.contains(where: { $0.code == .alertMarker }) {
            checkMarkers(
                source.alerts.map { Marker("[!\($0.kind.rawValue)]", $0.range) }, outline.alerts.map { Marker("[!\($0.kind.rawValue)]", $0.range) },
                counterparts.alerts, rule: "A translation has the callouts of its source", sourceFile, counterparts)
        }
        checkMarkers(
            source.checkboxes.map { Marker($0.isChecked ? "[x]" : "[ ]", $0.range) },
            outline.checkboxes.map { Marker($0.isChecked ? "[x]" : "[ ]", $0.range) },
            counterparts.checkboxes, rule: "A translation has the check boxes of its source", sourceFile, counterparts)
    }

    private struct Marker {
        let text: String
        let range: SourceRange

        init(_ text: String, _ range: SourceRange) { (self.text, self.range) = (text, range) }
    }

    private mutating func checkMarkers(
        _ theirs: [Marker], _ ours: [Marker], _ pairs: PartPairs, rule: Message, _ sourceFile: SourceFile, _ counterparts: Counterparts
    ) {
        func list(_ markers: [Marker]) -> String { markers.isEmpty ? "0" : "\(markers.count) (\(markers.map(\.text).joined(separator: ", ")))" }
        let counts: Message = "the source has \(list(theirs)), this page \(list(ours))"
        for index in pairs.missing {
            let marker = theirs[index]
            report(
                .calloutsDiffer, .warning, at: range(ofMissing: marker.range.lowerBound, counterparts), rule: rule,
                seen: theirs.count != ours.count ? counts : "the page lacks \(marker.text)",
                right: advice(missing: marker.range, besides: ours.map(\.range), sourceFile, counterparts))
        }
        for index in pairs.extra {
            report(
                .calloutsDiffer, .warning, at: ours[index].range.lowerBound.emptyRange, rule: rule,
                seen: theirs.count != ours.count ? counts : "the source does not have \(ours[index].text) there",
                right: advice(extra: ours[index].range, besides: theirs.map(\.range), sourceFile, counterparts))
        }
        for (a, b) in pairs.all where theirs[a].text != ours[b].text {
            report(
                .calloutsDiffer, .warning, at: ours[b].range.lowerBound.emptyRange, rule: rule,
                seen: "the source has \(theirs[a].text), this page \(ours[b].text)", right: "Write \(theirs[a].text)")
        }
    }

    /// `LOC006`: the same procedures, each with the same steps and branches.
    mutating func checkSteps(_ source: Outline, _ sourceFile: SourceFile, _ counterparts: Counterparts) {
        let (theirs, ours, pairs) = (source.procedures, outline.procedures, counterparts.procedures)
        let counts: Message? = theirs.count == ours.count ? nil : "the source has \(theirs.count), this page \(ours.count)"
        for index in pairs.missing {
            let range = theirs[index].range
            report(
                .stepsDiffer, at: self.range(ofMissing: range.lowerBound, counterparts), rule: "A translation has the procedures of its source",
                seen: counts ?? "the page lacks one", right: advice(missing: range, besides: ours.map(\.range), sourceFile, counterparts),
                ruling: treatments.ruling(source: [range], target: []))
        }
        for index in pairs.extra {
            let range = ours[index].range
            report(
                .stepsDiffer, at: range.lowerBound.emptyRange, rule: "A translation has the procedures of its source",
                seen: counts ?? "the source does not have this one", right: advice(extra: range, besides: theirs.map(\.range), sourceFile, counterparts),
                ruling: treatments.ruling(source: [], target: [range]))
        }
        for (a, b) in pairs.all where theirs[a].steps.shape != ours[b].steps.shape {
            report(
                .stepsDiffer, at: ours[b].range.lowerBound.emptyRange, rule: "A procedure has the same steps and branches in each language",
                seen: "procedure \(b + 1) has \(theirs[a].steps.shape) in \(sourceFile.path), here \(ours[b].steps.shape)",
                ruling: treatments.ruling(source: [theirs[a].range], target: [ours[b].range]))
        }
    }

    /// What to do about a part that the page lacks: its text may be there in another form.
    ///
    /// - Parameter others: the parts of its kind that the page has.
    private func advice(missing range: SourceRange, besides others: [SourceRange], _ sourceFile: SourceFile, _ counterparts: Counterparts) -> Message {
        let place = sourceFile.line(of: range.lowerBound)
        if let link = counterparts.reshaped(missing: range, besides: others) { return "Write line \(file.position(of: link.target).line) as \(place) is written" }
        return "Translate the one of \(place), and put it \(whereabouts(ofMissing: range.lowerBound, counterparts))"
    }

    private func advice(extra range: SourceRange, besides others: [SourceRange], _ sourceFile: SourceFile, _ counterparts: Counterparts) -> Message {
        guard let link = counterparts.reshaped(extra: range, besides: others) else { return "Take it out, or put it into the source, too" }
        return "Write it as \(sourceFile.line(of: link.source)) is written"
    }
}

extension SourceFile {
    /// `Content/keys/link/en.md:9`
    func line(of place: Int) -> String { "\(path):\(position(of: place).line)" }
}

extension [Int] {
    /// Those that are so, and the others.
    fileprivate func partitioned(by isSo: (Int) -> Bool) -> ([Int], [Int]) { (filter(isSo), filter { !isSo($0) }) }

    /// The numbers that follow one another, of an increasing list.
    fileprivate var runs: [Range<Int>] {
        reduce(into: []) { runs, number in
            if let last = runs.last, last.upperBound == number { runs[runs.count - 1] = last.lowerBound..<number + 1 } else { runs.append(number..<number + 1) }
        }
    }
}

extension [Outline.Step] {
    /// For comparison and for people: `4 steps (step 4: 2 bullets)`.
    var shape: Message {
        let nested = enumerated().flatMap { number, step in
            step.parts.map { part -> Message in
                switch part {
                case .steps(let steps): "step \(number + 1): \(steps.shape)"
                case .branches(let steps):
                    "step \(number + 1): \(Message(steps.count, one: "\(steps.count) bullet", other: "\(steps.count) bullets"))"
                }
            }
        }
        let own = Message(count, one: "\(count) step", other: "\(count) steps")
        return nested.isEmpty ? own : "\(own) (\(nested.joined(separator: "; ")))"
    }
}
