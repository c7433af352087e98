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

    var wallRow = CellFieldRow(wall.field, width: width)
    var sheen: [Int] = []
    var labels = [UInt8](repeating: foreground, count: width * height)
    labels.withUnsafeMutableBufferPointer { labels in
      image.samples.withUnsafeBufferPointer { pixels in
        person.values.withUnsafeBufferPointer { person in
          for y in 0..<height {
            wallRow.move(to: y)
            let reach = (0.04 + 0.05 * min(1, 2 * hints.hairiness(row: y))) * head
            for column in 0..<cells.width {
              let cell = y / CellGrid.step * cells.width + column
              let nearest = cells.outside[cell]
              if nearest <= -deep - slack { continue }
              let columns = column * CellGrid.step..<min((column + 1) * CellGrid.step, width)
              if nearest >= reach + slack {
                for x in columns { labels[y * width + x] = background }
                continue
              }
              let isDecided = decided[cell]
              let farthest = isDecided ? reach : 0.03 * head
              let mayBeDeep = nearest - slack <= -deep
              let mayBeFar = nearest + slack > farthest
              for x in columns {
                let i = y * width + x
                let p = person[i]
                if let fromEdge {
                  let open = isDecided ? reach * 0.5 : max(1.5, 0.005 * head)
                  if fromEdge[i] > open {
                    labels[i] = p > 0.5 ? foreground : background
                    continue
                  }
                  if !isDecided {
                    labels[i] = unknown
                    continue
                  }
                }
                if mayBeDeep, outside[x, y] <= -deep { continue }
                if mayBeFar, outside[x, y] > farthest {
                  labels[i] = background
                  continue
                }
                guard isDecided else {
                  let far = outside[x, y]
                  if far >= -0.04 * head, p <= 0.98 || far >= -0.015 * head {
                    labels[i] = p < 0.02 && far > 0.015 * head ? background : unknown
                  }
                  continue
                }
                guard WallModel.isWall(pixels.color(at: i), before: wallRow[x]) else {
                  labels[i] = unknown
                  continue
                }
                if p > 0.7, likeness.around[cell] > 0.1, outside[x, y] < -0.012 * head { continue }
                labels[i] = background
                if p > sureOfPerson { sheen.append(i) }
              }
            }
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
