internal import Raster

/// What is known of an open pixel: what colour says of it, what the mask says, how well each can be trusted there, and the
/// same a few pixels around. All within −1…1 or so, whatever the size of the picture and the noise of the wall.
struct EdgeFeatures {
  static let count = 16

  let image: RGBImage
  private let person: Plane
  private let cells: CellStatistics
  private let wall: WallModel
  private let trimap: Trimap
  private let known: KnownBackground
  private let outside: CellField<Float>
  private let plainness: CellField<Float>
  private let headHeight: Float
  private let hairiness: [Float]

  // Half-way points of x / (x + half): scatters of the wall, and levels of 255.
  private static let evenContrast = WallModel.decisiveContrast
  private static let evenDistance = WallModel.tolerance
  private static let evenScatter: Float = 10
  private static let evenTexture: Float = 10
  /// In head heights: farther from the mask's outline all is alike.
  private static let farthest: Float = 0.15
  /// Pixels between the places looked at around, and the half side of the window that alpha is averaged over.
  private static let stride = 4
  private static let radius = 2

  init(
    image: RGBImage, person: Plane, hints: MattingHints, cells: CellStatistics, wall: WallModel,
    trimap: Trimap, known: KnownBackground
  ) {
    self.image = image
    self.person = person
    self.cells = cells
    self.wall = wall
    self.trimap = trimap
    self.known = known
    outside = CellField(width: cells.width, height: cells.height, values: cells.outside)
    plainness = CellField(width: cells.width, height: cells.height, values: wall.plainness)
    headHeight = hints.headHeight
    hairiness = (0..<image.height).map { hints.hairiness(row: $0) }
  }

  /// Before a wall whose colour is known, and not far inside the mask: pixels of such a cell may be the wall.
  func mayBeWall(cell: Int) -> Bool {
    trimap.decided[cell] && cells.outside[cell] > -EdgeFeatures.farthest * headHeight
  }

  /// Of a plain wall's colour.
  func isWall(_ x: Int, _ y: Int) -> Bool {
    WallModel.isWall(image.color(at: y * image.width + x), before: wall.field[x, y])
  }

  /// How far the person's colour is from the wall's around a pixel, in levels of 255.
  func way(at pixel: Int) -> Float {
    let cell = cells.index(ofPixel: pixel, width: image.width)
    return trimap.contrast[cell] * wall.field.values[cell].w
  }

  /// - Parameter alpha: of every pixel, as far as it is found.
  @inline(__always)
  func vector(of pixel: Int, alpha: UnsafeBufferPointer<Float>) -> SIMD16<Float> {
    let (x, y) = (pixel % image.width, pixel / image.width)
    let cell = cells.index(ofPixel: pixel, width: image.width)
    let color = image.color(at: pixel)
    let b = wall.field[x, y]
    let position = known.position(of: pixel, in: image)
    func squashed(_ value: Float, _ half: Float) -> Float { value / (value + half) }
    var v = SIMD16<Float>.zero
    v[0] = alpha[pixel]
    v[1] = position.alpha
    v[2] = person.values[pixel]
    v[5] = squashed(trimap.contrast[cell], EdgeFeatures.evenContrast)
    v[6] = squashed((color - b).colorSquare.squareRoot() / b.w, EdgeFeatures.evenDistance)
    v[7] = squashed(position.beside / b.w, EdgeFeatures.evenDistance)
    v[8] = Float(trimap.labels[pixel]) / 255
    v[9] = plainness[x, y]
    v[10] = trimap.decided[cell] ? 1 : 0
    v[11] = hairiness[y]
    v[12] = max(-1, min(1, outside[x, y] / (EdgeFeatures.farthest * headHeight)))
    v[13] = squashed(b.w, EdgeFeatures.evenScatter)
    let r = EdgeFeatures.radius
    let rows = max(0, y - r)...min(image.height - 1, y + r)
    let columns = max(0, x - r)...min(image.width - 1, x + r)
    var (sum, colors, squares): (Float, SIMD4<Float>, Float) = (0, .zero, 0)
    for row in rows {
      for i in row * image.width + columns.lowerBound...row * image.width + columns.upperBound {
        sum += alpha[i]
        let c = image.color(at: i)
        colors += c
        squares += c.colorSquare
      }
    }
    let count = Float(rows.count * columns.count)
    v[3] = sum / count
    v[14] = squashed(
      max(0, squares / count - (colors / count).colorSquare).squareRoot(), EdgeFeatures.evenTexture)
    var (persons, walls): (Float, Float) = (0, 0)
    for dy in -1...1 {
      let row = min(max(y + dy * EdgeFeatures.stride, 0), image.height - 1) * image.width
      for dx in -1...1 {
        let i = row + min(max(x + dx * EdgeFeatures.stride, 0), image.width - 1)
        persons += person.values[i]
        if WallModel.isWall(image.color(at: i), before: b) { walls += 1 }
      }
    }
    v[4] = persons / 9
    v[15] = walls / 9
    return v
  }
}
