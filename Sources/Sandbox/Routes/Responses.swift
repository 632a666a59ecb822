import Diagnostics
import FlyingFox
import Foundation

extension HTTPResponse {
    static func bytes(_ status: HTTPStatusCode, _ type: String, _ body: [UInt8], cache: String = "no-store") -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: [
                .contentType: type,
                .cacheControl: cache,
                HTTPHeader("X-Content-Type-Options"): "nosniff",
            ],
            body: Data(body))
    }

    static func page(_ status: HTTPStatusCode, _ html: [UInt8]) -> HTTPResponse {
        var response = bytes(status, "text/html; charset=utf-8", html)
        response.headers[HTTPHeader("Content-Security-Policy")] =
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        response.headers[HTTPHeader("Vary")] = "Accept-Language, Cookie"
        return response
    }

    static func json(_ status: HTTPStatusCode, _ document: Diagnostics.JSONValue) -> HTTPResponse {
        bytes(status, "application/json", document.bytes(style: .canonical))
    }

    static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        bytes(status, "text/plain; charset=utf-8", Array("\(text)\n".utf8))
    }

    static func methodNotAllowed(_ allowed: String) -> HTTPResponse {
        var response = text(.methodNotAllowed, "The methods here are \(allowed).")
        response.headers[HTTPHeader("Allow")] = allowed
        return response
    }

    /// Leads on with `GET`, so that reloading the next page repeats nothing.
    static func redirect(to path: String) -> HTTPResponse {
        HTTPResponse(statusCode: .seeOther, headers: [.location: path, .cacheControl: "no-store"], body: Data())
    }

    /// The answer to `HEAD`: the header fields of the answer to `GET`, its length among them.
    var withoutBody: HTTPResponse {
        guard case .httpBody(let body) = payload else { return self }
        var response = HTTPResponse(version: version, statusCode: statusCode, headers: headers, body: Data())
        response.headers[.contentLength] = body.count.map(String.init)
        return response
    }
}
