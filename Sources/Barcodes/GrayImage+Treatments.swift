internal import Raster

extension GrayImage {
  /// BT.601 luma; where `reduction` is above 1, the mean of as many pixels squared. What is left over at the right and
  /// bottom is dropped.
  init(lumaOf image: RGBImage, reducedBy reduction: Int) {
    let (width, height) = (image.width / reduction, image.height / reduction)
    let area = Int32(reduction * reduction)
    let samples = [UInt8](unsafeUninitializedCapacity: width * height) { output, count in
      let input = image.samples.span
      for y in 0..<height {
        for x in 0..<width {
          var sum: Int32 = 0
          for line in y * reduction..<(y + 1) * reduction {
            let first = (line * image.width + x * reduction) * 3
            for i in stride(from: first, to: first + reduction * 3, by: 3) {
              sum += 77 * Int32(input[i]) + 150 * Int32(input[i + 1]) + 29 * Int32(input[i + 2])
            }
          }
          output.initializeElement(at: y * width + x, to: UInt8(truncatingIfNeeded: sum / (area << 8)))
        }
      }
      count = width * height
    }
    self.init(width: width, height: height, samples: samples)
  }

  func inverted() -> GrayImage {
    GrayImage(width: width, height: height, samples: samples.map { 255 - $0 })
  }

  func scaled(_ scale: PictureTreatment.Scale) -> GrayImage {
    switch scale {
    case .original: self
    case .halved: halved()
    case .doubled: enlarged(2)
    case .tripled: enlarged(3)
    }
  }

  /// Each pixel the mean of 2 × 2; an odd last row or column is dropped.
  private func halved() -> GrayImage {
    guard width > 1, height > 1 else { return self }
    let (outWidth, outHeight) = (width / 2, height / 2)
    let made = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight) { output, count in
      let input = samples.span
      for y in 0..<outHeight {
        let top = 2 * y * width
        for x in 0..<outWidth {
          let i = top + 2 * x
          let sum =
            Int32(input[i]) + Int32(input[i + 1]) + Int32(input[i + width]) + Int32(input[i + width + 1])
          output.initializeElement(at: y * outWidth + x, to: UInt8(truncatingIfNeeded: (sum + 2) / 4))
        }
      }
      count = outWidth * outHeight
    }
    return GrayImage(width: outWidth, height: outHeight, samples: made)
  }

  /// Bilinear by a whole factor; the edges are repeated outside.
  private func enlarged(_ factor: Int) -> GrayImage {
    let (outWidth, outHeight) = (width * factor, height * factor)
    let columns = Self.taps(count: width, factor: factor)
    let rows = Self.taps(count: height, factor: factor)
    // Weights are whole numbers of 2 · factor.
    let unit = Int32(4 * factor * factor)
    let made = [UInt8](unsafeUninitializedCapacity: outWidth * outHeight) { output, count in
      let input = samples.span
      for y in 0..<outHeight {
        let (above, below) = (rows[y].near * width, rows[y].far * width)
        let (upper, lower) = (rows[y].nearWeight, Int32(2 * factor) - rows[y].nearWeight)
        for x in 0..<outWidth {
          let column = columns[x]
          let (left, right) = (column.nearWeight, Int32(2 * factor) - column.nearWeight)
          let top = left * Int32(input[above + column.near]) + right * Int32(input[above + column.far])
          let bottom = left * Int32(input[below + column.near]) + right * Int32(input[below + column.far])
          let value = (upper * top + lower * bottom + unit / 2) / unit
          output.initializeElement(at: y * outWidth + x, to: UInt8(truncatingIfNeeded: value))
        }
      }
      count = outWidth * outHeight
    }
    return GrayImage(width: outWidth, height: outHeight, samples: made)
  }

  /// For each sample of a row `factor` times as fine, the two samples it lies between.
  private static func taps(count: Int, factor: Int) -> [(near: Int, far: Int, nearWeight: Int32)] {
    (0..<count * factor).map { i in
      // Distance from the near sample's centre in units of 1 / (2 · factor).
      let offset = 2 * (i % factor) + 1 - factor
      let near = i / factor
      let far = min(max(near + offset.signum(), 0), count - 1)
      return (near, far, Int32(2 * factor - abs(offset)))
    }
  }
}
