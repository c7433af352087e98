import Testing

@testable import Collection

@Suite struct MomentTests {
  @Test func aMomentIsWrittenWithDayTimeAndZone() throws {
    let text = Moment(milliseconds: 1_780_293_802_000).text
    #expect(
      text.prefixMatch(of: /2026-0[56]-[0-9]{2}T[0-9]{2}:[0-9]{2}:22(Z|[+-][0-9]{2}:[0-9]{2})/) != nil,
      "\(text)")
    #expect(Moment(milliseconds: 1_780_293_802_000).short.count == 16)
  }
}
