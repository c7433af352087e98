import Foundation
import Raster
import Testing

@testable import Rules

@Suite struct EdgeBlurTests {
  /// How far an edge of this blur has risen at a distance from its middle.
  private static func edge(_ distance: Double, _ deviation: Double) -> Double {
    0.5 + 0.5 * erf(distance / (deviation * 2.0.squareRoot()))
  }

  /// What the ratio of slopes gives for one edge midway between two pixels, whose slopes are central differences.
  private static func expected(_ deviation: Double) -> Double {
    func slope(_ x: Double) -> Double { (edge(x + 1, deviation) - edge(x - 1, deviation)) / 2 }
    let weights = (-3...3).map { exp(-Double($0 * $0) / 2) }
    let softened = (-3...3).reduce(0) { $0 + weights[$1 + 3] * slope(0.5 + Double($1)) }
    let ratio = slope(0.5) * weights.reduce(0, +) / softened
    return 1 / (ratio * ratio - 1).squareRoot()
  }

  /// Bars and their crossings, blurred by a Gaussian of these standard deviations across and down.
  private static func bars(_ across: Double, _ down: Double) -> Plane {
    /// A bar of 24 in every 48.
    func bar(_ place: Double, _ deviation: Double) -> Double {
      let phase = place.truncatingRemainder(dividingBy: 48)
      return edge(phase - 12, deviation) - edge(phase - 36, deviation)
    }
    var plane = Plane(width: 192, height: 144)
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        plane[x, y] = Float(
          40 + 80 * bar(Double(x) + 0.5, across) + 80 * bar(Double(y) + 0.5, down))
      }
    }
    return plane
  }

  @Test(arguments: [0.8, 1.0, 1.25, 1.5, 2, 3])
  func isThatOfTheDrawnEdges(_ deviation: Double) throws {
    let measured = try #require(EdgeBlur.deviation(in: Self.bars(deviation, deviation)))
    #expect(abs(measured - Self.expected(deviation)) < 0.02 * deviation, "\(measured)")
    // A blur under a pixel can't be told from a pixel's own width.
    if deviation > 1 { #expect(abs(measured - deviation) < 0.15 * deviation + 0.05) }
  }

  /// Blurred in one direction only, as a shaken camera does.
  @Test(arguments: [(2.5, 0.8), (0.8, 2.5)])
  func theWorseDirectionCounts(_ across: Double, _ down: Double) throws {
    let measured = try #require(EdgeBlur.deviation(in: Self.bars(across, down)))
    #expect(abs(measured - 2.5) < 0.3, "\(measured)")
  }

  @Test func withoutEdgesThereIsNone() {
    #expect(EdgeBlur.deviation(in: Plane(width: 192, height: 86, filledWith: 90)) == nil)
  }
}
