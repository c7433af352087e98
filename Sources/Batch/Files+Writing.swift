#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// Writes, makes sure that the disk has it, and gives it its name: the file is whole or it is not there. The folder's
  /// own entry is not yet safe from a loss of power: see `sync`.
  /// - Parameter temporary: a name on the same disk that nobody else uses.
  static func write(_ bytes: [UInt8], to path: RawPath, by temporary: RawPath) throws(OutputError) {
    do throws(OutputError) {
      try write(bytes, temporary: temporary)
      try secure(temporary)
      guard rename(temporary, to: path) else { throw failure(path) }
    } catch {
      remove(temporary)
      throw error
    }
  }

  /// Writes a file that is neither safe from a loss of power nor under its name.
  static func write(_ bytes: [UInt8], temporary: RawPath) throws(OutputError) {
    let file = create(temporary)
    guard file >= 0 else { throw failure(temporary) }
    guard put(bytes, into: file) else { throw abandon(file, temporary) }
    guard close(file) == 0 else { throw failure(temporary) }
  }

  /// Makes sure that the disk has a written file.
  static func secure(_ path: RawPath) throws(OutputError) {
    let file = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { throw failure(path) }
    guard fsync(file) == 0 else { throw abandon(file, path) }
    close(file)
  }

  static func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(file, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #elseif canImport(Glibc)
          Glibc.write(file, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #else
          Musl.write(file, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  @discardableResult static func rename(_ old: RawPath, to new: RawPath) -> Bool {
    withCPath(old) { a in
      withCPath(new) { b in
        #if canImport(Darwin)
          Darwin.rename(a, b) == 0
        #elseif canImport(Glibc)
          Glibc.rename(a, b) == 0
        #else
          Musl.rename(a, b) == 0
        #endif
      }
    }
  }

  /// Makes a folder and all above it.
  static func makeFolder(_ path: RawPath) throws(OutputError) {
    if withCPath(path, { mkdir($0, 0o755) }) == 0 { return }
    switch errno {
    case EEXIST:
      guard look(at: path)?.kind == .folder else {
        throw OutputError(path: path.text, reason: String(cString: strerror(ENOTDIR)))
      }
    case ENOENT where !path.folder.bytes.isEmpty && path.folder != path:
      try makeFolder(path.folder)
      guard withCPath(path, { mkdir($0, 0o755) }) == 0 || errno == EEXIST else { throw failure(path) }
    default: throw failure(path)
    }
  }

  /// Makes the entries of a folder safe from a loss of power.
  static func sync(_ folder: RawPath) {
    let file = withCPath(folder) { open($0, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { return }
    _ = fsync(file)
    close(file)
  }

  /// - Returns: whether there was a file to remove.
  @discardableResult static func remove(_ path: RawPath) -> Bool { withCPath(path) { unlink($0) } == 0 }

  /// Removes folders that have become empty, upwards to `top`, which stays.
  static func removeEmptyFolders(_ path: RawPath, upTo top: RawPath) {
    var folder = path
    while folder != top, folder.bytes.count > top.bytes.count, withCPath(folder, { rmdir($0) }) == 0 {
      folder = folder.folder
    }
  }

  static func failure(_ path: RawPath) -> OutputError { OutputError(path: path.text, reason: lastReason) }
}

extension Files {
  /// A descriptor to write a new file with; negative where that fails.
  static func create(_ path: RawPath) -> Int32 {
    withCPath(path) { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) }
  }

  /// Closes a file that could not be written, and says why.
  static func abandon(_ file: Int32, _ path: RawPath) -> OutputError {
    let reason = failure(path)
    close(file)
    return reason
  }

  /// Makes sure that the disk has a written file, and gives it its name.
  static func finish(_ file: Int32, _ temporary: RawPath, as path: RawPath) -> OutputError? {
    var problem = fsync(file) == 0 ? nil : failure(path)
    if close(file) != 0, problem == nil { problem = failure(path) }
    if problem == nil, !rename(temporary, to: path) { problem = failure(path) }
    return problem
  }
}
