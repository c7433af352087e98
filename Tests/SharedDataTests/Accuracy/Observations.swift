import Foundation

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
    let rows = (try? PortraitData.table("landmarks_frl.csv")) ?? []
    return Set(rows.filter { ($0.row["hairtop_auto_y"].flatMap(Double.init) ?? 1) < 1 }.map(\.path))
  }()

  /// Tilt of the annotated pupils in degrees, by path.
  static let roll: [String: Double] = {
    let rows = (try? PortraitData.table("landmarks_frl.csv")) ?? []
    return Dictionary(
      rows.compactMap { path, row in row["roll_deg"].flatMap(Double.init).map { (path, $0) } },
      uniquingKeysWith: { a, _ in a })
  }()
}
