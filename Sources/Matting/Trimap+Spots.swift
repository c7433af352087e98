internal import Raster

/// Spots of the wall's colour inside the person: some are sheen, some are gaps.
extension Trimap {
  /// Wall-coloured spots that the wall does not reach and where the mask is sure are sheen on hair, a button,
  /// a collar: not gaps. Before a coloured wall there is no such sheen.
  static func closeSheen(
    _ labels: inout [UInt8], person: Plane, cells: Cells, wall: WallModel
  ) {
    let width = person.width
    var seen = [Bool](repeating: false, count: labels.count)
    var spot: [Int] = []
    for start in labels.indices
    where labels[start] == background && person.values[start] > 0.85 && !seen[start] {
      // The spot grows through wall colour until it meets what the mask takes for wall.
      spot = [start]
      seen[start] = true
      var isOpen = false
      var next = 0
      while next < spot.count {
        let i = spot[next]
        next += 1
        let x = i % width
        let neighbors = (x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width)
        func visit(_ n: Int) {
          guard n >= 0, n < labels.count, labels[n] == background else { return }
          if person.values[n] < 0.3 { isOpen = true }
          guard !seen[n], person.values[n] >= 0.3 else { return }
          seen[n] = true
          spot.append(n)
        }
        visit(neighbors.0)
        visit(neighbors.1)
        visit(neighbors.2)
        visit(neighbors.3)
      }
      guard !isOpen else { continue }
      for i in spot
      where person.values[i] > 0.85 && wall.isNeutral(cell: cells.index(ofPixel: i, width: width)) {
        labels[i] = foreground
      }
    }
  }

  /// Before a coloured wall that nothing of the person resembles, whatever has the wall's colour and hangs together
  /// with the wall is wall, however deep it lies: the gap between arm and waist, hair and neck.
  static func openGaps(
    _ labels: inout [UInt8], image: RGBImage, cells: Cells, wall: WallModel, face: [Bool]
  ) {
    let width = image.width
    let mayOpen = wall.field.values.indices.map {
      !wall.isNeutral(cell: $0) && wall.field.values[$0].w < WallModel.plainLimit
        && wall.plainness[$0] > WallModel.plainShare
    }
    var queue: [Int] = []
    func visit(_ n: Int) {
      guard n >= 0, n < labels.count, labels[n] == foreground else { return }
      let cell = cells.index(ofPixel: n, width: width)
      guard mayOpen[cell], !face[n] else { return }
      let b = wall.field.values.withUnsafeBufferPointer {
        CellField.value($0, width: cells.width, height: cells.height, x: n % width, y: n / width)
      }
      let difference = SIMD3(
        Float(image.samples[n * 3]) - b.x, Float(image.samples[n * 3 + 1]) - b.y,
        Float(image.samples[n * 3 + 2]) - b.z)
      let limit = wallTolerance * b.w
      guard (difference * difference).sum() < limit * limit else { return }
      labels[n] = background
      queue.append(n)
    }
    func visitNeighbors(of i: Int) {
      let x = i % width
      if x > 0 { visit(i - 1) }
      if x + 1 < width { visit(i + 1) }
      visit(i - width)
      visit(i + width)
    }
    guard mayOpen.contains(true) else { return }
    for i in labels.indices where labels[i] == background { visitNeighbors(of: i) }
    while let i = queue.popLast() { visitNeighbors(of: i) }
  }
}
