internal import Foundation

/// Faces as text, in the log.
enum FaceText {
  /// Nil for what is no base64.
  static func bytes(_ text: String) -> [UInt8]? { Data(base64Encoded: text).map { [UInt8]($0) } }

  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
