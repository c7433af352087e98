internal import PixelKernels
internal import Raster

/// How far each pixel lies above or below the mean of its surroundings, in (red + green + 2 · blue) / 4: unlike luma, this
/// sees the yellow of date stamps on white and on light blue.
struct LocalContrast {
  let width: Int
  let height: Int
  /// Rows from the top.
  let values: [Int16]

  /// - Parameters:
  ///   - rows: of the picture.
  ///   - reach: the surroundings are a square of 2 · reach + 1 pixels; what lies outside `rows` counts as their edge does.
  init(_ image: RGBImage, rows: Range<Int>, reach: Int) {
    let (width, height) = (image.width, rows.count)
    let count = width * height
    let tones = [UInt8](unsafeUninitializedCapacity: count) { tones, initialized in
      image.samples.withUnsafeBufferPointer { samples in
        guard let pixels = samples.baseAddress, let tones = tones.baseAddress else { return }
        Kernels.tones(pixels + rows.lowerBound * width * 3, count, tones)
      }
      initialized = count
    }
    values = [Int16](unsafeUninitializedCapacity: count) { output, initialized in
      if let output = output.baseAddress { Kernels.localContrast(tones, width, height, reach, output) }
      initialized = count
    }
    (self.width, self.height) = (width, height)
  }
}
