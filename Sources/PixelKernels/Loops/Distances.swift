extension Loops {
  private typealias Block = SIMD8<Float>
  private static let far: Float = 1e30
  private static let diagonal: Float = 1.4142135

  /// Distances to the nearest 0 in a picture that holds 0 or a large number, by steps of 1 and √2: two passes
  /// (Borgefors 1986).
  public static func chamferDistances(_ distances: UnsafeMutablePointer<Float>, _ width: Int, _ height: Int) {
    guard width > 0 else { return }
    for y in 0..<height {
      let row = distances + y &* width
      if y > 0 { lower(row, from: row - width, width) }
      spreadRight(row, width)
    }
    for y in (0..<height).reversed() {
      let row = distances + y &* width
      if y < height &- 1 { lower(row, from: row + width, width) }
      spreadLeft(row, width)
    }
  }

  @inline(__always)
  private static func least(_ a: Float, _ b: Float) -> Float { a < b ? a : b }

  /// What the row beside leaves: 1 straight, √2 across the corners.
  @inline(__always)
  private static func lower(
    _ row: UnsafeMutablePointer<Float>, from beside: UnsafeMutablePointer<Float>, _ width: Int
  ) {
    row[0] = least(row[0], beside[0] + 1)
    guard width > 1 else { return }
    row[0] = least(row[0], beside[1] + diagonal)
    if width > 2 {
      for x in 1..<width &- 1 {
        row[x] = least(least(row[x], beside[x] + 1), least(beside[x &- 1], beside[x &+ 1]) + diagonal)
      }
    }
    let last = width &- 1
    row[last] = least(row[last], least(beside[last] + 1, beside[last &- 1] + diagonal))
  }

  /// Every value becomes the least of itself and those before it, each grown by its distance: in three steps instead
  /// of eight.
  @inline(__always)
  private static func spread(_ v: Block, after before: Float) -> Block {
    var v = v
    v = least(v, Block(far, v[0], v[1], v[2], v[3], v[4], v[5], v[6]) + 1)
    v = least(v, Block(far, far, v[0], v[1], v[2], v[3], v[4], v[5]) + 2)
    v = least(v, Block(far, far, far, far, v[0], v[1], v[2], v[3]) + 4)
    return least(v, Block(1, 2, 3, 4, 5, 6, 7, 8) + before)
  }

  @inline(__always)
  private static func least(_ a: Block, _ b: Block) -> Block { a.replacing(with: b, where: b .< a) }

  @inline(__always)
  private static func reversed(_ v: Block) -> Block { Block(v[7], v[6], v[5], v[4], v[3], v[2], v[1], v[0]) }

  @inline(__always)
  private static func spreadRight(_ row: UnsafeMutablePointer<Float>, _ width: Int) {
    var before = far
    var x = 0
    while x &+ 8 <= width {
      let raw = UnsafeMutableRawPointer(row + x)
      let v = spread(raw.loadUnaligned(as: Block.self), after: before)
      raw.storeBytes(of: v, as: Block.self)
      before = v[7]
      x &+= 8
    }
    while x < width {
      before = least(row[x], before + 1)
      row[x] = before
      x &+= 1
    }
  }

  @inline(__always)
  private static func spreadLeft(_ row: UnsafeMutablePointer<Float>, _ width: Int) {
    var before = far
    var x = width
    while x >= 8 {
      let raw = UnsafeMutableRawPointer(row + (x &- 8))
      let v = spread(reversed(raw.loadUnaligned(as: Block.self)), after: before)
      raw.storeBytes(of: reversed(v), as: Block.self)
      before = v[7]
      x &-= 8
    }
    while x > 0 {
      x &-= 1
      before = least(row[x], before + 1)
      row[x] = before
    }
  }
}
