public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FilePermissions {
  /// Pictures and reports: the owner writes, everybody reads.
  public static let shared: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
  /// What holds people's data.
  public static let personal: FilePermissions = [.ownerReadWrite]
}

extension FileSystem {
  /// Writes a whole file or none: to a temporary file in the same folder, which is then renamed. To standard output
  /// where `path` is "-".
  public static func write(_ bytes: [UInt8], to path: FilePath, _ permissions: FilePermissions = .shared)
    throws(FileError)
  {
    guard path != "-" else { return try write(bytes, into: .standardOutput, path) }
    try write(bytes, to: path, by: temporary(in: path.folder), permissions)
  }

  /// Writes, makes sure that the disk has it, and gives it its name: the file is whole or it is not there. The folder's
  /// own entry is not yet safe from a loss of power: see `secure(folder:)`.
  /// - Parameter temporary: a name on the same disk that nobody else uses.
  public static func write(
    _ bytes: [UInt8], to path: FilePath, by temporary: FilePath, _ permissions: FilePermissions = .shared
  ) throws(FileError) {
    do throws(FileError) {
      try write(bytes, new: temporary, permissions)
      try secure(temporary)
      try rename(temporary, to: path)
    } catch {
      remove(temporary)
      throw error.about(path, insteadOf: temporary)
    }
  }

  /// Writes a file that is neither safe from a loss of power nor under its name.
  public static func write(_ bytes: [UInt8], new path: FilePath, _ permissions: FilePermissions = .shared)
    throws(FileError)
  {
    let file = try create(path, permissions)
    do throws(FileError) {
      try write(bytes, into: file, path)
    } catch {
      try? file.close()
      throw error
    }
    do { try file.close() } catch { throw unwritable(path, error) }
  }

  /// Of a file that a library made.
  public static func restrict(_ path: FilePath, to permissions: FilePermissions) throws(FileError) {
    let status = path.withPlatformString { chmod($0, permissions.rawValue) }
    guard status == 0 else { throw .unwritable(path, lastError) }
  }

  /// A name in `folder` that nobody else uses.
  public static func temporary(in folder: FilePath) -> FilePath {
    folder / ".gradphoto-\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
  }

  /// Makes sure that the disk has a written file.
  public static func secure(_ path: FilePath) throws(FileError) {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      let failed = fsync(file.rawValue) != 0 ? lastError : nil
      try file.close()
      if let failed { throw failed }
    } catch {
      throw unwritable(path, error)
    }
  }

  /// Makes the entries of a folder safe from a loss of power, where the disk lets that be asked.
  public static func secure(folder: FilePath) {
    guard let file = try? FileDescriptor.open(folder, .readOnly, options: .closeOnExec) else { return }
    _ = fsync(file.rawValue)
    try? file.close()
  }

  /// Replaces what stands at `new`.
  public static func rename(_ old: FilePath, to new: FilePath) throws(FileError) {
    let status = old.withPlatformString { a in new.withPlatformString { b in systemRename(a, b) } }
    guard status == 0 else { throw .unwritable(new, lastError) }
  }

  /// Makes a folder and all above it.
  public static func makeFolder(_ path: FilePath, personal: Bool = false) throws(FileError) {
    let mode: mode_t = personal ? 0o700 : 0o755
    if path.isEmpty || path.withPlatformString({ mkdir($0, mode) }) == 0 { return }
    switch lastError {
    case .fileExists: guard isFolder(path) else { throw .unwritable(path, .notDirectory) }
    case .noSuchFileOrDirectory where !path.folder.isEmpty && path.folder != path:
      try makeFolder(path.folder, personal: personal)
      guard path.withPlatformString({ mkdir($0, mode) }) == 0 || lastError == .fileExists else {
        throw .unwritable(path, lastError)
      }
    case let errno: throw .unwritable(path, errno)
    }
  }

  /// - Returns: whether there was a file to remove.
  @discardableResult public static func remove(_ path: FilePath) -> Bool {
    path.withPlatformString { unlink($0) } == 0
  }

  /// Overwrites a file with zeros and removes it. What a disk keeps of it elsewhere (copies of a file system that never
  /// writes in place, worn cells of an SSD) is beyond any program.
  /// - Returns: whether there is no such file any more.
  @discardableResult public static func erase(_ path: FilePath) -> Bool {
    guard let size = status(of: path, following: false)?.state.size else { return true }
    if let file = try? FileDescriptor.open(path, .writeOnly, options: [.closeOnExec, .noFollow]) {
      let zeros = [UInt8](repeating: 0, count: eraserSize)
      var left = Int(size)
      while left > 0, (try? file.writeAll(zeros.prefix(left))) != nil { left -= eraserSize }
      _ = fsync(file.rawValue)
      try? file.close()
    }
    return remove(path) || !exists(path)
  }

  /// Bytes overwritten at once.
  private static let eraserSize = 1 << 18

  /// Removes folders that have become empty, upwards to `top`, which stays.
  public static func removeEmptyFolders(_ path: FilePath, upTo top: FilePath) {
    var folder = path
    while folder != top, folder.length > top.length, folder.withPlatformString({ rmdir($0) }) == 0 {
      folder = folder.folder
    }
  }

  static func create(_ path: FilePath, _ permissions: FilePermissions) throws(FileError) -> FileDescriptor {
    do {
      return try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: permissions)
    } catch {
      throw unwritable(path, error)
    }
  }

  static func write(_ bytes: [UInt8], into file: FileDescriptor, _ path: FilePath) throws(FileError) {
    do { try file.writeAll(bytes) } catch { throw unwritable(path, error) }
  }

  static func unwritable(_ path: FilePath, _ error: any Error) -> FileError {
    .unwritable(path, error as? Errno ?? .ioError)
  }
}

extension FileError {
  /// People know the file by its name, not by that of its draft.
  fileprivate func about(_ path: FilePath, insteadOf draft: FilePath) -> FileError {
    guard case .unwritable(draft, let errno) = self else { return self }
    return .unwritable(path, errno)
  }
}

/// `rename(2)`, which the method of the same name hides.
private let systemRename: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32 = { rename($0, $1) }
