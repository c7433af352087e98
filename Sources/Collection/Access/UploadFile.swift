internal import Files
internal import SystemPackage

/// A photo that arrives piece by piece.
public final class UploadFile {
  public let id: Int64
  let path: FilePath
  private let file: AtomicFile
  public private(set) var count = 0

  init(id: Int64, path: FilePath, temporary: FilePath) throws(FileError) {
    self.id = id
    self.path = path
    file = try AtomicFile(path, by: temporary, .personal)
  }

  public func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    count += bytes.count
    file.write(bytes)
  }

  /// Nothing is left of what was not kept.
  public func discard() { file.discard() }

  func commit() throws(FileError) { try file.commit() }
}
