import Foundation

/// The checkout that the tests were built from.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder with the scripts that ask independent programs for their opinion.
    static let oracles = root.appending(path: "Tests/SiteTests/Oracles")
}

extension URL {
    /// As programs take it.
    var filePath: String { path(percentEncoded: false) }

    /// The regular files under this folder, by their path from it, sorted.
    func files() throws -> [String] {
        let prefix = filePath.hasSuffix("/") ? filePath : filePath + "/"
        let found = FileManager.default.enumerator(at: self, includingPropertiesForKeys: [.isRegularFileKey])
        return try (found?.compactMap { $0 as? URL } ?? [])
            .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
            .map { String($0.filePath.dropFirst(prefix.count)) }
            .sorted()
    }

    func text() throws -> String { String(decoding: try Data(contentsOf: self), as: UTF8.self) }

    func write(_ text: String) throws { try Data(text.utf8).write(to: self) }
}

/// Runs `body` with a new empty folder that is gone afterwards.
func withTemporaryFolder<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    // Resolved, so that paths that programs print compare equal.
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: "accord-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// Runs `body` with a copy of the sample site: site.yml, Content and Templates.
func withSampleSite<Value>(_ body: (URL) async throws -> Value) async throws -> Value {
    try await withTemporaryFolder { folder in
        for name in ["site.yml", "Content", "Templates"] {
            try FileManager.default.copyItem(at: Checkout.root.appending(path: name), to: folder.appending(path: name))
        }
        return try await body(folder)
    }
}
