internal import Portrait
internal import Raster

/// What is left of another background around a person on an even one: a rim along the outline, islands beside it.
///
/// Read from the picture itself, going in from both sides row by row until it is no longer the background; no matte is
/// needed, so that pictures of unknown making can be judged.
struct OutlineRim {
  /// Percent of the rows, both sides counted, whose first pixels are lighter than any mixture of the background and what
  /// lies behind them.
  let rim: Double
  /// Percent of the rows, both sides counted, with something apart from the person.
  let islands: Double

  /// Rows, and lines that reach the person, that are needed; pixels from the middle of the face to the sides.
  private static let leastLines = 32
  /// Pixels of the width to one of the edge: 2 of 480.
  private static let widthPerUnit = 240
  /// Levels beyond the noise and the ringing of JPEG.
  private static let visible = 28
  /// Levels that a rim differs from any mixture.
  private static let visibleRim: Float = 40
  /// Pixels at the end of a line that must be background, and units that a line has at least.
  private static let certain = 4
  private static let shortest = 24
  /// In units: the background that ends an island, the edge of the person, and where its inside begins and ends.
  private static let gap = 6
  private static let edge = 4
  private static let inside = 5..<10

  /// - Parameters:
  ///   - background: of the picture.
  ///   - rows: from over the hair to the shoulders.
  init?(_ image: RGBImage, background: RGB, rows: Range<Int>, middle: Int) {
    let bounds = rows.clamped(to: 0..<image.height)
    let least = OutlineRim.leastLines
    guard bounds.count >= least, middle > least, middle < image.width - least else { return nil }
    let unit = max(1, image.width / OutlineRim.widthPerUnit)
    var (rims, islands, count) = (0, 0, 0)
    for y in stride(from: bounds.lowerBound, to: bounds.upperBound, by: 2 * unit) {
      for direction in [1, -1] {
        let start = direction > 0 ? unit : image.width - 1 - unit
        let steps = abs(middle - start)
        let line = Line(image: image, start: y * image.width + start, step: direction, count: steps)
        guard let profile = OutlineRim.profile(line, background, unit) else { continue }
        count += 1
        if profile.hasRim { rims += 1 }
        if profile.hasIsland { islands += 1 }
      }
    }
    guard count >= least else { return nil }
    rim = 100 * Double(rims) / Double(count)
    self.islands = 100 * Double(islands) / Double(count)
  }

  /// Pixels of a row, going in from its end.
  private struct Line {
    let image: RGBImage
    /// Index of the first pixel.
    let start: Int
    let step: Int
    let count: Int

    subscript(i: Int) -> RGB {
      let sample = (start + i * step) * 3
      return RGB(image.samples[sample], image.samples[sample + 1], image.samples[sample + 2])
    }

    /// Which pixels differ from a colour by more than this in some channel.
    func differs(from color: RGB, by most: Int) -> [Bool] {
      let (red, green, blue) = (Int(color.red), Int(color.green), Int(color.blue))
      return [Bool](unsafeUninitializedCapacity: count) { result, initialized in
        image.samples.withUnsafeBufferPointer { samples in
          var sample = start * 3
          for i in 0..<count {
            let isOther =
              abs(Int(samples[sample]) - red) > most || abs(Int(samples[sample + 1]) - green) > most
              || abs(Int(samples[sample + 2]) - blue) > most
            result.initializeElement(at: i, to: isOther)
            sample += 3 * step
          }
        }
        initialized = count
      }
    }
  }

  /// Nil for a line that begins inside the person.
  private static func profile(_ line: Line, _ background: RGB, _ unit: Int) -> (
    hasRim: Bool, hasIsland: Bool
  )? {
    let isOther = line.differs(from: background, by: visible)
    guard isOther.count > shortest * unit, !isOther.prefix(certain).contains(true) else { return nil }
    guard let first = isOther.firstIndex(of: true) else { return nil }
    let gap = gap * unit
    var begin = first
    var hasIsland = false
    var i = first
    while i + gap < isOther.count {
      if isOther[i] {
        i += 1
        continue
      }
      guard !isOther[i..<i + gap].contains(true) else {
        i += 1
        continue
      }
      guard let next = isOther[(i + gap)...].firstIndex(of: true) else { break }
      hasIsland = true
      begin = next
      i = next
    }
    guard begin + inside.upperBound * unit <= line.count else { return (false, hasIsland) }
    let inner = mean((begin + inside.lowerBound * unit..<begin + inside.upperBound * unit).map { line[$0] })
    let rim = max(0, begin - 1)..<begin + edge * unit
    return (rim.contains { isLighter(line[$0], thanMixtureOf: background.vector, inner) }, hasIsland)
  }

  /// Far from every mixture of the two colours, and rather lighter than darker: dark contours are natural, of ears and
  /// of hair against skin.
  private static func isLighter(_ color: RGB, thanMixtureOf a: SIMD3<Float>, _ b: SIMD3<Float>) -> Bool {
    let span = b - a
    let share = max(0, min(1, ((color.vector - a) * span).sum() / max(1, (span * span).sum())))
    let rest = color.vector - (a + span * share)
    return max(rest.max(), -rest.min()) > visibleRim && rest.max() > -rest.min()
  }

  private static func mean(_ colors: [RGB]) -> SIMD3<Float> {
    colors.reduce(SIMD3<Float>.zero) { $0 + $1.vector } / Float(max(1, colors.count))
  }
}

extension RGB {
  fileprivate var vector: SIMD3<Float> { SIMD3(Float(red), Float(green), Float(blue)) }
}
