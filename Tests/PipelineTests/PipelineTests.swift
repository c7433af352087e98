import Codecs
import Foundation
import Localization
import Pipeline
import Portrait
import Printing
import Raster
import Rules
import Support
import Testing

/// The whole way of real photos that `make` fetches.
@Suite(.enabled(if: Downloads.arePresent, "the networks and portraits are fetched by make"))
struct PipelineTests {
  private static func models() throws -> PortraitModels {
    try Downloads.models()
  }

  private static func standardize(
    _ bytes: [UInt8], background: BackgroundFill = .preferred(by: .chsi99)
  ) throws -> Standardizer.Result {
    var stopwatch = Stopwatch()
    let standardizer = Standardizer(models: try models(), standard: .chsi99, background: background)
    return try standardizer.standardize(bytes, outputName: "x.jpg", stopwatch: &stopwatch)
  }

  @Test func aPortraitBecomesAConformingFile() throws {
    let result = try Self.standardize(try Downloads.portrait("obama.jpg"))
    let file = try #require(result.finished?.file)
    let photo = try Photo(bytes: file)
    #expect(photo.sourceSize == Size(width: 480, height: 640))
    #expect((20 * 1024...40 * 1024).contains(file.count))
    #expect(photo.file.density == FileFacts.Density(x: 300, y: 300))
    #expect(photo.file.format == .jpeg && photo.file.colorModel == .rgb && photo.file.bitsPerSample == 8)
    #expect((photo.file.jpegQuality ?? 0) >= 60)
    #expect(photo.file.trailingBytes == 0 && !photo.file.hasEXIF)
    #expect(
      photo.image[2, 2] == RGB(100, 197, 255)
        || Lab(photo.image[2, 2]).deltaE2000(to: Lab(RGB(100, 197, 255))) < 1)
    let verdicts = Dictionary(uniqueKeysWithValues: result.findings.map { ($0.rule, $0.verdict) })
    for rule in [
      "single-face", "crown-margin", "eye-height", "face-width", "centered", "pixel-size", "file-size",
    ] {
      #expect(verdicts[rule] == .pass, "\(rule)")
    }
  }

  /// A captain in her cap and glasses, a president without either; their finished pictures say the same.
  @Test(arguments: [("grace_hopper.jpg", true), ("obama.jpg", false)])
  func hatsAndGlassesAreSeen(_ name: String, _ worn: Bool) throws {
    let result = try Self.standardize(try Downloads.portrait(name), background: .keep)
    var stopwatch = Stopwatch()
    let finished = try Checker(models: try Self.models(), standard: .chsi99).check(
      try #require(result.finished?.file), fileName: "x.jpg", stopwatch: &stopwatch)
    for findings in [result.findings, finished.findings] {
      let verdicts = Dictionary(uniqueKeysWithValues: findings.map { ($0.rule, $0.verdict) })
      #expect(verdicts["head-covering"] == (worn ? .fail : .pass))
      #expect((verdicts["glasses-tint"] == .notApplicable) == !worn)
    }
  }

  /// What was written, judged as a finished file, gives the same geometry.
  @Test func checkingTheOutputAgrees() throws {
    let result = try Self.standardize(try Downloads.portrait("obama.jpg"))
    var stopwatch = Stopwatch()
    let findings = try Checker(models: try Self.models(), standard: .chsi99).check(
      try #require(result.finished?.file), fileName: "x.jpg", stopwatch: &stopwatch
    ).findings
    func measured(_ rule: String, _ list: [Finding]) throws -> Double {
      try #require(list.first { $0.rule == rule }?.measured ?? nil)
    }
    for (rule, tolerance) in [("crown-margin", 6.0), ("eye-height", 3), ("face-width", 6), ("file-size", 0)] {
      let before = try measured(rule, result.findings)
      let after = try measured(rule, findings)
      #expect(abs(before - after) <= tolerance, "\(rule): \(before) and \(after)")
    }
  }

  @Test func theSamePhotoGivesTheSameBytes() throws {
    let bytes = try Downloads.portrait("grace_hopper.jpg")
    let first = try Self.standardize(bytes).finished?.file
    let second = try Self.standardize(bytes).finished?.file
    #expect(first != nil && first == second)
  }

  @Test func keepingTheBackgroundLeavesItAsItIs() throws {
    let bytes = try Downloads.portrait("obama.jpg")
    let photo = try Photo(bytes: bytes)
    let result = try Self.standardize(bytes, background: .keep)
    let crop = try #require(result.finished?.crop)
    let finished = try Photo(bytes: try #require(result.finished?.file)).image
    let expected = photo.image.resampled(window: crop.window, width: 480, height: 640)
    let difference = zip(finished.samples, expected.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    #expect(Double(difference) / Double(expected.samples.count) < 4)
  }

  @Test(arguments: ["chelsea.png", "coffee.png"])
  func noPersonIsToldAndNothingIsMade(name: String) throws {
    let result = try Self.standardize(try Downloads.portrait(name))
    #expect(result.finished == nil)
    #expect(result.findings.first { $0.rule == "single-face" }?.verdict == .fail)
    #expect(Judge.overall(result.findings) == .fail)
  }

  @Test func aFaceTooSmallToGrowIsNamed() throws {
    let result = try Self.standardize(try Downloads.portrait("astronaut.png"))
    let failed = Set(result.findings.filter { $0.verdict == .fail }.map(\.rule))
    #expect(failed.contains("face-width"))
    #expect((result.finished?.crop.scale ?? 0) <= 1)
  }

  @Test func theOverlayMarksTheEyes() throws {
    let photo = try Photo(bytes: try Downloads.portrait("obama.jpg"))
    let portrait = try PortraitAnalyzer(models: try Self.models()).analyze(
      photo.image, sourceSize: photo.sourceSize)
    let face = try #require(portrait.faces.first)
    let drawn = try FaceOverlay.draw(
      [face], on: photo.image, sourceSize: photo.sourceSize, language: .zh, try? Lettering())
    #expect(drawn[Int(face.leftEye.x), Int(face.leftEye.y)] == RGB(255, 90, 90))
    #expect(drawn.size == photo.image.size)
  }
}
