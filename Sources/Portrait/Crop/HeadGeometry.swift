public import Raster

/// Where a standard wants the head in the finished picture. Bounds are in finished pixels.
public struct HeadGeometry: Sendable, Codable, Hashable {
  /// Size of the finished picture.
  public var output: Size
  /// Top of the hair below the upper edge.
  public var crown: ClosedRange<Double>
  /// Mean height of the two eye centres below the upper edge.
  public var eyes: ClosedRange<Double>
  /// Tip of the chin below the upper edge; nil where it may be anywhere.
  public var chin: ClosedRange<Double>?
  /// Distance between the cheeks.
  public var faceWidth: ClosedRange<Double>
  /// How far the middle of the face may stand from the middle of the picture.
  public var centerTolerance: Double
  /// Finished pixels per source pixel that may not be exceeded; 1 forbids enlargement.
  public var maximumScale: Double

  public init(
    output: Size, crown: ClosedRange<Double>, eyes: ClosedRange<Double>, chin: ClosedRange<Double>? = nil,
    faceWidth: ClosedRange<Double>, centerTolerance: Double, maximumScale: Double = 1
  ) {
    self.output = output
    self.crown = crown
    self.eyes = eyes
    self.chin = chin
    self.faceWidth = faceWidth
    self.centerTolerance = centerTolerance
    self.maximumScale = maximumScale
  }
}

extension HeadGeometry {
  /// Whether a range of rows leaves the whole picture free.
  func isFree(_ rows: ClosedRange<Double>) -> Bool {
    rows.lowerBound <= 0 && rows.upperBound >= Double(output.height)
  }
}

extension ClosedRange<Double> {
  /// 1 in the middle, 0 on either bound, negative outside.
  func margin(of value: Double) -> Double {
    let half = (upperBound - lowerBound) / 2
    let distance = Swift.min(value - lowerBound, upperBound - value)
    return half > 0 ? distance / half : distance
  }

  /// The values whose margin is at least `margin`; the middle where there is none.
  func inset(by margin: Double) -> ClosedRange<Double> {
    let half = (upperBound - lowerBound) / 2
    let reach = Swift.max(0, half * (1 - margin))
    let middle = (lowerBound + upperBound) / 2
    return middle - reach...middle + reach
  }
}
