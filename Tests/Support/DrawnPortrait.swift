public import Raster

/// A head with fine hair and shoulders before a wall, drawn with exactly known alpha and colours.
public struct DrawnPortrait: Sendable {
  public var width = 240
  public var height = 320
  /// The wall's colour, sRGB 0…255, at a place given as shares of width and height.
  public var wall: @Sendable (Double, Double) -> SIMD3<Double> = { x, y in
    SIMD3(200 + 30 * x - 25 * y, 200 + 25 * x - 20 * y, 198)
  }
  public var shirt = SIMD3(30.0, 40, 90)
  public var skin = SIMD3(205.0, 160, 135)
  public var hair = SIMD3(35.0, 28, 25)
  /// Half the width of the grain, in levels.
  public var noise = 1.5
  /// How far the mask is off to the left, in pixels.
  public var maskShift = 3

  public init(
    wall: (@Sendable (Double, Double) -> SIMD3<Double>)? = nil, shirt: SIMD3<Double>? = nil,
    maskShift: Int? = nil
  ) {
    if let wall { self.wall = wall }
    if let shirt { self.shirt = shirt }
    if let maskShift { self.maskShift = maskShift }
  }

  public struct Drawing: Sendable {
    public var image: RGBImage
    /// 0…1, by pixel.
    public var alpha: [Double]
    /// The person's own colour by pixel, sRGB 0…255; black where alpha is 0.
    public var foreground: [SIMD3<Double>]
    /// A soft, shifted copy of alpha, as coarse as a network's.
    public var person: Plane
    /// Around the head, in pixels.
    public var head: Rect
    /// The outline of the face, in pixels.
    public var face: [Point]
  }

  /// Directions of thin strands that stand off the head.
  private static let strands: [SIMD2<Double>] = (0..<9).map { k in
    let angle = -0.2 - Double(k) * 0.34
    return SIMD2(cosine(angle), cosine(angle - .pi / 2))
  }

  private func isHair(_ x: Double, _ y: Double) -> Bool {
    guard y < 120 else { return false }
    for strand in DrawnPortrait.strands {
      let dx = x - 120 - 52 * strand.x
      let dy = y - 110 - 66 * strand.y
      let along = dx * strand.x + dy * strand.y
      guard along > -4, along < 9 else { continue }
      if abs(dy * strand.x - dx * strand.y) < 0.8 { return true }
    }
    return false
  }

  /// Cosine by its series, good to 1e-3, so that the drawing needs no maths library.
  private static func cosine(_ angle: Double) -> Double {
    var a = angle
    while a > .pi { a -= 2 * .pi }
    while a < -.pi { a += 2 * .pi }
    let squared = a * a
    return 1 - squared / 2 * (1 - squared / 12 * (1 - squared / 30 * (1 - squared / 56 * (1 - squared / 90))))
  }

  private func color(_ x: Double, _ y: Double) -> SIMD3<Double>? {
    let hx = (x - 120) / 52
    let hy = (y - 110) / 66
    if hx * hx + hy * hy < 1 { return hy < -0.35 || abs(hx) > 0.86 ? hair : skin }
    if abs(x - 120) < 24, y > 150, y < 215 { return skin }
    let sx = (x - 120) / 100
    let sy = (y - 320) / 120
    if sx * sx + sy * sy < 1 { return shirt }
    return isHair(x, y) ? hair : nil
  }

  public func drawn() -> Drawing {
    var image = RGBImage(width: width, height: height)
    var alpha = [Double](repeating: 0, count: width * height)
    var foreground = [SIMD3<Double>](repeating: .zero, count: width * height)
    var grain = SeededNoise(seed: 7)
    for y in 0..<height {
      for x in 0..<width {
        var sum = SIMD3<Double>.zero
        var hits = 0.0
        let corners = [(0.02, 0.02), (0.98, 0.02), (0.02, 0.98), (0.98, 0.98), (0.5, 0.5)].map {
          color(Double(x) + $0.0, Double(y) + $0.1)
        }
        // All five alike: the whole pixel is.
        let isUniform = corners.allSatisfy { $0 == corners[0] }
        for s in 0..<(isUniform ? 1 : 16) {
          let px = Double(x) + (Double(s % 4) + 0.5) / 4
          let py = Double(y) + (Double(s / 4) + 0.5) / 4
          if let c = color(px, py) {
            sum += c
            hits += 1
          }
        }
        let i = y * width + x
        alpha[i] = isUniform ? hits : hits / 16
        foreground[i] = hits > 0 ? sum / hits : .zero
        let back = wall(Double(x) / Double(width), Double(y) / Double(height))
        let mixed = foreground[i] * alpha[i] + back * (1 - alpha[i])
        for c in 0..<3 {
          let v = mixed[c] + (grain.unit() - 0.5) * 2 * noise
          image.samples[i * 3 + c] = UInt8(max(0, min(255, v.rounded())))
        }
      }
    }
    return Drawing(
      image: image, alpha: alpha, foreground: foreground, person: mask(of: alpha),
      head: Rect(x: 68, y: 44, width: 104, height: 132),
      face: (0..<24).map { k in
        let angle = Double(k) / 24 * 2 * .pi
        return Point(
          x: 120 + 36 * DrawnPortrait.cosine(angle), y: 124 + 44 * DrawnPortrait.cosine(angle - .pi / 2))
      })
  }

  private func mask(of alpha: [Double]) -> Plane {
    var plane = Plane(width: width, height: height)
    for y in 0..<height {
      for x in 0..<width {
        var sum = 0.0
        for dy in -2...2 {
          for dx in -2...2 {
            let u = min(max(x + dx * 2 + maskShift, 0), width - 1)
            let v = min(max(y + dy * 2, 0), height - 1)
            sum += alpha[v * width + u]
          }
        }
        plane[x, y] = Float(sum / 25)
      }
    }
    return plane
  }
}

extension DrawnPortrait.Drawing {
  /// Mean absolute error of an alpha of 0…255 by pixel, as a share of 1, over the pixels `isWanted` picks.
  public func error(of samples: [UInt8], where isWanted: (Int) -> Bool = { _ in true }) -> Double {
    let wanted = alpha.indices.filter(isWanted)
    let sum = wanted.reduce(0) { $0 + abs(Double(samples[$1]) / 255 - alpha[$1]) }
    return wanted.isEmpty ? 0 : sum / Double(wanted.count)
  }

  /// Whether a pixel with an alpha between 0.02 and 0.98 lies in the square of half side `r` around pixel `i`.
  public func isNearEdge(_ i: Int, within r: Int) -> Bool {
    let (x, y) = (i % image.width, i / image.width)
    return (max(0, y - r)...min(image.height - 1, y + r)).contains { v in
      (max(0, x - r)...min(image.width - 1, x + r)).contains { u in
        alpha[v * image.width + u] > 0.02 && alpha[v * image.width + u] < 0.98
      }
    }
  }

  /// Mean absolute error of `person`, as a share of 1.
  public var maskError: Double {
    zip(person.values, alpha).reduce(0) { $0 + abs(Double($1.0) - $1.1) } / Double(alpha.count)
  }
}
