public import SystemPackage

extension FileSystem {
  /// Hands a path to a library that takes names as text: a folder whose name is none is reached by its descriptor, which
  /// stays open while `body` runs (Linux).
  /// - Throws: `FileError.unreadable` where the folder can't be opened; what `body` throws.
  public static func withTextualPath<T>(_ path: FilePath, _ body: (String) throws -> T) throws -> T {
    if let text = path.exactText { return try body(text) }
    let folder: FileDescriptor
    do {
      folder = try FileDescriptor.open(path.folder, .readOnly, options: .closeOnExec)
    } catch {
      throw FileError.unreadable(path.folder, error as? Errno ?? .ioError)
    }
    defer { try? folder.close() }
    return try body("/proc/self/fd/\(folder.rawValue)/" + path.name.string)
  }
}
