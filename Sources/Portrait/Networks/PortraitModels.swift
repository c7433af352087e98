import Inference
import Raster

/// The networks of the analysis, loaded once and shared by all workers.
public struct PortraitModels: Sendable {
  /// Names of the files that `init(load:)` asks for.
  public static let files = [File.shortRange, .fullRange, .mesh, .person, .matte, .features].map(\.rawValue)

  enum File: String {
    case shortRange = "face_detection_short_range.tflite"
    case fullRange = "face_detection_full_range_sparse.tflite"
    case mesh = "face_landmark_with_attention.tflite"
    case person = "selfie_segmentation.tflite"
    case matte = "modnet.onnx"
    case features = "lite0.onnx"
  }

  /// The sizes at which the matting network sees the segmenter's window and the head, in pixels: multiples of 32, as it asks
  /// for, in their proportions. At 320 × 416 shoulders are no better.
  static let matteSize = Size(width: 288, height: 384)
  static let headMatteSize = Size(width: 512, height: 512)

  /// The size of the squares in which the network of features sees a head, in pixels.
  static let featureSide = 224

  let shortRange: Network
  let fullRange: Network
  let mesh: Network
  let person: Network
  /// Large and needed by few photos: read when the first of them comes.
  let matte: Lazy<MattingNetworks>
  let features: Lazy<FeatureNetworks>

  /// - Parameter load: gives the bytes of a file by its name; what it throws is passed on, for a file that is read
  ///   later to the analysis that needs it.
  /// - Throws: `PortraitError` for a file that is not the network it should be.
  public init(load: @escaping @Sendable (String) throws -> [UInt8]) throws {
    func network(_ file: File) throws -> Network {
      let bytes = try load(file.rawValue)
      do {
        return try Network(tflite: bytes)
      } catch {
        throw PortraitError.network(file: file.rawValue, error)
      }
    }
    shortRange = try network(.shortRange)
    fullRange = try network(.fullRange)
    mesh = try network(.mesh)
    person = try network(.person)
    matte = Lazy {
      let bytes = try load(File.matte.rawValue)
      do throws(NetworkError) {
        return try MattingNetworks(bytes)
      } catch {
        throw PortraitError.network(file: File.matte.rawValue, error)
      }
    }
    features = Lazy {
      let bytes = try load(File.features.rawValue)
      do throws(NetworkError) {
        return try FeatureNetworks(bytes)
      } catch {
        throw PortraitError.network(file: File.features.rawValue, error)
      }
    }
  }
}

/// MODNet (Ke et al. 2022) for two sizes of input, which share its weights.
struct MattingNetworks: Sendable {
  let whole: Network
  let head: Network

  init(_ bytes: [UInt8]) throws(NetworkError) {
    let shared = SharedWeights()
    func network(_ size: Size) throws(NetworkError) -> Network {
      try Network(onnx: bytes, height: size.height, width: size.width, sharing: shared)
    }
    whole = try network(PortraitModels.matteSize)
    head = try network(PortraitModels.headMatteSize)
  }
}

/// EfficientNet-Lite0 (Tan & Le 2019), trained on ImageNet, twice: to its end, and to its eleventh block.
struct FeatureNetworks: Sendable {
  /// To the means of its last map.
  let whole: Network
  /// To a map of a sixteenth of the square's size.
  let middle: Network

  init(_ bytes: [UInt8]) throws(NetworkError) {
    let side = PortraitModels.featureSide
    whole = try Network(onnx: bytes, height: side, width: side, output: "features")
    middle = try Network(onnx: bytes, height: side, width: side, output: "middle")
  }
}
