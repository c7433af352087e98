import Foundation

/// Where things lie in a checkout.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let models = root.appendingPathComponent(".models")
  static let hasModels = FileManager.default.fileExists(
    atPath: models.appendingPathComponent("portraits/obama.jpg").path)

  static func portrait(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: models.appendingPathComponent("portraits/\(name)")))
  }

  /// Runs `body` with a folder of its own that is gone afterwards.
  static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gradphoto-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
