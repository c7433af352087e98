public import Foundation

/// Where things lie in a checkout.
public enum Repository {
  /// Found from this file.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  public static let fixtures = root.appendingPathComponent("fixtures")
  public static let documentation = root.appendingPathComponent("docs")

  /// A file of `fixtures`.
  /// - Parameter path: relative to it: "inference/face.bin".
  public static func fixture(_ path: String) throws -> [UInt8] {
    try bytes(of: fixtures.appendingPathComponent(path))
  }

  /// A whole file, however large.
  public static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  static func holds(_ files: [String], in folder: URL) -> Bool {
    files.allSatisfy { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
  }
}
