internal import Raster

/// Even lines along the sides of a picture that end all at once: a border that someone, or some program, added.
enum FrameLines {
  /// Widest border in pixels on any of the four sides; 0 where there is none.
  /// - Parameter depth: the widest that is looked for.
  static func widest(_ image: RGBImage, depth: Int) -> Int {
    let (w, h) = (image.width, image.height)
    guard w >= 32, h >= 32 else { return 0 }
    /// The ends of each line belong to the borders of the other sides.
    let columns = Array(stride(from: w / 12, to: w - w / 12, by: max(1, w / 120)))
    let rows = Array(stride(from: h / 12, to: h - h / 12, by: max(1, h / 120)))
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
      // Ringing and noise of JPEG, no more.
      let here = mean(colors)
      guard distance(here, first) <= 12 else { break }
      let stray = colors.count { distance(vector($0), here) > 24 }
      guard stray * 20 <= colors.count else { break }
      width += 1
    }
    guard width > 0, width < depth else { return 0 }
    // One line of mixed pixels may lie between.
    let inside = line(width + 1)
    let changed = inside.count { distance(vector($0), first) > 24 }
    return changed * 10 >= inside.count * 9 ? width : 0
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
