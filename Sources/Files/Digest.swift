internal import CLibCrypto

/// Short values that stand for a whole content.
public enum Digest {
  /// Bytes of a SHA-256.
  private static let count = 32

  /// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: count)
    _ = SHA256(bytes, bytes.count, &digest)
    return hexadecimal(digest)
  }

  /// HMAC-SHA-256 (RFC 2104) in the same form: nobody without the key can tell what it stands for by trying.
  public static func keyed(_ bytes: [UInt8], key: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: count)
    var length = UInt32(count)
    _ = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &digest, &length)
    return hexadecimal(digest)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 2 * bytes.count
    }
  }
}

extension Digest {
  /// Whether two secrets are the same, in a time that does not tell where they differ.
  public static func areSame(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    return a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
  }
}
