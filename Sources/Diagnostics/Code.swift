/// The stable codes of findings. `accord explain CODE` tells more of each.
///
/// A code is never reused for another rule.
public enum Code: String, Sendable, Hashable, CaseIterable {
    // MARK: The capability model
    /// An id that the model uses is not declared in it.
    case unknownModelID = "CAP001"
    /// The document is not JSON, or too large.
    case modelNotJSON = "CAP002"
    /// The document is of another schema or of another version of it.
    case modelSchema = "CAP003"
    /// A part of the document is missing or has not the form that the schema gives it.
    case modelStructure = "CAP004"
    /// A key that the schema does not know.
    case unknownModelKey = "CAP005"
    /// A locale that is not a BCP 47 language tag.
    case modelLanguageTag = "CAP006"
    /// A condition or an effect names an axis or a value that the model does not declare.
    case unknownModelState = "CAP007"
    /// A condition that no state of the product fulfils.
    case unsatisfiableCondition = "CAP008"
    /// A condition that combines more states than can be looked at.
    case tooManyStates = "CAP009"
    /// Aliases, or screens within screens, that lead back to where they began.
    case cyclicModel = "CAP010"
    /// A reference inside the model by an id that was renamed.
    case renamedModelID = "CAP011"
    /// An alias for an id that is in use.
    case shadowingAlias = "CAP012"
    /// No screen where the user can begin.
    case noEntryScreen = "CAP013"
    /// A screen that no path through the product leads to.
    case unreachableScreen = "CAP014"
    /// A text that a locale of the product does not have.
    case missingModelText = "CAP015"
    /// A text in a locale that the product does not list.
    case unlistedLocale = "CAP016"
    /// Two things that the user cannot tell apart by what they show.
    case collidingLabels = "CAP017"
    /// A control and a screen with the same id that are not a control and what it opens.
    case ambiguousModelID = "CAP018"
    /// A control that is near one on another screen.
    case misplacedNeighbour = "CAP019"
    /// The same item of the same tool twice in one capability.
    case repeatedSupport = "CAP020"
    /// A role that WAI-ARIA does not have.
    case unknownRole = "CAP021"

    // MARK: Labels
    /// A claim names an id that the model or the glossary does not have.
    case unknownID = "UI001"
    /// The text of a claim is not what the product shows.
    case wrongLabel = "UI002"
    /// The text of a claim differs from the label in case, spaces or punctuation only.
    case labelTypography = "UI003"
    /// The text of a claim is the label in another language.
    case labelOfOtherLocale = "UI004"
    /// A claim names an id that was renamed.
    case aliasedID = "UI005"
    /// A claim has no text; the label is put in when the page is rendered.
    case emptyLabel = "UI006"
    /// A control is never there under the conditions that the page states.
    case unavailable = "UI007"
    /// A control is there only under conditions that the page does not state.
    case unstatedCondition = "UI008"
    /// Something has no name in the language of a page that names it.
    case noLabel = "UI009"
    /// A link has a claim's scheme but not a claim's form.
    case malformedClaim = "UI010"
    /// The same thing is called in two ways on a page.
    case twoNames = "UI011"
    /// A step speaks of a control that is not on the screen, under no name.
    case unknownControl = "UI012"

    // MARK: Procedures
    /// A step names a control that is not on the screen that the reader is on by then.
    case notOnScreen = "NAV001"
    /// A step names a control that cannot be there at that step.
    case unreachable = "NAV002"
    /// An article with a procedure does not say where it starts.
    case noStart = "NAV003"
    /// An article starts on a screen that the model does not have.
    case unknownStart = "NAV004"
    /// A step names a screen other than the one that the reader is on.
    case otherScreen = "NAV005"
    /// A passage names a screen, and a control that is on another.
    case elsewhere = "NAV006"

    // MARK: States
    /// A state names an axis or value that the model does not have.
    case unknownState = "STA001"
    /// The evidence for a state is not there in that state.
    case notObservable = "STA002"
    /// The evidence for a state is there in another state, too.
    case indistinguishable = "STA003"
    /// Something that a page calls absent can be there.
    case falseAbsence = "STA004"
    /// The conditions of an article are not ones of the model.
    case unknownCondition = "STA005"
    /// A state cannot hold where a page names it.
    case impossibleState = "STA006"

