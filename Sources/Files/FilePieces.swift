public import SystemPackage

/// A regular file that is read piece by piece, by one reader, and stays readable when its name goes.
public final class FilePieces: Sendable {
  /// Bytes when it was opened.
  public let count: Int
  private let path: FilePath
  private let file: FileDescriptor

  /// - Throws: `FileError`.
  public init(_ path: FilePath) throws(FileError) {
    self.path = path
    file = try FileSystem.openToRead(path)
    do throws(FileError) {
      let status = try FileSystem.status(of: file, path)
      guard status.kind == .file else { throw .notRegular(path) }
      count = Int(status.state.size)
    } catch {
      try? file.close()
      throw error
    }
  }

  /// - Returns: at most `count` bytes; none at the end.
  public func next(_ count: Int) throws(FileError) -> [UInt8] {
    try FileSystem.piece(of: file, path, count: count)
  }

  deinit { try? file.close() }
}
