import Inference
import Support

/// The networks that `make models` fetches, by name.
enum Models {
  static let names = [
    "face_detection_short_range", "face_detection_full_range_sparse", "face_landmark_with_attention",
    "selfie_segmentation", "modnet", "sface", "lite0",
  ]

  static let tfliteNames = names.filter { !isONNX($0) }

  private static func file(_ name: String) -> String { "\(name).\(isONNX(name) ? "onnx" : "tflite")" }

  /// The side of the picture that a network of an .onnx file is read for.
  private static let sides = ["modnet": 160, "sface": 112, "lite0": 224]

  private static func isONNX(_ name: String) -> Bool { sides[name] != nil }

  /// - Parameter bytes: the file's, or damaged ones; nil reads the file.
  static func network(_ name: String, bytes: [UInt8]? = nil) throws -> Network {
    let bytes = try bytes ?? self.bytes(name)
    guard let side = sides[name] else { return try Network(tflite: bytes) }
    return try Network(onnx: bytes, height: side, width: side)
  }

  static func bytes(_ name: String) throws -> [UInt8] { try Downloads.network(file(name)) }
}
