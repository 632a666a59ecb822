import Diagnostics

extension Lock {
    /// Reads a lock. What is wrong with a line is a finding, and the other lines are read all the same.
    public init(_ file: SourceFile, _ findings: inout [Diagnostic]) {
        self.init()
        var reader = LockReader(file: file)
        var start = 0
        while start < file.bytes.count {
            let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
            switch reader.line(start..<end) {
            case .record(let record)?: records.append(record)
            case .retired(let retired)?: self.retired.append(retired)
            case nil: break
            }
            start = end + 1
        }
        findings += reader.findings
    }
}

private struct LockReader {
    enum Line {
        case record(Lock.Record)
        case retired(Lock.Retired)
    }

    let file: SourceFile
    var findings: [Diagnostic] = []
    private var ids: Set<String> = []

    init(file: SourceFile) { self.file = file }

    private mutating func refuse(_ range: Range<Int>, rule: Message, seen: Message, right: Message? = nil) {
        findings.append(Diagnostic(.invalidLock, at: file.location(of: range), rule: rule, seen: seen, right: right))
    }

    mutating func line(_ range: Range<Int>) -> Line? {
        guard file.bytes[range].contains(where: { !$0.isBlank }) else { return nil }
        if let marker = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].first(where: { file.bytes[range].starts(with: $0.utf8) }) {
            refuse(
                range, rule: "A line of a lock is a JSON object", seen: "“\(marker)” is a conflict that git left",
                right:
                    "Take the whole file of either side and run “accord translate status”, or install “accord translate merge” as the merge driver"
            )
            return nil
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: file.bytes, in: range, depth: 8)
        } catch {
            refuse(error.offset..<min(error.offset + 1, file.bytes.count), rule: "\(error.rule)", seen: "here stands \(error.found)")
            return nil
        }
        guard let members = value.members else {
            refuse(range, rule: "A line of a lock is a JSON object", seen: "this one is \(value.kind.told)")
            return nil
        }
        let before = findings.count
        let line = value["retired"] == nil ? record(members, value.range) : retired(members, value.range)
        return findings.count == before ? line : nil
    }

    private mutating func record(_ members: [JSONValue.Member], _ range: Range<Int>) -> Line? {
        var fields = Fields(members, range)
        let id = id(&fields)
        let base = text("base", &fields, isRequired: true)
        let targets = field("target", &fields, isRequired: true).map { digests($0, "target") } ?? []
        let isCopy = fields.rest.contains { $0.key == "state" && $0.value.string == Lock.Record.copyState }
        if isCopy { _ = fields.take("state") }
        let state = isCopy ? .needsReview : choice("state", Lock.Record.State.self, &fields, isRequired: true)
        let (by, on) = (text("by", &fields), date(&fields))
        let carried = choice("carried", TranslationUnit.Reason.self, &fields)
        let from = texts("from", &fields)
        let earlier = fields.take("earlier").map { digests($0, "earlier") } ?? []
        let export = fields.take("export").flatMap { digests($0, "export").first }
        refuseOthers(fields)
        guard let id, let base, let state else { return nil }
        return .record(
            Lock.Record(
                id: id, base: base, targets: targets, state: state, by: by, on: on, carried: carried, from: from, earlier: earlier,
                export: export, isCopy: isCopy, extensions: fields.extensions))
    }

    private mutating func retired(_ members: [JSONValue.Member], _ range: Range<Int>) -> Line? {
        var fields = Fields(members, range)
        let id = id(&fields)
        let base = text("base", &fields, isRequired: true)
        let why = choice("retired", Lock.Retired.Cause.self, &fields, isRequired: true)
        let text = text("text", &fields, isRequired: true)
        let into = texts("into", &fields)
        let on = date(&fields)
        refuseOthers(fields)
        guard let id, let base, let why, let text else { return nil }
        return .retired(Lock.Retired(id: id, base: base, text: text, why: why, into: into, on: on, extensions: fields.extensions))
    }

    // MARK: Fields

    /// The members of a line that were not read yet.
    private struct Fields {
        var rest: [JSONValue.Member]
        let extensions: [JSONValue.Member]
        let range: Range<Int>
        var known: [String] = []

        init(_ members: [JSONValue.Member], _ range: Range<Int>) {
            rest = members.filter { !$0.key.hasPrefix("x-") }
            extensions = members.filter { $0.key.hasPrefix("x-") }
            self.range = range
        }

        mutating func take(_ key: String) -> JSONValue? {
            known.append(key)
            guard let index = rest.firstIndex(where: { $0.key == key }) else { return nil }
            return rest.remove(at: index).value
        }
    }

    private mutating func refuseOthers(_ fields: Fields) {
        for member in fields.rest {
            refuse(
                member.keyRange,
                rule: "A record of a lock has the keys \(fields.known.joined(separator: ", ")), and those that begin with x-",
                seen: "“\(member.key)” is none of them",
                right: didYouMean(member.key, fields.known) ?? "Where a newer accord wrote the lock, use that one")
        }
    }

    private mutating func field(_ key: String, _ fields: inout Fields, isRequired: Bool) -> JSONValue? {
        let value = fields.take(key)
        if value == nil, isRequired {
            refuse(fields.range, rule: "A record of a lock has the key “\(key)”", seen: "it is not there")
        }
        return value
    }

    private mutating func string(_ value: JSONValue, _ key: String) -> String? {
        if value.string == nil { refuse(value.range, rule: "“\(key)” is a string", seen: "it is \(value.kind.told)") }
        return value.string
    }

    private mutating func text(_ key: String, _ fields: inout Fields, isRequired: Bool = false) -> String? {
        field(key, &fields, isRequired: isRequired).flatMap { string($0, key) }
    }

    private mutating func texts(_ key: String, _ fields: inout Fields) -> [String] {
        guard let value = fields.take(key) else { return [] }
        guard let elements = value.array else {
            refuse(value.range, rule: "“\(key)” is an array of strings", seen: "it is \(value.kind.told)")
            return []
        }
        return elements.compactMap { string($0, key) }
    }

    private mutating func id(_ fields: inout Fields) -> String? {
        guard let value = field("id", &fields, isRequired: true), let id = string(value, "id") else { return nil }
        guard Lock.isID(id) else {
            refuse(value.range, rule: "The id of a segment is made of letters, digits and -", seen: "it is “\(id)”")
            return nil
        }
        guard ids.insert(id).inserted else {
            refuse(value.range, rule: "Each record of a lock has an id of its own", seen: "“\(id)” stands twice")
            return nil
        }
        return id
    }

    private mutating func digests(_ value: JSONValue, _ key: String) -> [TargetDigest] {
        if value.array?.isEmpty == true {
            refuse(value.range, rule: "“\(key)” is 16 hexadecimal digits, or an array of such", seen: "the array is empty")
        }
        return (value.array ?? [value]).compactMap { element in
            guard let text = string(element, key) else { return nil }
            guard let digest = TargetDigest(text) else {
                refuse(element.range, rule: "“\(key)” is 16 hexadecimal digits, or an array of such", seen: "it is “\(text)”")
                return nil
            }
            return digest
        }
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _: Choice.Type, _ fields: inout Fields, isRequired: Bool = false
    ) -> Choice? {
        guard let value = field(key, &fields, isRequired: isRequired), let text = string(value, key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue)
        refuse(
            value.range, rule: "“\(key)” is one of \(choices.joined(separator: ", "))", seen: "it is “\(text)”",
            right: didYouMean(text, choices))
        return nil
    }

    private mutating func date(_ fields: inout Fields) -> String? {
        guard let value = fields.take("on"), let text = string(value, "on") else { return nil }
        guard Lock.isDate(text) else {
            refuse(value.range, rule: "“on” is a time in UTC such as 2026-11-24T09:30:00Z", seen: "it is “\(text)”")
            return nil
        }
        return text
    }
}

extension Lock {
    /// Whether a text can be the id of a segment: letters, digits and `-`, as XML names and PO contexts allow them, too.
    public static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    /// Whether a text is a time of the form `2026-11-24T09:30:00Z`.
    static func isDate(_ text: String) -> Bool {
        let form = "0000-00-00T00:00:00Z".utf8
        return text.utf8.count == form.count
            && zip(text.utf8, form).allSatisfy { byte, expected in
                expected == UInt8(ascii: "0") ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == expected
            }
    }
}

extension JSONValue.Kind {
    fileprivate var told: Message {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
