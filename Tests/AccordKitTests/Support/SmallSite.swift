import Diagnostics
import Foundation

@testable import AccordKit

/// A small complete site in a folder of its own; examples and cases lay their files over it.
///
/// The product: a home page with a menu that leads to settings; a *Keys* tab on which a key can be linked when the
/// integration is on; two tools.
struct SmallSite {
    static let files: [String: String] = [
        "site.yml": """
            title: {en: Help, fr: Aide}
            baseURL: https://help.example.com/
            source: en
            locales:
              - {tag: en, name: English}
              - {tag: fr, name: Français}
              - {tag: en-GB, name: English (United Kingdom), fallback: [en]}
            """,
        "Content/glossary.yml": """
            terms:
              company:
                en: {preferred: company, forms: {other: companies}}
                fr: {preferred: entreprise, forms: {other: entreprises}}
            """,
        "Content/keys/section.yml": """
            title: {en: Keys, fr: Clés}
            order: 1
            """,
        "Content/keys/link/article.yml": """
            kind: how-to
            start: home
            when: {integration: on}
            slugs: {fr: lier}
            """,
        "Content/keys/link/en.md": """
            ---
            title: Link a key
            ---

            ## Steps

            1. Open the [Menu](ui:home.menu), then [Settings](ui:menu.settings).
            2. Open the [Keys](ui:settings.keys) tab:
               - [Link](ui:keys.link) is shown: the key is [not linked](state:key=unlinked).
               - [Linked](ui:keys.linked) is shown: the key is [linked](state:key=linked).

            """,
        "Content/keys/link/fr.md": """
            ---
            title: Lier une clé
            ---

            ## Étapes

            1. Ouvrez le [Menu](ui:home.menu), puis [Paramètres](ui:menu.settings).
            2. Ouvrez l’onglet [Clés](ui:settings.keys)\u{A0}:
               - [Lier](ui:keys.link) s’affiche\u{A0}: la clé n’est [pas liée](state:key=unlinked).
               - [Liée](ui:keys.linked) s’affiche\u{A0}: la clé est [liée](state:key=linked).

            """,
        "Content/keys/tools/article.yml": "kind: faq\n",
        "Content/keys/tools/en.md": """
            ---
            title: Which tools
            ---

            [Orders](tool:orders) collect signatures for a [Purchase Order](item:purchase-order) or for [Subcontracts](item:subcontract).

            ```supported-tools signature
            ```

            """,
        "Content/keys/tools/fr.md": """
            ---
            title: Quels outils
            ---

            [Commandes](tool:orders) recueille des signatures pour un [Bon de commande](item:purchase-order) ou des [Contrats](item:subcontract).

            ```supported-tools signature
            ```

            """,
        "Content/capabilities.json": """
            {
              "schema": "capabilities/1", "product": "Atelier", "version": "1", "locales": ["en", "en-GB", "fr"],
              "axes": {"integration": ["off", "on"], "key": ["unlinked", "linked"]},
              "screens": {
                "home": {"entry": true, "path": "/", "name": {"en": "Home", "fr": "Accueil"}},
                "menu": {"name": {"en": "Menu", "fr": "Menu"}},
                "settings": {"name": {"en": "Settings", "fr": "Paramètres"}},
                "settings.keys": {"within": "settings", "name": {"en": "Keys", "fr": "Clés"}}
              },
              "controls": {
                "home.menu": {"screen": "home", "role": "button", "opens": "menu", "label": {"en": "Menu", "fr": "Menu"}},
                "home.initials": {"screen": "home", "role": "button", "opens": "menu", "dynamic": true,
                  "describe": {"en": "your initials", "fr": "vos initiales"}},
                "menu.settings": {"screen": "menu", "role": "menuitem", "opens": "settings",
                  "label": {"en": "Settings", "fr": "Paramètres"}},
                "settings.keys": {"screen": "settings", "role": "tab", "opens": "settings.keys",
                  "label": {"en": "Keys", "fr": "Clés"}},
                "settings.save": {"screen": "settings", "role": "button",
                  "label": {"en": "Save", "en-GB": "Save", "fr": "Enregistrer"}},
                "keys.link": {"screen": "settings.keys", "role": "button", "when": {"integration": "on", "key": "unlinked"},
                  "sets": {"key": "linked"}, "label": {"en": "Link", "en-GB": "Connect", "fr": "Lier"}},
                "keys.linked": {"screen": "settings.keys", "role": "status", "when": {"integration": "on", "key": "linked"},
                  "near": "keys.link", "label": {"en": "Linked", "fr": "Liée"}},
                "keys.help": {"screen": "settings.keys", "role": "link", "label": {"en": "Learn more", "fr": "En savoir plus…"}}
              },
              "items": {
                "purchase-order": {"name": {"en": {"one": "Purchase Order", "other": "Purchase Orders"},
                  "fr": {"one": "Bon de commande", "other": "Bons de commande"}}},
                "subcontract": {"name": {"en": {"one": "Subcontract", "other": "Subcontracts"},
                  "fr": {"one": "Contrat", "other": "Contrats"}}}
              },
              "tools": {
                "orders": {"name": {"en": "Orders", "fr": "Commandes"}},
                "documents": {"name": {"en": "Documents", "fr": "Documents"}}
              },
              "capabilities": {
                "signature": {"name": {"en": "Signatures", "fr": "Signatures"}, "when": {"integration": "on"}, "supports": [
                  {"tool": "orders", "item": "purchase-order", "task": {"en": "Sign a purchase order", "fr": "Signer un bon de commande"}},
                  {"tool": "orders", "item": "subcontract", "note": {"en": "Upstream", "fr": "En amont"}}
                ]},
                "archive": {"name": {"en": "Archive", "fr": "Archivage"}, "supports": []}
              },
              "aliases": {"keys.connect": "keys.link"}
            }
            """,
    ]

    let root: String

    /// Writes the small site, with some of its files replaced or added; a nil text takes a file away.
    init(_ changes: [String: String?] = [:]) throws {
        var files: [String: String?] = Self.files.mapValues { $0 }
        for (path, text) in changes { files.updateValue(text, forKey: path) }
        try self.init(only: files.compactMapValues { $0 })
    }

    /// Writes these files and nothing else.
    init(only files: [String: String]) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
        for (path, text) in files { try write(path, text) }
    }

    func write(_ path: String, _ text: String) throws {
        try write(path, Array(text.utf8))
    }

    func write(_ path: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: "\(root)/\(path)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

    func remove() { try? FileManager.default.removeItem(atPath: root) }

    /// Loads and checks the site against its snapshot.
    func check(jobs: Int = 1) async throws -> CheckResult {
        try await Workspace.open(root, model: .snapshot, selection: Selection(), jobs: jobs).check()
    }
}

/// Runs a test on a small site and takes it away afterwards.
func withSmallSite<Result>(_ changes: [String: String?] = [:], _ body: (SmallSite) async throws -> Result) async throws -> Result {
    let site = try SmallSite(changes)
    defer { site.remove() }
    return try await body(site)
}

extension Diagnostic {
    /// `Content/keys/link/fr.md:9:4 UI002 error fr`
    var headline: String {
        let place = location.start
        return "\(location.path):\(place.line):\(place.column) \(code.rawValue) \(severity)" + (locale.map { " \($0)" } ?? "")
    }
}
