import FlyingFox
import FlyingSocks
import Foundation

/// The product, answering on a loopback address.
struct Server: Sendable {
    /// Where the product is, ending in `/`.
    let address: String
    let port: UInt16

    private let http: HTTPServer
    private let task: Task<Void, Never>

    /// The addresses that no other machine reaches.
    enum Host: String, Sendable, CaseIterable {
        case ip4 = "127.0.0.1"
        case ip6 = "::1"
    }

    /// Why the product cannot be reached.
    struct StartError: Error, CustomStringConvertible {
        let description: String
    }

    /// Returns when the product answers.
    ///
    /// - Parameter port: 0 takes a free one.
    static func start(_ product: Product, host: Host = .ip4, port: UInt16 = 0) async throws(StartError) -> Server {
        let routes = Routes(product: product)
        let http = HTTPServer(
            config: try configuration(host: host, port: port),
            handler: ClosureHTTPHandler { await routes.respond(to: $0) })
        let (outcomes, outcome) = AsyncStream.makeStream(of: StartError?.self)
        let task = Task {
            do {
                try await http.run()
            } catch {
                outcome.yield(StartError(description: "cannot listen on \(host.rawValue), port \(port): \(error.localizedDescription)"))
            }
        }
        Task {
            let isListening = (try? await http.waitUntilListening(timeout: 5)) != nil
            outcome.yield(isListening ? nil : StartError(description: "cannot listen on \(host.rawValue) within 5 seconds"))
        }
        for await failure in outcomes {
            guard let failure else { break }
            throw failure
        }
        guard let taken = await http.listeningPort else { throw StartError(description: "the listening socket has no port") }
        let name = host == .ip6 ? "[\(host.rawValue)]" : host.rawValue
        return Server(address: "http://\(name):\(taken)/", port: taken, http: http, task: task)
    }

    /// Closes the socket and all connections.
    func stop() async {
        await http.stop()
        await task.value
    }

    private static func configuration(host: Host, port: UInt16) throws(StartError) -> HTTPServer.Configuration {
        // Small forms are read whole, anything larger as it comes, so that a huge body never stands in memory.
        switch host {
        case .ip6:
            return .init(
                address: .loopback(port: port), sharedRequestBufferSize: 4096, sharedRequestReplaySize: 4096, logger: .disabled)
        case .ip4:
            guard let address = try? sockaddr_in.inet(ip4: host.rawValue, port: port) else {
                throw StartError(description: "\(host.rawValue) is not an address")
            }
            return .init(address: address, sharedRequestBufferSize: 4096, sharedRequestReplaySize: 4096, logger: .disabled)
        }
    }
}

extension HTTPServer {
    fileprivate var listeningPort: UInt16? {
        switch listeningAddress {
        case .ip4(_, let port), .ip6(_, let port): port
        case .unix, nil: nil
        }
    }
}
