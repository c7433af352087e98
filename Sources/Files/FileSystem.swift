public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The file system: the only place that calls it. Names are bytes, errors say what failed and why.
public enum FileSystem {
  /// Where relative paths begin.
  public static var currentFolder: FilePath {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return FilePath(platformString: buffer)
  }

  /// - Returns: nil where there is nothing, or nothing that may be looked at.
  public static func status(of path: FilePath, following: Bool = true) -> FileStatus? {
    (try? Stat(path, followTargetSymlink: following)).map(FileStatus.init)
  }

  /// Whether this process may open so many files more: libraries below trap where they can't.
  public static func hasDescriptors(_ count: Int) -> Bool {
    var opened: [FileDescriptor] = []
    defer { for file in opened { try? file.close() } }
    for _ in 0..<count {
      guard let file = try? FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec) else {
        return false
      }
      opened.append(file)
    }
    return true
  }

  static func isSameFile(_ a: FilePath, _ b: FilePath) -> Bool {
    guard let identity = status(of: a)?.identity else { return false }
    return status(of: b)?.identity == identity
  }

  public static func exists(_ path: FilePath) -> Bool { status(of: path) != nil }

  public static func isFolder(_ path: FilePath) -> Bool { status(of: path)?.kind == .folder }

  /// The path with every symbolic link followed; as far as it exists, the rest as it stands.
  public static func resolved(_ path: FilePath) -> FilePath {
    let path = path.absolute
    if let buffer = path.withPlatformString({ realpath($0, nil) }) {
      defer { free(buffer) }
      return FilePath(platformString: buffer)
    }
    guard let last = path.lastComponent, path.folder != path else { return path }
    return resolved(path.folder).appending(last)
  }

  /// The names in a folder but "." and "..", in the order of their bytes.
  /// - Throws: `FileError.unreadable`.
  public static func names(in folder: FilePath) throws(FileError) -> [FilePath] {
    let path = folder.isEmpty ? FilePath(".") : folder
    guard let handle = path.withPlatformString({ opendir($0) }) else {
      throw .unreadable(folder, lastError)
    }
    defer { closedir(handle) }
    var names: [[UInt8]] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          Array(
            UnsafeBufferPointer(
              start: $0, count: strlen(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))))
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }.map { FilePath(bytes: $0) }
  }

  static var lastError: Errno { Errno(rawValue: errno) }
}
