import Raster
import Testing

@testable import Rules

@Suite struct HighlightsTests {
  /// Where skin has no colour that glare could lose, its lightness tells.
  @Test func glareOnGreySkinIsSeen() throws {
    let grey = Example(.fail, zh: "", en: "") {
      $0.skin = RGB(170, 170, 170)
      $0.glare = 0.3
    }
    let finding = try #require(Judge(standard: .chsi99, rules: [Highlights()]).judge(grey.evidence()).first)
    #expect(finding.verdict == .review)
  }
}
