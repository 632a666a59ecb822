import AccordKit
import Diagnostics
import Foundation
import HTML
import Testing

@testable import sandbox

/// AccordKit has a product too: what its checks make of a model.
typealias Product = sandbox.Product

/// The products that tests visit: each browser has a session of its own, so one server does for all tests of one product.
///
/// They run until the tests end.
actor TestServers {
    static let shared = TestServers()

    private var servers: [CapabilityModel: Task<Server, any Error>] = [:]

    static func server(_ product: Product = .sample) async throws -> Server { try await shared.server(of: product) }

    private func server(of product: Product) async throws -> Server {
        let model = product.model
        let task = servers[model] ?? Task { try await Server.start(product) }
        servers[model] = task
        return try await task.value
    }
}

/// A browser with a cookie of its own and no scripts.
actor Browser {
    private let port: UInt16
    private var cookie: String?

    init(_ server: Server) { port = server.port }

    func open(_ path: String, headers: [String: String] = [:]) async throws -> Visit {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> Visit {
        let form = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send("POST", path, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.utf8))
    }

    /// Follows redirections, as browsers do.
    func send(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []) async throws -> Visit {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close", "Content-Length: \(body.count)"]
        lines += headers.map { "\($0.key): \($0.value)" }
        if let cookie { lines.append("Cookie: \(cookie)") }
        let request = Array((lines + ["", ""]).joined(separator: "\r\n").utf8) + body
        let answer = try #require(Answer(try await RawClient.exchange(request, port: port)), "\(method) \(path) is not answered")
        if let new = answer.headers["set-cookie"] { cookie = new.split(separator: ";").first.map(String.init) }
        guard let next = answer.headers["location"] else { return Visit(answer, path: String(path.prefix { $0 != "?" })) }
        #expect(answer.status == 303)
        return try await send("GET", next, headers: headers.filter { $0.key == "Accept-Language" })
    }

    /// Uses what a definition put on a page as a user would: follows a link, or fills in the form and presses its button.
    func use(_ control: String, on visit: Visit, entering texts: [String: String] = [:], ticking: [String] = []) async throws -> Visit {
        let node = try #require(visit.document.nodes.first { $0.attribute("data-control") == control }, "\(visit.path) has no \(control)")
        if node.tag == .a { return try await open(try #require(node.attribute(.href))) }
        let id = try #require(node.attribute("form"))
        let form = try #require(visit.document.nodes.first { $0.tag == .form && $0.attribute(.id) == id })
        #expect(form.attribute(.method) == "post")
        var fields = [(try #require(node.attribute(.name)), try #require(node.attribute(.value)))]
        for input in visit.document.nodes where input.tag == .input && input.attribute("form") == id {
            let name = try #require(input.attribute(.name))
            if input.attribute(.type) != "checkbox" {
                fields.append((name, texts[name] ?? ""))
            } else if ticking.contains(name) || input.hasAttribute(.checked) {
                fields.append((name, "on"))
            }
        }
        return try await post(try #require(form.attribute(.action)), fields)
    }

    func set(_ state: [String: String], locale: String? = nil) async throws {
        let language = locale.map { [("lang", $0)] } ?? []
        let visit = try await post("/sandbox/state", state.map { ($0.key, $0.value) } + language)
        #expect(visit.status == 200)
    }

    /// The axes as the product tells them.
    func state() async throws -> [String: String] {
        let json = try JSONValue(parsing: try await open("/sandbox/state").body)
        let members = try #require(json["axes"]?.members)
        return Dictionary(members.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    func model() async throws -> CapabilityModel {
        let visit = try await open("/capabilities")
        return try ModelDocument(decoding: SourceFile(path: "/capabilities", bytes: visit.body)).model
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// An answer, after all redirections.
struct Visit: Sendable {
    let path: String
    let status: Int
    let body: [UInt8]
    let document: HTMLDocument
    private let headers: [String: String]

    init(_ answer: Answer, path: String) {
        self.path = path
        status = answer.status
        headers = answer.headers
        body = answer.body
        document = HTMLDocument(utf8: answer.body)
    }

    func header(_ name: String) -> String? { headers[name.lowercased()] }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// What the product says about what was just done.
    var notice: String? { document.nodes.first { $0.attribute(.id) == "notice" }?.text }

    /// The ids of the controls on the page.
    var controls: [String] { document.nodes.compactMap { $0.attribute("data-control") } }
}
