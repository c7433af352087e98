internal import Portrait
internal import Raster

extension FaceSketch {
  private static let skin = RGB(222, 176, 150)
  private static let shade = RGB(190, 140, 116)
  private static let hair = RGB(52, 40, 34)
  private static let dark = RGB(24, 20, 20)

  func drawn() -> RGBImage {
    var brush = Brush(
      image: RGBImage(
        width: FaceSketch.size.width, height: FaceSketch.size.height, filledWith: RGB(240, 240, 240)),
      origin: FaceSketch.middle, scale: FaceSketch.interEye)
    let mesh = mesh
    drawHead(mesh, &brush)
    drawFeatures(mesh, &brush)
    drawCoverings(mesh, &brush)
    if glasses != .none { drawGlasses(&brush) }
    if earrings {
      for sign in [-1.0, 1] {
        brush.ellipse(Point(x: sign * 1.14, y: 0.86), 0.06, 0.06, RGB(190, 136, 16))
      }
    }
    return brush.image
  }

  private func drawHead(_ mesh: [Point], _ brush: inout Brush) {
    let outline = face.outline.map { ($0 - FaceSketch.middle) * (1 / FaceSketch.interEye) }
    brush.polygon(
      [Point(x: -0.62, y: 1), Point(x: 0.62, y: 1), Point(x: 0.72, y: 3.2), Point(x: -0.72, y: 3.2)],
      FaceSketch.skin)
    strands(Rect(x: -1.25, y: -1.5, width: 2.5, height: 2.4), &brush) { u, v in
      u * u / 1.5 + (v + 0.25) * (v + 0.25) / 1.44 < 1
    }
    for sign in [-1.0, 1] { brush.ellipse(Point(x: sign * 1.14, y: 0.45), 0.14, 0.36, FaceSketch.skin) }
    brush.polygon(outline, FaceSketch.skin)
    strands(Rect(x: -1.3, y: -1.5, width: 2.6, height: 1.2), &brush) { u, v in
      v < -0.86 + 0.55 * u * u && u * u / 1.5 + (v + 0.25) * (v + 0.25) / 1.44 < 1
    }
    // Shading of nose and cheeks.
    brush.ellipse(Point(x: 0, y: 0.72), 0.2, 0.07, FaceSketch.shade, opacity: 0.5)
    for sign in [-1.0, 1] {
      brush.ellipse(Point(x: sign * 0.09, y: 0.7), 0.04, 0.025, FaceSketch.dark, opacity: 0.5)
    }
    brush.polygon(
      [
        Point(x: -2, y: 2.9), Point(x: -0.7, y: 2.5), Point(x: 0.7, y: 2.5), Point(x: 2, y: 2.9),
        Point(x: 2, y: 4), Point(x: -2, y: 4),
      ],
      RGB(60, 66, 88))
    if necklace {
      let arc = (0...20).map { i in
        let u = (Double(i) / 10 - 1) * 0.6
        return Point(x: u, y: 2.38 - 0.7 * u * u)
      }
      brush.line(arc, width: 0.05, RGB(30, 60, 200))
    }
  }

