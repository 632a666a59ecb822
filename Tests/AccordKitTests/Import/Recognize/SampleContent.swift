import Diagnostics
import Foundation
import Markdown
import Testing

@testable import AccordKit

/// The sample site of the repository, as tests of recognition use it: pages by hand whose claims are known.
enum SampleContent {
    static let root: String = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.pathComponents.count > 1, !FileManager.default.fileExists(atPath: folder.appendingPathComponent("site.yml").path) {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    static func product(glossary: Glossary = Glossary()) throws -> Product {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(root)/Content/capabilities.json"))
        let model = try ModelDocument(decoding: SourceFile(path: "capabilities.json", bytes: Array(bytes))).model
        return try #require(Product(model, glossary: glossary))
    }

    static let articles = [
        "docusign-account-synced", "which-tools-support-docusign", "do-i-need-a-docusign-account", "link-docusign-account",
        "enable-docusign-for-company", "enable-docusign-on-project", "request-a-signature", "docusign-re-authentication",
    ]

    static func page(_ article: String, _ locale: String) throws -> (file: SourceFile, document: Document) {
        let path = "\(root)/Content/docusign/\(article)/\(locale).md"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.range(of: "\n---\n").map { text[..<$0.upperBound].utf8.count } ?? 0
        return (SourceFile(path: "\(article)/\(locale).md", bytes: bytes), parse(bytes, from: end).document)
    }
}

extension Document {
    /// As it would be published elsewhere: labels in bold, everything else without claims.
    func withoutClaims(_ product: Product) -> Document {
        mappingInlines { inline in
            guard case .link(let link) = inline, case .claim(let claim)? = Claim.parse(link.destination) else { return nil }
            switch claim {
            case .term, .state: return link.content
            case .ui, .tool, .item: return product.subject(of: claim)?.isDynamic == true ? link.content : [.strong(link.content)]
            }
        }
    }

    /// `ui:home.avatar`, in reading order; of controls whose label depends on the user, those in lists.
    func claims(_ product: Product) -> [String] {
        var claims: [String] = []
        var lists: [SourceRange] = []
        blocks.forEachBlock { if case .list(let list) = $0, list.isOrdered { lists.append(list.range) } }
        forEachLink { link in
            guard case .claim(let claim)? = Claim.parse(link.destination) else { return }
            let isDynamic = product.subject(of: claim)?.isDynamic ?? false
            if !isDynamic || lists.contains(where: { $0.contains(link.range.lowerBound) }) { claims.append(claim.destination) }
        }
        return claims
    }
}
