/// What the product knows of one browser.
struct Session: Sendable {
    /// A value for each axis.
    var state: [String: String]
    /// The language the user chose; nil leaves it to the browser.
    var locale: String?
    var isSignedIn = true
    /// Shown once, on the next page.
    var notice: Notice?
    /// How far the open item's signatures are.
    var signatures = Signatures.none

    init(state: [String: String]) { self.state = state }

    enum Signatures: String, Sendable, CaseIterable {
        case none, requested, complete
    }

    /// What the product tells the user about what they just did.
    enum Notice: Sendable {
        case emailMissing, emailWrong, passwordMissing
        case linked, unlinked, saved, sent, signed
        case needsAccount, needsReauthentication
        case unavailable

        var isError: Bool {
            switch self {
            case .linked, .unlinked, .saved, .sent, .signed: false
            case .emailMissing, .emailWrong, .passwordMissing, .needsAccount, .needsReauthentication, .unavailable: true
            }
        }
    }
}

/// The sessions of all browsers, in memory.
actor SessionStore {
    /// A client without cookies begins a session with each request, so the oldest have to go.
    private static let capacity = 1000

    private let initialState: [String: String]
    private var sessions: [String: Session] = [:]
    private var idsByAge: [String] = []

    init(initialState: [String: String]) { self.initialState = initialState }

    /// Does one thing with a session; a session that is not known begins anew under a new id.
    func withSession<Result: Sendable>(_ id: String?, _ body: @Sendable (inout Session) -> Result) -> (id: String, result: Result) {
        let id = id.flatMap { sessions[$0] == nil ? nil : $0 } ?? begin()
        var session = sessions[id] ?? Session(state: initialState)
        let result = body(&session)
        sessions[id] = session
        return (id, result)
    }

    private func begin() -> String {
        if idsByAge.count >= Self.capacity { sessions[idsByAge.removeFirst()] = nil }
        let id = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
        idsByAge.append(id)
        return id
    }
}
