internal import Raster

extension Plane {
  /// One value for the red, green and blue of each pixel.
  init(_ image: RGBImage, _ value: (Int, Int, Int) -> Float) {
    let count = image.width * image.height
    let values = [Float](unsafeUninitializedCapacity: count) { output, initialized in
      image.samples.withUnsafeBufferPointer { samples in
        for i in 0..<count {
          output.initializeElement(
            at: i, to: value(Int(samples[3 * i]), Int(samples[3 * i + 1]), Int(samples[3 * i + 2])))
        }
      }
      initialized = count
    }
    self.init(width: image.width, height: image.height, values: values)
  }

  /// Mean over a rectangle.
  func mean(_ xs: Range<Int>, _ ys: Range<Int>) -> Double {
    let sum = values.withUnsafeBufferPointer { values in
      var sum: Float = 0
      for y in ys { for x in xs { sum += values[y * width + x] } }
      return sum
    }
    return Double(sum) / Double(max(1, xs.count * ys.count))
  }
}
