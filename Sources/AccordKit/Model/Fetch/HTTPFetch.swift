import Diagnostics
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Gets a document over HTTP(S): one deadline for everything, a limit on the size, redirects followed by hand so that a token goes to no other
/// origin.
struct HTTPFetch {
    private static let greatestRedirects = 5

    let tokenVariable: String?
    let timeout: Duration
    let limit: Int

    /// Nil where the server says that the document still is the one with this entity tag.
    func get(_ text: String, unlessStill entityTag: String?) async throws(FetchError.Reason) -> FetchedModel? {
        let origin = try address(text)
        let token = try token(for: origin)
        let deadline = ContinuousClock.now + timeout
        var target = origin
        for _ in 0...Self.greatestRedirects {
            var request = URLRequest(url: target)
            request.setValue("application/json", forHTTPHeaderField: "Accept")
            // What is counted on the way is what the server's length is about.
            request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
            request.setValue("accord", forHTTPHeaderField: "User-Agent")
            if let token, target.hasOrigin(of: origin) { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
            if let entityTag { request.setValue(entityTag, forHTTPHeaderField: "If-None-Match") }
            let answer = try await send(request, until: deadline)
            guard let location = answer.redirect else { return try model(answer, from: text, isConditional: entityTag != nil) }
            target = try redirectTarget(location, from: target)
        }
        throw .tooManyRedirects(Self.greatestRedirects)
    }

    // MARK: Before

    private func address(_ text: String) throws(FetchError.Reason) -> URL {
        guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host, !host.isEmpty
        else { throw .malformedAddress }
        guard url.user == nil, url.password == nil else { throw .credentialsInAddress }
        return url
    }

    private func token(for origin: URL) throws(FetchError.Reason) -> String? {
        guard let tokenVariable else { return nil }
        // A line end in it would begin another header.
        guard let token = ProcessInfo.processInfo.environment[tokenVariable], !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .noToken(variable: tokenVariable) }
        guard origin.scheme?.lowercased() == "https" || origin.isLoopback else { throw .tokenWithoutTLS }
        return token
    }

    func redirectTarget(_ location: String, from url: URL) throws(FetchError.Reason) -> URL {
        guard let target = URL(string: location, relativeTo: url)?.absoluteURL, let scheme = target.scheme?.lowercased(),
            target.host?.isEmpty == false, target.user == nil, scheme == "https" || (scheme == "http" && url.scheme?.lowercased() == "http")
        else { throw .refusedRedirect(to: location) }
        return target
    }

    // MARK: The exchange

    private func send(_ request: URLRequest, until deadline: ContinuousClock.Instant) async throws(FetchError.Reason) -> HTTPAnswer {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpShouldSetCookies = false
        let transfer = Transfer(limit: limit)
        let session = URLSession(configuration: configuration, delegate: transfer, delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        let task = session.dataTask(with: request)
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(until: deadline, clock: .continuous)
                transfer.finish(.expired)
            }
            let outcome = await transfer.outcome(of: task)
            group.cancelAll()
            return outcome
        }
        switch outcome {
        case .answered(let answer): return answer
        case .tooLarge: throw .tooLarge(limit: limit)
        case .expired: throw .timeout(timeout)
        case .failed(let failure): throw reason(for: failure, request)
        }
    }

    private func reason(for failure: Transfer.Failure, _ request: URLRequest) -> FetchError.Reason {
        if let expected = failure.expected, failure.received < expected { return .truncated(received: failure.received, expected: expected) }
        let host = request.url?.host ?? ""
        let place = request.url?.port.map { "\(host):\($0)" } ?? host
        return switch failure.code {
        case .cannotFindHost, .dnsLookupFailed: .unknownHost(host)
        case .cannotConnectToHost: .connectionRefused(place)
        case .timedOut: .timeout(timeout)
        case .networkConnectionLost, .badServerResponse: .connectionLost
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted, .serverCertificateHasUnknownRoot,
            .serverCertificateNotYetValid, .clientCertificateRejected, .clientCertificateRequired:
            .untrusted(failure.text)
        default: .otherFailure(failure.text)
        }
    }

    // MARK: After

    private func model(_ answer: HTTPAnswer, from address: String, isConditional: Bool) throws(FetchError.Reason) -> FetchedModel? {
        if answer.status == 304, isConditional { return nil }
        guard answer.status == 200 else { throw .status(answer.status) }
        guard let type = answer.contentType, Self.isJSON(type) else { throw .contentType(answer.contentType) }
        guard !answer.bytes.isEmpty else { throw .empty }
        return FetchedModel(file: SourceFile(path: address, bytes: answer.bytes), entityTag: answer.entityTag)
    }

    /// `application/json`, `text/json` or `application/….+json`, whatever the parameters.
    static func isJSON(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return type == "application/json" || type == "text/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
    }
}

