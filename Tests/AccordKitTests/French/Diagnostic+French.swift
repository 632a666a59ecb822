import Diagnostics

@testable import AccordKit

extension Diagnostic {
    /// Why a translator who reads French is not told this in French; nil where all is well, and for what only others meet.
    var untoldInFrench: String? {
        guard isForTranslators else { return nil }
        let messages = [text] + fixes.map(\.summary)
        let unknown = messages.flatMap { MessageCatalogue.french.unknownKeys(of: $0) }
        if !unknown.isEmpty { return "no French for \(unknown)" }
        let told = MessageCatalogue.french.text(of: text)
        return told == message ? "the French is the English: \(told)" : nil
    }

    private var isForTranslators: Bool {
        switch code {
        case .rawHTML, .overLimit, .headingLevel, .untranslatedString, .nothingVerified, .localeInPreparation, .unknownLocale, .noPage, .invalidSlug, .sharedAddress: true
        default: ["TRN", "LOC", "UI", "NAV", "STA", "LNK", "TBL"].contains { code.rawValue.hasPrefix($0) }
        }
    }
}