    // MARK: Tables
    /// A supported-tools block names no capability of the model.
    case unknownCapability = "TBL001"
    /// There is text in a supported-tools block.
    case writtenCells = "TBL002"
    /// A row written by hand names a tool and an item that the model does not have together.
    case falseRow = "TBL003"
    /// A generated table has no rows.
    case emptyTable = "TBL004"
    /// The name of a block is nearly `supported-tools`.
    case unknownBlock = "TBL005"
    /// A table lacks a row of the model's.
    case rowMissing = "TBL006"
    /// A table has a row that is not the model's.
    case rowSurplus = "TBL007"
    /// A row calls its item otherwise than the model does, or names another.
    case itemNameDiffers = "TBL008"
    /// A table calls a tool otherwise than the model does.
    case toolNameDiffers = "TBL009"
    /// A row tells another task than the model does.
    case taskDiffers = "TBL010"
    /// A row has another note than the model does.
    case noteDiffers = "TBL011"

    // MARK: Parity between locales
    /// A translation lacks a claim of its source.
    case claimMissing = "LOC001"
    /// A translation makes a claim that its source does not make.
    case claimExtra = "LOC002"
    /// A translation makes another claim than its source in the same place.
    case claimAltered = "LOC003"
    /// The syntax of a link is broken, so that it would be published as text.
    case brokenClaim = "LOC004"
    /// The marker of an alert is malformed or translated.
    case alertMarker = "LOC005"
    /// A procedure has other steps than in the source.
    case stepsDiffer = "LOC006"
    /// A translation has other headings than its source.
    case headingsDiffer = "LOC007"
    /// Text of a page is in another language than the page.
    case otherLanguageText = "LOC008"
    /// A heading is no translation of what is meant.
    case mistranslatedHeading = "LOC009"
    /// A sentence breaks off.
    case truncatedSentence = "LOC010"
    /// A page has the marks of a merge that nobody has resolved.
    case conflictMarker = "LOC011"
    /// A translation has other callouts, check boxes or kinds of blocks than its source.
    case calloutsDiffer = "LOC012"
    /// A translation has other code than its source.
    case codeBlocksDiffer = "LOC013"
    /// Segments that stand in another order than in the source.
    case orderDiffers = "LOC014"

    // MARK: Translation and typography
    /// A French mark has an ordinary space or none where a no-break space belongs, or the other way round.
    case wrongSpace = "TRN001"
    /// A French text has another no-break space than its authority prefers.
    case unusualSpace = "TRN002"
    /// An apostrophe of a French text is straight.
    case straightApostrophe = "TRN003"
    /// The quotation marks of a French text are straight.
    case straightQuotes = "TRN004"
    /// A capital of a French text lacks its accent.
    case unaccentedCapital = "TRN005"
    /// A French ordinal is not written 1er, 2e.
    case ordinal = "TRN006"
    /// The digits of a French number are not grouped or parted as in French.
    case numberFormat = "TRN007"
    /// Three dots stand in a French text instead of an ellipsis.
    case ellipsis = "TRN008"
    /// A word stands twice.
    case doubledWord = "TRN009"
    /// A bracket or quotation mark lacks its partner.
    case unbalanced = "TRN010"
    /// A title is too long to be shown whole by search engines.
    case longTitle = "TRN011"
    /// A description is too long to be shown whole by search engines.
    case longDescription = "TRN012"
    /// An English word is spelt as in another region.
    case spelling = "TRN013"
    /// A sentence is in another language than the page.
    case foreignText = "TRN014"
    /// A page uses a word that the glossary forbids.
    case forbiddenTerm = "TRN015"
    /// A name behind a number is not in the form that the language has for that number.
    case pluralForm = "TRN016"
    /// A translation has other numbers than its source.
    case numbersDiffer = "TRN020"
    /// A translation has other code or images than its source.
    case codeDiffers = "TRN021"
    /// A translation has other links than its source.
    case linksDiffer = "TRN022"
    /// Bold or italics of the source are lost in the translation.
    case marksLost = "TRN023"
    /// A claim stands in another segment than in the source.
    case claimMoved = "TRN024"
    /// A name that is written alike in every language is changed or left out.
    case protectedTerm = "TRN025"
    /// A translation does not use the glossary's word.
    case termNotUsed = "TRN026"
    /// A segment is still in the language of the source.
    case untranslated = "TRN027"
    /// One text of the source has different translations.
    case differentTranslations = "TRN028"
    /// Different texts of the source have one translation.
    case sameTranslation = "TRN029"
    /// A translation ends with another mark than its source.
    case endDiffers = "TRN030"

