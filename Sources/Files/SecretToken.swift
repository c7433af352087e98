/// A random secret that lets somebody in: 32 bytes of the system's generator as 43 characters of base64url.
public struct SecretToken: Sendable, Hashable {
  public let text: String

  private static let byteCount = 32
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
  private static let letters = Set(alphabet)
  private static let length = (byteCount * 8 + 5) / 6

  public static func random() -> SecretToken {
    var generator = SystemRandomNumberGenerator()
    return SecretToken(
      unchecked: String((0..<length).map { _ in alphabet[Int(generator.next(upperBound: UInt(64)))] }))
  }

  /// Nil for what can be no token.
  public init?(_ text: String) {
    guard text.utf8.count == SecretToken.length, text.allSatisfy(SecretToken.letters.contains) else {
      return nil
    }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  /// What is kept of it: nobody gets from there to the token.
  public var digest: String { Digest.sha256(Array(text.utf8)) }

  /// Another secret that follows from it, for one use.
  public func derived(_ use: String) -> String { Digest.keyed(Array(use.utf8), key: Array(text.utf8)) }
}
