import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whole-file reading with a limit, and writing that never leaves half a file.
public enum FileAccess {
  /// The bytes of a regular file, or of standard input where `path` is "-".
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    if path == "-" { return try readAll(STDIN_FILENO, path: path, limit: limit) }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .notFound(path: path)
    }
    guard !isDirectory.boolValue else { throw .isDirectory(path: path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path) }
    defer { close(descriptor) }
    return try readAll(descriptor, path: path, limit: limit)
  }

  /// Until the end or the limit, whichever comes first; pipes and devices do not say how long they are.
  private static func readAll(_ descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var status = stat()
    let expected = fstat(descriptor, &status) == 0 ? max(0, Int(status.st_size)) : 0
    guard expected <= limit else { throw .tooLarge(path: path, limit: limit) }
    var bytes: [UInt8] = []
    var room = expected + 1
    while true {
      var failed = false
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = readBytes(descriptor, buffer.baseAddress, buffer.count)
        failed = got < 0
        count = max(0, got)
      }
      if failed { throw .unreadable(path: path) }
      if piece.isEmpty { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
      room = bytes.count == expected ? 1 : 1 << 20
    }
  }

  /// Writes to a temporary file in the same folder and renames it; standard output where `path` is "-".
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    do {
      if path == "-" {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      } else {
        try writeAtomically(Data(bytes), to: URL(fileURLWithPath: path))
      }
    } catch {
      throw .unwritable(path: path)
    }
  }

  private static func writeAtomically(_ data: Data, to url: URL) throws {
    let temporary = url.deletingLastPathComponent()
      .appendingPathComponent(".gradphoto-\(UUID().uuidString).part")
    do {
      try data.write(to: temporary)
      guard rename(temporary.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
  }

  public static func makeFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path)
    }
  }
}

/// `read(2)`, which the method of the same name hides.
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }

/// A file that can't be read or written.
public enum FileError: Error, Equatable, Sendable {
  case notFound(path: String)
  case isDirectory(path: String)
  case unreadable(path: String)
  case tooLarge(path: String, limit: Int)
  case unwritable(path: String)
  /// The picture would replace the very photo it is made from.
  case wouldReplaceInput(path: String)
  /// Two inputs of one run have the same name.
  case nameTaken(path: String)
}
