// `CAP…`

extension Explanation {
    static let model: [Explanation] = document + references + conditions + screens + texts

    private static let document: [Explanation] = [
        Explanation(
            code: .modelNotJSON,
            rule: "A capability model is one JSON document of a reasonable size.",
            reason: """
                The message names the place where the document stops being JSON. A log-in page or an error page in
                its stead is a common cause: look at what the product sends.
                """,
            failing: Example(
                "capabilities.json", #"{"schema": "capabilities/1", "product": "Atelier", "version": "1", "locales": ["en"],}"# + "\n",
                run: .model),
            passing: Example(
                "capabilities.json", #"{"schema": "capabilities/1", "product": "Atelier", "version": "1", "locales": ["en"]}"# + "\n",
                run: .model)),
        Explanation(
            code: .modelSchema,
            rule: "A capability model says which schema it has, and it is capabilities/1.",
            reason: """
                A document of another schema could mean other things by the same words, so nothing in it is
                believed. Ask the product for capabilities/1, or use the version of Accord that reads the other.
                """,
            failing: Example(
                "capabilities.json", #"{"schema": "capabilities/2", "product": "Atelier", "version": "1", "locales": ["en"]}"# + "\n",
                run: .model),
            passing: Example(
                "capabilities.json", #"{"schema": "capabilities/1", "product": "Atelier", "version": "1", "locales": ["en"]}"# + "\n",
                run: .model)),
        Explanation(
            code: .modelStructure,
            rule: "Every part of a capability model has the form that the schema gives it.",
            reason: """
                “accord capabilities schema” prints the schema, with which other tools can check a model, too. The
                message names the part by its JSON pointer, for example /controls/home.menu.
                """,
            failing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "label": {"en": "Menu"}}}"#),
            passing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "role": "button", "label": {"en": "Menu"}}}"#)),
        Explanation(
            code: .unknownModelKey,
            rule: "A part of a capability model has no keys but its own and those that begin with x-.",
            reason: """
                A misspelt key says nothing, and checks would rely on what is not there. Keys of your own begin
                with x- and are passed over.
                """,
            failing: .model(home + ",\n" + menu(#""reigon": "top""#)),
            passing: .model(home + ",\n" + menu(#""region": "top""#))),
        Explanation(
            code: .modelLanguageTag,
            rule: "A locale is a BCP 47 language tag such as fr or fr-CA.",
            reason: """
                Pages find their labels by these tags: fr-CA takes the text of fr where it has none of its own. That
                only works with the standard form, with a hyphen.
                """,
            failing: .model(#""tools": {"orders": {"name": {"en": "Orders", "en_GB": "Purchase Orders"}}}"#),
            passing: .model(#""tools": {"orders": {"name": {"en": "Orders", "en-GB": "Purchase Orders"}}}"#, locales: ["en", "en-GB"])),
    ]

    private static let references: [Explanation] = [
        Explanation(
            code: .unknownModelID,
            rule: "What a capability model refers to is declared in it.",
            reason: """
                A control on a screen that does not exist is nowhere, and a procedure cannot get to it. Declare what
                is missing, or correct the id.
                """,
            failing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "hme", "role": "button", "label": {"en": "Menu"}}}"#),
            passing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "role": "button", "label": {"en": "Menu"}}}"#)),
        Explanation(
            code: .renamedModelID,
            rule: "Parts of a model name one another by the ids in force.",
            reason: """
                Aliases are for pages that were written before an id was renamed. The model itself knows the new
                id and should use it.
                """,
            failing: .model(
                home + ",\n" + #"  "controls": {"home.menu": {"screen": "start", "role": "button", "label": {"en": "Menu"}}},"# + "\n"
                    + #"  "aliases": {"start": "home"}"#),
            passing: .model(
                home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "role": "button", "label": {"en": "Menu"}}},"# + "\n"
                    + #"  "aliases": {"start": "home"}"#)),
        Explanation(
            code: .shadowingAlias,
            rule: "An alias is for an id that is no longer in use.",
            reason: """
                An id that is in use means what it is the id of, so the alias is never followed. Remove it, or give
                it the old id that was meant.
                """,
            failing: .model(home + ",\n" + menu() + ",\n" + #"  "aliases": {"home": "home.menu"}"#),
            passing: .model(home + ",\n" + menu() + ",\n" + #"  "aliases": {"home.open": "home.menu"}"#)),
        Explanation(
            code: .cyclicModel,
            rule: "Aliases lead to an id in force, and a screen is not within itself.",
            reason: """
                In a circle there is no last one: neither the id in force nor the outermost screen could be found.
                Take one of the links out.
                """,
            failing: .model(#""aliases": {"orders": "purchases", "purchases": "orders"}"#),
            passing: .model(#""tools": {"orders": {"name": {"en": "Orders"}}},"# + "\n" + #"  "aliases": {"purchases": "orders"}"#)),
        Explanation(
            code: .ambiguousModelID,
            rule: "A control and a screen have the same id only where the control opens the screen.",
            reason: """
                A claim “ui:id” could mean either. That does no harm for a tab and its panel, as the one leads to the
                other. Otherwise give one of them another id.
                """,
            failing: .model(twoScreens(menuID: "menu", opens: "home", help: #""home", "role": "link", "opens": "menu""#)),
            passing: .model(twoScreens(menuID: "menu", opens: "menu", help: #""home", "role": "link", "opens": "menu""#))),
        Explanation(
            code: .misplacedNeighbour,
            rule: "A control is near one on the same screen.",
            reason: """
                “near” tells readers where to look. What is on another screen is not near. Name a control of the same
                screen, or leave “near” out.
                """,
            failing: .model(twoScreens(menuID: "home.menu", opens: "menu", help: #""menu", "role": "link", "near": "home.menu""#)),
            passing: .model(twoScreens(menuID: "home.menu", opens: "menu", help: #""home", "role": "link", "near": "home.menu""#))),
        Explanation(
            code: .repeatedSupport,
            rule: "A capability lists an item of a tool once.",
            reason: """
                Each entry becomes a row of the generated table, and readers would wonder what the second one is for.
                Remove it, or name the item that was meant.
                """,
            failing: .model(supports(#"{"tool": "orders", "item": "contract"}, {"tool": "orders", "item": "contract"}"#)),
            passing: .model(supports(#"{"tool": "orders", "item": "contract"}"#))),
        Explanation(
            code: .unknownRole,
            rule: "A control's role is one of WAI-ARIA's.",
            reason: """
                The role says what a control is, and what it can do: a link, a tab and a menu item lead from screen
                to screen. Use the role that the product's page gives it.
                """,
            failing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "role": "buton", "label": {"en": "Menu"}}}"#),
            passing: .model(home + ",\n" + #"  "controls": {"home.menu": {"screen": "home", "role": "button", "label": {"en": "Menu"}}}"#)),
    ]

    private static let conditions: [Explanation] = [
        Explanation(
            code: .unknownModelState,
            rule: "The axes and values of conditions and effects are declared.",
            reason: """
                Whether a control can be there is worked out over all states of the product. A value outside them
                never holds. Declare it under “axes”, or correct it.
                """,
            failing: .model(axes + ",\n" + home + ",\n" + menu(#""when": {"integration": "enabled"}"#)),
            passing: .model(axes + ",\n" + home + ",\n" + menu(#""when": {"integration": "on"}"#))),
        Explanation(
            code: .unsatisfiableCondition,
            rule: "A condition holds in some state of the product.",
            reason: """
                A control that is never there cannot be used, and every page that names it would be wrong. Two parts
                of the condition contradict each other: correct one of them.
                """,
            failing: .model(axes + ",\n" + home + ",\n" + menu(#""when": {"integration": "on", "not": {"integration": "on"}}"#)),
            passing: .model(axes + ",\n" + home + ",\n" + menu(#""when": {"not": {"integration": "on"}}"#))),
        Explanation(
            code: .tooManyStates,
            rule: "The axes of a model have at most 65,536 states together.",
            reason: """
                Questions such as “can this button be there?” are answered by looking at every state, and each axis
                multiplies their number. Declare only the axes that controls depend on, with as few values as there
                are differences to be seen.
                """,
            failing: .states(axes: 17),
            passing: .states(axes: 16)),
    ]

    private static let screens: [Explanation] = [
        Explanation(
            code: .noEntryScreen,
            rule: "There is a screen where the user can begin.",
            reason: """
                Paths through the product begin at a screen with "entry": true, most often the home page after
                signing in. Without one, nothing can be reached.
                """,
            failing: .model(#""screens": {"home": {"name": {"en": "Home"}}}"#),
            passing: .model(#""screens": {"home": {"entry": true, "name": {"en": "Home"}}}"#)),
        Explanation(
            code: .unreachableScreen,
            rule: "Every screen can be reached from one where the user can begin.",
            reason: """
                No procedure can lead to a screen that nothing opens. Say which control opens it, or, where people
                come to it from outside, make it an entry.
                """,
            failing: .model(twoScreens(menuID: "home.menu", opens: "home")),
            passing: .model(twoScreens(menuID: "home.menu", opens: "menu"))),
    ]

    private static let texts: [Explanation] = [
        Explanation(
            code: .missingModelText,
            rule: "Every text is there in every locale of the product.",
            reason: """
                A page in a language cannot name what has no name in it. A regional locale takes the text of its
                language, so en-GB needs one only where it differs. Add the text.
                """,
            failing: .model(#""tools": {"orders": {"name": {"en": "Orders"}}}"#, locales: ["en", "fr"]),
            passing: .model(#""tools": {"orders": {"name": {"en": "Orders", "fr": "Commandes"}}}"#, locales: ["en", "fr"])),
        Explanation(
            code: .unlistedLocale,
            rule: "Texts are in the locales of the product.",
            reason: """
                A text in a locale that the product does not list is either a slip in the tag, or the locale is
                missing in “locales”. No page will ever show it.
                """,
            failing: .model(#""tools": {"orders": {"name": {"en": "Orders", "de": "Bestellungen"}}}"#),
            passing: .model(#""tools": {"orders": {"name": {"en": "Orders", "de": "Bestellungen"}}}"#, locales: ["en", "de"])),
        Explanation(
            code: .collidingLabels,
            rule: "Things that are there at the same time differ in what they show.",
            reason: """
                When two buttons of a screen have the same label, or two items the same name, readers cannot know
                which of them a page means. Ask for different texts in the product.
                """,
            failing: .model(#""items": {"contract": {"name": {"en": "Contract"}}, "subcontract": {"name": {"en": "Contract"}}}"#),
            passing: .model(#""items": {"contract": {"name": {"en": "Contract"}}, "subcontract": {"name": {"en": "Subcontract"}}}"#)),
    ]
}

// MARK: Parts of the examples

extension Explanation {
    private static let axes = #""axes": {"integration": ["off", "on"]}"#
    private static let home = #"  "screens": {"home": {"entry": true, "name": {"en": "Home"}}}"#

    /// A button on the home screen.
    private static func menu(_ more: String = "") -> String {
        let more = more.isEmpty ? "" : ",\n    \(more)"
        return #"  "controls": {"home.menu": {"screen": "home", "role": "button", "label": {"en": "Menu"}\#(more)}}"#
    }

    /// A home screen with a button that opens a menu; `help` is on the screen that it begins with.
    private static func twoScreens(menuID: String, opens: String, help: String? = nil) -> String {
        let help = help.map { ",\n    \"help\": {\"screen\": \($0), \"label\": {\"en\": \"Help\"}}" } ?? ""
        return """
            "screens": {"home": {"entry": true, "name": {"en": "Home"}}, "menu": {"name": {"en": "Menu"}}},
              "controls": {
                "\(menuID)": {"screen": "home", "role": "button", "opens": "\(opens)", "label": {"en": "Menu"}}\(help)
              }
            """
    }

    private static func supports(_ rows: String) -> String {
        """
        "tools": {"orders": {"name": {"en": "Orders"}}},
          "items": {"contract": {"name": {"en": "Contract"}}},
          "capabilities": {"signature": {"name": {"en": "Signatures"}, "supports": [\(rows)]}}
        """
    }
}

extension Explanation.Example {
    /// A capability model with the head that every one has.
    static func model(_ parts: String, locales: [String] = ["en"]) -> Self {
        let parts = parts.hasPrefix("  ") ? String(parts.dropFirst(2)) : parts
        let head = #"{"schema": "capabilities/1", "product": "Atelier", "version": "1", "locales": \#(locales),"#
        return Self("capabilities.json", "\(head)\n  \(parts)\n}\n", run: .model)
    }

    /// A site whose product has so many switches, each on or off.
    fileprivate static func states(axes: Int) -> Self {
        let switches = (1...axes).map { #""switch-\#($0)": ["off", "on"]"# }.joined(separator: ", ")
        return Self(
            [
                ("site.yml", "title: {en: Help}\nsource: en\nlocales: [{tag: en, name: English}]\n"),
                ("Content/capabilities.json", Self.model("\"axes\": {\(switches)}").files[0].text),
            ], run: .alone)
    }
}
