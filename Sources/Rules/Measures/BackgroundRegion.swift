internal import Portrait
internal import Raster

/// Which cells of a grid over the picture surely are background.
///
/// By the matte: those eight finished pixels clear of anything of the person. Without a matte: beside the head above
/// the eyes and over the hair, well away from the face.
struct BackgroundRegion {
  /// A network's mask is seldom exactly 0: up to this, of 255, nobody is there.
  static let trace: UInt8 = 12
  /// Without a matte: from the top of the hair to what surely is background over it, in face widths.
  static let clearOfHair = 0.06
  /// Without a matte: from the middle of the face to what surely is background beside it, in face widths.
  private static let clearOfFace = 0.8
  /// Columns of a picture to one of the margin around the person: eight pixels of 480.
  private static let columnsPerMargin = 60

  let columns: Int
  let rows: Int
  private let isBackground: [Bool]

  /// - Parameter step: pixels of the picture per cell.
  init(_ scene: Scene, step: Int) throws(Unassessable) {
    let image = scene.image
    let (columns, rows) = (image.width / step, image.height / step)
    (self.columns, self.rows) = (columns, rows)
    if let alpha = scene.alpha, alpha.size == image.size {
      isBackground = BackgroundRegion.clear(
        of: alpha, step: step, columns, rows, margin: max(1, columns / BackgroundRegion.columnsPerMargin))
      return
    }
    let face = try scene.uprightFace()
    let top = (face.crown?.y ?? 0) - BackgroundRegion.clearOfHair * face.faceWidth
    var isBackground: [Bool] = []
    isBackground.reserveCapacity(rows * columns)
    for row in 0..<rows {
      let y = Double(row * step)
      for column in 0..<columns {
        let isBeside =
          abs(Double(column * step) - face.centerX) > BackgroundRegion.clearOfFace * face.faceWidth
          && y < face.eyeLine
        isBackground.append(isBeside || y < top)
      }
    }
    self.isBackground = isBackground
  }

  subscript(column: Int, row: Int) -> Bool { isBackground[row * columns + column] }

  /// The cells more than `margin` cells away from those with any of the person in them.
  private static func clear(
    of alpha: GrayImage, step: Int, _ columns: Int, _ rows: Int, margin: Int
  ) -> [Bool] {
    alpha.most(ofCells: step, columns, rows).dilated(radius: margin).samples.map { $0 <= trace }
  }
}

extension GrayImage {
  /// The greatest value of each cell of `step` × `step` pixels.
  fileprivate func most(ofCells step: Int, _ columns: Int, _ rows: Int) -> GrayImage {
    var cells = GrayImage(width: columns, height: rows)
    cells.samples.withUnsafeMutableBufferPointer { output in
      samples.withUnsafeBufferPointer { input in
        for y in 0..<rows * step {
          let (row, line) = (y / step * columns, y * width)
          for x in 0..<columns {
            var most = output[row &+ x]
            for i in line &+ x &* step..<line &+ (x &+ 1) &* step { most = max(most, input[i]) }
            output[row &+ x] = most
          }
        }
      }
    }
    return cells
  }
}
