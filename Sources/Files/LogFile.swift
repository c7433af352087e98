public import SystemPackage

/// A text file to which whole lines are appended.
public final class LogFile {
  private let path: FilePath
  private let file: FileDescriptor

  /// Makes the file where there is none. A line that was cut off by a sudden end stays alone.
  public init(_ path: FilePath, _ permissions: FilePermissions = .personal) throws(FileError) {
    self.path = path
    do {
      file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .append, .closeOnExec], permissions: permissions)
      if try file.seek(offset: 0, from: .end) > 0 {
        try file.seek(offset: -1, from: .end)
        var last: [UInt8] = [0]
        _ = try last.withUnsafeMutableBytes { try file.read(into: $0) }
        if last != [UInt8(ascii: "\n")] { try file.writeAll([UInt8(ascii: "\n")]) }
      }
    } catch {
      throw FileSystem.unwritable(path, error)
    }
  }

  deinit { try? file.close() }

  public func append(_ lines: [String]) throws(FileError) {
    try FileSystem.write(Array(lines.map { $0 + "\n" }.joined().utf8), into: file, path)
  }

  /// The lines of a log, one after the other; none where there is no file.
  /// - Parameter limit: bytes of one line; a longer one is passed over.
  public static func forEachLine(of path: FilePath, limit: Int, _ body: (String) throws -> Void) throws {
    guard FileSystem.exists(path) else { return }
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      throw FileError.unreadable(path, error as? Errno ?? .ioError)
    }
    defer { try? file.close() }
    var line: [UInt8] = []
    var isTooLong = false
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
      for part in piece[..<count].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        if part.startIndex > 0 {
          if !isTooLong, !line.isEmpty { try body(String(decoding: line, as: UTF8.self)) }
          line.removeAll(keepingCapacity: true)
          isTooLong = false
        }
        isTooLong = isTooLong || line.count + part.count > limit
        if !isTooLong { line += part }
      }
    }
    if !isTooLong, !line.isEmpty { try body(String(decoding: line, as: UTF8.self)) }
  }
}
