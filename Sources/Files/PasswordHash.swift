internal import CLibCrypto

/// A password as it is kept: scrypt (RFC 7914) over a random salt, so that each guess costs 32 MB and a quarter of a second.
public struct PasswordHash: Sendable, Hashable {
  /// "salt:hash", both hexadecimal.
  public let text: String

  private static let saltCount = 16
  private static let count = 32
  /// N, r, p: OWASP's Password Storage Cheat Sheet: the second of its equal choices, which takes 32 MB.
  private static let cost: (work: UInt64, block: UInt64, lanes: UInt64) = (1 << 15, 8, 3)
  private static let memory: UInt64 = 64 << 20

  public init(kept text: String) { self.text = text }

  public init(_ password: String) {
    let salt = (0..<PasswordHash.saltCount).map { _ in UInt8.random(in: 0...255) }
    text = Digest.hexadecimal(salt) + ":" + PasswordHash.derive(password, Digest.hexadecimal(salt))
  }

  /// Takes as long for a wrong password as for the right one.
  public func matches(_ password: String) -> Bool {
    let parts = text.split(separator: ":").map(String.init)
    guard parts.count == 2 else { return false }
    let derived = PasswordHash.derive(password, parts[0])
    return !derived.isEmpty && Digest.areSame(derived, parts[1])
  }

  /// Empty where the library could not.
  private static func derive(_ password: String, _ salt: String) -> String {
    let (characters, salt) = (password.utf8.map { CChar(bitPattern: $0) }, Array(salt.utf8))
    var key = [UInt8](repeating: 0, count: count)
    let done = EVP_PBE_scrypt(
      characters, characters.count, salt, salt.count, cost.work, cost.block, cost.lanes, memory, &key,
      key.count)
    return done == 1 ? Digest.hexadecimal(key) : ""
  }
}
