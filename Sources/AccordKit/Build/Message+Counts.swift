import Diagnostics

extension Message {
    public static func pages(_ number: Int) -> Message { Message(number, one: "\(number) page", other: "\(number) pages") }
    public static func locales(_ number: Int) -> Message { Message(number, one: "\(number) locale", other: "\(number) locales") }
    public static func articles(_ number: Int) -> Message { Message(number, one: "\(number) article", other: "\(number) articles") }
    public static func segments(_ number: Int) -> Message { Message(number, one: "\(number) segment", other: "\(number) segments") }
    public static func translations(_ number: Int) -> Message { Message(number, one: "\(number) translation", other: "\(number) translations") }
    static func errors(_ number: Int) -> Message { Message(number, one: "\(number) error", other: "\(number) errors") }
    static func warnings(_ number: Int) -> Message { Message(number, one: "\(number) warning", other: "\(number) warnings") }
    public static func words(_ number: Int) -> Message { Message(number, one: "\(number) word", other: "\(number) words") }
}
