import Diagnostics

extension Lock {
    /// The file, with one line per record.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        for line in records.map(\.json) + retired.map(\.json) {
            line.write(to: &out, style: .compact)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }
}

extension Lock.Record {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("id", .string(id)), ("base", .string(base))]
        members.append(("target", targets.count == 1 ? .string(targets[0].description) : .array(targets.map { .string($0.description) })))
        members.append(("state", .string(isCopy ? Self.copyState : state.rawValue)))
        if let by { members.append(("by", .string(by))) }
        if let on { members.append(("on", .string(on))) }
        if let carried { members.append(("carried", .string(carried.rawValue))) }
        if !from.isEmpty { members.append(("from", .array(from.map { .string($0) }))) }
        if !earlier.isEmpty { members.append(("earlier", .array(earlier.map { .string($0.description) }))) }
        if let export { members.append(("export", .string(export.description))) }
        return .object(members + extensions.map { ($0.key, $0.value) })
    }
}

extension Lock.Retired {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(id)), ("base", .string(base)), ("retired", .string(why.rawValue)), ("text", .string(text)),
        ]
        if !into.isEmpty { members.append(("into", .array(into.map { .string($0) }))) }
        if let on { members.append(("on", .string(on))) }
        return .object(members + extensions.map { ($0.key, $0.value) })
    }
}
