import Raster

/// A part of a picture that a detector looks at, in the picture's pixels.
struct Square: Equatable {
  var center: Point
  var side: Double

  init(center: Point, side: Double) {
    self.center = center
    self.side = side
  }

  /// The smallest that holds a whole picture.
  init(around size: Size) {
    center = Point(x: Double(size.width) / 2, y: Double(size.height) / 2)
    side = Double(max(size.width, size.height))
  }

  /// The picture in tiles half as long as its longer side. Neighbours share at least half of their width, so that
  /// whatever is no larger than that lies whole in one of them: 6 tiles for a picture of 4:3, 9 for a square.
  static func tiles(of size: Size) -> [Square] {
    let side = Double(max(size.width, size.height)) / 2
    func centers(_ length: Int) -> [Double] {
      let length = Double(length)
      guard length > side, side > 0 else { return [length / 2] }
      let steps = ((length - side) / (side / 2)).rounded(.up)
      return stride(from: 0, through: steps, by: 1).map { side / 2 + (length - side) * $0 / steps }
    }
    let columns = centers(size.width)
    return centers(size.height).flatMap { y in
      columns.map { Square(center: Point(x: $0, y: y), side: side) }
    }
  }
}
