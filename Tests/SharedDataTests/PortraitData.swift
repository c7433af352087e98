import Codecs
import Portrait
import Raster
import Support

/// The labelled photos beside the checkout and what `PortraitAnalyzer` finds in each, analyzed once.
enum PortraitData {
  struct Found: Sendable {
    var path: String
    var row: [String: String]
    var size: Size
    var analysis: PortraitAnalysis
    var head: HeadFeatures?

    func photo() throws -> Photo { try Photo(bytes: SharedData.bytes(path)) }
  }

  /// Every picture of `labels.csv`.
  static let all: Result<[Found], any Error> = Result {
    let analyzer = PortraitAnalyzer(models: try Downloads.models())
    return try SharedData.table("labels.csv").map { path, row in
      let photo = try Photo(bytes: SharedData.bytes(path))
      let analysis = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
      let head = try analysis.faces.first.map {
        try analyzer.headFeatures(of: $0, in: ImagePyramid(photo.image), sourceSize: photo.sourceSize)
      }
      return Found(path: path, row: row, size: photo.sourceSize, analysis: analysis, head: head)
    }
  }

  /// The annotated pictures: their points by name, and the face found.
  static func annotated() throws -> [Annotated] {
    let rows = Dictionary(
      try SharedData.table("landmarks_frl.csv").map { ($0.path, $0.row) }, uniquingKeysWith: { a, _ in a })
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
