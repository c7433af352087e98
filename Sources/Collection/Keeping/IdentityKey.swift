internal import Files
internal import Localization
internal import SystemPackage

/// The key of the hashes of identity numbers in an opaque collection. It lies in a file of its own: a copy of the database
/// alone tells nobody's number, since there are too few numbers for a hash without a key to hide one.
struct IdentityKey: Sendable {
  private let bytes: [UInt8]
  private static let count = 32

  static func make(_ folder: CollectionFolder) throws(FileError) {
    if FileSystem.exists(folder.key) { return }
    let key = (0..<count).map { _ in UInt8.random(in: 0...255) }
    try FileSystem.write(key, to: folder.key, .personal)
  }

  /// - Throws: `FileError`, `CollectionError.invalid` for a file that is no key.
  init(_ folder: CollectionFolder) throws {
    bytes = try FileSystem.read(folder.key, limit: 4096)
    guard bytes.count == Self.count else {
      throw CollectionError.invalid(
        code: "bad-key",
        LocalizedText(zh: "identity.key 不是这个采集库的密钥文件。", en: "identity.key is not the key of this collection."))
    }
  }

  /// - Parameter number: folded.
  func hash(_ number: String) -> String { Digest.keyed(Array(number.utf8), key: bytes) }
}
