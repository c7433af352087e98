import Codecs
import Foundation
import Portrait
import Raster

/// The labelled photos beside the repository and what `PortraitAnalyzer` finds in each, analyzed once.
enum PortraitData {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let data = root.deletingLastPathComponent().appendingPathComponent("shared/data")
  static let models = root.appendingPathComponent(".models")

  static let isPresent =
    FileManager.default.fileExists(atPath: data.appendingPathComponent("labels.csv").path)
    && PortraitModels.files.allSatisfy {
      FileManager.default.fileExists(atPath: models.appendingPathComponent($0).path)
    }

  /// The rows of a table by their first column.
  static func table(_ name: String) throws -> [(path: String, row: [String: String])] {
    let text = try String(contentsOf: data.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    guard let head = lines.first?.split(separator: ",", omittingEmptySubsequences: false) else { return [] }
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(zip(head.map(String.init), fields), uniquingKeysWith: { a, _ in a })
      return (fields.first ?? "", row)
    }
  }

  struct Found: Sendable {
    var path: String
    var row: [String: String]
    var size: Size
    var analysis: PortraitAnalysis
  }

  /// Every picture of `labels.csv`.
  static let all: Result<[Found], any Error> = Result {
    let models = try PortraitModels { [UInt8](try Data(contentsOf: Self.models.appendingPathComponent($0))) }
    let analyzer = PortraitAnalyzer(models: models)
    return try table("labels.csv").map { path, row in
      let photo = try Photo(bytes: [UInt8](Data(contentsOf: data.appendingPathComponent(path))))
      let analysis = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
      return Found(path: path, row: row, size: photo.sourceSize, analysis: analysis)
    }
  }

  /// The annotated pictures: their points by name, and the face found.
  static func annotated() throws -> [Annotated] {
    let rows = Dictionary(
      try table("landmarks_frl.csv").map { ($0.path, $0.row) }, uniquingKeysWith: { a, _ in a })
    return try all.get().compactMap { found in
      guard let row = rows[found.path], let face = found.analysis.faces.first else { return nil }
      return Annotated(found: found, face: face, row: row)
    }
  }

  struct Annotated: Sendable {
    var found: Found
    var face: FaceAnalysis
    var row: [String: String]

    func value(_ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
    func point(_ name: String) -> Point { Point(x: value(name + "_x"), y: value(name + "_y")) }
    /// nil where the annotation does not know it.
    var hairTop: Double? {
      let top = value("hairtop_auto_y")
      return top > 0 ? top : nil
    }
  }

  /// The share of values that hold, and which do not.
  static func share<T>(_ items: [T], name: (T) -> String, holds: (T) -> Bool) -> (
    share: Double, others: [String]
  ) {
    let others = items.filter { !holds($0) }.map(name)
    return (1 - Double(others.count) / Double(max(1, items.count)), others)
  }
}
