import Localization
import Raster
import Testing

@testable import Rules

/// What the engine makes of what a rule measures.
@Suite struct VerdictTests {
  private struct Ruler: Rule {
    let info = RuleInfo(
      id: "ruler", region: .picture, title: words, quantity: words, low: words, high: words, why: words,
      method: words, remedy: words)
    var examples: [Example] { [] }
    var certainty: Double?
    let answer: @Sendable () throws(Unassessable) -> Measurement

    static let words = LocalizedText(zh: "长度", en: "Length")

    func presence(in scene: Scene) throws(Unassessable) -> Presence? {
      certainty.map { Presence(percent: $0, absence: LocalizedText(zh: "没有", en: "Not there")) }
    }

    func measure(_ scene: Scene, against standard: Standard) throws(Unassessable) -> Measurement {
      try answer()
    }
  }

  private static let doubt = LocalizedText(zh: "可疑", en: "Doubtful")
  private static let excuse = Unassessable(LocalizedText(zh: "看不清", en: "Not seen"))

  private func finding(
    _ limit: Limit, certainty: Double? = nil,
    _ answer: @escaping @Sendable () throws(Unassessable) -> Measurement
  ) throws -> Finding {
    var standard = Standard.chsi99
    standard.rules["ruler"] = limit
    let picture = Evidence(stage: .finished, image: RGBImage(width: 8, height: 8), faces: [])
    return try #require(
      Judge(standard: standard, rules: [Ruler(certainty: certainty, answer: answer)]).judge(picture).first)
  }

  @Test(arguments: [
    (1.0, Verdict.pass), (3, .pass), (4, .review), (5, .review), (5.5, .fail), (.nan, .unassessable),
    (.infinity, .unassessable),
  ])
  func aValueIsHeldAgainstTheLimit(_ value: Double, _ verdict: Verdict) throws {
    let finding = try finding(Limit(max: 3, reviewMax: 5)) { Measurement(value) }
    #expect(finding.verdict == verdict)
    #expect(finding.allowed == .init(min: nil, max: 3))
  }

  @Test func whatIsNotThereFails() throws {
    #expect(try finding(Limit(max: 3)) { Measurement(nil) }.verdict == .fail)
    #expect(try finding(Limit(max: 3, reviewOnly: true)) { Measurement(nil) }.verdict == .review)
    let doubtful = try finding(Limit(max: 3)) { Measurement(nil, doubt: Self.doubt) }
    #expect(doubtful.verdict == .review && doubtful.reason == Self.doubt)
  }

  @Test func aDoubtTurnsAPassIntoAReviewAndNothingElse() throws {
    #expect(try finding(Limit(max: 3)) { Measurement(1, doubt: Self.doubt) }.verdict == .review)
    #expect(try finding(Limit(max: 3)) { Measurement(4, doubt: Self.doubt) }.verdict == .fail)
  }

  /// An excuse counts only beyond all bounds, review bands included.
  @Test(arguments: [(1.0, Verdict.pass), (4, .review), (6, .unassessable)])
  func anExcuseIsHeardWhereAPhotoWouldBeReturned(_ value: Double, _ verdict: Verdict) throws {
    let finding = try finding(Limit(max: 3, reviewMax: 5)) { Measurement(value, excuse: Self.excuse) }
    #expect(finding.verdict == verdict)
    #expect((finding.reason == Self.excuse.reason) == (verdict == .unassessable))
  }

  @Test(arguments: [
    (nil as Double?, 29.9, Verdict.notApplicable), (nil, 30, .fail), (80, 79, .notApplicable),
    (80, 81, .fail),
  ])
  func whatIsNotThereIsNotJudged(_ least: Double?, _ certainty: Double, _ verdict: Verdict) throws {
    let finding = try finding(Limit(max: 3, leastPresence: least), certainty: certainty) { Measurement(9) }
    #expect(finding.verdict == verdict)
  }

  @Test func noPhotoIsReturnedByARuleThatOnlyAsks() throws {
    #expect(try finding(Limit(min: 3, reviewOnly: true)) { Measurement(1) }.verdict == .review)
  }
}
