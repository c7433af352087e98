import Raster

/// The highest row (source pixels) at which the body meets the photo's left and right side; nil where it does not.
struct BodyEdges: Sendable {
  var left: Double?
  var right: Double?

  init(left: Double?, right: Double?) {
    self.left = left
    self.right = right
  }

  init(person: PersonMask, source: Size) {
    let cell = person.window.width / Double(max(1, person.probability.width))
    left = person.window.x < cell ? BodyEdges.firstRow(of: person, column: 0) : nil
    right =
      person.window.maxX > Double(source.width) - cell
      ? BodyEdges.firstRow(of: person, column: person.probability.width - 1) : nil
  }

  /// Person cells on end that make a shoulder: fewer are strays.
  private static let shoulderCells = 4

  /// The first of `shoulderCells` person cells on end.
  private static func firstRow(of person: PersonMask, column: Int) -> Double? {
    let plane = person.probability
    var run = 0
    for y in 0..<plane.height {
      run = plane[column, y] >= 0.5 ? run + 1 : 0
      if run == shoulderCells {
        return person.window.y + Double(y + 1 - shoulderCells) * person.window.height / Double(plane.height)
      }
    }
    return nil
  }
}
