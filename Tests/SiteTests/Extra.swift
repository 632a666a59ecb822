import Foundation

/// A program or file beyond the toolchain that some tests need; `scripts/test` installs it and says where it is.
enum Extra: String {
    case vnu = "ACCORD_VNU_JAR"
    case python = "ACCORD_PYTHON"
    case chromium = "ACCORD_CHROMIUM"
    case chromedriver = "ACCORD_CHROMEDRIVER"
    case msgfmt = "ACCORD_MSGFMT"
    case omegat = "ACCORD_OMEGAT"

    /// Nil where it is not installed.
    var path: String? { ProcessInfo.processInfo.environment[rawValue].flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether tests that need these run: where one is missing they are skipped, unless skipping is forbidden.
    static func available(_ extras: Extra...) -> Bool {
        ProcessInfo.processInfo.environment["ACCORD_REQUIRE_EXTRAS"] == "1" || extras.allSatisfy { $0.path != nil }
    }
}
