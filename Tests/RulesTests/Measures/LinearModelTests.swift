import Foundation
import Testing

@testable import Rules

@Suite struct LinearModelTests {
  private static let model = LinearModel(weights: [2, -1], bias: 0.5)

  @Test(
    arguments: [([0, 0], 0.5), ([1, 3], -0.5), ([-2, 0.5], -4), ([0.25, 1], 0)] as [([Double], Double)])
  func isTheLogisticFunctionOfTheScore(_ features: [Double], _ score: Double) {
    #expect(abs(Self.model.percent(features) - 100 / (1 + exp(-score))) < 1e-12)
  }

  @Test func missingMeasurementsCountAsNothing() {
    #expect(Self.model.percent([1]) == Self.model.percent([1, 0]))
    #expect(Self.model.percent([]) == Self.model.percent([0, 0]))
  }

  @Test(arguments: [1e9, -1e9, 1e300]) func extremesStayPercentages(_ feature: Double) {
    let percent = Self.model.percent([feature, 0])
    #expect(percent == (feature > 0 ? 100 / (1 + exp(-30)) : 100 / (1 + exp(30))))
  }
}
