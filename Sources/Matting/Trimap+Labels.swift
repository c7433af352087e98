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
    let outside = CellField(width: cells.width, height: cells.height, values: cells.outside)
    let fromEdge: [Float]? =
      quality == .fine
      ? ChamferDistance.distances(width: width, height: height) {
        person.values[$0] > 0.15 && person.values[$0] < 0.85
      } : nil

    @inline(__always)
    func label(_ x: Int, _ y: Int, in place: Place) -> UInt8 {
      let i = y * width + x
      let p = person.values.withUnsafeBufferPointer { $0[i] }
      if let fromEdge {
        let open = place.isDecided ? place.reach * 0.5 : max(1.5, 0.005 * head)
        if fromEdge[i] > open { return p > 0.5 ? foreground : background }
        if !place.isDecided { return unknown }
      }
      if place.mayBeDeep, outside[x, y] <= -deep { return foreground }
      if place.mayBeFar, outside[x, y] > place.farthest { return background }
      if place.isDecided {
        guard WallModel.isWall(image.color(at: i), before: wall.field[x, y]) else { return unknown }
        return place.isAlike && p > 0.7 && outside[x, y] < -0.012 * head ? foreground : background
      }
      let far = outside[x, y]
      if far < -0.04 * head || p > 0.98 && far < -0.015 * head { return foreground }
      return p < 0.02 && far > 0.015 * head ? background : unknown
    }

    var sheen: [Int] = []
    var labels = [UInt8](repeating: foreground, count: width * height)
    labels.withUnsafeMutableBufferPointer { labels in
      for y in 0..<height {
        let reach = (0.04 + 0.05 * min(1, 2 * hints.hairiness(row: y))) * head
        for column in 0..<cells.width {
          let cell = y / CellGrid.step * cells.width + column
          let distance = cells.outside[cell]
          let columns = column * CellGrid.step..<min((column + 1) * CellGrid.step, width)
          if distance <= -deep - Place.slack { continue }
          if distance >= reach + Place.slack {
            for x in columns { labels[y * width + x] = background }
            continue
          }
          let farthest = decided[cell] ? reach : 0.03 * head
          let place = Place(
            isDecided: decided[cell], isAlike: likeness.around[cell] > 0.1, reach: reach, farthest: farthest,
            mayBeDeep: distance - Place.slack <= -deep, mayBeFar: distance + Place.slack > farthest)
          for x in columns {
            let i = y * width + x
            labels[i] = label(x, y, in: place)
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

  /// What holds for a row of a cell.
  private struct Place {
    let isDecided: Bool
    /// Much of the person around has the wall's colour.
    let isAlike: Bool
    /// How far outside of the mask the edge may lie, in general and here, in pixels.
    let reach: Float
    let farthest: Float
    /// Some pixels may lie deep inside, or beyond the edge's reach.
    let mayBeDeep: Bool
    let mayBeFar: Bool

    /// More than the distance to the mask changes within a cell, in pixels.
    static let slack: Float = 8
  }
}
