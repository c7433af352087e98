import Codecs
import Foundation
import Portrait
import Raster

/// The tone of skin as the individual typology angle, arctangent of (L* − 50) / b* (Chardon, Cretois and Hourseau 1991),
/// measured on the cheeks of a photo whose colours nobody calibrated: groups are about right, no more.
enum SkinAngle {
  /// Lower bounds in degrees of the groups, the lightest first; they go with Fitzpatrick's types I to VI.
  static let groups: [(name: String, above: Double)] = [
    ("I very light", 55), ("II light", 41), ("III intermediate", 28), ("IV tan", 10), ("V brown", -30),
    ("VI dark", -.infinity),
  ]

  static func group(_ angle: Double) -> String { groups.first { angle > $0.above }?.name ?? "VI dark" }

  /// Median of both cheeks in degrees; nil without a face that stands upright.
  static func measure(_ file: [UInt8], _ analyzer: PortraitAnalyzer) throws -> Double? {
    let photo = try Photo(bytes: file, atLeast: 600)
    let found = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    guard found.orientation == .upright, let face = found.faces.first else { return nil }
    let half = face.interEyeDistance * 0.15
    var colors: [Lab] = []
    for (eye, mouth) in [(face.rightEye, face.mouthRight), (face.leftEye, face.mouthLeft)] {
      let center = Point(x: (eye.x * 1.3 + mouth.x * 0.7) / 2, y: (eye.y + mouth.y) / 2)
      for row in -4...4 {
        for column in -4...4 {
          let x = Int((center.x + half * Double(column) / 4) * photo.reduction)
          let y = Int((center.y + half * Double(row) / 4) * photo.reduction)
          guard x >= 0, y >= 0, x < photo.image.width, y < photo.image.height else { continue }
          colors.append(Lab(photo.image[x, y]))
        }
      }
    }
    guard !colors.isEmpty else { return nil }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    return atan2(median(colors.map(\.l)) - 50, median(colors.map(\.b))) * 180 / .pi
  }
}
