import Localization
internal import Portrait
internal import Raster

/// Squares of the picture that surely are background, looked up on a coarse grid: cheap, for rules that need its colour
/// and not its spread.
struct BackgroundGrid: SceneMeasure {
  /// Side of a square in pixels.
  let side: Int
  /// Upper left corners.
  let squares: [(x: Int, y: Int)]
  /// Median of each channel over the squares' middles.
  let median: RGB

  /// Squares across a picture.
  private static let columns = 60
  /// Fewer squares are too little to tell a colour by.
  private static let leastSquares = 24

  /// - Throws: where too little background shows.
  init(_ scene: Scene) throws(Unassessable) {
    let image = scene.image
    side = max(2, image.width / BackgroundGrid.columns)
    let isBackground = try BackgroundGrid.test(scene, reach: side)
    var squares: [(x: Int, y: Int)] = []
    for y in stride(from: 0, through: image.height - side, by: side) {
      for x in stride(from: 0, through: image.width - side, by: side) where isBackground(x, y) {
        squares.append((x, y))
      }
    }
    guard squares.count >= BackgroundGrid.leastSquares else {
      throw Unassessable(
        LocalizedText(
          zh: "露出的背景太少，无法判断", en: "Too little of the background shows, so it can't be judged"))
    }
    self.squares = squares
    var histogram = ColorHistogram()
    for square in squares { histogram.add(image[square.x + side / 2, square.y + side / 2]) }
    median = histogram.median
  }

  /// Without a matte: from the middle of the face to what surely is background beside it, in face widths.
  private static let clearOfFace = 0.85

  /// By the matte a square and its neighbours must be free of the person; without one, squares beside and above the head.
  private static func test(_ scene: Scene, reach: Int) throws(Unassessable) -> (Int, Int) -> Bool {
    if let alpha = scene.alpha, alpha.size == scene.image.size {
      let (w, h, trace) = (alpha.width - 1, alpha.height - 1, BackgroundRegion.trace)
      return { x, y in
        for row in 0..<4 {
          let line = min(h, max(0, y + (row - 1) * reach)) * alpha.width
          for column in 0..<4 where alpha.samples[line + min(w, max(0, x + (column - 1) * reach))] > trace {
            return false
          }
        }
        return true
      }
    }
    let face = try scene.uprightFace()
    let top = (face.crown?.y ?? 0) - BackgroundRegion.clearOfHair * face.faceWidth - Double(reach)
    return { x, y in
      let isBeside =
        abs(Double(x) - face.centerX) > BackgroundGrid.clearOfFace * face.faceWidth
        && Double(y) < face.eyeLine
      return isBeside || Double(y) < top
    }
  }
}
