/// The texts of messages in one language.
public struct MessageCatalogue: Sendable {
    /// BCP 47.
    public let language: String
    /// By key; in each, `{1}` stands for the first argument of the message. Of a message that English has one form of for any number, a template may
    /// hold two: `{1} périmé|{1} périmés`. Nil where keys are texts of the language themselves.
    public let templates: [String: String]?
    private let isSingular: @Sendable (Int) -> Bool

    /// - Parameter isSingular: whether a thing is named in the singular behind a number.
    public init(language: String, templates: [String: String], isSingular: @escaping @Sendable (Int) -> Bool) {
        self.language = language
        self.templates = templates
        self.isSingular = isSingular
    }

    private init() {
        language = "en"
        templates = nil
        isSingular = { $0 == 1 }
    }

    /// The language that messages are written in.
    public static let english = MessageCatalogue()

    /// A message in this language. One that is not known here, in whole or in part, is told in English: no sentence mixes two languages.
    public func text(of message: Message) -> String {
        let catalogue = tells(message) ? self : .english
        var text = ""
        catalogue.append(message, to: &text)
        return text
    }

    /// Whether a message and all those in it are known in this language.
    public func tells(_ message: Message) -> Bool { unknownKeys(of: message).isEmpty }

    /// The keys in a message for which there is no template, also in the forms for other numbers.
    public func unknownKeys(of message: Message) -> [String] {
        guard let templates else { return [] }
        let own = templates[message.key] == nil && Self.isText(message.key) ? [message.key] : []
        return message.arguments.reduce(own) { keys, argument in
            switch argument {
            case .text: keys
            case .message(let message): keys + unknownKeys(of: message)
            case .counted(_, let one, let other): keys + unknownKeys(of: one) + unknownKeys(of: other)
            }
        }
    }

    /// Whether there is something in a key that another language could say otherwise: words, quotation marks, marks with spaces before them.
    private static func isText(_ key: String) -> Bool {
        key.unicodeScalars.contains { $0.properties.isAlphabetic || ":;!?%“”\"'’«»".unicodeScalars.contains($0) }
    }

    private func append(_ message: Message, isOne: Bool? = nil, to text: inout String) {
        var rest = template(of: message, isOne)
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let digits = rest[rest.index(after: open)...].prefix { $0.isWholeNumber }
            if let number = Int(digits), message.arguments.indices.contains(number - 1), rest[digits.endIndex...].first == "}" {
                append(message.arguments[number - 1], to: &text)
                rest = rest[digits.endIndex...].dropFirst()
            } else {
                text.append("{")
                rest = rest[rest.index(after: open)...]
            }
        }
        text += rest
    }

    private func template(of message: Message, _ isOne: Bool?) -> Substring {
        guard let template = templates?[message.key] else { return message.key[...] }
        guard let isOne, let bar = template.firstIndex(of: "|") else { return template[...] }
        return isOne ? template[..<bar] : template[template.index(after: bar)...]
    }

    private func append(_ argument: Message.Argument, to text: inout String) {
        switch argument {
        case .text(let value): text += value
        case .message(let message): append(message, to: &text)
        case .counted(let number, let one, let other) where one == other: append(one, isOne: isSingular(number), to: &text)
        case .counted(let number, let one, let other): append(isSingular(number) ? one : other, to: &text)
        }
    }
}
