internal import Raster

/// Spots of the wall's colour inside the person: some are sheen, some are gaps.
extension Trimap {
  /// Wall-coloured spots that the wall does not reach and where the mask is sure are sheen on hair, a button,
  /// a collar: not gaps. Before a coloured wall there is no such sheen.
  /// - Parameter sheen: background pixels where the mask is sure.
  static func closeSheen(
    _ labels: inout [UInt8], sheen: [Int], person: Plane, cells: Cells, isNeutral: [Bool]
  ) {
    var seen = [Bool](repeating: false, count: labels.count)
    for start in sheen where !seen[start] && labels[start] == background {
      // The spot grows through wall colour until it meets what the mask takes for wall.
      var spot = [start]
      seen[start] = true
      var isOpen = false
      var next = 0
      while next < spot.count {
        forEachNeighbor(of: spot[next], width: person.width, count: labels.count) { n in
          guard labels[n] == background else { return }
          if person.values[n] < 0.3 {
            isOpen = true
          } else if !seen[n] {
            seen[n] = true
            spot.append(n)
          }
        }
        next += 1
      }
      guard !isOpen else { continue }
      for i in spot
      where person.values[i] > sureOfPerson && isNeutral[cells.index(ofPixel: i, width: person.width)] {
        labels[i] = foreground
      }
    }
  }

  /// Before a coloured wall that nothing of the person resembles, whatever has the wall's colour and hangs together
  /// with the wall is wall, however deep it lies: the gap between arm and waist, hair and neck.
  static func openGaps(_ labels: inout [UInt8], image: RGBImage, cells: Cells, wall: WallModel, face: [Point])
  {
    let width = image.width
    let mayOpen = wall.field.values.indices.map {
      !wall.isNeutral(cell: $0) && wall.field.values[$0].w < WallModel.plainLimit
        && wall.plainness[$0] > WallModel.plainShare
    }
    guard mayOpen.contains(true) else { return }
    var inFace = [Bool](repeating: false, count: labels.count)
    forEachSpan(of: face, width: width, height: image.height) { y, columns in
      for x in columns { inFace[y * width + x] = true }
    }
    var queue: [Int] = []
    func open(_ i: Int) {
      guard labels[i] == foreground, mayOpen[cells.index(ofPixel: i, width: width)], !inFace[i] else {
        return
      }
      guard WallModel.isWall(image.color(at: i), before: wall.field[i % width, i / width]) else { return }
      labels[i] = background
      queue.append(i)
    }
    for i in labels.indices where labels[i] == background {
      forEachNeighbor(of: i, width: width, count: labels.count, open)
    }
    while let i = queue.popLast() { forEachNeighbor(of: i, width: width, count: labels.count, open) }
  }

  /// Left, right, above, below.
  @inline(__always)
  private static func forEachNeighbor(of i: Int, width: Int, count: Int, _ visit: (Int) -> Void) {
    let x = i % width
    if x > 0 { visit(i - 1) }
    if x + 1 < width { visit(i + 1) }
    if i >= width { visit(i - width) }
    if i + width < count { visit(i + width) }
  }
}
