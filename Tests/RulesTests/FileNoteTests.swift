import Codecs
import Localization
import Raster
import Testing

@testable import Rules

/// What a file tells of itself, judged: notes of dropped profiles, of missing ends, of what else it holds.
@Suite struct FileNoteTests {
  private func finding(
    _ id: String, stage: Evidence.Stage = .finished, _ notes: [FileNote]
  ) throws -> Finding {
    var sketch = Sketch()
    sketch.stage = stage
    sketch.file?.notes = notes
    let rule = try #require(Registry.rule(id))
    return try #require(Judge(standard: .chsi99, rules: [rule]).judge(sketch.evidence).first)
  }

  @Test(arguments: FileNote.Code.allCases, [Evidence.Stage.source, .finished])
  func coloursThatMayNotBeThoseMeantAreReviewed(_ code: FileNote.Code, _ stage: Evidence.Stage) throws {
    let note = FileNote(code, "x")
    let finding = try finding("natural-color", stage: stage, [note])
    #expect(finding.verdict == (note.doubtsColor ? .review : .pass))
    if note.doubtsColor { #expect(finding.reason.en.hasPrefix(String(note.text.en.dropLast()))) }
  }

  /// A cast is a cast all the same.
  @Test func aBrokenProfileExcusesNoCast() throws {
    var sketch = Sketch()
    sketch.skin = RGB(150, 170, 200)
    sketch.file?.notes = [FileNote(.colorProfileBroken)]
    let finding = try #require(
      Judge(standard: .chsi99, rules: [NaturalColor()]).judge(sketch.evidence).first)
    #expect(finding.verdict == .fail)
  }

  @Test(arguments: FileNote.Code.allCases)
  func aMissingEndIsDoubted(_ code: FileNote.Code) throws {
    let finding = try finding("jpeg", [FileNote(code)])
    #expect(finding.verdict == (code == .endMissing ? .review : .pass))
    if code == .endMissing { #expect(finding.reason.en.contains("end marker")) }
  }

  /// What phones add to a photo before it is processed is nobody's business.
  @Test(arguments: [
    FileNote.Code.gainMap, .motionPhoto, .depthMap, .furtherPictures, .extendedXMP, .dataAfterEnd,
    .endMissing,
  ])
  func extrasOfASourceNeedNoReview(_ code: FileNote.Code) {
    var finished = Sketch()
    var source = finished
    finished.file?.notes = []
    source.stage = .source
    source.file?.notes = [FileNote(code)]
    source.file?.trailingBytes = 100_000
    let findings = Judge(standard: .chsi99, rules: Registry.rules).judge([source.evidence, finished.evidence])
    #expect(Judge.overall(findings) == .pass)
  }

  /// JFIF knows whole numbers per centimetre: 118 is the nearest to 300 per inch.
  @Test(arguments: [(118, Verdict.pass), (117, .fail), (119, .fail), (28, .fail)])
  func aDensityPerCentimetre(_ perCentimetre: Int, _ verdict: Verdict) throws {
    var bytes = try JPEGEncoder.encode(Sketch().evidence.image, quality: 90, density: 300)
    // SOI, APP0, its length, "JFIF\0", version; then unit and both densities.
    #expect(bytes[13] == 1)
    bytes.replaceSubrange(13..<18, with: [2, 0, UInt8(perCentimetre), 0, UInt8(perCentimetre)])
    var sketch = Sketch()
    sketch.file = try Photo(bytes: bytes, limits: .standard).file
    let finding = try #require(Judge(standard: .chsi99, rules: [Density()]).judge(sketch.evidence).first)
    #expect(finding.verdict == verdict, "\(finding.reason.en)")
  }

  /// A JPEG cut before its EOI is whole, and doubted as a finished file.
  @Test func aFileWithoutItsEndIsReadAndDoubted() throws {
    let bytes = try JPEGEncoder.encode(Sketch().evidence.image, quality: 90, density: 300).dropLast(2)
    var sketch = Sketch()
    sketch.file = try Photo(bytes: Array(bytes), limits: .standard).file
    let finding = try #require(Judge(standard: .chsi99, rules: [JPEGFormat()]).judge(sketch.evidence).first)
    #expect(finding.verdict == .review, "\(finding.reason.en)")
  }
}
