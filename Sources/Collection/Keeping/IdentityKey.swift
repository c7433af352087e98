internal import Files
internal import Localization
internal import SystemPackage

/// The key of the hashes of identity numbers in an opaque collection. It lies in a file of its own: a copy of the database
/// alone tells nobody's number, since there are too few numbers for a hash without a key to hide one.
struct IdentityKey: Sendable, Equatable {
  private let bytes: [UInt8]
  private static let count = 32

  /// - Parameter other: a key to take over; nil for a new one.
  static func make(_ folder: CollectionFolder, like other: [UInt8]?) throws {
    let key = other ?? (0..<count).map { _ in UInt8.random(in: 0...255) }
    guard key.count == count else { throw notAKey }
    try FileSystem.write(key, to: folder.key, .personal)
  }

  private static let notAKey = CollectionError.invalid(
    code: "bad-key",
    LocalizedText(zh: "这不是采集库的密钥文件 identity.key。", en: "This is no identity.key of a collection."))

  /// - Throws: `FileError`, `CollectionError.invalid` for a file that is no key.
  init(_ folder: CollectionFolder) throws {
    bytes = try FileSystem.read(folder.key, limit: 4096)
    guard bytes.count == Self.count else { throw Self.notAKey }
  }

  /// - Parameter number: folded.
  func hash(_ number: String) -> String { Digest.keyed(Array(number.utf8), key: bytes) }
}
