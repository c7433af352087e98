/// The weights of red, green and blue in luma: the brightness of a pixel read off its gamma-encoded samples. Relative
/// luminance, of linear light, is another thing: see `Lab`.
@frozen public struct Luma: Sendable, Hashable {
  public let red: Double
  public let green: Double
  public let blue: Double

  @inlinable init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// ITU-R BT.601-7, 2.5.1: what JPEG's Y is made of.
  @inlinable public static var bt601: Luma { Luma(red: 0.299, green: 0.587, blue: 0.114) }

  /// ITU-R BT.709-6, 3.2: weights of the primaries of HDTV and of sRGB.
  @inlinable public static var bt709: Luma { Luma(red: 0.2126, green: 0.7152, blue: 0.0722) }

  /// In the unit of the samples.
  @inlinable public func callAsFunction(_ red: Double, _ green: Double, _ blue: Double) -> Double {
    self.red * red + self.green * green + self.blue * blue
  }

  /// In the unit of the samples.
  @inlinable public func callAsFunction(_ red: Float, _ green: Float, _ blue: Float) -> Float {
    Float(self.red) * red + Float(self.green) * green + Float(self.blue) * blue
  }

  /// 0…255.
  @inlinable public func callAsFunction(_ color: RGB) -> Double {
    self(Double(color.red), Double(color.green), Double(color.blue))
  }

  /// Of every pixel, 0…255.
  public func plane(of image: RGBImage) -> Plane {
    let count = image.width * image.height
    let values = [Float](unsafeUninitializedCapacity: count) { output, initialized in
      image.samples.withUnsafeBufferPointer { samples in
        for i in 0..<count {
          output.initializeElement(
            at: i, to: self(Float(samples[3 &* i]), Float(samples[3 &* i &+ 1]), Float(samples[3 &* i &+ 2])))
        }
      }
      initialized = count
    }
    return Plane(width: image.width, height: image.height, values: values)
  }
}
