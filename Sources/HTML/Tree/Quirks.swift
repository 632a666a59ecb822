extension HTMLDocument.Doctype {
    /// Whether browsers take the page for one of the last century, for whose sake a table does not end a paragraph.
    var isQuirky: Bool {
        let publicID = publicID?.lowercased() ?? ""
        if !isWhole || name != "html" || Self.quirkyIDs.contains(publicID) { return true }
        if systemID?.lowercased() == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" { return true }
        if Self.quirkyPrefixes.contains(where: publicID.hasPrefix) { return true }
        return systemID == nil && Self.quirkyWithoutSystemID.contains(where: publicID.hasPrefix)
    }

    private static let quirkyIDs: Set<String> = ["-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"]

    private static let quirkyWithoutSystemID = ["-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"]

    private static let quirkyPrefixes: [String] =
        [
            "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
            "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//o'reilly and associates//dtd html 2.0//",
            "-//o'reilly and associates//dtd html extended 1.0//", "-//o'reilly and associates//dtd html extended relaxed 1.0//",
            "-//sq//dtd html 2.0 hotmetal + extensions//", "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
            "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//", "-//spyglass//dtd html 2.0 extended//",
            "-//sun microsystems corp.//dtd hotjava html//", "-//sun microsystems corp.//dtd hotjava strict html//",
            "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html experimental 19960712//", "-//w3c//dtd html experimental 970421//",
            "-//w3c//dtd w3 html//", "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//", "-//webtechs//dtd mozilla html//",
            "-//metrius//dtd metrius presentational//",
        ]
        + ["2.0", "3.0", "3.2", "4.0 frameset", "4.0 transitional", "3.2 draft", "3.2 final", "3.2s draft"].map {
            "-//w3c//dtd html \($0)//"
        }
        + [
            "2.0 level 1", "2.0 level 2", "2.0 strict level 1", "2.0 strict level 2", "2.0 strict", "2.0", "2.1e", "3.0", "3.2 final",
            "3.2", "3",
            "level 0", "level 1", "level 2", "level 3", "strict level 0", "strict level 1", "strict level 2", "strict level 3", "strict",
            "",
        ].map { $0.isEmpty ? "-//ietf//dtd html//" : "-//ietf//dtd html \($0)//" }
        + ["2.0", "3.0"].flatMap {
            [
                "-//microsoft//dtd internet explorer \($0) html//", "-//microsoft//dtd internet explorer \($0) html strict//",
                "-//microsoft//dtd internet explorer \($0) tables//",
            ]
        }
        + ["html", "strict html"].map { "-//netscape comm. corp.//dtd \($0)//" }
}
