public import Raster

/// Finds the window that holds all bounds of a `HeadGeometry` at once with the widest margin. A margin is the
/// distance to the nearer bound as a share of half the range (for the eyes of a part of it, see `eyeShare`); the
/// smallest of all margins is maximized.
///
/// With the scale s and the crown's row p in the finished picture every bound is linear, so at a given s the best p
/// follows in closed form and the margin is a concave function of s alone. Rows that may be anywhere in the picture have
/// no margin.
public struct CropSolver {
  let geometry: HeadGeometry
  let source: Size
  /// Source pixels: crown row, eye line, face width and middle of the face.
  let crown: Double
  let eyes: Double
  let faceWidth: Double
  let center: Double
  let crownKnown: Bool
  let body: BodyEdges
  /// The rows that are bound, and how far each lies below the crown, in source pixels.
  private let rows: [BoundRow]
  /// A pixel of room counts for the eyes as two and a half do for the crown: eyes are found to 2 % of their distance,
  /// the top of the hair to 2 % of the head's height.
  static let eyeShare = 0.4
  /// The margin that a best effort leaves to the bounds it does hold.
  static let reserve = 0.12
  /// Eye line minus crown over face width: the median of 92 studio portraits. Used where the crown is unknown.
  public static let usualCrownHeight = 0.86

  init(face: FaceAnalysis, body: BodyEdges, source: Size, geometry: HeadGeometry) {
    self.geometry = geometry
    self.source = source
    eyes = face.eyeLine
    faceWidth = max(face.faceWidth, 1)
    let usual = face.eyeLine - Self.usualCrownHeight * faceWidth
    crown = min(face.crown?.y ?? min(usual, 0), face.eyeLine - 1)
    crownKnown = face.crown != nil
    center = face.centerX
    self.body = body
    let all = [
      BoundRow(depth: 0, Line(geometry.crown)),
      BoundRow(depth: eyes - crown, Line(geometry.eyes, share: Self.eyeShare)),
    ]
    let bound = zip(all, [geometry.crown, geometry.eyes]).filter { !geometry.isFree($1) }.map(\.0)
    let underCrown = max(0, face.chin.y - crown)
    let chin = geometry.chin.map { BoundRow(depth: underCrown, Line($0)) }
    rows = bound.isEmpty && chin == nil ? all : bound + (chin.map { [$0] } ?? [])
  }

  func solution() -> CropSolution {
    let bottom = Sides(left: false, right: false, bottom: true)
    let free = widest(keeping: bottom)
    if let free {
      let crop = self.crop(scale: free.scale, keeping: bottom)
      let cut = cuts(by: crop)
      if cut.isEmpty { return judged(crop) }
      let sides = Sides(
        left: body.left != nil && cut.contains(.left),
        right: body.right != nil && cut.contains(.right), bottom: true)
      for sides in [sides, sides.both(of: body)] {
        guard let whole = widest(keeping: sides) else { continue }
        let crop = self.crop(scale: whole.scale, keeping: sides)
        if cuts(by: crop).isEmpty { return judged(crop) }
      }
    }
    return judged(bestEffort())
  }

  /// Lengths that agree to this, in finished pixels, are equal.
  private static let tolerance = 1e-6
  /// A cut narrower than this, in finished pixels, is not seen.
  private static let visibleCut = 0.5

  /// The crop, and whether it meets all demands.
  private func judged(_ crop: Crop) -> CropSolution {
    let row = (crown - crop.y) * crop.scale
    let holdsAll =
      crownKnown && geometry.faceWidth.margin(of: faceWidth * crop.scale) >= -Self.tolerance
      && rows.allSatisfy { $0.line.margin(of: row + $0.depth * crop.scale) >= -Self.tolerance }
    return CropSolution(crop: crop, isSolved: holdsAll && cuts(by: crop).isEmpty)
  }

  /// The sides of the photo that cut the body and that the window passes.
  private func cuts(by crop: Crop) -> Set<FaceAnalysis.Side> {
    let window = crop.window
    var cuts: Set<FaceAnalysis.Side> = []
    func add(_ side: FaceAnalysis.Side, _ sourcePixels: Double) {
      if sourcePixels * crop.scale > Self.visibleCut { cuts.insert(side) }
    }
    if let row = body.left, row < window.maxY { add(.left, -window.x) }
    if let row = body.right, row < window.maxY { add(.right, window.maxX - Double(source.width)) }
    add(.bottom, window.maxY - Double(source.height))
    return cuts
  }

