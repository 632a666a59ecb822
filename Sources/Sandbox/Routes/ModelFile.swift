import AccordKit
import FlyingFox

/// The capability model as it is served: it does not change while the product runs.
struct ModelFile: Sendable {
    let bytes: [UInt8]
    let entityTag: String

    init(_ model: CapabilityModel) {
        bytes = model.canonicalBytes
        // Equal documents get equal tags, in this run and the next.
        entityTag = "\"\(fnv1a(bytes))\""
    }

    func response(to request: Request) -> HTTPResponse {
        guard !isKnown(to: request) else {
            var response = HTTPResponse(statusCode: .notModified)
            response.headers[.eTag] = entityTag
            response.headers[.cacheControl] = Self.cache
            return response
        }
        var response = HTTPResponse.bytes(.ok, "application/json", bytes, cache: Self.cache)
        response.headers[.eTag] = entityTag
        return response
    }

    /// A copy may be kept but is asked about each time: the next run may serve another product at the same address.
    private static let cache = "no-cache"

    private func isKnown(to request: Request) -> Bool {
        guard let known = request.ifNoneMatch else { return false }
        return known.split(separator: ",").contains { candidate in
            let tag = candidate.drop { $0 == " " }
            return tag.first == "*" || tag == entityTag || tag == "W/\(entityTag)"
        }
    }
}
