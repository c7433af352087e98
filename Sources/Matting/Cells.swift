internal import Raster

/// The picture and the person mask summed up on the grid of `CellField`.
struct Cells {
  let width: Int
  let height: Int
  /// Mean colour (x, y, z in 0…255); w is the variance inside the cell, summed over the channels.
  let color: [SIMD4<Float>]
  /// Mean probability that this is the person.
  let person: [Float]
  /// Pixels to the outline of the mask at 0.5: positive outside the person, negative inside.
  let outside: [Float]

  init(image: RGBImage, person plane: Plane) {
    let step = CellField.step
    let width = (image.width + step - 1) / step
    let height = (image.height + step - 1) / step
    var color = [SIMD4<Float>](repeating: .zero, count: width * height)
    var person = [Float](repeating: 0, count: width * height)
    image.samples.withUnsafeBufferPointer { pixels in
      plane.values.withUnsafeBufferPointer { plane in
        for cy in 0..<height {
          for cx in 0..<width {
            var sum = SIMD4<Float>.zero
            var squares: Float = 0
            var probability: Float = 0
            let rows = cy * step..<min(cy * step + step, image.height)
            let columns = cx * step..<min(cx * step + step, image.width)
            for y in rows {
              for x in columns {
                let i = y * image.width + x
                let c = SIMD4(Float(pixels[i * 3]), Float(pixels[i * 3 + 1]), Float(pixels[i * 3 + 2]), 0)
                sum += c
                squares += (c * c).sum()
                probability += plane[i]
              }
            }
            let n = Float(rows.count * columns.count)
            var mean = sum / n
            let variance = max(0, squares / n - (mean * mean).sum())
            mean.w = variance
            color[cy * width + cx] = mean
            person[cy * width + cx] = probability / n
          }
        }
      }
    }
    let toPerson = ChamferDistance.distances(width: width, height: height) { person[$0] >= 0.5 }
    let toRest = ChamferDistance.distances(width: width, height: height) { person[$0] < 0.5 }
    self.width = width
    self.height = height
    self.color = color
    self.person = person
    outside = zip(toPerson, toRest).map { out, inner in
      (out > 0 ? out - 0.5 : 0.5 - inner) * Float(step)
    }
  }
}