  /// Nothing holds everything: the body yields first, then the crown, the eyes, the face's width.
  private func bestEffort() -> Crop {
    if let any = widest(keeping: .none) {
      let least = min(any.margin, Self.reserve)
      // The margin falls from the best scale upwards; a larger scale makes a smaller window, which cuts less.
      var low = any.scale
      var high = geometry.maximumScale
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if margin(scale: middle, keeping: .none) >= least { low = middle } else { high = middle }
      }
      return crop(scale: low, keeping: .none)
    }
    let widths = geometry.faceWidth.inset(by: Self.reserve)
    let low = min(geometry.maximumScale, widths.lowerBound / faceWidth)
    let high = min(geometry.maximumScale, widths.upperBound / faceWidth)
    let eyeRange = geometry.eyes.inset(by: Self.reserve)
    func row(_ scale: Double) -> Double {
      let depth = (eyes - crown) * scale
      let middle =
        geometry.isFree(geometry.crown)
        ? (eyeRange.lowerBound + eyeRange.upperBound) / 2 - depth
        : (geometry.crown.lowerBound + geometry.crown.upperBound) / 2
      return min(eyeRange.upperBound - depth, max(eyeRange.lowerBound - depth, middle))
    }
    let scale = Self.maximize(from: low, to: high) { geometry.crown.margin(of: row($0)) }
    return window(scale: scale, crownRow: row(scale), shift: 0)
  }

  /// The scale of the widest margin, nil where none meets the demands that allow no margin.
  private func widest(keeping sides: Sides) -> (scale: Double, margin: Double)? {
    let scale = Self.maximize(from: 1e-6, to: geometry.maximumScale) { margin(scale: $0, keeping: sides) }
    let widest = margin(scale: scale, keeping: sides)
    return widest >= 0 ? (scale, widest) : nil
  }

  /// The widest margin at a scale: the least of bounds that are each linear in the scale.
  func margin(scale s: Double, keeping sides: Sides) -> Double {
    var t = min(1, geometry.faceWidth.margin(of: faceWidth * s))
    // The crown's rows that one bound leaves must meet those that another leaves.
    for one in rows {
      for other in rows {
        let room = one.line.high - one.depth * s - other.line.low + other.depth * s
        t = min(t, room / (one.line.half + other.line.half))
      }
    }
    if sides.bottom {
      let lowest = lowestRow(s)
      for row in rows { t = min(t, (row.line.high - row.depth * s - lowest) / row.line.half) }
    }
    let half = Double(geometry.output.width) / 2
    let room = max(geometry.centerTolerance, 1e-6)
    if sides.left { t = min(t, 1 - (half - center * s) / room) }
    if sides.right { t = min(t, 1 - (half - (Double(source.width) - center) * s) / room) }
    if sides.left, sides.right { t = min(t, (Double(source.width) * s - 2 * half) * 1e3) }
    return t
  }

  /// The window at a scale whose crown row has the widest margin.
  private func crop(scale s: Double, keeping sides: Sides) -> Crop {
    let t = margin(scale: s, keeping: sides)
    var low = rows.map { $0.line.low - $0.depth * s + $0.line.half * t }.max() ?? 0
    let high = rows.map { $0.line.high - $0.depth * s - $0.line.half * t }.min() ?? low
    if sides.bottom { low = max(low, lowestRow(s)) }
    let row = (low + max(low, high)) / 2
    let half = Double(geometry.output.width) / 2
    var shift = 0.0
    if sides.left { shift = max(0, half - center * s) }
    if sides.right { shift -= max(0, half - (Double(source.width) - center) * s) }
    return window(scale: s, crownRow: row, shift: shift)
  }

  /// The least row of the crown at which the window does not pass the photo's lower side.
  private func lowestRow(_ s: Double) -> Double {
    Double(geometry.output.height) - (Double(source.height) - crown) * s
  }

  private func window(scale: Double, crownRow: Double, shift: Double) -> Crop {
    Crop(
      scale: scale, x: center - (Double(geometry.output.width) / 2 - shift) / scale,
      y: crown - crownRow / scale, output: geometry.output)
  }

  /// A concave function's place of the largest value, by golden-section search.
  static func maximize(from low: Double, to high: Double, _ value: (Double) -> Double) -> Double {
    let ratio = 0.618_033_988_749_894_9
    var (a, b) = (low, high)
    var (x, y) = (b - ratio * (b - a), a + ratio * (b - a))
    var (fx, fy) = (value(x), value(y))
    for _ in 0..<90 {
      if fx >= fy {
        (b, y, fy) = (y, x, fx)
        x = b - ratio * (b - a)
        fx = value(x)
      } else {
        (a, x, fx) = (x, y, fy)
        y = a + ratio * (b - a)
        fy = value(y)
      }
    }
    let candidates = [low, high, (a + b) / 2]
    return candidates.max { value($0) < value($1) } ?? low
  }
}

extension Crop {
  /// The window that holds all bounds of `geometry` at once with the widest margin; where none does, the best effort
  /// and what it does not hold.
  /// - Parameters:
  ///   - person: tells where the photo's sides cut the body; without it only the lower side counts as doing so.
  ///   - source: size of the upright photo, in the pixels of `face` and `person`.
  public static func solve(
    face: FaceAnalysis, person: PersonMask?, source: Size, geometry: HeadGeometry
  ) -> CropSolution {
    let body = person.map { BodyEdges(person: $0, source: source) } ?? BodyEdges(left: nil, right: nil)
    return CropSolver(face: face, body: body, source: source, geometry: geometry).solution()
  }
}

/// Which sides of the photo the window may not pass.
struct Sides {
  var left: Bool
  var right: Bool
  var bottom: Bool
  static let none = Sides(left: false, right: false, bottom: false)

  func both(of body: BodyEdges) -> Sides {
    Sides(left: body.left != nil, right: body.right != nil, bottom: bottom)
  }
}

/// A row of the head that the standard bounds: crown, eyes or chin.
private struct BoundRow {
  /// Below the crown, in source pixels.
  let depth: Double
  /// In rows of the finished picture.
  let line: Line

  init(depth: Double, _ line: Line) {
    self.depth = depth
    self.line = line
  }
}

/// A range's bounds and the room to them that makes a margin of 1.
private struct Line {
  let low: Double
  let high: Double
  let half: Double

  init(_ range: ClosedRange<Double>, share: Double = 1) {
    low = range.lowerBound
    high = range.upperBound
    half = max((high - low) / 2 * share, 1e-6)
  }

  func margin(of value: Double) -> Double { (low...high).margin(of: value) }
}
