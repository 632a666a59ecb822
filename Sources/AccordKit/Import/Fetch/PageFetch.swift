import Diagnostics

/// Fetches pages politely: as robots.txt allows, at a bounded rate, and from the public internet alone unless told otherwise.
struct PageFetch {
    let options: FetchOptions
    /// The addresses of a host.
    let resolve: @Sendable (String) -> [NetworkAddress]
    /// Which addresses are visited where private ones are not.
    let isPublic: @Sendable (NetworkAddress) -> Bool
    /// By origin.
    private var robots: [String: RobotsRules] = [:]
    /// When a host was last asked, by name.
    private var lastVisit: [String: ContinuousClock.Instant] = [:]

    init(
        _ options: FetchOptions, resolve: @escaping @Sendable (String) -> [NetworkAddress] = NetworkAddress.resolve,
        isPublic: @escaping @Sendable (NetworkAddress) -> Bool = \.isPublic
    ) {
        self.options = options
        self.resolve = resolve
        self.isPublic = isPublic
    }

    /// What an address holds.
    struct Answer {
        /// Where it was found, behind all redirects.
        let address: String
        let contentType: String?
        let entityTag: String?
        let lastModified: String?
        let body: [UInt8]
    }

    /// What a server is asked for.
    struct Wish {
        /// The field `Accept`.
        let accept: String
        /// Media types, or their beginnings up to `/`.
        let types: [String]
        let limit: Int
    }

    /// What an earlier answer is known by.
    struct Validator {
        var entityTag: String?
        var lastModified: String?
    }

    /// - Returns: nil where the server says that the earlier answer still holds.
    mutating func get(_ text: String, _ wish: Wish, unlessStill earlier: Validator? = nil) async throws(FetchError.Reason) -> Answer? {
        var target = try HTTPAddress(text)
        var fields = ["Accept: \(wish.accept)"]
        if let tag = earlier?.entityTag { fields.append("If-None-Match: \(tag)") }
        if let date = earlier?.lastModified { fields.append("If-Modified-Since: \(date)") }
        for _ in 0...FetchOptions.greatestRedirects {
            let rules = try await rules(for: target)
            guard rules.allows(target.pathAndQuery) else { throw .disallowedByRobots }
            let answer = try await visit(target, fields, limit: wish.limit, delay: rules.delay)
            if answer.status == 304, earlier != nil { return nil }
            guard let redirect = answer.redirect else { return try accept(answer, from: target, wish) }
            target = try target.redirect(to: redirect)
        }
        throw .tooManyRedirects(FetchOptions.greatestRedirects)
    }

    private func accept(_ answer: HTTPAnswer, from target: HTTPAddress, _ wish: Wish) throws(FetchError.Reason) -> Answer {
        guard answer.status == 200 else { throw .status(answer.status) }
        let type = answer.fields["content-type"]
        // A server that does not say what it sends is believed to send what was asked for.
        if let type, !wish.types.isEmpty {
            let media = type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
            guard wish.types.contains(where: { $0.hasSuffix("/") ? media.hasPrefix($0) : media == $0 }) else { throw .contentType(type) }
        }
        guard !answer.body.isEmpty else { throw .empty }
        return Answer(
            address: target.text, contentType: type, entityTag: answer.fields["etag"], lastModified: answer.fields["last-modified"],
            body: Array(answer.body))
    }

    // MARK: One request

    /// - Throws: `FetchError.Reason.privateAddress` before anything is sent.
    private mutating func visit(
        _ target: HTTPAddress, _ fields: [String], limit: Int, delay: Double?
    ) async throws(FetchError.Reason) -> HTTPAnswer {
        let pinned = try destinations(of: target)
        await waitForTurn(at: target.host, delay)
        // The time runs from here: waiting is not the server's fault.
        return try await HTTPExchange(timeout: options.timeout, limit: limit).send(fields, to: target, pinned: pinned)
    }

    /// What to connect to: looked up once, so that a name cannot mean something else when the connection is made.
    ///
    /// Empty where that does not matter, because private addresses are visited, too.
    func destinations(of target: HTTPAddress) throws(FetchError.Reason) -> [NetworkAddress] {
        guard !options.allowsPrivate else { return [] }
        let addresses = resolve(target.host)
        guard !addresses.isEmpty else { throw .unknownHost(target.host) }
        guard addresses.allSatisfy(isPublic) else { throw .privateAddress(host: target.host) }
        return addresses
    }

    private mutating func waitForTurn(at host: String, _ delay: Double?) async {
        let pause = max(1 / max(options.rate, FetchOptions.leastRate), min(delay ?? 0, FetchOptions.greatestDelay))
        let now = ContinuousClock.now
        let turn = max(now, lastVisit[host].map { $0 + .seconds(pause) } ?? now)
        if turn > now { try? await Task.sleep(until: turn, clock: .continuous) }
        lastVisit[host] = turn
    }

    // MARK: robots.txt

    private mutating func rules(for target: HTTPAddress) async throws(FetchError.Reason) -> RobotsRules {
        if let known = robots[target.origin] { return known }
        let rules = try await fetchRules(of: target)
        robots[target.origin] = rules
        return rules
    }

    private mutating func fetchRules(of origin: HTTPAddress) async throws(FetchError.Reason) -> RobotsRules {
        var target = try HTTPAddress("\(origin.origin)/robots.txt")
        for _ in 0...FetchOptions.greatestRedirects {
            let answer: HTTPAnswer
            do {
                answer = try await visit(target, ["Accept: text/plain"], limit: options.sizeLimit, delay: nil)
            } catch {
                switch error {
                // The page could not be had either, and for a reason that says more.
                case .privateAddress, .unknownHost, .connectionRefused, .untrusted, .commandNotFound: throw error
                default: throw .noAnswerAboutRobots(status: nil)
                }
            }
            if let redirect = answer.redirect {
                target = try target.redirect(to: redirect)
                continue
            }
            switch answer.status {
            case 200: return RobotsRules(Array(answer.body))
            case 500...: throw .noAnswerAboutRobots(status: answer.status)
            default: return .none
            }
        }
        // RFC 9309, 2.3.1.2: after five redirects there may as well be none.
        return .none
    }
}
