import Localization
import Raster
import Testing

@testable import Rules

/// Clothes that are seen before the wall have a shoulder line; those that are not have none, whatever a network drew.
@Suite struct ShoulderEdgeTests {
  private func verdicts(wall: RGB, clothes: RGB, tilt: Double = 0, stage: Evidence.Stage = .source)
    -> [String: Finding]
  {
    var sketch = Sketch()
    sketch.stage = stage
    sketch.shoulders = 0.8
    sketch.shoulderTilt = tilt
    sketch.background = wall
    sketch.retouch = { $0.paintClothes(clothes) }
    let rules: [any Rule] = [ShouldersLevel(), ShouldersInFrame()]
    let findings = Judge(standard: .chsi99, rules: rules).judge([sketch.evidence], expecting: [])
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0) })
  }

  @Test(arguments: [RGB(255, 255, 255), RGB(252, 252, 251), RGB(100, 197, 255)])
  func anInvisibleLineIsNotJudged(_ color: RGB) {
    let level = verdicts(wall: color, clothes: color, tilt: 14)["shoulders-level"]
    #expect(level?.verdict == .unassessable)
    #expect(level?.reason.en.hasPrefix("The clothes can't be told from the wall") == true)
    let frame = verdicts(wall: color, clothes: color, stage: .planned)["shoulders-in-frame"]
    #expect(frame?.verdict == .review)
    #expect(frame?.reason.zh.hasPrefix("衣服和墙面分不清") == true)
  }

  /// White shirts before light grey walls, which cameras tell apart.
  @Test(arguments: [RGB(228, 228, 226), RGB(205, 206, 204), RGB(44, 50, 72)])
  func aVisibleLineIs(_ wall: RGB) {
    #expect(verdicts(wall: wall, clothes: RGB(248, 248, 246))["shoulders-level"]?.verdict == .pass)
  }
}
