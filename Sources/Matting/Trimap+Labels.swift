internal import Raster

extension Trimap {
  /// The labels that mask and colour give each pixel by itself, and the background pixels among them where the mask
  /// is sure of the person.
  static func labels(
    image: RGBImage, person: Plane, quality: PersonMaskQuality, hints: MattingHints, cells: Cells,
    wall: WallModel, decided: [Bool], likeness: WallLikeness
  ) -> (labels: [UInt8], sheen: [Int]) {
    let width = image.width
    let height = image.height
    let head = hints.headHeight
    let deep = 0.1 * head
    /// More than the distance changes within a cell, in pixels.
    let slack: Float = 8
    let outside = CellField(width: cells.width, height: cells.height, values: cells.outside)
    let fromEdge: [Float]? =
      quality == .fine
      ? ChamferDistance.distances(width: width, height: height) {
        person.values[$0] > 0.15 && person.values[$0] < 0.85
      } : nil

    func label(_ x: Int, _ y: Int, cell: Int, reach: Float) -> UInt8 {
      let i = y * width + x
      let p = person.values[i]
      if let fromEdge {
        let open = decided[cell] ? reach * 0.5 : max(1.5, 0.005 * head)
        if fromEdge[i] > open { return p > 0.5 ? foreground : background }
        if !decided[cell] { return unknown }
      }
      let nearest = cells.outside[cell]
      if nearest - slack <= -deep, outside[x, y] <= -deep { return foreground }
      let farthest = decided[cell] ? reach : 0.03 * head
      if nearest + slack > farthest, outside[x, y] > farthest { return background }
      guard decided[cell] else {
        let far = outside[x, y]
        if far < -0.04 * head || p > 0.98 && far < -0.015 * head { return foreground }
        return p < 0.02 && far > 0.015 * head ? background : unknown
      }
      guard wall.hasColor(of: image, x: x, y: y) else { return unknown }
      return likeness.around[cell] > 0.1 && p > 0.7 && outside[x, y] < -0.012 * head ? foreground : background
    }

    var sheen: [Int] = []
    var labels = [UInt8](repeating: foreground, count: width * height)
    for y in 0..<height {
      let reach = (0.04 + 0.05 * min(1, 2 * hints.hairiness(row: y))) * head
      for left in stride(from: 0, to: width, by: CellGrid.step) {
        let cell = (y / CellGrid.step) * cells.width + left / CellGrid.step
        let columns = left..<min(left + CellGrid.step, width)
        if cells.outside[cell] <= -deep - slack { continue }
        if cells.outside[cell] >= reach + slack {
          for x in columns { labels[y * width + x] = background }
        } else {
          for x in columns {
            let i = y * width + x
            labels[i] = label(x, y, cell: cell, reach: reach)
            if labels[i] == background, person.values[i] > sureOfPerson { sheen.append(i) }
          }
        }
      }
    }
    forEachSpan(of: hints.innerFace, width: width, height: height) { y, columns in
      for x in columns { labels[y * width + x] = foreground }
    }
    return (labels, sheen)
  }
}
