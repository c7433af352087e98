internal import Raster

/// The colour of the whites of the eyes: nearly white in most people, whatever the skin. Where they are yellow the light may be.
enum EyeWhites {
  /// Of each eye beside the iris, in inter-eye distances from the middle of the eye.
  private static let beside = 0.1...0.26
  private static let halfHeight = 0.06
  /// Places across and down, on either side of the iris.
  private static let count = (across: 14, down: 12)
  /// The part of the places that is lightest and least colourful: lids, lashes and veins are neither.
  private static let share = 0.15

  /// Median b* of what is whitest in both eyes, the mean of both; nil where an eye is not in the picture.
  static func yellowness(in image: RGBImage, _ frame: FaceFrame) -> Double? {
    let eyes = [-0.5, 0.5].compactMap { middle in
      let colors = places(around: middle).compactMap { image.color(at: frame.point($0.x, $0.y)) }.map(
        Lab.init)
      let whiteness = colors.map { $0.l - $0.chroma }
      guard let least = Percentile.of(whiteness, 1 - share) else { return Double?.none }
      return Percentile.median(zip(colors, whiteness).filter { $0.1 >= least }.map { $0.0.b })
    }
    return eyes.count == 2 ? (eyes[0] + eyes[1]) / 2 : nil
  }

  private static func places(around middle: Double) -> [Point] {
    (0..<count.down).flatMap { row in
      let y = halfHeight * ((Double(row) + 0.5) / Double(count.down) * 2 - 1)
      return (0..<count.across).flatMap { column in
        let share = (Double(column) + 0.5) / Double(count.across)
        let x = beside.lowerBound + share * (beside.upperBound - beside.lowerBound)
        return [Point(x: middle - x, y: y), Point(x: middle + x, y: y)]
      }
    }
  }
}
