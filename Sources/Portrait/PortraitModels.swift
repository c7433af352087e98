import Inference

/// The networks of the analysis, loaded once and shared by all workers.
public struct PortraitModels: Sendable {
  /// Names of the files that `init(load:)` asks for.
  public static let files = [File.shortRange, File.fullRange, File.mesh, File.person].map(\.rawValue)

  enum File: String {
    case shortRange = "face_detection_short_range.tflite"
    case fullRange = "face_detection_full_range_sparse.tflite"
    case mesh = "face_landmark_with_attention.tflite"
    case person = "selfie_segmentation.tflite"
  }

  let shortRange: Network
  let fullRange: Network
  let mesh: Network
  let person: Network

  /// - Parameter load: gives the bytes of a file by its name; what it throws is passed on.
  /// - Throws: `PortraitError` for a file that is not the network it should be.
  public init(load: (String) throws -> [UInt8]) throws {
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
