internal import Foundation

/// Width and height in millimetres.
public struct Extent: Sendable, Hashable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  public var turned: Extent { Extent(width: height, height: width) }

  public var area: Double { width * height }

  /// "35×53mm", "35x53mm", "101.6*152.4mm"; nil for anything else, and for sides that are not within `sides`.
  init?(_ text: String, sides: ClosedRange<Double>) {
    let bare = text.lowercased().filter { !$0.isWhitespace }
    guard bare.hasSuffix("mm") else { return nil }
    let numbers = bare.dropLast(2).split(
      omittingEmptySubsequences: false, whereSeparator: { "x×*".contains($0) }
    ).map { Double($0) }
    guard numbers.count == 2, let width = numbers[0], let height = numbers[1], sides.contains(width),
      sides.contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }

  /// "35×53mm"
  public var text: String { "\(Extent.digits(width))×\(Extent.digits(height))mm" }

  private static func digits(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
