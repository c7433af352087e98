import Foundation
import Raster
import Support

/// What labels.csv has no column for, seen by eye: observations.tsv, with the photo, the rule, and whether it is broken.
enum Observations {
  /// By path, then by rule.
  static let all: [String: [String: Truth]] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("observations.tsv")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
    var result: [String: [String: Truth]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 3 else { continue }
      let truth: Truth = fields[2] == "y" ? .breaks : fields[2] == "n" ? .conforms : .unknown
      result[fields[0], default: [:]][fields[1]] = truth
    }
    return result
  }()

  /// Annotated photos whose upper edge cuts the hair, by path.
  static let isHairCut: Set<String> = {
    let rows = (try? SharedData.table("landmarks_frl.csv")) ?? []
    return Set(rows.filter { ($0.row["hairtop_auto_y"].flatMap(Double.init) ?? 1) < 1 }.map(\.path))
  }()

  /// Tilt of the annotated pupils in degrees, by path.
  static let roll: [String: Double] = {
    let rows = (try? SharedData.table("landmarks_frl.csv")) ?? []
    return Dictionary(
      rows.compactMap { path, row in row["roll_deg"].flatMap(Double.init).map { (path, $0) } },
      uniquingKeysWith: { a, _ in a })
  }()

  /// How high the chin is held by the annotated ears and nose, in degrees from the median of london_neutral, by path: with
  /// every degree the ears stand 0.0166 inter-eye distances lower under the eyes, the nose 0.0068 higher.
  static let lift: [String: Double] = {
    let rows = (try? SharedData.table("landmarks_frl.csv")) ?? []
    let drops = rows.compactMap { path, row -> (path: String, drop: Double)? in
      func point(_ name: String) -> Point? {
        guard let x = row["\(name)_x"].flatMap(Double.init), let y = row["\(name)_y"].flatMap(Double.init)
        else { return nil }
        return Point(x: x, y: y)
      }
      guard let right = point("pupil_R"), let left = point("pupil_L"), let nose = point("nose_base"),
        let rightEar = point("earR_mid"), let leftEar = point("earL_mid")
      else { return nil }
      let across = left - right
      let fall = Point.midpoint(rightEar, leftEar) - nose
      let square = across.x * across.x + across.y * across.y
      return (path, (fall.y * across.x - fall.x * across.y) / square)
    }
    let level = drops.filter { $0.path.hasPrefix("london_neutral") }.map(\.drop).sorted()
    guard !level.isEmpty else { return [:] }
    return Dictionary(
      drops.map { ($0.path, ($0.drop - level[level.count / 2]) / 0.0234) }, uniquingKeysWith: { a, _ in a })
  }()
}
