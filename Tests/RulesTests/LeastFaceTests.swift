import Localization
import Portrait
import Raster
import Testing

@testable import Rules

/// A face too small for what a rule looks at is not judged by it.
@Suite struct LeastFaceTests {
  private static let demanding = Registry.rules.filter { $0.info.leastFace != nil }

  /// A sketch as small as its face is to be: wide by so many pixels.
  private static func sketch(faceWidth: Double, _ change: (inout Sketch) -> Void = { _ in }) -> Evidence {
    var sketch = Sketch()
    change(&sketch)
    let whole = sketch.evidence
    let k = faceWidth / sketch.faceWidth
    let size = Size(width: Int(480 * k), height: Int(640 * k))
    let crop = Crop(scale: k, x: 0, y: 0, output: size)
    return whole.replacing(
      image: whole.image.resized(width: size.width, height: size.height),
      faces: whole.faces.map { $0.mapped(by: crop) },
      alpha: whole.alpha?.resampled(
        window: Rect(x: 0, y: 0, width: 480, height: 640), width: size.width, height: size.height))
  }

  private func finding(_ id: String, _ evidence: Evidence) throws -> Finding {
    let rule = try #require(Registry.rule(id))
    return try #require(Judge(standard: .complete, rules: [rule]).judge(evidence).first)
  }

  @Test(arguments: demanding.map(\.id))
  func belowItNothingIsJudged(_ id: String) throws {
    let least = try #require(Registry.rule(id)?.info.leastFace).width
    let finding = try finding(id, Self.sketch(faceWidth: least * 0.9))
    #expect(finding.verdict == .unassessable)
    #expect(finding.measured == nil)
    #expect(finding.reason.en.hasPrefix("The face is too small to judge this: "))
    #expect(finding.reason.en.hasSuffix(" px, needs \(Int(least))"))
    #expect(finding.reason.zh.contains("至少需要 \(Int(least)) 像素"))
  }

  @Test(arguments: demanding.map(\.id))
  func fromItOnTheSizeIsNoReason(_ id: String) throws {
    let least = try #require(Registry.rule(id)?.info.leastFace).width
    let finding = try finding(id, Self.sketch(faceWidth: least * 1.05))
    #expect(!finding.reason.en.contains("too small to judge"))
  }

  /// A closed eye of 46 px of face was "not open 2.7 %".
  @Test func eyesOfATinyFaceAreNotCalledClosed() throws {
    let finding = try finding("eyes-open", Self.sketch(faceWidth: 46))
    #expect(finding.reason.en == "The face is too small to judge this: 46 px, needs 64")
  }

  /// What judges the size itself, and the number of people, still fails a tiny face.
  @Test func aTinyFaceStillFailsByItsSize() throws {
    let tiny = Evidence(
      stage: .finished, image: Sketch().evidence.image, faces: Self.sketch(faceWidth: 40).faces)
    #expect(try finding("face-width", tiny).verdict == .fail)
    #expect(try finding("single-face", tiny).verdict == .pass)
  }

  /// A head turned by 60° is half as wide, and no smaller.
  @Test func aTurnedHeadIsNoSmaller() throws {
    var sketch = Sketch()
    sketch.pose.yaw = 60
    var face = sketch.face
    let middle = face.centerX
    func narrowed(_ p: Point) -> Point { Point(x: middle + (p.x - middle) / 4, y: p.y) }
    (face.leftCheek, face.rightCheek) = (narrowed(face.leftCheek), narrowed(face.rightCheek))
    #expect(face.faceWidth < LeastFace.parts.width)
    #expect(try finding("head-yaw", sketch.evidence.replacing(faces: [face])).verdict == .fail)
  }

  /// That a picture lies on its side is told of small faces, too.
  @Test func aLyingPictureIsNamedAtAnySize() throws {
    let lying = Self.sketch(faceWidth: 40) { $0.orientation = .turnedLeft }
    #expect(try finding("eye-line", lying).measured == 90)
  }

  @Test func theDocumentationNamesIt() {
    let page = RuleDocumentation.markdown(for: Gaze())
    #expect(page.contains("| Smallest face | 96 px wide |") && page.contains("| 最小脸宽 | 96 像素 |"))
    #expect(
      !RuleDocumentation.markdown(for: FileSize()).contains("Smallest face"))
  }
}
