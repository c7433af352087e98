internal import Raster

/// The picture and the person mask summed up on the grid of `CellGrid`.
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
    let step = CellGrid.step
    let width = CellGrid.count(image.width)
    let height = CellGrid.count(image.height)
    var color: [SIMD4<Float>] = []
    color.reserveCapacity(width * height)
    var person: [Float] = []
    person.reserveCapacity(width * height)
    image.samples.withUnsafeBufferPointer { pixels in
      plane.values.withUnsafeBufferPointer { plane in
        for top in stride(from: 0, to: image.height, by: step) {
          for left in stride(from: 0, to: image.width, by: step) {
            var (red, green, blue, squares) = (0, 0, 0, 0)
            var probability: Float = 0
            let rows = top..<min(top + step, image.height)
            let columns = left..<min(left + step, image.width)
            for y in rows {
              for x in columns {
                let i = y &* image.width &+ x
                let (r, g, b) = (Int(pixels[i &* 3]), Int(pixels[i &* 3 &+ 1]), Int(pixels[i &* 3 &+ 2]))
                red &+= r
                green &+= g
                blue &+= b
                squares &+= r &* r &+ g &* g &+ b &* b
                probability += plane[i]
              }
            }
            let count = Float(rows.count * columns.count)
            var mean = SIMD4(Float(red), Float(green), Float(blue), 0) / count
            mean.w = max(0, Float(squares) / count - (mean * mean).sum())
            color.append(mean)
            person.append(probability / count)
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

  func index(ofPixel i: Int, width pixels: Int) -> Int {
    (i / pixels / CellGrid.step) * width + i % pixels / CellGrid.step
  }
}
