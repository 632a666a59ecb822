import ArgumentParser
import Dispatch
import Foundation

@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "A small product to check help pages against.",
        discussion: """
            Serves a web app in English and French on this computer alone, and at /capabilities the model of it. Pages and model come \
            from the same definitions. The app keeps everything in memory and forgets it when it stops (Ctrl-C).

            The first line of standard output is the address, as soon as it answers:

              $ sandbox
              http://127.0.0.1:41873/

            The drift options change the product, so that a check has something to find. Each may be given several times:

              $ sandbox --rename docusign.login="Connect DocuSign"
              $ sandbox --rename docusign.login="Se connecter avec DocuSign@fr"
              $ sandbox --rename purchase-order="Orders" --drop-tool documents
              $ sandbox --drop-item commitments/subcontract
              $ sandbox --move docusign.login=profile-settings.general

            For tests, GET /sandbox/state tells the state of the session (a cookie), and POST sets it:

              $ at=http://127.0.0.1:41873
              $ curl -c jar -d docusign=linked -d integration=on $at/sandbox/state
              $ curl -b jar $at/profile/personal?lang=fr

            Exit codes: 0 stopped, 3 the address cannot be had, 64 wrong usage.
            """)

    @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "n"))
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("The address: 127.0.0.1 or ::1.", valueName: "address"), transform: loopback)
    var host: Server.Host = .ip4

    @Option(
        help: ArgumentHelp("Give a control, screen, tool or item another label.", valueName: "id=label[@locale]"),
        transform: { try Drift.rename(parsing: $0) })
    var rename: [Drift] = []

    @Option(
        help: ArgumentHelp("Put a control on another screen.", valueName: "control=screen"),
        transform: { try Drift.move(parsing: $0) })
    var move: [Drift] = []

    @Option(
        help: ArgumentHelp("Take an item out of a tool.", valueName: "tool/item"),
        transform: { try Drift.dropItem(parsing: $0) })
    var dropItem: [Drift] = []

    @Option(
        help: ArgumentHelp("Remove a tool, its screens, and what leads to them.", valueName: "id"), transform: { Drift.dropTool($0) })
    var dropTool: [Drift] = []

    func validate() throws {
        do throws(DriftError) {
            _ = try product()
        } catch {
            throw ValidationError("\(error)")
        }
    }

    func run() async throws {
        let stop = StopSignals()
        let product = try product()
        let server: Server
        do throws(Server.StartError) {
            server = try await Server.start(product, host: host, port: port)
        } catch {
            FileHandle.standardError.write(Data("sandbox: \(error)\n".utf8))
            throw ExitCode(3)
        }
        FileHandle.standardOutput.write(Data("\(server.address)\n".utf8))
        await stop.first()
        await server.stop()
    }

    /// The product with all that was asked for, in one order whatever that of the options: what is renamed and moved must still be there.
    func product() throws(DriftError) -> Product {
        try Product.sample.drifted(by: rename + move + dropItem + dropTool)
    }
}

private func loopback(_ argument: String) throws -> Server.Host {
    guard let host = Server.Host(rawValue: argument) else {
        throw ValidationError("the sandbox serves this computer alone, at 127.0.0.1 or ::1: found '\(argument)'.")
    }
    return host
}

/// The signals that ask a process to stop.
private struct StopSignals {
    private let received: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (received, receive) = AsyncStream.makeStream(of: Void.self)
        self.received = received
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { receive.yield() }
            source.resume()
            return source
        }
    }

    func first() async {
        for await _ in received { break }
        for source in sources { source.cancel() }
    }
}
