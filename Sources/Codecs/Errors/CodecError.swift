/// Why a file could not be read, or a picture not be written. Never about what the picture shows.
public enum CodecError: Error, Sendable, Hashable {
  case empty
  case notAnImage
  /// The content is this other format, or a flavour of JPEG that no phone writes.
  case unsupportedFormat(String, ForeignKind = .picture)
  case unsupported12Bit
  case truncated
  /// With what the decoder said.
  case damaged(String)
  case tooManyBytes(Int, limit: Int)
  case tooManyPixels(Int, limit: Int)
  case sideTooLong(Int, limit: Int)
  case outOfMemory
  /// HEIC or AVIF, and the library that decodes it is not there: the Debian packages to be installed.
  case decoderMissing(package: String)
  /// The process that decodes could not be started: with what the system said.
  case decoderNotStarted(String)
  /// The process that decodes broke down: with the signal or what it left unsaid.
  case decoderCrashed(String)
  /// The process that decodes was ended after this many seconds.
  case decoderTimedOut(seconds: Int)
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
    case .decoderMissing: "decoder-missing"
    case .decoderNotStarted: "decoder-not-started"
    case .decoderCrashed: "decoder-crashed"
    case .decoderTimedOut: "decoder-timed-out"
    case .encoding: "encoding-failed"
    case .cannotFit: "cannot-fit-file-size"
    }
  }
}
