/// 8-bit sRGB, three interleaved samples a pixel, rows from the top, no padding.
public struct RGBImage: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// `width * height * 3` samples: r, g, b of the first pixel, of the next…
  public var samples: [UInt8]

  /// - Precondition: `samples.count == width * height * 3`.
  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(samples.count == width * height * 3)
    self.width = width
    self.height = height
    self.samples = samples
  }

  public init(width: Int, height: Int, filledWith color: RGB = RGB(255, 255, 255)) {
    var samples = [UInt8](repeating: 0, count: width * height * 3)
    for i in 0..<width * height {
      samples[i * 3] = color.red
      samples[i * 3 + 1] = color.green
      samples[i * 3 + 2] = color.blue
    }
    self.init(width: width, height: height, samples: samples)
  }

  public var size: Size { Size(width: width, height: height) }

  @inlinable public subscript(x: Int, y: Int) -> RGB {
    get {
      let i = (y * width + x) * 3
      return RGB(samples[i], samples[i + 1], samples[i + 2])
    }
    set {
      let i = (y * width + x) * 3
      samples[i] = newValue.red
      samples[i + 1] = newValue.green
      samples[i + 2] = newValue.blue
    }
  }
}

/// 8-bit single-channel image: an alpha, a grey picture, a label map.
public struct GrayImage: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public var samples: [UInt8]

  /// - Precondition: `samples.count == width * height`.
  public init(width: Int, height: Int, samples: [UInt8]) {
    precondition(samples.count == width * height)
    self.width = width
    self.height = height
    self.samples = samples
  }

  public init(width: Int, height: Int, filledWith value: UInt8 = 0) {
    self.init(width: width, height: height, samples: [UInt8](repeating: value, count: width * height))
  }

  public var size: Size { Size(width: width, height: height) }

  @inlinable public subscript(x: Int, y: Int) -> UInt8 {
    get { samples[y * width + x] }
    set { samples[y * width + x] = newValue }
  }
}

/// Single-channel image of floats: a probability, a luminance, a filter response.
public struct Plane: Sendable, Equatable {
  public let width: Int
  public let height: Int
  public var values: [Float]

  /// - Precondition: `values.count == width * height`.
  public init(width: Int, height: Int, values: [Float]) {
    precondition(values.count == width * height)
    self.width = width
    self.height = height
    self.values = values
  }

  public init(width: Int, height: Int, filledWith value: Float = 0) {
    self.init(width: width, height: height, values: [Float](repeating: value, count: width * height))
  }

  public var size: Size { Size(width: width, height: height) }

  @inlinable public subscript(x: Int, y: Int) -> Float {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }
}

/// An 8-bit sRGB colour.
public struct RGB: Hashable, Sendable, Codable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  @inlinable public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}
