import Foundation
import Testing

/// A claim of the sample content, found by looking at the text alone: an opinion independent of the parser.
struct WrittenClaim: Sendable, Hashable {
    /// `ui`, `tool` or `item`.
    let scheme: String
    let id: String
    let isAbsent: Bool
    /// From the site's folder.
    let path: String
    let line: Int
    let locale: String
    /// Whether it stands in an ordered list.
    let isInProcedure: Bool

    /// Every claim about the product in every page that was written.
    static let all: [WrittenClaim] = {
        let paths = (try? Checkout.root.appending(path: "Content").files()) ?? []
        return paths.filter { $0.hasSuffix(".md") && $0.contains("/") }.flatMap { path in
            claims(of: "Content/\(path)", (try? Checkout.root.appending(path: "Content/\(path)").text()) ?? "")
        }
    }()

    /// The ids that the content claims something of, with their schemes.
    static let subjects: [Subject] = Set(all.map { Subject(scheme: $0.scheme, id: $0.id) }).sorted { $0.description < $1.description }

    struct Subject: Sendable, Hashable, CustomStringConvertible {
        let scheme: String
        let id: String

        var description: String { "\(scheme):\(id)" }
        var claims: [WrittenClaim] { WrittenClaim.all.filter { $0.scheme == scheme && $0.id == id } }
    }

    private static func claims(of path: String, _ text: String) -> [WrittenClaim] {
        let locale = path.split(separator: "/").last?.dropLast(3).description ?? ""
        var found: [WrittenClaim] = []
        var isInProcedure = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let first = line.first { isInProcedure = first.isNumber || isInProcedure && first == " " }
            for part in line.components(separatedBy: "](").dropFirst() {
                let destination = part.prefix { $0 != ")" }
                guard let colon = destination.firstIndex(of: ":") else { continue }
                let scheme = String(destination[..<colon])
                guard ["ui", "tool", "item"].contains(scheme) else { continue }
                let id = destination[destination.index(after: colon)...]
                found.append(
                    WrittenClaim(
                        scheme: scheme, id: id.replacingOccurrences(of: "?absent", with: ""), isAbsent: id.hasSuffix("?absent"),
                        path: path, line: index + 1, locale: locale, isInProcedure: isInProcedure))
            }
        }
        return found
    }
}

/// A line of a page in a locale.
struct Place: Sendable, Hashable, CustomStringConvertible {
    let path: String
    let line: Int
    let locale: String?

    var description: String { "\(path):\(line) (\(locale ?? "no locale"))" }
}

extension WrittenClaim {
    var place: Place { Place(path: path, line: line, locale: locale) }
}

/// What `accord check --format json` prints.
struct CheckReport: Decodable {
    let schema: String
    let summary: Summary
    let diagnostics: [Finding]

    struct Summary: Decodable {
        let errors: Int
        let warnings: Int
        let pages: Int
        let claims: Int
    }

    struct Finding: Decodable {
        let code: String
        let severity: String
        let path: String
        let line: Int
        let locale: String?
        let message: String

        var place: Place { Place(path: path, line: line, locale: locale) }
    }

    var errors: [Finding] { diagnostics.filter { $0.severity == "error" } }

    init(_ outcome: Outcome) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(outcome.output.utf8))
        } catch {
            Issue.record("Not a report (exit code \(outcome.exitCode.map(String.init) ?? "none")): \(outcome.output.prefix(500)) \(outcome.error)")
            throw error
        }
    }
}
