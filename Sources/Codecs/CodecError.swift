/// Why a file could not be read, or a picture not be written. Never about what the picture shows.
public enum CodecError: Error, Sendable, Hashable {
  case empty
  case notAnImage
  /// The content is this other format, or a flavour of JPEG that no phone writes.
  case unsupportedFormat(String)
  case unsupported12Bit
  case truncated
  /// With what the decoder said.
  case damaged(String)
  case tooManyBytes(Int, limit: Int)
  case tooManyPixels(Int, limit: Int)
  case sideTooLong(Int, limit: Int)
  case outOfMemory
  /// With what the encoder said.
  case encoding(String)
  /// No quality gives a file size within the bounds; `nearest` is the size that came closest, in bytes.
  case cannotFit(nearest: Int, allowed: ClosedRange<Int>)

  /// A stable name for machines, without the values.
  public var code: String {
    switch self {
    case .empty: "empty-file"
    case .notAnImage: "not-an-image"
    case .unsupportedFormat: "unsupported-format"
    case .unsupported12Bit: "unsupported-12-bit"
    case .truncated: "truncated-file"
    case .damaged: "damaged-file"
    case .tooManyBytes: "too-many-bytes"
    case .tooManyPixels: "too-many-pixels"
    case .sideTooLong: "side-too-long"
    case .outOfMemory: "out-of-memory"
    case .encoding: "encoding-failed"
    case .cannotFit: "cannot-fit-file-size"
    }
  }
}
