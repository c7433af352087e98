public import Foundation

/// A folder of a test's own, gone when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("gradphoto-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// - Parameter path: relative to the folder; folders on the way need not be there.
  public func path(_ path: String) -> String { url.appendingPathComponent(path).path }

  /// Writes a file; folders on the way are made.
  @discardableResult
  public func write(_ bytes: some Sequence<UInt8>, to path: String) throws -> String {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  public func write(_ text: String, to path: String) throws -> String { try write(text.utf8, to: path) }

  public func bytes(_ path: String) throws -> [UInt8] {
    try Repository.bytes(of: url.appendingPathComponent(path))
  }

  public func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// Paths of all files below, relative to the folder, in order.
  public var files: [String] { TemporaryFolder.files(below: url) }

  static func files(below folder: URL) -> [String] {
    (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { path in
      var isFolder: ObjCBool = false
      let file = folder.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }

  /// Runs `body` with a folder that is gone afterwards.
  public static func with<T>(_ body: (TemporaryFolder) throws -> T) throws -> T {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try body(folder) }
  }
}
