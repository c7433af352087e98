public import Raster

/// What stood behind the person.
public struct BackgroundEstimate: Sendable, Codable, Hashable {
  /// Mean colour of the background next to the person and around.
  public var mean: RGB
  /// Mean ΔE2000 of places of the background from `mean`: gradients, shadows, objects.
  public var spread: Double
  /// Share of the background that agrees with one smooth surface, 0…1.
  public var agreement: Double
  /// A wall without objects or pattern: agreement at least `plainAgreement`. Only then does its colour tell what is not the person.
  public var isPlain: Bool

  /// Share, 0…1: between the walls and the other backgrounds of idmatting_exact.
  public static let plainAgreement = 0.95
  /// Places whose colour difference is averaged, at least: more change the mean by less than a hundredth.
  private static let spreadSamples = 500

  public init(mean: RGB, spread: Double, agreement: Double, isPlain: Bool) {
    self.mean = mean
    self.spread = spread
    self.agreement = agreement
    self.isPlain = isPlain
  }

  init(cells: CellStatistics, wall: WallModel) {
    let outside = cells.color.indices.filter { wall.agrees[$0] != nil }
    var sum = SIMD4<Float>.zero
    for i in outside { sum += cells.color[i] }
    let count = outside.count
    let agreeing = outside.reduce(0) { $0 + Double(wall.agrees[$1] ?? 0) }
    let color = count > 0 ? sum / Float(count) : .zero
    mean = BackgroundEstimate.rgb(color)
    let reference = Lab(mean)
    var total = 0.0
    var measured = 0
    for n in stride(from: 0, to: outside.count, by: max(1, outside.count / BackgroundEstimate.spreadSamples))
    {
      total += Lab(BackgroundEstimate.rgb(cells.color[outside[n]])).deltaE2000(to: reference)
      measured += 1
    }
    spread = measured > 0 ? total / Double(measured) : 0
    agreement = count > 0 ? agreeing / Double(count) : 0
    isPlain = agreement >= BackgroundEstimate.plainAgreement
  }

  private static func rgb(_ c: SIMD4<Float>) -> RGB {
    func byte(_ v: Float) -> UInt8 { UInt8(max(0, min(255, v.rounded()))) }
    return RGB(byte(c.x), byte(c.y), byte(c.z))
  }
}
