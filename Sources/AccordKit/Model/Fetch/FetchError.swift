import Diagnostics

/// No document came from a source.
public struct FetchError: Error, Sendable, Hashable {
    /// What the source is called.
    public let source: String
    public let reason: Reason

    init(_ source: CapabilitySource, _ reason: Reason) {
        self.source = source.name
        self.reason = reason
    }

    public enum Reason: Error, Sendable, Hashable {
        case tooLarge(limit: Int)
        case empty
        /// The deadline for the whole answer has passed.
        case timeout(Duration)

        case file(FileError)

        // MARK: HTTP
        case malformedAddress
        case credentialsInAddress
        case noToken(variable: String)
        /// The token would travel in the clear.
        case tokenWithoutTLS
        case unknownHost(String)
        case connectionRefused(String)
        case connectionLost
        case untrusted(String)
        /// Fewer bytes than the answer's length says.
        case truncated(received: Int, expected: Int)
        case status(Int)
        case contentType(String?)
        case tooManyRedirects(Int)
        /// From HTTPS to HTTP, or to a scheme that is neither.
        case refusedRedirect(to: String)
        case otherFailure(String)

        // MARK: Pages of others
        /// The host is this machine, one beside it, or none that the world can reach.
        case privateAddress(host: String)
        /// The server's robots.txt asks not to be visited there.
        case disallowedByRobots
        /// Whether a visit is welcome could not be learned.
        case noAnswerAboutRobots(status: Int?)

        // MARK: Commands
        case noCommand
        case commandNotFound(String)
        /// With the last lines of standard error.
        case exit(status: Int, standardError: String)
        case signal(Int, standardError: String)
    }
}

extension FetchError: CustomStringConvertible {
    /// Rule first, then what was seen, then what would be right.
    public var description: String {
        let (rule, seen, right) = reason.message()
        return "\(rule): \(source): \(seen)." + (right.map { " \($0)." } ?? "")
    }

    public var rule: String { reason.message().rule }
    public var seen: String { reason.message().seen }
    public var right: String? { reason.message().right }
}

extension FetchError.Reason {
    typealias Message = (rule: String, seen: String, right: String?)

    /// Rule first, then what was seen, then what would be right.
    /// - Parameter subject: what was to be fetched.
    func message(about subject: String = "capability model") -> Message {
        let one = subject.first.map("aeiou".contains) == true ? "An \(subject)" : "A \(subject)"
        return switch self {
        case .tooLarge(let limit): ("\(one) has at most \(limit >> 10) KiB", "there is more", "Is this the right source?")
        case .empty: ("\(one) has content", "this source yields nothing", nil)
        case .timeout(let duration):
            (
                "A source yields its \(subject) in time", "it was not complete after \(duration.inWords)",
                "Is it reachable and well? A longer timeout can be set"
            )
        case .file(.missing) where subject == "capability model":
            (
                "A capability model can be read from its file", "there is no such file",
                "Is the path right? “accord capabilities pull” makes a snapshot"
            )
        case .file(let error): ("\(one) can be read from its file", error.description, nil)
        case .commandNotFound("curl"):
            ("HTTP needs the program curl", "it is not installed", "Install it, with “apt-get install curl” for example")
        case .noCommand, .commandNotFound, .exit, .signal: commandMessage
        case .privateAddress, .disallowedByRobots, .noAnswerAboutRobots: refusalMessage
        case .status, .contentType, .truncated, .tooManyRedirects, .refusedRedirect: answerMessage(about: subject)
        default: connectionMessage
        }
    }

    private var commandMessage: Message {
        let rule = "The command that yields a capability model succeeds"
        func after(_ standardError: String) -> String? { standardError.isEmpty ? nil : "It said: \(standardError)" }
        return switch self {
        case .exit(let status, let standardError): (rule, "it ended with status \(status)", after(standardError))
        case .signal(let signal, let standardError): (rule, "signal \(signal) ended it", after(standardError))
        case .commandNotFound(let program):
            (rule, "there is no program \(quoted(program)) that can be run", "Is it installed and on the PATH?")
        default: (rule, "there are no words in it", "Give the program and its arguments")
        }
    }

    private var refusalMessage: Message {
        switch self {
        case .privateAddress(let host):
            (
                "A page is fetched from the public internet", "\(quoted(host)) is this machine, or one of a private network",
                "--allow-private fetches from there, too"
            )
        case .noAnswerAboutRobots(let status?):
            (
                "A page is fetched where robots.txt allows it", "the server answers \(status) when asked for its robots.txt",
                "Try again later"
            )
        case .noAnswerAboutRobots:
            ("A page is fetched where robots.txt allows it", "the server does not tell its robots.txt", "Try again later")
        default:
            (
                "A page is fetched where robots.txt allows it", "the server's robots.txt asks “accord” not to",
                "Ask those who run it, or import from an export"
            )
        }
    }

    private func answerMessage(about subject: String) -> Message {
        let rule = "The server answers with the \(subject)"
        return switch self {
        case .status(401): (rule, "it answers 401, not authenticated", "Give a valid token")
        case .status(403): (rule, "it answers 403, forbidden", "The token is known, but may not read this address")
        case .status(404), .status(410): (rule, "it answers that there is nothing at this address", "Is the address right?")
        case .status(let status) where status >= 500:
            (rule, "it answers \(status), a failure of its own", "Try again later, or tell those who run it")
        case .status(let status): (rule, "it answers with status \(status)", "200 would be right")
        case .contentType(let type?) where subject != "capability model":
            (rule, "it answers with \(quoted(type))", "text/html would be right")
        case .contentType(let type?):
            (rule, "it answers with \(quoted(type))", "application/json would be right. Is this a page for people, or for signing in?")
        case .contentType: (rule, "it does not say what it answers with", "Content-Type: application/json would be right")
        case .truncated(let received, let expected): (rule, "the answer breaks off after \(received) of \(expected) bytes", "Try again")
        case .refusedRedirect(let target):
            ("A redirect does not leave HTTPS", "it leads to \(quoted(target))", "Name the address that it should lead to")
        case .tooManyRedirects(let limit):
            ("A server redirects at most \(limit) times", "it does so once more", "Name the address where the \(subject) is")
        default: (rule, "it does not", nil)
        }
    }

    private var connectionMessage: Message {
        let rule = "The server can be reached"
        return switch self {
        case .malformedAddress: ("An address has the form https://host/path", "this has not", nil)
        case .credentialsInAddress:
            ("An address has no user name or password in it", "this has", "Put a token into an environment variable and name that")
        case .noToken(let variable): ("The token is in the environment", "there is no usable value in \(variable)", "Set \(variable)")
        case .tokenWithoutTLS:
            ("A token is sent over HTTPS alone, or within this machine", "this would send it in the clear", "Use https://")
        case .unknownHost(let host): (rule, "there is no host \(quoted(host))", "Is the name right, and is there a network?")
        case .connectionRefused(let host): (rule, "\(host) does not take the connection", "Is it running?")
        case .connectionLost: (rule, "the connection broke off", "Try again")
        case .untrusted(let why):
            ("The server proves who it is", "TLS fails: \(why)", "Its certificate must be signed by an authority that this machine trusts")
        case .otherFailure(let why): (rule, why, nil)
        default: (rule, "it cannot", nil)
        }
    }
}

extension Duration {
    /// `10 s`, `500 ms`
    fileprivate var inWords: String {
        let (seconds, attoseconds) = components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        return milliseconds == 0 ? "\(seconds) s" : seconds == 0 ? "\(milliseconds) ms" : "\(seconds) s \(milliseconds) ms"
    }
}
