import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Requests over HTTP(S) that share one deadline and a limit on the size of each answer. Redirects are answers like any other.
///
/// The `curl` program does the exchange: URLSession's Linux version would slow down every start, rule out a static executable, and end the
/// process where an exchange is cancelled at the wrong moment.
struct HTTPExchange {
    private static let greatestHead = 1 << 16

    let timeout: Duration
    let limit: Int
    private let deadline: ContinuousClock.Instant

    /// The time runs from now on.
    init(timeout: Duration, limit: Int) {
        self.timeout = timeout
        self.limit = limit
        deadline = ContinuousClock.now + timeout
    }

    /// - Parameters:
    ///   - fields: lines of the request's head: `Accept: text/html`.
    ///   - pinned: what to connect to, and to nothing else, whatever the host's name means by then.
    func send(_ fields: [String], to target: HTTPAddress, pinned: [NetworkAddress] = []) async throws(FetchError.Reason) -> HTTPAnswer {
        let left = deadline - ContinuousClock.now
        guard left > .zero else { throw .timeout(timeout) }
        var arguments = [
            "--disable", "--silent", "--show-error", "--include", "--suppress-connect-headers", "--globoff", "--compressed",
            "--proto", "=http,https", "--max-time", left.inSeconds, "--user-agent", "accord", "--write-out", "%{stderr}%{redirect_url}",
            "--config", "-",
        ]
        // A proxy would look the name up for itself.
        if target.isLoopback || !pinned.isEmpty { arguments += ["--noproxy", "*"] }
        // On standard input, because everyone on the machine can read the arguments.
        var configuration = "url = \(quote(target.text))\n"
        for field in fields { configuration += "header = \(quote(field))\n" }
        if !pinned.isEmpty {
            configuration += "resolve = \(quote("\(target.host):\(target.port):\(pinned.map(\.description).joined(separator: ","))"))\n"
        }
        let run: ProgramRun
        do {
            run = try await ProgramRun.run(
                "curl", arguments, input: Array(configuration.utf8), timeout: left, limit: limit.addingClamped(Self.greatestHead))
        } catch .timeout {
            throw .timeout(timeout)
        } catch .tooLarge {
            throw .tooLarge(limit: limit)
        } catch {
            throw error
        }
        return try answer(run, from: target)
    }

    private func answer(_ run: ProgramRun, from target: HTTPAddress) throws(FetchError.Reason) -> HTTPAnswer {
        let answer = HTTPAnswer(run.output, redirect: String(decoding: run.complaint, as: UTF8.self))
        if let answer, answer.body.count > limit { throw .tooLarge(limit: limit) }
        guard run.status != .exited(0) else {
            guard let answer else { throw .otherFailure("its answer cannot be read") }
            return answer
        }
        let complaint = String(decoding: run.complaint.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let why = quoted(complaint.firstRange(of: ") ").map { String(complaint[$0.upperBound...]) } ?? complaint)
        switch run.status {
        case .exited(3): throw .malformedAddress
        case .exited(6): throw .unknownHost(target.host)
        case .exited(7): throw .connectionRefused("\(target.host):\(target.port)")
        case .exited(28): throw .timeout(timeout)
        case .exited(35), .exited(51), .exited(58), .exited(60), .exited(77), .exited(91): throw .untrusted(why)
        case .exited(18), .exited(52), .exited(55), .exited(56), .exited(92):
            if let answer, let expected = answer.fields["content-length"].flatMap({ Int($0) }), answer.body.count < expected {
                throw .truncated(received: answer.body.count, expected: expected)
            }
            throw .connectionLost
        default: throw .otherFailure(why)
        }
    }

    /// As curl's configuration files have it.
    private func quote(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// An answer as it came over the wire.
struct HTTPAnswer {
    let status: Int
    /// By name in lower case; of fields with the same name the last.
    let fields: [String: String]
    let body: ArraySlice<UInt8>
    /// The absolute address where to look instead.
    let redirect: String?

    /// Nil where the bytes do not begin with the head of an answer. Interim answers (1xx) are passed over.
    init?(_ bytes: [UInt8], redirect: String) {
        var rest = bytes[...]
        repeat {
            var lines: [String] = []
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = rest[..<end]
                rest = rest[(end + 1)...]
                let text = String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
                if text.isEmpty { break }
                lines.append(text)
            }
            let words = lines.first?.split(separator: " ") ?? []
            guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
            guard status >= 200 else { continue }
            self.status = status
            fields = Self.fields(lines.dropFirst())
            body = rest
            self.redirect = redirect.isEmpty ? nil : redirect
            return
        } while !rest.isEmpty
        return nil
    }

    private static func fields(_ lines: ArraySlice<String>) -> [String: String] {
        var fields: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...]
            fields[line[..<colon].lowercased()] = String(value.trimmingPrefix { $0 == " " || $0 == "\t" })
        }
        return fields
    }
}

extension Duration {
    /// For programs: `9.75`
    fileprivate var inSeconds: String {
        let (seconds, attoseconds) = components
        let thousandths = String(attoseconds / 1_000_000_000_000_000)
        return "\(seconds).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths)"
    }
}

extension Int {
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
