import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Gets a document over HTTP(S): one deadline for everything, a limit on the size, redirects followed one by one so that a token goes to no
/// other origin.
struct HTTPFetch {
    private static let greatestRedirects = 5

    let tokenVariable: String?
    let timeout: Duration
    let limit: Int

    /// Nil where the server says that the document still is the one with this entity tag.
    func get(_ text: String, unlessStill entityTag: String?) async throws(FetchError.Reason) -> FetchedModel? {
        let origin = try HTTPAddress(text)
        let token = try token(for: origin)
        let exchange = HTTPExchange(timeout: timeout, limit: limit)
        var target = origin
        for _ in 0...Self.greatestRedirects {
            var fields = ["Accept: application/json"]
            if let token, target.hasOrigin(of: origin) { fields.append("Authorization: Bearer \(token)") }
            if let entityTag { fields.append("If-None-Match: \(entityTag)") }
            let answer = try await exchange.send(fields, to: target)
            guard let redirect = answer.redirect else { return try model(answer, from: text, isConditional: entityTag != nil) }
            target = try target.redirect(to: redirect)
        }
        throw .tooManyRedirects(Self.greatestRedirects)
    }

    private func token(for origin: HTTPAddress) throws(FetchError.Reason) -> String? {
        guard let tokenVariable else { return nil }
        // A line end in it would begin another field.
        guard let value = getenv(tokenVariable).map({ String(cString: $0) }), !value.isEmpty,
            value.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw .noToken(variable: tokenVariable) }
        guard origin.isSecure || origin.isLoopback else { throw .tokenWithoutTLS }
        return value
    }

    private func model(_ answer: HTTPAnswer, from address: String, isConditional: Bool) throws(FetchError.Reason) -> FetchedModel? {
        if answer.status == 304, isConditional { return nil }
        guard answer.status == 200 else { throw .status(answer.status) }
        guard let type = answer.fields["content-type"], isJSON(type) else { throw .contentType(answer.fields["content-type"]) }
        guard !answer.body.isEmpty else { throw .empty }
        return FetchedModel(file: SourceFile(path: address, bytes: Array(answer.body)), entityTag: answer.fields["etag"])
    }

    /// `application/json`, `text/json` or `application/….+json`, whatever the parameters.
    private func isJSON(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return type == "application/json" || type == "text/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
    }
}
