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
    let trace = trace
    let most = alpha.most(ofRows: step, rows).spread(over: step, stride: 1)
    let stride = columns + 2 * margin
    var framed = [UInt8](repeating: 0, count: stride * (rows + 2 * margin))
    framed.withUnsafeMutableBufferPointer { framed in
      most.withUnsafeBufferPointer { most in
        for row in 0..<rows {
          let (from, to) = (row * alpha.width, (row + margin) * stride + margin)
          for column in 0..<columns { framed[to &+ column] = most[from &+ column &* step] }
        }
      }
    }
    let near = framed.spread(over: 2 * margin + 1, stride: 1).spread(over: 2 * margin + 1, stride: stride)
    return [Bool](unsafeUninitializedCapacity: rows * columns) { isClear, initialized in
      near.withUnsafeBufferPointer { near in
        for row in 0..<rows {
          let (from, to) = (row * stride, row * columns)
          for column in 0..<columns { isClear[to &+ column] = near[from &+ column] <= trace }
        }
      }
      initialized = rows * columns
    }
  }
}

extension GrayImage {
  /// `count` rows of the greatest values of `step` rows each.
  fileprivate func most(ofRows step: Int, _ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count * width) { output, initialized in
      samples.withUnsafeBufferPointer { input in
        for row in 0..<count {
          let (to, from) = (row * width, row * step * width)
          for x in 0..<width { output[to &+ x] = input[from &+ x] }
          for k in 1..<step {
            let from = from + k * width
            for x in 0..<width { output[to &+ x] = max(output[to &+ x], input[from &+ x]) }
          }
        }
      }
      initialized = count * width
    }
  }
}

extension [UInt8] {
  /// For each value the greatest of the `number` from it on, `stride` apart; near the end of fewer.
  fileprivate func spread(over number: Int, stride: Int) -> [UInt8] {
    var (values, reach) = (self, 1)
    while reach < number {
      let step = Swift.min(reach, number - reach)
      let distance = step * stride
      let inside = Swift.max(0, count - distance)
      values = [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
        values.withUnsafeBufferPointer { input in
          for i in 0..<inside { output[i] = Swift.max(input[i], input[i &+ distance]) }
          for i in inside..<count { output[i] = input[i] }
        }
        initialized = count
      }
      reach += step
    }
    return values
  }
}
