internal import CLibCrypto
public import SystemPackage

extension Digest {
  /// Bytes read at once.
  private static let pieceSize = 1 << 17

  /// SHA-256 of a file of any size.
  /// - Throws: `FileError`.
  public static func sha256(ofFile path: FilePath) throws(FileError) -> String {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      defer { try? file.close() }
      guard let context = EVP_MD_CTX_new() else { throw Errno.noMemory }
      defer { EVP_MD_CTX_free(context) }
      guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { throw Errno.ioError }
      var piece = [UInt8](repeating: 0, count: pieceSize)
      while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
        EVP_DigestUpdate(context, piece, count)
      }
      var digest = [UInt8](repeating: 0, count: 32)
      EVP_DigestFinal_ex(context, &digest, nil)
      return hexadecimal(digest)
    } catch {
      throw FileError.unreadable(path, error as? Errno ?? .ioError)
    }
  }
}
