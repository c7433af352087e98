import Localization
import Testing

@testable import Rules

@Suite struct CenteredTests {
  /// A head beside the middle of a picture of 480 pixels.
  @Test(arguments: [(200.0, "left"), (280.0, "right")])
  func theSideIsNamed(center: Double, side: String) throws {
    let beside = Example(.fail, zh: "", en: "") { $0.centerX = center }
    let finding = try #require(Judge(standard: .chsi99, rules: [Centered()]).judge(beside.evidence()).first)
    #expect(finding.verdict == .fail)
    #expect(finding.reason.en.contains("too far to the \(side)"))
  }
}
