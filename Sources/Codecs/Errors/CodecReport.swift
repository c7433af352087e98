internal import CCodecs

extension codec_report {
  var failureText: String { withUnsafeBytes(of: failure) { codec_report.text($0) } }

  /// The first few complaints, with a count of those left out.
  var remarks: [FileNote] {
    let kept = withUnsafeBytes(of: warnings) { codec_report.text($0) }.split(separator: "\n").map {
      String($0)
    }
    let left = Int(warning_count) - kept.count
    return (left > 0 ? kept + ["and \(left) more"] : kept).map { FileNote(.decoderRemark, $0) }
  }

  private static func text(_ characters: UnsafeRawBufferPointer) -> String {
    String(decoding: characters.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Throws what a failed reading means.
  func checkDecoding(_ outcome: codec_outcome) throws(CodecError) {
    switch outcome {
    case CODEC_OK: return
    case CODEC_TRUNCATED: throw .truncated
    case CODEC_UNSUPPORTED: throw .unsupportedFormat("JPEG: \(failureText)")
    case CODEC_NO_MEMORY: throw .outOfMemory
    default: throw .damaged(failureText)
    }
  }

  /// Throws what a failed writing means.
  func checkEncoding(_ outcome: codec_outcome) throws(CodecError) {
    switch outcome {
    case CODEC_OK: return
    case CODEC_NO_MEMORY: throw .outOfMemory
    default: throw .encoding(failureText)
    }
  }
}
