public import Inference

/// Why faces could not be compared; never a statement about the photos.
public enum FaceVerificationError: Error, Sendable, Equatable {
  /// The network could not be read or run.
  case network(NetworkError)
  /// A network of other inputs or outputs than SFace's.
  case unexpectedNetwork(input: [Int], outputs: [[Int]])

  /// A stable name for machines.
  public var code: String {
    switch self {
    case .network: "face-network-failed"
    case .unexpectedNetwork: "not-a-face-network"
    }
  }
}
