import Testing

@testable import Rules

@Suite struct LimitTests {
  /// From what passes to what fails, on either side; nothing is said where there is no band or the rule never fails.
  @Test func doubtGrowsThroughTheBand() throws {
    let limit = Limit(min: 10, max: 20, reviewMin: 6, reviewMax: 24)
    #expect(limit.doubt(about: 15) == nil && limit.doubt(about: 5) == nil && limit.doubt(about: 25) == nil)
    #expect(limit.doubt(about: 9) == 0.25 && limit.doubt(about: 6) == 1)
    #expect(limit.doubt(about: 21) == 0.25 && limit.doubt(about: 24) == 1)
    #expect(Limit(max: 3).doubt(about: 4) == nil)
    #expect(Limit(max: 20, reviewMax: 24, reviewOnly: true).doubt(about: 22) == nil)
    #expect(Limit(max: 3, uncertainty: 1).doubt(about: 3) == 0.5)
  }

  @Test(arguments: [
    (49.0, Verdict.fail), (50, .pass), (110, .pass), (110.5, .fail),
  ])
  func withoutBand(_ value: Double, _ verdict: Verdict) {
    #expect(Limit(min: 50, max: 110).verdict(on: value) == verdict)
  }

  @Test(arguments: [
    (45.9, Verdict.fail), (46, .review), (49.9, .review), (50, .pass), (110, .pass), (114, .review),
    (114.1, .fail),
  ])
  func bandOutside(_ value: Double, _ verdict: Verdict) {
    #expect(Limit(min: 50, max: 110, reviewMin: 46, reviewMax: 114).verdict(on: value) == verdict)
  }

  @Test(arguments: [(49.0, Verdict.fail), (50, .review), (53.9, .review), (54, .pass)])
  func bandInside(_ value: Double, _ verdict: Verdict) {
    #expect(Limit(min: 50, reviewMin: 54).verdict(on: value) == verdict)
  }

  @Test(arguments: [
    (45.9, Verdict.fail), (46, .review), (53.9, .review), (54, .pass), (106, .pass), (106.1, .review),
    (114, .review),
    (114.1, .fail),
  ])
  func bandOnBothSides(_ value: Double, _ verdict: Verdict) {
    let limit = Limit(min: 50, max: 110, uncertainty: 4)
    #expect(limit.verdict(on: value) == verdict)
    #expect(limit.reviewBands == [46...54, 106...114])
  }

  @Test(arguments: [(0.4, Verdict.pass), (0.9, .review)])
  func neverFails(_ value: Double, _ verdict: Verdict) {
    #expect(Limit(max: 0.5, reviewOnly: true).verdict(on: value) == verdict)
  }

  @Test(arguments: [
    (251.44, 0, 251.0), (12.3, 0, 12.3), (12.04, 1, 12.04), (11.96, 0, 12), (12.000_001, 0, 12),
  ])
  func showsWhatIsJudged(_ value: Double, _ digits: Int, _ shown: Double) {
    #expect(Decimals.shown(value, digits, judgedBy: Limit(max: value > 100 ? 300 : 12)) == shown)
  }

  @Test(arguments: [(251.0, "251"), (3.5, "3.5"), (-0.0, "0"), (1.005_04, "1.01")])
  func numbersAsText(_ value: Double, _ text: String) { #expect(Decimals.text(value, 2) == text) }
}
