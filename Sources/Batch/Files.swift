#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The system's own file calls, which take names that are no UTF-8, and say why they fail.
enum Files {
  enum Kind { case file, folder, link, other }

  static var lastReason: String { String(cString: strerror(errno)) }

  static func withCPath<T>(_ path: RawPath, _ body: (UnsafePointer<CChar>) -> T) -> T {
    var bytes = path.bytes.map { CChar(bitPattern: $0) }
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return body("") }
      return body(base)
    }
  }

  /// - Returns: nil where there is nothing, or nothing that may be looked at.
  static func look(at path: RawPath, following: Bool = true) -> (
    state: FileState, kind: Kind, device: UInt64
  )? {
    var info = stat()
    let failed = withCPath(path) { following ? stat($0, &info) : lstat($0, &info) }
    return failed == 0 ? described(info) : nil
  }

  private static func described(_ info: stat) -> (state: FileState, kind: Kind, device: UInt64) {
    #if canImport(Darwin)
      let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modified, changed) = (info.st_mtim, info.st_ctim)
    #endif
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    let state = FileState(
      size: Int64(info.st_size), modified: nanoseconds(modified), changed: nanoseconds(changed),
      inode: Int64(truncatingIfNeeded: info.st_ino))
    return (state, kind, UInt64(truncatingIfNeeded: info.st_dev))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// The names in a folder but "." and "..", in the order of their bytes; nil where it can't be read.
  static func names(in folder: RawPath) -> [RawPath]? {
    guard let handle = withCPath(folder, { opendir($0) }) else { return nil }
    defer { closedir(handle) }
    var names: [RawPath] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
          RawPath(bytes: UnsafeBufferPointer(start: $0, count: strlen($0)).map { UInt8(bitPattern: $0) })
        }
      }
      if name.bytes != [46], name.bytes != [46, 46] { names.append(name) }
    }
    return names.sorted()
  }

  /// The whole of a regular file, and what it was while it was read.
  static func read(_ path: RawPath, limit: Int) throws(InputError) -> (bytes: [UInt8], state: FileState) {
    // Not blocking: a pipe with nobody at its other end must not stop the batch.
    let file = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { throw errno == ENOENT ? .vanished : .unreadable(reason: lastReason) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw .unreadable(reason: lastReason) }
    let before = described(info)
    guard before.kind == .file else { throw .notAFile }
    guard before.state.size <= limit else { throw .tooLarge(limit: limit) }
    let bytes = try contents(of: file, size: Int(before.state.size), limit: limit)
    guard fstat(file, &info) == 0 else { throw .unreadable(reason: lastReason) }
    let after = described(info).state
    guard after.size == before.state.size, after.modified == before.state.modified,
      bytes.count == Int(after.size)
    else { throw .changing }
    return (bytes, after)
  }

  private static func contents(of file: Int32, size: Int, limit: Int) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glue.read(file, buffer.baseAddress.map { $0 + filled }, size - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(reason: lastReason) }
      guard count > 0 else { throw .changing }
      filled += count
    }
    return bytes
  }

  /// The first bytes of a file, as many as there are; nil where it can't be read.
  static func beginning(of path: RawPath, count: Int) -> [UInt8]? {
    let file = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let found = bytes.withUnsafeMutableBytes { Glue.read(file, $0.baseAddress, count) }
    return found < 0 ? nil : Array(bytes.prefix(found))
  }
}

/// System calls whose names are those of our own functions.
enum Glue {
  static func read(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.read(file, buffer, count)
    #elseif canImport(Glibc)
      Glibc.read(file, buffer, count)
    #else
      Musl.read(file, buffer, count)
    #endif
  }
}

extension Files {
  /// The first and the last bytes of a file; nil where it can't be read.
  static func ends(of path: RawPath, count: Int) -> (head: [UInt8], tail: [UInt8])? {
    let file = withCPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    func part() -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      let found = bytes.withUnsafeMutableBytes { Glue.read(file, $0.baseAddress, count) }
      return Array(bytes.prefix(max(0, found)))
    }
    let head = part()
    let end = lseek(file, 0, SEEK_END)
    guard end >= 0, lseek(file, max(0, end - off_t(count)), SEEK_SET) >= 0 else { return nil }
    return (head, part())
  }
}