  func drawFeatures(_ mesh: [Point], _ brush: inout Brush) {
    for indices in [
      [70, 63, 105, 66, 107, 55, 65, 52, 53, 46], [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
    ] {
      brush.polygon(indices.map { mesh[$0] }, FaceSketch.hair, opacity: 0.85)
    }
    for (eye, ring) in FaceSketch.eyeRings.enumerated() {
      let points = ring.map { mesh[$0] }
      let place = mesh[eye == 0 ? MeshPoint.rightIris : MeshPoint.leftIris]
      let upper = Array(points[0..<9])
      brush.line(upper.map { Point(x: $0.x, y: $0.y - 0.09) }, width: 0.015, FaceSketch.shade)
      brush.polygon(points, RGB(204, 198, 194))
      brush.ellipse(place, 0.095, 0.095, iris, inside: points)
      brush.ellipse(place, 0.042, 0.042, pupil, inside: points)
      brush.line(upper, width: 0.025, FaceSketch.dark)
      brush.line(Array(points[8...]) + [points[0]], width: 0.01, FaceSketch.shade)
    }
    brush.polygon(FaceSketch.outerLips.map { mesh[$0] }, lips)
    let inner = FaceSketch.innerLips.map { mesh[$0] }
    brush.polygon(inner, RGB(90, 30, 30))
    brush.line(Array(inner[0...10]), width: 0.015, RGB(120, 60, 56))
  }

  private func drawCoverings(_ mesh: [Point], _ brush: inout Brush) {
    if fringe {
      strands(Rect(x: -0.98, y: -0.85, width: 1.96, height: 0.75), &brush) { u, v in
        v < -0.14 + 0.03 * (u * 40).remainder(dividingBy: 2)
      }
    }
    if hairOverEars {
      for sign in [-1.0, 1] {
        strands(Rect(x: sign * 1.2 - 0.25, y: -0.9, width: 0.5, height: 3), &brush) { u, v in
          abs(u - sign * 1.2) < 0.24
        }
      }
    }
    if hairOverEye {
      strands(Rect(x: -0.95, y: -0.8, width: 0.8, height: 1.2), &brush) { u, v in
        abs(u + 0.5 + 0.2 * v) < 0.32
      }
    }
    if mask {
      brush.fill(Rect(x: -0.95, y: 0.4, width: 1.9, height: 1.4), .plain(RGB(120, 170, 214))) { u, v in
        v > 0.45 + 0.25 * u * u && v < 1.7 - 0.5 * u * u && abs(u) < 0.9
      }
    }
    if cap {
      let navy = RGB(28, 36, 70)
      brush.fill(Rect(x: -1.4, y: -1.7, width: 2.8, height: 1.3), .plain(navy)) { u, v in
        v < -0.48 && u * u / 1.7 + (v + 0.45) * (v + 0.45) / 1.5 < 1
      }
    }
  }

  private func drawGlasses(_ brush: inout Brush) {
    let (top, bottom) = glasses == .low ? (-0.02, 0.44) : (-0.24, 0.36)
    for sign in [-1.0, 1] {
      let lens = (0...48).map { i in
        let angle = Double(i) * 7.5
        let (c, s) = (Angle.cosine(angle), Angle.cosine(angle - 90))
        func rounded(_ x: Double) -> Double { (x < 0 ? -1 : 1) * abs(x).squareRoot() }
        return Point(
          x: sign * 0.51 + 0.38 * rounded(c), y: (top + bottom) / 2 + (bottom - top) / 2 * rounded(s))
      }
      if glasses == .dark { brush.polygon(lens, FaceSketch.dark, opacity: 0.92) }
      if glasses == .glaring {
        brush.ellipse(Point(x: sign * 0.5 + 0.05, y: 0), 0.18, 0.12, RGB(255, 255, 255))
      }
      brush.line(lens, width: glasses == .low ? 0.05 : 0.045, FaceSketch.dark)
      brush.line(
        [Point(x: sign * 0.89, y: top + 0.12), Point(x: sign * 1.15, y: top + 0.1)], width: 0.04,
        FaceSketch.dark)
    }
    brush.line(
      [Point(x: -0.13, y: top + 0.14), Point(x: 0, y: top + 0.1), Point(x: 0.13, y: top + 0.14)],
      width: 0.045, FaceSketch.dark)
  }

  private func strands(_ bounds: Rect, _ brush: inout Brush, _ shape: Brush.Shape) {
    brush.fill(bounds, .strands(FaceSketch.hair), shape)
  }

  private static let eyeRings = [
    [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
    [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249],
  ]
  private static let outerLips = [
    61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
  ]
  private static let innerLips = [
    78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95,
  ]
}
