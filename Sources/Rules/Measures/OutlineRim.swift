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

  /// - Parameters:
  ///   - background: of the picture.
  ///   - rows: from over the hair to the shoulders.
  init?(_ image: RGBImage, background: RGB, rows: Range<Int>, middle: Int) {
    let bounds = rows.clamped(to: 0..<image.height)
    guard bounds.count >= 32, middle > 32, middle < image.width - 32 else { return nil }
    let unit = max(1, image.width / 240)
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
    guard count >= 32 else { return nil }
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
    /// Beyond noise and ringing of JPEG.
    let visible = 28
    let isOther = line.differs(from: background, by: visible)
    guard isOther.count > 24 * unit, !isOther.prefix(4).contains(true) else { return nil }
    guard let first = isOther.firstIndex(of: true) else { return nil }
    // An island ends in background of at least six widths of an edge pixel.
    let gap = 6 * unit
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
    guard begin + 10 * unit <= line.count else { return (false, hasIsland) }
    let inner = mean((begin + 5 * unit..<begin + 10 * unit).map { line[$0] })
    let edge = max(0, begin - 1)..<begin + 4 * unit
    return (edge.contains { isLighter(line[$0], thanMixtureOf: background.vector, inner) }, hasIsland)
  }

  /// Far from every mixture of the two colours, and rather lighter than darker: dark contours are natural, of ears and
  /// of hair against skin.
  private static func isLighter(_ color: RGB, thanMixtureOf a: SIMD3<Float>, _ b: SIMD3<Float>) -> Bool {
    let visible: Float = 40
    let span = b - a
    let share = max(0, min(1, ((color.vector - a) * span).sum() / max(1, (span * span).sum())))
    let rest = color.vector - (a + span * share)
    return max(rest.max(), -rest.min()) > visible && rest.max() > -rest.min()
  }

  private static func mean(_ colors: [RGB]) -> SIMD3<Float> {
    colors.reduce(SIMD3<Float>.zero) { $0 + $1.vector } / Float(max(1, colors.count))
  }
}

extension RGB {
  fileprivate var vector: SIMD3<Float> { SIMD3(Float(red), Float(green), Float(blue)) }
}
