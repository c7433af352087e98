import Portrait
import Raster
import Testing

@testable import Rules

@Suite struct EyeLineTests {
  /// The drawn face with its left eye `lowered` pixels below the right one, 100 pixels away.
  private func verdict(lowered: Double, covered: Bool) throws -> Verdict? {
    let examples = EyesVisible().examples
    let example = try #require(examples.first { ($0.verdict != .pass) == covered })
    let drawn = example.evidence()
    var faces = drawn.faces
    faces[0].leftEye.y = faces[0].rightEye.y + lowered
    let evidence = drawn.replacing(faces: faces)
    return Judge(standard: .chsi99, rules: [EyeLine()]).judge(evidence).first?.verdict
  }

  @Test func nobodyIsReturnedForTheGuessOfACoveredEye() throws {
    #expect(try verdict(lowered: 12, covered: false) == .fail)
    #expect(try verdict(lowered: 12, covered: true) == .unassessable)
    #expect(try verdict(lowered: 1, covered: true) == .pass)
  }

  /// As bright as it is, and with a tenth of its levels.
  @Test(arguments: [(UInt8(1), Verdict.fail), (UInt8(10), .unassessable)])
  func nobodyIsReturnedForEyesInTheDark(_ divisor: UInt8, _ expected: Verdict) {
    var sketch = Sketch()
    sketch.pose.roll = 8
    sketch.retouch = { $0.samples = $0.samples.map { $0 / divisor } }
    #expect(Judge(standard: .chsi99, rules: [EyeLine()]).judge(sketch.evidence).first?.verdict == expected)
  }
}
