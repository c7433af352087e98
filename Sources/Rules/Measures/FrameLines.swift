internal import Raster

/// Even lines along the sides of a picture that end all at once: a border that someone, or some program, added.
enum FrameLines {
  /// A picture with a shorter side, in pixels, has no border that could be told.
  private static let leastSide = 32
  /// Parts of a line at both of its ends that belong to the borders of the other sides, and samples of a line.
  private static let endShare = 12
  private static let samples = 120
  /// Levels between the lines of one border: ringing and noise of JPEG, no more.
  private static let sameColor = 12.0
  /// Levels from which on a pixel is of another colour.
  private static let otherColor = 24.0
  /// Percent of the pixels of a border's line that may be of another colour, and that must be where it ends.
  private static let mostStrays = 5
  private static let leastChanged = 90

  /// Widest border in pixels on any of the four sides; 0 where there is none.
  /// - Parameter depth: the widest that is looked for.
  static func widest(_ image: RGBImage, depth: Int) -> Int {
    let (w, h) = (image.width, image.height)
    guard w >= leastSide, h >= leastSide else { return 0 }
    let columns = Array(stride(from: w / endShare, to: w - w / endShare, by: max(1, w / samples)))
    let rows = Array(stride(from: h / endShare, to: h - h / endShare, by: max(1, h / samples)))
    let sides: [(Int) -> [RGB]] = [
      { d in columns.map { image[$0, d] } }, { d in columns.map { image[$0, h - 1 - d] } },
      { d in rows.map { image[d, $0] } }, { d in rows.map { image[w - 1 - d, $0] } },
    ]
    return sides.map { width(depth: min(depth, min(w, h) / 4), line: $0) }.max() ?? 0
  }

  private static func width(depth: Int, line: (Int) -> [RGB]) -> Int {
    let first = mean(line(0))
    var width = 0
    while width < depth {
      let colors = line(width)
      let here = mean(colors)
      guard distance(here, first) <= sameColor else { break }
      let stray = colors.count { distance(vector($0), here) > otherColor }
      guard stray * 100 <= colors.count * mostStrays else { break }
      width += 1
    }
    guard width > 0, width < depth else { return 0 }
    // One line of mixed pixels may lie between.
    let inside = line(width + 1)
    let changed = inside.count { distance(vector($0), first) > otherColor }
    return changed * 100 >= inside.count * leastChanged ? width : 0
  }

  private static func vector(_ c: RGB) -> SIMD3<Double> {
    SIMD3(Double(c.red), Double(c.green), Double(c.blue))
  }

  private static func mean(_ colors: [RGB]) -> SIMD3<Double> {
    colors.reduce(SIMD3<Double>.zero) { $0 + vector($1) } / Double(max(1, colors.count))
  }

  /// Greatest difference of a channel.
  private static func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let d = a - b
    return max(abs(d.x), max(abs(d.y), abs(d.z)))
  }
}
