/// The stable codes of findings. `accord explain CODE` tells more of each.
///
/// A code is never reused for another rule.
public enum Code: String, Sendable, Hashable, CaseIterable {
    // MARK: The capability model
    /// An id that the model uses is not declared in it.
    case unknownModelID = "CAP001"

    // MARK: Labels
    /// A claim names an id that the model does not have.
    case unknownID = "UI001"
    /// The text of a claim is not what the product shows.
    case wrongLabel = "UI002"
}
