public import Inference

/// Why the analysis could not be made; never a statement about the photo.
public enum PortraitError: Error, Sendable, Equatable {
  /// The network in this file could not be read or run.
  case network(file: String, NetworkError)
  /// The network in this file gives other numbers of values than the ones expected.
  case unexpectedOutput(file: String, counts: [Int])
}
