import Codecs
import Files
import Foundation
import Localization
import Pipeline
import Portrait
import Raster
import Reports
import Rules
import SystemPackage
import Testing

@Suite struct ReportTests {
  private static func finding(_ rule: String, _ verdict: Verdict, measured: Double? = 31) -> Finding {
    Finding(
      rule: rule, clause: "4.2", verdict: verdict, measured: measured, unit: "px",
      allowed: .init(min: 50, max: 110),
      reason: LocalizedText(zh: "理由-\(rule)", en: "reason-\(rule)"),
      remedy: LocalizedText(zh: "办法-\(rule)", en: "remedy-\(rule)"))
  }

  private static func object(_ report: PhotoReport) throws -> [String: Any] {
    let line = JSONLine.encode(report)
    #expect(!line.contains("\n"))
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  /// Findings are written in two ways.
  @Test func findingsAreWrittenAsFoundationWritesThem() {
    let awkward =
      String(String.UnicodeScalarView((0...0x250).compactMap(Unicode.Scalar.init))) + "／\u{2028}👩🏽‍🎓e\u{301}"
    var findings = [Self.finding("crown-margin", .fail), Self.finding("gaze", .pass, measured: nil)]
    findings[1].allowed = nil
    findings[1].stage = .finished
    findings[1].unit = awkward
    findings[1].reason = LocalizedText(zh: awkward, en: "")
    for value in [0, -0.0, 3, -12, 0.1, 97.4567, 1e-7, 1e15, 1e16, 123_456_789.5, .infinity, .nan] {
      findings.append(Self.finding("aspect", .review, measured: value))
      findings[findings.count - 1].allowed = .init(min: nil, max: value)
    }
    #expect(JSONLine.encode(findings: findings) == JSONLine.encode(findings))
    #expect(JSONLine.encode(findings: []) == "[]")
  }

  @Test func standardizeHasEveryKeyAndNullsAreWritten() throws {
    let report = PhotoReport(
      input: "a.jpg", outcome: .fail, findings: [Self.finding("crown-margin", .fail, measured: nil)],
      timings: ["total": 1.5], makesPicture: true)
    let object = try Self.object(report)
    #expect(Set(object.keys) == ["input", "output", "verdict", "findings", "crop", "timings"])
    #expect(object["output"] is NSNull)
    #expect(object["crop"] is NSNull)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(
      Set(try #require(findings.first).keys) == [
        "rule", "clause", "verdict", "stage", "measured", "unit", "doubt", "allowed", "reason", "remedy",
      ])
    #expect(findings.first?["measured"] is NSNull)
  }

  @Test func aCropIsScaleXY() throws {
    let crop = Crop(scale: 0.5, x: -3, y: 7.25, output: Size(width: 480, height: 640))
    let object = try Self.object(
      PhotoReport(input: "a", output: "b", outcome: .pass, crop: crop, makesPicture: true))
    #expect(object["crop"] as? [String: Double] == ["scale": 0.5, "x": -3, "y": 7.25])
  }

  @Test func checkSpeaksOfNoOutput() throws {
    let object = try Self.object(PhotoReport(input: "a", outcome: .pass, makesPicture: false))
    #expect(Set(object.keys) == ["input", "verdict", "findings", "timings"])
  }

  @Test func anErrorHasCodeAndBothLanguages() throws {
    let failure = Failure(FileError.notFound("x.jpg"), about: "x.jpg")
    let object = try Self.object(
      PhotoReport(input: "x.jpg", outcome: .error, failure: failure, makesPicture: true))
    let error = try #require(object["error"] as? [String: String])
    #expect(Set(error.keys) == ["code", "zh", "en"])
    #expect(error["code"] == "not-found")
  }

  @Test(arguments: [
    CodecError.empty, .notAnImage, .unsupportedFormat("HEIC"), .unsupported12Bit, .truncated, .damaged("crc"),
    .tooManyBytes(9 << 20, limit: 1 << 20), .tooManyPixels(9_000_000, limit: 1_000_000),
    .sideTooLong(99, limit: 9),
    .outOfMemory, .encoding("x"), .cannotFit(nearest: 50_000, allowed: 20480...40960),
  ])
  func everyCodecErrorIsOneSentenceThatNamesTheFile(error: CodecError) {
    let failure = Failure(error, about: "王.jpg")
    #expect(failure.code == error.code)
    for text in [failure.text.zh, failure.text.en] {
      #expect(text.contains("王.jpg"))
      #expect(text.hasSuffix("。") || text.hasSuffix("."))
      #expect(!text.contains("\n"))
    }
  }

  @Test func textGivesTheVerdictThenFailuresThenReviews() {
    let report = PhotoReport(
      input: "a\u{1B}[31m.jpg", outcome: .fail,
      findings: [
        Self.finding("r1", .review), Self.finding("r2", .pass), Self.finding("r3", .fail),
        Self.finding("r4", .unassessable),
      ],
      makesPicture: true)
    let text = TextReporter(language: .zh, color: false).text(report)
    #expect(text.contains("另有 1 项"))
    let lines = text.split(separator: "\n")
    #expect(lines[0].contains("不合格"))
    #expect(!text.contains("\u{1B}"))
    #expect(lines[1].contains("理由-r3") && lines[2].contains("办法-r3"))
    #expect(lines[3].contains("理由-r1") && lines[4].contains("办法-r1"))
    #expect(!text.contains("r2"))
    #expect(TextReporter(language: .en, color: true).text(report).contains("\u{1B}[31m"))
  }

  @Test(arguments: [
    ("zh_CN.UTF-8", Language.zh), ("zh-Hans", .zh), ("en_US.UTF-8", .en), ("C", .en), ("", .en),
    ("de_DE", .en),
  ])
  func languageOfALocale(locale: String, language: Language) {
    #expect(Language(environment: ["LANG": locale]) == language)
    #expect(Language(environment: ["LC_ALL": locale, "LANG": "zh_TW"]) == (locale.isEmpty ? .zh : language))
  }

  @Test func backgroundsByNameByCodeAndWrongOnes() {
    let standard = Standard.chsi99
    #expect(BackgroundFill("white", standard: standard) == .color(RGB(255, 255, 255)))
    #expect(BackgroundFill("#0a10FF", standard: standard) == .color(RGB(10, 16, 255)))
    #expect(BackgroundFill("keep", standard: standard) == .keep)
    for wrong in ["", "#12345", "#12345g", "#+12345", "red", "KEEP"] {
      #expect(BackgroundFill(wrong, standard: standard) == nil)
    }
    #expect(BackgroundFill.preferred(by: standard) == .color(RGB(100, 197, 255)))
  }
}