    /// A translation is behind its source.
    case staleSegment = "TRN040"
    /// A translation awaits a review.
    case unreviewedSegment = "TRN041"
    /// A line of a lock cannot be read.
    case invalidLock = "TRN042"
    /// A lock records a segment that neither the source nor the translation has.
    case lostSegment = "TRN043"
    /// A lock has no page beside it.
    case lockWithoutPage = "TRN044"
    /// A segment or a page of the source has no translation.
    case untranslatedSegment = "TRN045"
    /// A translation has no source page any longer.
    case sourceMissing = "TRN046"

    /// The source of a translation that comes back has changed since it was exported.
    case sourceDrifted = "TRN060"
    /// A translation comes back for a segment whose translation was changed meanwhile.
    case translationConflict = "TRN061"
    /// A translation that comes back has lost or changed a claim, a link or a mark.
    case codesLost = "TRN062"
    /// A translation comes back for a segment or an article that is not there.
    case unknownTranslation = "TRN063"
    /// A file is in no format that translations come back in.
    case unknownExchangeFile = "TRN064"
    /// A translation file is in a language that the site does not translate into.
    case exchangeLocale = "TRN065"
    /// A part of a translation file breaks the rules of its format.
    case malformedExchange = "TRN066"
    /// A translation cannot be written into its page without changing something else there.
    case unplacedTranslation = "TRN067"

    // MARK: Links
    /// A link leads to no page.
    case noPageAtLink = "LNK001"
    /// A link leads to no heading.
    case noAnchor = "LNK002"
    /// An image is not there.
    case noImage = "LNK003"
    /// A link has a scheme that is not published.
    case unsafeLink = "LNK004"
    /// A link names a page of another language.
    case otherLanguage = "LNK005"
    /// An image has no alternative text.
    case noAlternative = "LNK006"

    // MARK: Site and configuration
    /// A YAML text cannot be read.
    case invalidYAML = "SIT001"
    /// A key is not one that Accord knows.
    case unknownKey = "SIT002"
    /// A required key is missing.
    case missingKey = "SIT003"
    /// A value has another type or form than its key asks for.
    case wrongValue = "SIT004"
    /// A file or folder cannot be read.
    case unreadable = "SIT005"
    /// A page is in a locale that site.yml does not have.
    case unknownLocale = "SIT006"
    /// An article has no page.
    case noPage = "SIT007"
    /// A folder name or slug cannot stand in an address.
    case invalidSlug = "SIT008"
    /// Two pages would have one address.
    case sharedAddress = "SIT009"
    /// A page has raw HTML.
    case rawHTML = "SIT010"
    /// A page is too large or nested too deeply to be read whole.
    case overLimit = "SIT011"
    /// A heading has a level that does not follow from the one before.
    case headingLevel = "SIT012"

    /// A template is no valid Mustache, or uses what layouts may not use.
    case templateSyntax = "SIT020"
    /// A template names something that layouts do not have.
    case templateName = "SIT021"
    /// A template writes a text in three braces or HTML in two.
    case templateBraces = "SIT022"
    /// A partial is missing, or templates contain one another without end.
    case templatePartial = "SIT023"
    /// A file in Templates is none that Accord reads.
    case unknownTemplate = "SIT024"
    /// Words of the layouts that a language of the site lacks.
    case untranslatedString = "SIT025"

    // MARK: Vacuous runs
    /// A page makes no claim that could be verified.
    case nothingVerified = "RUN001"
    /// A language that is being prepared, with what was found in it.
    case localeInPreparation = "RUN002"

    // MARK: Live
    /// The committed snapshot is not what the product says now.
    case outdatedSnapshot = "LIV001"

