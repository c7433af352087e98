import Collection
import Files
import Localization
import SystemPackage

/// The text that students agree to, as a file.
enum PrivacyFile {
  /// Bytes.
  private static let limit = 1 << 20

  /// - Throws: `FileError`; `CollectionError.invalid` for what is empty or no text.
  static func read(_ path: FilePath, version: String?) throws -> (text: PrivacyText, bytes: [UInt8]) {
    let bytes = try FileSystem.read(path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self), text.contains(where: { !$0.isWhitespace })
    else {
      throw CollectionError.invalid(
        code: "no-text",
        LocalizedText(
          zh: "“\(path.string)”是空的，或不是 UTF-8 文本。", en: "“\(path.string)” is empty, or no UTF-8 text."))
    }
    let hash = Digest.sha256(bytes)
    return (PrivacyText(sha256: hash, version: version ?? String(hash.prefix(8))), bytes)
  }
}