extension URL {
    fileprivate func hasOrigin(of other: URL) -> Bool {
        scheme?.lowercased() == other.scheme?.lowercased() && host?.lowercased() == other.host?.lowercased() && effectivePort == other.effectivePort
    }

    private var effectivePort: Int { port ?? (scheme?.lowercased() == "https" ? 443 : 80) }

    fileprivate var isLoopback: Bool {
        guard let host = host?.lowercased() else { return false }
        return host == "localhost" || host == "::1" || host == "[::1]" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
}

/// What of an answer matters.
private struct HTTPAnswer {
    let status: Int
    let contentType: String?
    let entityTag: String?
    let location: String?
    let bytes: [UInt8]

    init(_ response: HTTPURLResponse, bytes: [UInt8]) {
        status = response.statusCode
        contentType = response.value(forHTTPHeaderField: "Content-Type")
        entityTag = response.value(forHTTPHeaderField: "ETag")
        location = response.value(forHTTPHeaderField: "Location")
        self.bytes = bytes
    }

    /// Where to look instead.
    var redirect: String? { [301, 302, 303, 307, 308].contains(status) ? location : nil }
}

/// Receives one answer and tells its outcome once, whichever comes first: the end, a failure, too many bytes, the deadline.
private final class Transfer: NSObject, URLSessionDataDelegate {
    enum Outcome: Sendable {
        case answered(HTTPAnswer)
        case tooLarge
        case expired
        case failed(Failure)
    }

    struct Failure: Sendable {
        let code: URLError.Code?
        let text: String
        let received: Int
        /// The length that the server announced.
        let expected: Int?
    }

    private enum State {
        case idle
        case running(CheckedContinuation<Outcome, Never>)
        case finished(Outcome)
    }

    private let state = Mutex(State.idle)
    private let bytes = Mutex<[UInt8]>([])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    func outcome(of task: URLSessionDataTask) async -> Outcome {
        await withCheckedContinuation { continuation in
            let early: Outcome? = state.withLock { state in
                if case .finished(let outcome) = state { return outcome }
                state = .running(continuation)
                return nil
            }
            if let early { return continuation.resume(returning: early) }
            task.resume()
        }
    }

    func finish(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = state.withLock { state in
            defer { if case .finished = state {} else { state = .finished(outcome) } }
            if case .running(let continuation) = state { return continuation }
            return nil
        }
        continuation?.resume(returning: outcome)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = bytes.withLock { bytes in
            bytes += data
            return bytes.count > limit
        }
        guard isTooLarge else { return }
        finish(.tooLarge)
        dataTask.cancel()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        finish(.answered(HTTPAnswer(response, bytes: [])))
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let received = bytes.withLock { $0 }
        if let error {
            let expected = task.response.map { Int(clamping: $0.expectedContentLength) }.flatMap { $0 > 0 ? $0 : nil }
            let code = (error as? URLError)?.code
            finish(.failed(Failure(code: code, text: error.localizedDescription, received: received.count, expected: expected)))
        } else if let response = task.response as? HTTPURLResponse {
            finish(.answered(HTTPAnswer(response, bytes: received)))
        } else {
            finish(.failed(Failure(code: nil, text: "the answer is not HTTP", received: received.count, expected: nil)))
        }
    }
}
