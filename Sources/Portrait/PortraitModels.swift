import Inference
import Synchronization

/// The networks of the analysis, loaded once and shared by all workers.
public struct PortraitModels: Sendable {
  /// Names of the files that `init(load:)` asks for.
  public static let files = [File.shortRange, .fullRange, .mesh, .person, .matte].map(\.rawValue)

  enum File: String {
    case shortRange = "face_detection_short_range.tflite"
    case fullRange = "face_detection_full_range_sparse.tflite"
    case mesh = "face_landmark_with_attention.tflite"
    case person = "selfie_segmentation.tflite"
    case matte = "modnet.onnx"
  }

  let shortRange: Network
  let fullRange: Network
  let mesh: Network
  let person: Network
  /// Large and needed by few photos: read when the first of them comes.
  let matte: LazyNetwork

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
    matte = LazyNetwork {
      let bytes = try load(File.matte.rawValue)
      do throws(NetworkError) {
        return try Network(onnx: bytes, height: PersonMatter.height, width: PersonMatter.width)
      } catch {
        throw PortraitError.network(file: File.matte.rawValue, error)
      }
    }
  }
}

/// A network that is read by whoever needs it first; others wait for that.
final class LazyNetwork: Sendable {
  private let network = Mutex<Network?>(nil)
  private let load: @Sendable () throws -> Network

  init(load: @escaping @Sendable () throws -> Network) { self.load = load }

  func callAsFunction() throws -> Network {
    try network.withLock { network in
      if let network { return network }
      let loaded = try load()
      network = loaded
      return loaded
    }
  }
}

/// A network of one worker with its file's name for messages.
final class Runner {
  private let session: Session
  private let file: PortraitModels.File
  private let counts: [Int]

  /// - Parameter counts: how many values each output has, in file order.
  init(_ network: Network, file: PortraitModels.File, counts: [Int]) {
    session = Session(network)
    self.file = file
    self.counts = counts
  }

  func run(_ input: [Float]) throws(PortraitError) -> [[Float]] {
    let outputs: [[Float]]
    do {
      outputs = try session.run(input)
    } catch {
      throw .network(file: file.rawValue, error)
    }
    let found = outputs.map(\.count)
    guard found == counts else { throw .unexpectedOutput(file: file.rawValue, counts: found) }
    return outputs
  }
}
