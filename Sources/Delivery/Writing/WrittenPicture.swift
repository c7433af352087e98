internal import Files
internal import SystemPackage

/// A picture as it lies in a delivery, to be read back.
struct WrittenPicture: Sendable {
  let paths: [FilePath]
  let bytes: Int
  let digest: String

  /// Files that are not what was written.
  var errors: Int {
    paths.count { path in
      guard let found = try? FileSystem.read(path, limit: bytes) else { return true }
      return Digest.sha256(found) != digest
    }
  }
}
