public import Raster
internal import RealModule

/// A JPEG file whose size lies within given bounds.
public struct FittedJPEG: Sendable, Equatable {
  public let bytes: [UInt8]
  /// 1…100 on the scale of the Independent JPEG Group.
  public let quality: Int
}

extension JPEGEncoder {
  /// The file of the highest quality in `minimumQuality`…100 whose size lies within `bytes`, at 4:2:0; at 4:4:4
  /// where even quality 100 is smaller than that.
  /// - Throws: `cannotFit` with the nearest size where no quality gives such a file.
  public static func encode(
    _ image: RGBImage, fitting bytes: ClosedRange<Int>, minimumQuality: Int, density: Int
  ) throws(CodecError) -> FittedJPEG {
    var search = QualitySearch(image: image, bytes: bytes, minimumQuality: minimumQuality, density: density)
    if let fitted = try search.run(.s420) { return fitted }
    if search.isTooSmallAtBest, let fitted = try search.run(.s444) { return fitted }
    throw .cannotFit(nearest: search.nearest, allowed: bytes)
  }
}

/// Brackets the highest quality that fits: sizes grow with quality, and their logarithm nearly in proportion to
/// that of the quantization scale, so that a few encodings are enough.
struct QualitySearch {
  let image: RGBImage
  let bytes: ClosedRange<Int>
  let minimumQuality: Int
  let density: Int

  /// The size closest to the bounds so far.
  private(set) var nearest = 0
  /// Quality 100 was encoded and is smaller than the lower bound.
  private(set) var isTooSmallAtBest = false
  private(set) var encodings = 0

  init(image: RGBImage, bytes: ClosedRange<Int>, minimumQuality: Int, density: Int) {
    self.image = image
    self.bytes = bytes
    self.minimumQuality = max(1, min(100, minimumQuality))
    self.density = density
  }

  private struct Sample {
    var quality: Int
    var file: [UInt8]
  }

  /// Nil where no quality fits.
  mutating func run(_ subsampling: JPEGEncoder.Subsampling) throws(CodecError) -> FittedJPEG? {
    var below: Sample?
    var above: Sample?
    isTooSmallAtBest = false
    while true {
      let low = (below?.quality ?? minimumQuality - 1) + 1
      let high = (above?.quality ?? 101) - 1
      guard low <= high else { break }
      let quality = guess(below: below, above: above, within: low...high)
      let file = try JPEGEncoder.encode(image, quality: quality, subsampling: subsampling, density: density)
      encodings += 1
      if encodings == 1 || miss(file.count) < miss(nearest) { nearest = file.count }
      if file.count <= bytes.upperBound {
        below = Sample(quality: quality, file: file)
      } else {
        above = Sample(quality: quality, file: file)
      }
    }
    guard let below else { return nil }
    guard below.file.count >= bytes.lowerBound else {
      isTooSmallAtBest = below.quality == 100
      return nil
    }
    return FittedJPEG(bytes: below.file, quality: below.quality)
  }

  /// How far a size lies outside of the bounds.
  private func miss(_ size: Int) -> Int { max(0, bytes.lowerBound - size, size - bytes.upperBound) }

  /// Logarithm of the factor the encoder multiplies its quantization table with.
  private static func logScale(_ quality: Int) -> Double {
    .log(quality < 50 ? 5000 / Double(quality) : max(1, 200 - 2 * Double(quality)))
  }

  private func guess(below: Sample?, above: Sample?, within range: ClosedRange<Int>) -> Int {
    let target = Double.log(Double(bytes.upperBound))
    func point(_ sample: Sample) -> (x: Double, y: Double) {
      (QualitySearch.logScale(sample.quality), Double.log(Double(sample.file.count)))
    }
    let x: Double
    switch (below.map(point), above.map(point)) {
    case (nil, nil): return max(range.lowerBound, min(range.upperBound, 90))
    case (let p?, nil), (nil, let p?): x = p.x + (target - p.y) / QualitySearch.typicalSlope
    case (let p?, let q?):
      guard p.y != q.y else { return (range.lowerBound + range.upperBound) / 2 }
      x = p.x + (target - p.y) * (q.x - p.x) / (q.y - p.y)
    }
    // The highest quality whose scale is not below the one wanted.
    let wanted = range.last { QualitySearch.logScale($0) >= x } ?? range.lowerBound
    return wanted
  }

  /// d log(size) / d log(scale), measured on portraits of 480 × 640 between qualities 80 and 98.
  private static let typicalSlope = -0.6
}
