import Diagnostics
import Foundation
import Testing

/// The product changes, the content does not: every page that became wrong is named.
@Suite(.timeLimit(.minutes(15)))
struct DriftTests {
    @Test("Against the snapshot nothing is wrong, and each source language makes at least 60 claims")
    func noDrift() async throws {
        let (exitCode, report) = try await ProductModel.snapshot().check()
        #expect(exitCode == 0)
        // Notes tell of style: a long title, a word of the glossary.
        #expect(report.diagnostics.filter { $0.severity != "note" }.map(\.message).isEmpty)
        #expect(report.summary.claims >= 4 * 60)
        for locale in ["en", "fr"] { #expect(WrittenClaim.all.filter { $0.locale == locale }.count >= 60) }
        #expect(WrittenClaim.subjects.count >= 40)
    }

    @Test("A text that changed in one language is reported at each claim of it in that language, and nowhere else",
        arguments: WrittenClaim.subjects, ["en", "fr"])
    func renamed(_ subject: WrittenClaim.Subject, locale: String) async throws {
        var model = try ProductModel.snapshot()
        let affected = try subject.claims.filter { try model.textLocale(of: subject, in: $0.locale) == locale }
        try model.rename(subject, in: locale)
        let (exitCode, report) = try await model.check()
        #expect(exitCode == 1)
        #expect(!affected.isEmpty)
        #expect(Set(report.errors.map(\.place)) == Set(affected.map(\.place)))
    }

    @Test("What the product renamed is written in every language by --fix, and no translation loses its state")
    func renamingIsMended() async throws {
        try await withSampleSite { site in
            var model = try ProductModel.snapshot()
            for subject in WrittenClaim.subjects { for locale in ["en", "fr"] { try model.rename(subject, in: locale) } }
            let file = site.appending(path: "model.json")
            try model.write(to: file)
            let before = try await TranslationTotals(of: site)
            let mended = try await Program.accord("check", "--site", site.filePath, "--capabilities", file.filePath, "--fix", "--format", "json")
            #expect(try CheckReport(mended).errors.map(\.message).isEmpty)
            let pages = try site.appending(path: "Content").files().filter { $0.hasSuffix(".md") }
            #expect(try pages.contains { try site.appending(path: "Content/\($0)").text().contains("[Zzz docusign.login](ui:docusign.login)") })
            _ = try await Program.accord("capabilities", "pull", "--site", site.filePath, "--capabilities", file.filePath)
            #expect(try await TranslationTotals(of: site) == before)
        }
    }

    @Test("Something that is gone is reported at each claim of it", arguments: WrittenClaim.subjects.filter { !$0.isScreen })
    func removed(_ subject: WrittenClaim.Subject) async throws {
        var model = try ProductModel.snapshot()
        model.remove(subject)
        let (exitCode, report) = try await model.check()
        #expect(exitCode == 1)
        if model["screens", subject.id] == nil {
            #expect(Set(subject.claims.map(\.place)).subtracting(report.errors.map(\.place)).isEmpty)
        } else {
            // A claim outside a procedure may still hold of the tab's panel, which has the same id and name.
            #expect(Set(subject.claims.map(\.path)).subtracting(report.errors.map(\.path)).isEmpty)
        }
    }

    @Test("A control that moved to another screen is reported where a procedure uses it", arguments: ControlInUse.all)
    func moved(_ control: ControlInUse) async throws {
        var model = try ProductModel.snapshot()
        let elsewhere = control.screen == "company-defaults" ? "docusign-password" : "company-defaults"
        model.set("controls", control.id, "screen", to: .string(elsewhere))
        let (exitCode, report) = try await model.check()
        #expect(exitCode == 1)
        let steps = Dictionary(grouping: control.subject.claims.filter { $0.isInProcedure && !$0.isAbsent }, by: \.path)
        for (path, claims) in steps {
            #expect(
                report.errors.contains { error in claims.contains { $0.place == error.place } },
                "\(path) uses it in line \(claims.map(\.line)); errors: \(report.errors.map(\.place))")
        }
    }

    @Test("A control whose condition is reversed is reported in every page that claims it, in both languages", arguments: ControlInUse.all)
    func conditionReversed(_ control: ControlInUse) async throws {
        for (axis, value) in control.conditions {
            var model = try ProductModel.snapshot()
            let other = model["axes", axis]?.array?.compactMap(\.string).first { $0 != value }
            model.set("controls", control.id, "when", axis, to: .string(try #require(other)))
            let (exitCode, report) = try await model.check()
            #expect(exitCode == 1, "\(axis)")
            let affected = Set(control.subject.claims.map(\.path))
            #expect(affected.subtracting(report.errors.map(\.path)).isEmpty, "\(axis); errors: \(report.errors.map(\.place))")
            let pages = Dictionary(grouping: report.errors.map(\.path)) { $0.hasSuffix("/fr.md") }.mapValues { Set($0.map { $0.dropLast(5) }) }
            #expect(pages[true] == pages[false], "\(axis)")
        }
    }
}

/// A control of the snapshot that the content claims something of.
struct ControlInUse: Sendable, CustomStringConvertible {
    let id: String
    let screen: String
    /// The axis values that the control takes, where its condition is a plain conjunction.
    let conditions: [(axis: String, value: String)]

    var description: String { id }
    var subject: WrittenClaim.Subject { WrittenClaim.Subject(scheme: "ui", id: id) }

    static let all: [ControlInUse] = WrittenClaim.subjects.compactMap { subject in
        guard subject.scheme == "ui", let control = try? ProductModel.snapshot()["controls", subject.id] else { return nil }
        return ControlInUse(
            id: subject.id, screen: control["screen"]?.string ?? "",
            conditions: (control["when"]?.members ?? []).compactMap { member in member.value.string.map { (member.key, $0) } })
    }
}

extension WrittenClaim.Subject {
    /// Whether the claims speak of a screen that no control shares its id with.
    fileprivate var isScreen: Bool { scheme == "ui" && (try? ProductModel.snapshot())?["controls", id] == nil }
}

/// How many segments of a site have each state, in all its languages.
private struct TranslationTotals: Equatable {
    private var segments: [String: Int] = [:]

    init(of site: URL) async throws {
        let report = try JSONValue(parsing: Array(await Program.accord("translate", "status", "--site", site.filePath, "--format", "json").output.utf8))
        for page in report["pages"]?.array ?? [] {
            for total in page["totals"]?.members ?? [] where total.key != "carried" { segments[total.key, default: 0] += total.value["segments"]?.integer ?? 0 }
        }
    }
}
