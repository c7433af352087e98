import Codecs
import FaceVerification
import Foundation
import Portrait
import Raster

/// The networks, the downloaded portraits, and the photos beside the repository.
enum VerificationData {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let models = root.appendingPathComponent(".models")
  static let data = root.deletingLastPathComponent().appendingPathComponent("shared/data")
  static let page = root.appendingPathComponent("docs/face-verification.md")

  private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  static let modelsArePresent = (PortraitModels.files + [FaceEmbeddingNetwork.file]).allSatisfy {
    exists(models.appendingPathComponent($0))
  }
  static let portraitsArePresent =
    modelsArePresent
    && ["obama.jpg", "biden.jpg", "astronaut.png"].allSatisfy {
      exists(models.appendingPathComponent("portraits/\($0)"))
    }
  static let photosArePresent =
    modelsArePresent && exists(data.appendingPathComponent("verification_pairs.csv"))

  static let network = Result {
    try FaceEmbeddingNetwork(bytes(models.appendingPathComponent(FaceEmbeddingNetwork.file)))
  }
  static let portraitModels = Result { try PortraitModels { try bytes(models.appendingPathComponent($0)) } }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func portrait(_ name: String) throws -> Photo {
    try Photo(bytes: bytes(models.appendingPathComponent("portraits/\(name)")))
  }

  static func photo(_ path: String) throws -> Photo {
    try Photo(bytes: bytes(data.appendingPathComponent(path)))
  }

  /// Rows of a table by column.
  static func table(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: data.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(fields)
    guard let head = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(head, $0), uniquingKeysWith: { a, _ in a }) }
  }

  /// Fields may stand in double quotes.
  private static func fields(_ line: Substring) -> [String] {
    var (fields, field, isQuoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      default: field.append(character)
      }
    }
    return fields + [field]
  }
}

/// A worker: finds the face of a photo and makes numbers of it.
struct FaceReader {
  let analyzer: PortraitAnalyzer
  let embedder: FaceEmbedder

  init() throws {
    analyzer = PortraitAnalyzer(models: try VerificationData.portraitModels.get())
    embedder = FaceEmbedder(try VerificationData.network.get())
  }

  func assess(_ photo: Photo) throws -> FaceAssessment {
    try assess(photo.image, sourceSize: photo.sourceSize)
  }

  func assess(_ image: RGBImage, sourceSize: Size? = nil) throws -> FaceAssessment {
    let pyramid = ImagePyramid(image)
    let size = sourceSize ?? image.size
    return try embedder.assess(try analyzer.analyze(pyramid, sourceSize: size), in: pyramid, sourceSize: size)
  }
}
