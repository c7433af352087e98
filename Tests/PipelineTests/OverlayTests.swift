import Codecs
import Foundation
import Localization
import Pipeline
import Portrait
import Printing
import Raster
import Reports
import Rules
import Support
import Testing

/// What is shown of a real photo.
@Suite(.enabled(if: Downloads.arePresent, "the networks and portraits are fetched by make"))
struct OverlayTests {
  private static func check(_ name: String, isSource: Bool, date: ReferenceDate? = nil) throws
    -> Checker.Result
  {
    let models = try Downloads.models()
    let checker = Checker(models: models, standard: .chsi99, referenceDate: date)
    var stopwatch = Stopwatch()
    let bytes = try Downloads.portrait(name)
    return isSource
      ? try checker.check(source: bytes, stopwatch: &stopwatch)
      : try checker.check(bytes, fileName: name, stopwatch: &stopwatch)
  }

  private static func problems(_ result: Checker.Result) -> [PhotoReport.Problem] {
    PhotoReport(input: "x", outcome: .fail, findings: result.findings, makesPicture: false).problems
  }

  @Test func marksLieWhereTheRuleLooked() throws {
    let result = try Self.check("obama.jpg", isSource: true)
    let problems = Self.problems(result)
    let marks = result.photo.marks(result.findings.decisive, crop: result.crop)
    let mouth = try #require(marks.first { $0.entries.contains { $0.rule == "mouth-closed" } })
    let face = try #require(result.photo.portrait.faces.first)
    let area = try #require(mouth.areas.first)
    #expect(mouth.isDecisive && area.x < face.mouthRight.x && area.maxX > face.mouthLeft.x)
    #expect(area.y < face.mouthLeft.y && area.maxY > face.mouthLeft.y)
    let numbers = marks.flatMap(\.entries)
    #expect(Set(numbers.map(\.number)) == Set(1...problems.count))
    for entry in numbers { #expect(problems[entry.number - 1].code == entry.rule) }
    let drawn = try FindingOverlay.draw(
      result.photo, crop: result.crop, marks, language: .zh, try? Lettering())
    let scale = Double(drawn.width) / Double(result.photo.photo.sourceSize.width)
    #expect(drawn.width >= 960)
    #expect(drawn[Int(area.midX * scale), Int(area.y * scale)] == RGB(255, 80, 80))
  }

  @Test(arguments: ["obama.jpg", "chelsea.png", "astronaut.png"], [true, false])
  func everyMarkIsInsideThePhoto(_ name: String, isSource: Bool) throws {
    let result = try Self.check(name, isSource: isSource)
    let size = result.photo.photo.sourceSize
    for area in result.photo.marks(result.findings.decisive, crop: result.crop).flatMap(\.areas) {
      #expect(area.x >= 0 && area.y >= 0 && area.maxX <= Double(size.width) + 1e-6)
      #expect(area.maxY <= Double(size.height) + 1e-6 && area.area >= 1)
    }
  }

  @Test func picturesOfAPageCarryNoMetadata() throws {
    let result = try Self.check("obama.jpg", isSource: true)
    let pictures = try ReportPictures(result.photo, crop: result.crop, result.findings, finished: nil)
    let photo = try Photo(bytes: pictures.photo)
    #expect(!photo.file.hasEXIF && max(photo.sourceSize.width, photo.sourceSize.height) <= 900)
    #expect(pictures.size == result.photo.photo.sourceSize)
  }

  /// An unprocessed photo is judged by what it shows and by its best crop, never as a file to hand in.
  @Test func aSourceIsNotJudgedAsAFinishedPicture() throws {
    let result = try Self.check("obama.jpg", isSource: true)
    func finding(_ rule: String) throws -> Finding { try #require(result.findings.first { $0.rule == rule }) }
    for rule in [
      "pixel-size", "density", "file-size", "file-extension", "background-color", "background-residue",
    ] {
      #expect(try finding(rule).verdict == .notApplicable && finding(rule).stage == nil, "\(rule)")
    }
    for rule in ["crown-margin", "eye-height", "face-width", "centered", "shoulders-in-frame", "upscaling"] {
      #expect(try finding(rule).verdict == .pass && finding(rule).stage == .planned, "\(rule)")
    }
    #expect(try finding("mouth-closed").verdict == .fail && finding("mouth-closed").stage == .source)
    let small = try Self.check("astronaut.png", isSource: true)
    #expect(small.findings.first { $0.rule == "face-width" }?.verdict == .fail)
  }

  @Test(arguments: [
    (CalendarDate(year: 2013, month: 6, day: 30), Verdict.pass),
    (CalendarDate(year: 2014, month: 1, day: 30), .review),
    (CalendarDate(year: 2015, month: 6, day: 30), .fail),
    (CalendarDate(year: 2010, month: 6, day: 30), .review),
  ])
  func theAgeOfARealPhoto(_ day: CalendarDate, _ verdict: Verdict) throws {
    let result = try Self.check("obama.jpg", isSource: true, date: ReferenceDate(day, isNamed: true))
    #expect(result.findings.first { $0.rule == "photo-age" }?.verdict == verdict)
  }

  /// `astronaut.png` tells no date.
  @Test(arguments: [(true, Verdict.unassessable), (false, .notApplicable)])
  func aPhotoWithoutADate(isNamed: Bool, _ verdict: Verdict) throws {
    let day = ReferenceDate(CalendarDate(year: 2026, month: 6, day: 30), isNamed: isNamed)
    let result = try Self.check("astronaut.png", isSource: true, date: day)
    let finding = try #require(result.findings.first { $0.rule == "photo-age" })
    #expect(finding.verdict == verdict)
    let report = PhotoReport(input: "x", outcome: .review, findings: result.findings, makesPicture: false)
    #expect(TextReporter(language: .zh, color: false).text(report).contains("没有拍摄日期") || isNamed)
  }
}
