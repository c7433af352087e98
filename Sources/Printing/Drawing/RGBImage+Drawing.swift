internal import CCairo
public import Raster

extension RGBImage {
  /// The picture with what `body` draws on it.
  /// - Parameter unit: pixels in a unit of the drawing: 1, or `dpi / 25.4` for millimetres.
  /// - Throws: `PrintingError`, and what `body` throws.
  public func drawn(_ lettering: Lettering, unit: Double = 1, _ body: (Drawing) throws -> Void) throws
    -> RGBImage
  {
    var pixels = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      samples.withUnsafeBufferPointer { samples in
        for i in 0..<width * height {
          buffer[i] =
            UInt32(samples[3 * i]) << 16 | UInt32(samples[3 * i + 1]) << 8 | UInt32(samples[3 * i + 2])
        }
      }
      count = width * height
    }
    try draw(on: &pixels, size, hasAlpha: false, lettering, unit, body)
    let drawn = [UInt8](unsafeUninitializedCapacity: samples.count) { buffer, count in
      pixels.withUnsafeBufferPointer { pixels in
        for i in 0..<width * height {
          buffer[3 * i] = UInt8(truncatingIfNeeded: pixels[i] >> 16)
          buffer[3 * i + 1] = UInt8(truncatingIfNeeded: pixels[i] >> 8)
          buffer[3 * i + 2] = UInt8(truncatingIfNeeded: pixels[i])
        }
      }
      count = samples.count
    }
    return RGBImage(width: width, height: height, samples: drawn)
  }

  /// What `body` draws, on nothing.
  /// - Returns: the colours, not multiplied by the alpha, and the alpha.
  /// - Throws: `PrintingError`, and what `body` throws.
  public static func transparent(
    _ size: Size, _ lettering: Lettering, unit: Double = 1, _ body: (Drawing) throws -> Void
  ) throws -> (image: RGBImage, alpha: GrayImage) {
    var pixels = [UInt32](repeating: 0, count: size.width * size.height)
    try draw(on: &pixels, size, hasAlpha: true, lettering, unit, body)
    var image = RGBImage(width: size.width, height: size.height, filledWith: RGB(0, 0, 0))
    var alpha = GrayImage(width: size.width, height: size.height)
    for (i, pixel) in pixels.enumerated() where pixel >> 24 != 0 {
      let a = pixel >> 24
      func divided(_ shift: UInt32) -> UInt8 { UInt8(min(255, ((pixel >> shift & 255) * 255 + a / 2) / a)) }
      alpha.samples[i] = UInt8(a)
      image.samples[3 * i] = divided(16)
      image.samples[3 * i + 1] = divided(8)
      image.samples[3 * i + 2] = divided(0)
    }
    return (image, alpha)
  }
}

private func draw(
  on pixels: inout [UInt32], _ size: Size, hasAlpha: Bool, _ lettering: Lettering, _ unit: Double,
  _ body: (Drawing) throws -> Void
) throws {
  try pixels.withUnsafeMutableBytes { buffer in
    let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard
      let handle = ccairo_pixels(
        start, Int32(clamping: size.width), Int32(clamping: size.height), Int32(clamping: size.width * 4),
        hasAlpha ? 1 : 0)
    else { throw PrintingError.drawing("\(size.width) × \(size.height)") }
    defer { ccairo_free(handle) }
    let drawing = Drawing(handle, lettering)
    drawing.transform(Affine(a: unit, b: 0, tx: 0, c: 0, d: unit, ty: 0))
    try body(drawing)
    if let reason = ccairo_finish(handle) { throw PrintingError.drawing(String(cString: reason)) }
  }
}
