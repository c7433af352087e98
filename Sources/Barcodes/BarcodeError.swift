/// Why a picture could not be looked through; never about what it shows.
public enum BarcodeError: Error, Sendable, Hashable {
  /// The decoder gave up: out of memory, or a fault of its own.
  case decoderFailed

  /// A stable name for machines.
  public var code: String {
    switch self {
    case .decoderFailed: "barcode-decoder-failed"
    }
  }
}
