import Diagnostics

extension Workspace {
    /// See `CheckResult.summary(of:since:)`.
    public func summary(of report: Report, _ result: CheckResult, since start: ContinuousClock.Instant) -> Message {
        result.summary(of: report, since: start)
    }
}

extension CheckResult {
    /// One line: `17 pages in 4 locales, 812 claims verified (en 203, …), 0 errors, 0 warnings, 0.02 s`.
    public func summary(of report: Report, since start: ContinuousClock.Instant) -> Message {
        let perLocale = verified.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let verified = Message(claims, one: "\(claims) claim verified", other: "\(claims) claims verified")
        let parts: [Message] = [
            "\(Message.pages(ownPages(of: report))) in \(Message.locales(self.verified.count))",
            perLocale.isEmpty ? verified : "\(verified) (\(perLocale))",
            .errors(report.errors), .warnings(report.warnings),
            seconds(since: start),
        ]
        return parts.joined(separator: ", ")
    }

    /// How many of the pages that were read are in the languages that were checked, and not borrowed by them.
    private func ownPages(of report: Report) -> Int {
        report.pages.count { path in
            let name = path.split(separator: "/").last ?? ""
            return !name.hasSuffix(".md") || verified.keys.contains(String(name.dropLast(".md".count)))
        }
    }

    private func seconds(since start: ContinuousClock.Instant) -> Message {
        let duration = (ContinuousClock.now - start).components
        let hundredths = duration.seconds * 100 + duration.attoseconds / 10_000_000_000_000_000
        return "\(hundredths / 100).\((hundredths % 100 < 10 ? "0" : "") + String(hundredths % 100)) s"
    }
}

/// `1 page`, `2 pages`
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
