internal import Raster

/// Every pixel as background, foreground or unknown. The person mask says what belongs to whom; where the wall
/// is plain and differs from the person next to it, the colour says where exactly.
struct Trimap {
  static let background: UInt8 = 0
  static let unknown: UInt8 = 128
  static let foreground: UInt8 = 255

  let width: Int
  let height: Int
  var labels: [UInt8]
  /// Pixels to the nearest background pixel.
  let depth: [Float]
  /// Cells in which colour can tell the wall from the person.
  let decided: [Bool]
  /// Cells before a wall of no colour.
  let isNeutral: [Bool]
  /// Difference between person and wall, in units of the wall's scatter.
  let contrast: [Float]

  // All chosen on idmatting_exact by the mean error of alpha.

  /// Above this probability the mask is sure of the person.
  static let sureOfPerson: Float = 0.85
  /// The certain person, whose colours are compared with the wall's: above this probability, this far inside the mask, in
  /// head heights.
  private static let corePerson: Float = 0.9
  private static let coreDepth: Float = 0.05
  /// Share of the certain person with the wall's colour from which nothing is seen through.
  private static let seeThroughLikeness: Float = 0.03
  /// Width of an edge: at least so many pixels, and in head heights of bare outlines and what hair adds.
  private static let leastEdge: Float = 2.2
  private static let edgeWidth: Float = 0.006
  private static let hairEdgeWidth: Float = 0.007
  /// Below this probability what lies deep is left open.
  private static let possiblePerson: Float = 0.3

  init(
    image: RGBImage, person: Plane, quality: PersonMaskQuality, hints: MattingHints, cells: CellStatistics,
    wall: WallModel, colorDecides: Bool
  ) {
    width = image.width
    height = image.height
    let sure = Trimap.core(cells: cells, hints: hints)
    let core = sure.filled()
    var contrast = [Float](repeating: 0, count: cells.color.count)
    var decided = [Bool](repeating: false, count: cells.color.count)
    for i in contrast.indices {
      let scatter = wall.field.values[i].w
      contrast[i] = (core.values[i] - wall.field.values[i]).colorSquare.squareRoot() / scatter
      decided[i] =
        colorDecides && contrast[i] > WallModel.decisiveContrast && scatter < WallModel.plainLimit
        && wall.plainness[i] > WallModel.plainShare
    }
    self.contrast = contrast
    isNeutral = decided.indices.map { wall.isNeutral(cell: $0) }
    let likeness = WallLikeness(of: sure, to: wall)
    var (labels, highlights) = Trimap.labels(
      image: image, person: person, quality: quality, hints: hints, cells: cells, wall: wall,
      decided: decided, likeness: likeness)
    if colorDecides {
      Trimap.openStrands(
        &labels, decided: &decided, image: image, hints: hints, cells: cells, wall: wall, core: sure)
    }
    self.decided = decided
    Trimap.closeHighlights(
      &labels, candidates: highlights, person: person, cells: cells, isNeutral: isNeutral)
    if colorDecides, likeness.share < Trimap.seeThroughLikeness {
      Trimap.openSeeThrough(&labels, image: image, cells: cells, wall: wall, face: hints.innerFace)
    }
    depth = labels.withUnsafeBufferPointer { labels in
      ChamferDistance.distances(width: image.width, height: image.height) {
        labels[$0] == Trimap.background
      }
    }
    self.labels = labels
    closeDepths(person: person, hints: hints, cells: cells)
  }

  /// Where colour decides, whatever lies deeper inside than an edge is wide belongs to the person.
  private mutating func closeDepths(person: Plane, hints: MattingHints, cells: CellStatistics) {
    let (width, height, depth, decided) = (width, height, depth, decided)
    labels.withUnsafeMutableBytes { labels in
      for y in 0..<height {
        let edge = max(
          Trimap.leastEdge,
          (Trimap.edgeWidth + Trimap.hairEdgeWidth * hints.hairiness(row: y)) * hints.headHeight)
        Trimap.forEachUnknown(UnsafeRawBufferPointer(labels), in: y * width..<(y + 1) * width) { i in
          guard depth[i] > edge, person.values[i] > Trimap.possiblePerson else { return }
          if decided[cells.index(ofPixel: i, width: width)] { labels[i] = Trimap.foreground }
        }
      }
    }
  }

  /// The unknown pixels in the picture's order.
  func unknownPixels() -> [Int] {
    var pixels: [Int] = []
    labels.withUnsafeBytes { labels in
      Trimap.forEachUnknown(labels, in: labels.indices) { pixels.append($0) }
    }
    return pixels
  }

  @inline(__always)
  private static func forEachUnknown(
    _ labels: UnsafeRawBufferPointer, in range: Range<Int>, _ body: (Int) -> Void
  ) {
    // Eight at a time: only `unknown` has the highest bit and lacks the lowest.
    let word = MemoryLayout<UInt64>.size
    for start in stride(from: range.lowerBound, to: range.upperBound, by: word) {
      let end = min(start + word, range.upperBound)
      if end - start == word {
        let eight = labels.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        if eight & ~(eight << 7) & 0x8080_8080_8080_8080 == 0 { continue }
      }
      for i in start..<end where labels[i] == unknown { body(i) }
    }
  }

  /// 1 in the foreground, else 0.
  func certainAlpha() -> [Float] {
    labels.withUnsafeBufferPointer { labels in
      [Float](unsafeUninitializedCapacity: labels.count) { alpha, count in
        for i in labels.indices { alpha[i] = labels[i] == Trimap.foreground ? 1 : 0 }
        count = labels.count
      }
    }
  }

  /// The colours of the certain person.
  private static func core(cells: CellStatistics, hints: MattingHints) -> SparseCellField<SIMD4<Float>> {
    var samples = SparseCellField<SIMD4<Float>>(width: cells.width, height: cells.height)
    func add(_ cell: Int) {
      samples.means[cell] = cells.color[cell]
      samples.weights[cell] = 1
    }
    for cell in cells.color.indices
    where cells.person[cell] > corePerson && cells.outside[cell] < -coreDepth * hints.headHeight { add(cell) }
    let face = hints.innerFace.map { $0 * (1 / Double(CellGrid.step)) }
    forEachSpan(of: face, width: cells.width, height: cells.height) { y, columns in
      for x in columns { add(y * cells.width + x) }
    }
    return samples
  }
}
