import Foundation

/// Whole-file reading with a limit, and writing that never leaves half a file.
public enum FileAccess {
  /// The bytes of a regular file, or of standard input where `path` is "-".
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    if path == "-" { return try readAll(.standardInput, path: path, limit: limit) }
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .notFound(path: path)
    }
    guard !isDirectory.boolValue else { throw .isDirectory(path: path) }
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { try? handle.close() }
    return try readAll(handle, path: path, limit: limit)
  }

  private static func readAll(_ handle: FileHandle, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        guard bytes.count + chunk.count <= limit else { throw FileError.tooLarge(path: path, limit: limit) }
        bytes.append(contentsOf: chunk)
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw .unreadable(path: path)
    }
    return bytes
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