    // MARK: Rendered HTML
    /// An id stands on more than one element of a page.
    case repeatedID = "HTM001"
    /// An id is empty or has spaces.
    case invalidID = "HTM002"
    /// A label, description or header cell is referred to by an id that the page does not have.
    case danglingReference = "HTM003"
    /// A link within the site leads to no file of the output.
    case brokenLink = "HTM004"
    /// A link to a place in a page names no id of that page.
    case brokenFragment = "HTM005"
    /// A link leads up and out of the output folder.
    case leavesOutput = "HTM006"
    /// The address of a claim (`ui:`, `tool:` …) is left in a published page.
    case publishedClaim = "HTM007"
    /// An address has a scheme other than http, https and mailto, or hides one.
    case unsafeAddress = "HTM008"
    /// An attribute is a script.
    case eventHandler = "HTM009"
    /// A page has not exactly one `h1`, skips a level of headings, or has an empty one.
    case headingOrder = "HTM010"
    /// A page does not say which language it is in, or a `lang` is no language tag.
    case pageLanguage = "HTM011"
    /// A page does not say which way its language is written.
    case pageDirection = "HTM012"
    /// A page has no title.
    case noTitle = "HTM013"
    /// Prose that is borrowed from another language does not say so.
    case borrowedLanguage = "HTM014"
    /// A table has no name or no header cells, or a header cell does not say what it heads.
    case tableStructure = "HTM015"
    /// The cells of a table overlap, or leave gaps, or its rows have different widths.
    case tableGrid = "HTM016"
    /// A picture has no `alt`.
    case noAltText = "HTM017"
    /// A list holds something other than items, or an item is in no list.
    case listContent = "HTM018"
    /// A link or button holds another link or control.
    case nestedInteractive = "HTM019"
    /// An element has the same attribute twice.
    case repeatedAttribute = "HTM020"
    /// A tag of a template is left in a page.
    case templateRemnant = "HTM021"
    /// A page has not exactly one `main`, or several `nav` that cannot be told apart.
    case landmarks = "HTM022"
    /// A link, button, frame or form control has no name.
    case unnamedControl = "HTM023"
    /// An element is not closed, or is closed in the wrong place, or stands where HTML does not allow it.
    case misnesting = "HTM024"
    /// An element is none of HTML's.
    case unknownElement = "HTM025"
    /// A page is not UTF-8 text.
    case invalidText = "HTM026"
    /// libxml2 complains about the syntax of a page.
    case htmlSyntax = "HTM027"
    /// A page is empty, or so large or so broken that only a part of it was read.
    case incompletePage = "HTM028"

    // MARK: Pages of other sites
    /// Text of an imported page looks like UTF-8 that was taken for another encoding.
    case mojibake = "HTM030"
    /// A part of an imported page is neither in the result nor left out by a rule.
    case lostText = "HTM031"
    /// A link or picture of an imported page has an address that nobody may follow.
    case unsafeImport = "HTM032"
    /// Something on an imported page has no equal in Markdown.
    case notExpressible = "HTM033"
    /// No content is found on an imported page.
    case noContent = "HTM034"

    // MARK: Pages that are taken over
    /// A page that was to be imported or audited could not be had.
    case pageNotTaken = "HTM045"
    /// A server asks in its robots.txt not to be visited at an address.
    case unwelcome = "HTM046"
    /// An address leads to this machine or into a private network.
    case privateAddress = "HTM047"
    /// A file is there and says something else than what was imported.
    case notOverwritten = "HTM048"
    /// The language of an imported page is none of the site's, or not known.
    case noLocaleKnown = "HTM049"
    /// Two imported pages are the same article in the same locale.
    case pageTwice = "HTM050"
    /// An imported page gives no section or no id that an article can have.
    case noArticleName = "HTM051"
    /// An image of an imported page could not be had, or is none that is published.
    case imageNotTaken = "HTM052"
    /// An image of an imported page is still where it was.
    case imageElsewhere = "HTM053"
    /// A link of an imported page leads to nothing that is known.
    case linkWithoutTarget = "HTM054"
    /// What would be written of an imported page does not read as what was imported.
    case notWritable = "HTM055"
    /// An article is there already, and its article.yml lacks something that an imported page brings.
    case articleNotUpdated = "HTM056"
}
