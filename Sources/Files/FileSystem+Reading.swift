public import SystemPackage

extension FileSystem {
  /// The whole of a file, of a pipe, or of standard input where `path` is "-".
  /// - Parameter limit: of its bytes.
  public static func read(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
    if path == "-" { return try readToEnd(.standardInput, path, limit: limit) }
    guard status(of: path)?.kind == .other else { return try readUnchanged(path, limit: limit).bytes }
    let file = try openToRead(path, waiting: true)
    defer { try? file.close() }
    return try readToEnd(file, path, limit: limit)
  }

  /// The whole of a file of the system's that does not tell its size, such as those of /proc.
  public static func readUnsized(_ path: FilePath, limit: Int) throws(FileError) -> [UInt8] {
    let file = try openToRead(path)
    defer { try? file.close() }
    return try readToEnd(file, path, limit: limit)
  }

  /// The whole of a regular file, and what it was while it was read.
  /// - Parameter limit: of its bytes.
  public static func readUnchanged(_ path: FilePath, limit: Int) throws(FileError) -> (
    bytes: [UInt8], state: FileState
  ) {
    let file = try openToRead(path)
    defer { try? file.close() }
    let before = try status(of: file, path)
    guard before.kind != .folder else { throw .isFolder(path) }
    guard before.kind == .file else { throw .notRegular(path) }
    guard before.state.size <= limit else { throw .tooLarge(path, limit: limit) }
    let bytes = try readToEnd(file, path, limit: limit, expected: Int(before.state.size))
    let after = try status(of: file, path).state
    guard after.size == before.state.size, after.modified == before.state.modified,
      bytes.count == Int(after.size)
    else { throw .changing(path) }
    return (bytes, after)
  }

  /// The first bytes of a file, as many as there are; nil where it can't be read.
  public static func beginning(of path: FilePath, count: Int) -> [UInt8]? {
    guard let file = try? openToRead(path) else { return nil }
    defer { try? file.close() }
    return try? piece(of: file, path, count: count)
  }

  /// The first and the last bytes of a file; nil where it can't be read.
  public static func ends(of path: FilePath, count: Int) -> (head: [UInt8], tail: [UInt8])? {
    guard let file = try? openToRead(path) else { return nil }
    defer { try? file.close() }
    guard let head = try? piece(of: file, path, count: count),
      let end = try? file.seek(offset: 0, from: .end),
      (try? file.seek(offset: max(0, end - Int64(count)), from: .start)) != nil,
      let tail = try? piece(of: file, path, count: count)
    else { return nil }
    return (head, tail)
  }

  /// - Parameter waiting: for a pipe's other end; where nobody asked for the pipe it must not stop the work.
  static func openToRead(_ path: FilePath, waiting: Bool = false) throws(FileError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        path, .readOnly, options: waiting ? .closeOnExec : [.closeOnExec, .nonBlocking])
    } catch {
      let errno = error as? Errno ?? .ioError
      throw errno == .noSuchFileOrDirectory ? .notFound(path) : .unreadable(path, errno)
    }
  }

  static func status(of file: FileDescriptor, _ path: FilePath) throws(FileError) -> FileStatus {
    do { return FileStatus(try Stat(file)) } catch { throw .unreadable(path, error) }
  }

  /// Until the end or the limit, whichever comes first; pipes do not say how long they are.
  private static func readToEnd(_ file: FileDescriptor, _ path: FilePath, limit: Int, expected: Int = 0)
    throws(FileError) -> [UInt8]
  {
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      let next = try piece(of: file, path, count: room)
      if next.isEmpty { return bytes }
      if bytes.isEmpty { bytes = next } else { bytes += next }
      guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
      room = bytes.count == expected ? 1 : pieceSize
    }
  }

  /// Bytes asked for at once of what does not tell its size.
  private static let pieceSize = 1 << 20

  static func piece(of file: FileDescriptor, _ path: FilePath, count: Int) throws(FileError)
    -> [UInt8]
  {
    do {
      return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw .unreadable(path, error as? Errno ?? .ioError)
    }
  }
}
