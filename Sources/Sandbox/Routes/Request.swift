import FlyingFox

/// What the routes need of a request, read whole and within limits.
struct Request: Sendable {
    static let cookieName = "sandbox"

    /// `HEAD` is answered as `GET`.
    let method: HTTPMethod
    let isHead: Bool
    /// As sent, percent-encoding included: the product's own paths have none.
    let path: String
    let query: Form
    let form: Form
    let sessionID: String?
    let acceptLanguage: String
    let ifNoneMatch: String?

    private static let longestTarget = 4 * 1024
    private static let largestHeaders = 8 * 1024
    private static let largestBody = 64 * 1024

    init(_ request: HTTPRequest) async throws(Refusal) {
        let body = try await Self.body(of: request)
        guard request.target.rawValue.utf8.count <= Self.longestTarget else { throw .addressTooLong(limit: Self.longestTarget) }
        let headers = request.headers.reduce(0) { $0 + $1.key.rawValue.utf8.count + $1.value.utf8.count }
        guard headers <= Self.largestHeaders else { throw .headersTooLarge(limit: Self.largestHeaders) }
        if request.method == .POST, !body.isEmpty {
            let type = request.headers[.contentType] ?? ""
            guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw .notAForm(type: type) }
        }
        isHead = request.method == .HEAD
        method = isHead ? .GET : request.method
        path = request.target.path()
        query = Form(Array(request.target.query().utf8))
        form = Form(body)
        sessionID = Self.cookie(Self.cookieName, in: request.headers[.cookie] ?? "")
        acceptLanguage = request.headers[HTTPHeader("Accept-Language")] ?? ""
        ifNoneMatch = request.headers[HTTPHeader("If-None-Match")]
    }

    /// Reads to the end even where it is too much: what is left unread would be taken for the next request.
    private static func body(of request: HTTPRequest) async throws(Refusal) -> [UInt8] {
        var body: [UInt8] = []
        var isTooLarge = false
        do {
            for try await chunk in request.bodySequence {
                isTooLarge = isTooLarge || body.count + chunk.count > largestBody
                if !isTooLarge { body += chunk }
            }
        } catch {
            throw .unreadableBody
        }
        guard !isTooLarge else { throw .bodyTooLarge(limit: largestBody) }
        return body
    }

    private static func cookie(_ name: String, in header: String) -> String? {
        for pair in header.split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return String(parts[1]) }
        }
        return nil
    }
}

/// Why a request is not even looked at.
enum Refusal: Error {
    case addressTooLong(limit: Int)
    case headersTooLarge(limit: Int)
    case bodyTooLarge(limit: Int)
    case unreadableBody
    case notAForm(type: String)

    var status: HTTPStatusCode {
        switch self {
        case .addressTooLong: .uriTooLong
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .bodyTooLarge: .payloadTooLarge
        case .unreadableBody: .badRequest
        case .notAForm: .unsupportedMediaType
        }
    }

    var message: String {
        switch self {
        case .addressTooLong(let limit): "An address may have \(limit) bytes."
        case .headersTooLarge(let limit): "The header fields may have \(limit) bytes together."
        case .bodyTooLarge(let limit): "A form may have \(limit) bytes."
        case .unreadableBody: "The body of the request ended early or is not encoded as announced."
        case .notAForm(let type): "A form is sent as application/x-www-form-urlencoded, not as '\(type)'."
        }
    }
}
