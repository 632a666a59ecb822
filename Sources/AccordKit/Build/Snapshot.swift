import Diagnostics

/// What taking a new snapshot did.
public struct SnapshotUpdate: Sendable {
    /// The snapshot's file, relative to the site's folder.
    public let path: String
    /// Where the model came from, and its version.
    public let provenance: String
    /// One line each; empty where there was no snapshot before.
    public let changes: [String]
    public let isChanged: Bool
}

/// Fetches a model and writes it, in canonical form, as the site's snapshot.
///
/// - Throws: `ConfigurationError`, `ModelError`, `FetchError`, `WriteError`; the old snapshot is untouched then.
public func pullSnapshot(of root: String, from choice: ModelChoice) async throws -> SnapshotUpdate {
    let configuration = try Site.configuration(of: root).configuration
    let document = try await configuration.source(of: choice, root: root).load()
    let errors = document.validate().filter { $0.severity == .error }
    guard errors.isEmpty else { throw ModelError(errors) }
    let path = "\(root)/\(configuration.snapshot)"
    let bytes = document.model.canonicalBytes
    var changes: [String] = []
    if let old = try? await CapabilitySource.file(path).load() {
        changes = ModelDifference(from: old.model, to: document.model).changes.map(\.description)
    }
    let isChanged = (try? readFile(path, limit: ModelDocument.greatestSize)) != bytes
    if isChanged { try replaceFile(path, with: bytes) }
    return SnapshotUpdate(path: configuration.snapshot, provenance: document.provenance, changes: changes, isChanged: isChanged)
}

/// What changed from the site's snapshot to another model.
public func compareSnapshot(of root: String, with choice: ModelChoice) async throws -> ModelDifference {
    let configuration = try Site.configuration(of: root).configuration
    let snapshot = try await CapabilitySource.file("\(root)/\(configuration.snapshot)").load()
    let other = try await configuration.source(of: choice, root: root).load()
    return ModelDifference(from: snapshot.model, to: other.model)
}
