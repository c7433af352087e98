import Codecs
import Foundation
import Raster
import Support
import Testing

@testable import Pipeline
@testable import Portrait
@testable import Rules

private let meshFolder = ProcessInfo.processInfo.environment["GRADPHOTO_MESH_FOLDER"].map {
  URL(fileURLWithPath: $0, isDirectory: true)
}

/// Writes faces of pictures as JSON for Tests/Tools/training: GRADPHOTO_MESH_FOLDER names the folder to
/// write to, GRADPHOTO_MESH_LIST a file with one picture a line; without a list, the labelled photos are taken.
@Suite(.enabled(if: meshFolder != nil && SharedData.isPresent))
struct MeshExport {
  private static let list = ProcessInfo.processInfo.environment["GRADPHOTO_MESH_LIST"]

  struct Row: Codable {
    var path: String
    var faces: [FaceAnalysis]
    /// Of the mesh points of the first face, in pixels of the photo; smaller is nearer.
    var depths: [Double]
    /// Whether the picture stands upright.
    var up: Bool
  }

  @Test func writesMeshes() throws {
    let folder = try #require(meshFolder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let models = try Downloads.models()
    let analyzer = PortraitAnalyzer(models: models)
    let finder = FaceFinder(models: models)
    for (picture, name) in try pictures() {
      guard
        let photo = try? Photo(
          bytes: [UInt8](Data(contentsOf: picture)), atLeast: Standardizer.overviewSide)
      else { continue }
      let analyzed = try AnalyzedPhoto(photo, by: analyzer)
      let found = analyzed.portrait
      let depths = try finder.faces(in: ImagePyramid(photo.image)).first?.mesh.depths ?? []
      let row = Row(
        path: name, faces: found.faces, depths: depths.map { $0 / photo.reduction },
        up: found.orientation == .upright)
      try JSONEncoder().encode(row).write(to: folder.appendingPathComponent(name + ".json"))
    }
    #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  /// Each picture and the name of its file of results.
  private func pictures() throws -> [(URL, String)] {
    guard let list = Self.list else {
      return try SharedData.table("labels.csv").map { path, _ in
        (
          SharedData.folder.appendingPathComponent(path),
          path.replacingOccurrences(of: "/", with: "__")
        )
      }
    }
    return try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map {
      let url = URL(fileURLWithPath: String($0))
      return (url, url.lastPathComponent)
    }
  }
}
