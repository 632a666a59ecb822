import Diagnostics
import Testing

@testable import AccordKit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Models for tests, in the form in which products publish them.
enum ModelFixture {
    /// One of everything that the format has.
    static let text = #"""
        {
          "schema": "capabilities/1", "product": "Pots", "version": "3.1", "locales": ["en", "en-GB", "fr"],
          "axes": {"login": ["out", "in"], "plan": ["free", "paid", "trial"]},
          "screens": {
            "home": {"entry": true, "path": "/", "name": {"en": "Home", "fr": "Accueil"}},
            "account": {"name": {"en": "Account", "fr": "Compte"}},
            "account.orders": {"within": "account", "name": {"en": "Orders", "fr": "Commandes"}}
          },
          "controls": {
            "home.avatar": {"screen": "home", "role": "button", "region": "top", "opens": "account", "dynamic": true,
              "describe": {"en": "your initials", "fr": "vos initiales"}},
            "home.log-in": {"screen": "home", "role": "button", "when": {"login": "out"}, "sets": {"login": "in"},
              "label": {"en": "Log In", "fr": "Se connecter"}},
            "home.log-out": {"screen": "home", "role": "button", "near": "home.log-in",
              "when": {"login": "in", "anyOf": [{"plan": "paid"}, {"plan": "trial"}], "not": {"plan": "free"}},
              "label": {"en": "Log Out", "fr": "Se déconnecter"}},
            "account.orders": {"screen": "account", "role": "tab", "opens": "account.orders",
              "label": {"en": {"one": "Order", "other": "Orders"}, "fr": "Commandes"}}
          },
          "items": {"cup": {"name": {"en": {"one": "Cup", "other": "Cups"}, "fr": {"one": "Tasse", "other": "Tasses"}}},
                    "lid": {"name": {"en": "Lids", "fr": "Couvercles"}}},
          "tools": {"wheel": {"name": {"en": "Wheels", "en-GB": "Potter’s Wheels", "fr": "Tours"}},
                    "kiln": {"name": {"en": "Kilns", "fr": "Fours"}}},
          "capabilities": {"glazing": {"name": {"en": "Glazing", "fr": "Émaillage"}, "when": {"login": "in"}, "supports": [
            {"tool": "wheel", "item": "cup", "task": {"en": "Glaze a cup", "fr": "Émailler une tasse"}},
            {"tool": "kiln", "item": "cup", "note": {"en": "Twice.", "fr": "Deux fois."}},
            {"tool": "wheel", "item": "lid"}]}},
          "aliases": {"home.sign-in": "home.log-in"},
          "x-built": {"at": 12.50}
        }
        """#

    static func document(_ text: String = text, path: String = "model.json") throws(ModelError) -> ModelDocument {
        try ModelDocument(decoding: SourceFile(path: path, text: text))
    }

    static func model() throws -> CapabilityModel { try document().model }

    /// The fixture with one piece of text replaced by another; the test fails where there is no such piece.
    static func text(replacing old: String, with new: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
        guard let range = text.firstRange(of: old) else {
            Issue.record("the fixture has no \(old)", sourceLocation: sourceLocation)
            return text
        }
        return text.replacingCharacters(in: range, with: new)
    }

    /// What is wrong with a document; nothing where it is read.
    static func errors(_ text: String) -> [Diagnostic] {
        do {
            _ = try document(text)
            return []
        } catch {
            return error.diagnostics
        }
    }

    /// The folder of the package, found from where this file was compiled.
    static let packageFolder = String(#filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))

    /// The bytes of a file of the package; nil where there is none.
    static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(packageFolder + "/" + path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
