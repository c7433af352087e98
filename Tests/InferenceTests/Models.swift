import Foundation

/// Where `make models` puts the networks; they are no part of the repository.
enum Models {
  static let names = [
    "face_detection_short_range", "face_detection_full_range_sparse", "face_landmark_with_attention",
    "selfie_segmentation",
  ]

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func url(_ name: String) -> URL { root.appendingPathComponent(".models/\(name).tflite") }

  static let arePresent = names.allSatisfy { FileManager.default.fileExists(atPath: url($0).path) }

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

  static func fixture(_ name: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent("fixtures/inference/\(name)"))
  }
}
