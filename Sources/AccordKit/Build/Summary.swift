import Diagnostics

extension Workspace {
    /// One line: `17 pages in 4 locales, 812 claims verified (en 203, …), 0 errors, 0 warnings, 0.02 s`.
    public func summary(of report: Report, _ result: CheckResult, since start: ContinuousClock.Instant) -> String {
        let perLocale = result.verified.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let parts = [
            "\(count(report.pages.count, "page")) in \(count(result.verified.count, "locale"))",
            "\(count(result.claims, "claim")) verified" + (perLocale.isEmpty ? "" : " (\(perLocale))"),
            "\(count(report.errors, "error")), \(count(report.warnings, "warning"))",
            "\(seconds(since: start)) s",
        ]
        return parts.joined(separator: ", ")
    }

    private func seconds(since start: ContinuousClock.Instant) -> String {
        let duration = (ContinuousClock.now - start).components
        let hundredths = duration.seconds * 100 + duration.attoseconds / 10_000_000_000_000_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

/// `1 page`, `2 pages`
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
