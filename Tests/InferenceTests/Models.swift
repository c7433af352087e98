import Inference
import Support

/// The networks that `make models` fetches, by name.
enum Models {
  static let names = [
    "face_detection_short_range", "face_detection_full_range_sparse", "face_landmark_with_attention",
    "selfie_segmentation", "modnet",
  ]

  static let tfliteNames = names.filter { !isONNX($0) }

  private static func file(_ name: String) -> String { "\(name).\(isONNX(name) ? "onnx" : "tflite")" }

  private static func isONNX(_ name: String) -> Bool { name == "modnet" }

  /// - Parameter bytes: the file's, or damaged ones; nil reads the file.
  static func network(_ name: String, bytes: [UInt8]? = nil) throws -> Network {
    let bytes = try bytes ?? self.bytes(name)
    return isONNX(name) ? try Network(onnx: bytes, height: 160, width: 160) : try Network(tflite: bytes)
  }

  static func bytes(_ name: String) throws -> [UInt8] { try Downloads.network(file(name)) }
}
