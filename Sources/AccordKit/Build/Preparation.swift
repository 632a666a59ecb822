import Diagnostics

// Languages that are being prepared are checked, and published by nobody: what they lack stops nothing.

extension Site.Configuration {
    /// The tags of the languages that are being prepared.
    public var preparing: Set<String> { Set(locales.filter(\.isBeingPrepared).map(\.tag)) }
}

extension Site {
    /// The site without the languages that are being prepared.
    var published: Site {
        let preparing = configuration.preparing
        guard !preparing.isEmpty else { return self }
        var site = self
        site.configuration.locales.removeAll(where: \.isBeingPrepared)
        for index in site.articles.indices {
            site.articles[index].pages = articles[index].pages.filter { !preparing.contains($0.key) }
            site.articles[index].locks = articles[index].locks.filter { !preparing.contains($0.key) }
        }
        return site
    }
}

extension [Diagnostic] {
    /// Those that are not about some locales.
    func without(_ locales: Set<String>) -> [Diagnostic] {
        locales.isEmpty ? self : filter { finding in finding.locale.map { !locales.contains($0) } ?? true }
    }
}

extension CheckResult {
    /// Puts one note in the place of all that was found in each of some locales.
    mutating func setAside(_ locales: [Site.Locale]) {
        let all = findings
        findings = all.without(Set(locales.map(\.tag)))
        for locale in locales {
            let own = all.filter { $0.locale == locale.tag }
            setAside += own
            let (errors, warnings) = (own.count { $0.severity == .error }, own.count { $0.severity == .warning })
            guard errors + warnings > 0 else { continue }
            findings.append(
                Diagnostic(
                    .localeInPreparation, .note, at: locale.place, rule: "A language that is being prepared is not published, and stops nothing",
                    seen: "\(Message.errors(errors)) and \(Message.warnings(warnings)) stand between \(locale.tag) and being published",
                    right: "“accord check --locale \(locale.tag)” lists them"))
        }
        findings = findings.inReportOrder()
    }
}
