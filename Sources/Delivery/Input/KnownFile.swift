internal import Codecs
public import Files
public import SystemPackage

/// A photo or a picture, and what it was when it was written down.
public struct KnownFile: Sendable, Hashable {
  public var path: FilePath
  /// SHA-256 of what was written down; nil where nobody wrote it down.
  public var digest: String?

  public init(_ path: FilePath, digest: String? = nil) {
    self.path = path
    self.digest = digest
  }

  /// - Throws: `FileError.altered` where another file stands there by now.
  public func bytes() throws(FileError) -> [UInt8] { try content().bytes }

  /// The file and its SHA-256.
  func content() throws(FileError) -> (bytes: [UInt8], digest: String) {
    let bytes = try FileSystem.read(path, limit: Limits.standard.bytes)
    let found = Digest.sha256(bytes)
    if let digest, digest != found { throw .altered(path) }
    return (bytes, found)
  }
}

extension Deliverable {
  /// The picture as it was made.
  public var finished: KnownFile { KnownFile(picture, digest: digest) }
}
