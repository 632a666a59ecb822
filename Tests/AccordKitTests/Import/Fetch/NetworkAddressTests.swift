import Testing

@testable import AccordKit

@Suite("Which addresses are public") struct NetworkAddressTests {
    @Test(
        "this machine and private networks are found behind every way to write them",
        arguments: [
            "127.0.0.1", "127.1", "127.9.9.9", "0x7f000001", "0x7f.1", "2130706433", "017700000001", "0177.0.0.1", "0.0.0.0", "0",
            "10.1.2.3", "100.64.0.1", "100.127.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.0.8",
            "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "255.255.255.255",
            "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[fe80::1]", "[fd00::1]",
            "[fc00::1]",
            "[ff02::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[2001:db8::1]", "[2001::1]", "[3fff::1]", "[100::1]", "localhost",
        ])
    func privateOnes(host: String) throws {
        let target = try HTTPAddress("http://\(host)/")
        #expect(!NetworkAddress.resolve(target.host).isEmpty)
        #expect(throws: FetchError.Reason.privateAddress(host: target.host)) { try PageFetch(FetchOptions()).destinations(of: target) }
    }

    @Test(
        "what the internet can reach is visited, and nothing else under its name",
        arguments: [
            ("8.8.8.8", "8.8.8.8"), ("134744072", "8.8.8.8"), ("100.63.255.255", "100.63.255.255"), ("172.32.0.1", "172.32.0.1"),
            ("[2606:4700::1111]", "[2606:4700:0:0:0:0:0:1111]"), ("[::ffff:8.8.8.8]", "[0:0:0:0:0:ffff:808:808]"),
            ("[64:ff9b::808:808]", "[64:ff9b:0:0:0:0:808:808]"),
        ])
    func publicOnes(host: String, pinned: String) throws {
        let addresses = try PageFetch(FetchOptions()).destinations(of: HTTPAddress("http://\(host)/"))
        #expect(addresses.map(\.description) == [pinned])
    }

    @Test("a name with one private address among public ones is refused")
    func mixed() throws {
        let fetch = PageFetch(FetchOptions()) { _ in [NetworkAddress(bytes: [8, 8, 8, 8]), NetworkAddress(bytes: [10, 0, 0, 1])] }
        #expect(throws: FetchError.Reason.privateAddress(host: "two.example")) {
            try fetch.destinations(of: HTTPAddress("http://two.example/"))
        }
    }
}
