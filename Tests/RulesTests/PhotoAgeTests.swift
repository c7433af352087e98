import Codecs
import Localization
import Testing

@testable import Rules

@Suite struct PhotoAgeTests {
  private let today = CalendarDate(year: 2026, month: 11, day: 28)

  private func finding(
    offset machine: Int? = 0, isNamed: Bool = false, stage: Evidence.Stage = .source,
    _ change: (inout Sketch) -> Void
  ) throws -> Finding {
    var sketch = Sketch()
    sketch.stage = stage
    sketch.referenceDate = ReferenceDate(today, isNamed: isNamed, offset: machine)
    sketch.file?.captureDate = nil
    change(&sketch)
    return try #require(Judge(standard: .chsi99, rules: [PhotoAge()]).judge(sketch.evidence).first)
  }

  struct Capture: Sendable {
    var date: String
    /// Minutes ahead of UTC: of the camera, of the machine that judges on 28 November.
    var camera: Int?
    var machine: Int?
    var verdict: Verdict
  }

  static let captures = [
    // This morning in UTC+8, still yesterday in UTC or Honolulu.
    Capture(date: "2026:11:29 07:00:00", camera: 480, machine: 0, verdict: .pass),
    Capture(date: "2026:11:29 17:59:00", camera: 480, machine: -600, verdict: .pass),
    Capture(date: "2026:11:29 18:01:00", camera: 480, machine: -600, verdict: .review),
    Capture(date: "2026:11:29 08:01:00", camera: 480, machine: 0, verdict: .review),
    Capture(date: "2026:11:28 23:00:00", camera: -600, machine: 480, verdict: .review),
    Capture(date: "2026:11:29 00:10:00", camera: 345, machine: 330, verdict: .pass),
    // Without a time zone on either side a day is granted, and no more.
    Capture(date: "2026:11:29 23:00:00", camera: nil, machine: 0, verdict: .pass),
    Capture(date: "2026:11:29 23:00:00", camera: 480, machine: nil, verdict: .pass),
    Capture(date: "2026:11:30 00:10:00", camera: nil, machine: 0, verdict: .review),
    Capture(date: "2026:11:30", camera: 480, machine: 0, verdict: .review),
    Capture(date: "2026:11:28 25:99:00", camera: 480, machine: 0, verdict: .pass),
  ]

  @Test(arguments: captures) func theFutureIsToldByBothClocks(_ capture: Capture) throws {
    let finding = try finding(offset: capture.machine) {
      $0.file?.captureDate = capture.date
      $0.file?.captureOffset = capture.camera
    }
    #expect(finding.verdict == capture.verdict, "\(capture): \(finding.reason.en)")
    #expect(finding.remedy.en.hasPrefix("Check the camera's clock") == (capture.verdict == .review))
  }

  @Test func aDayOfDigitizingIsToldAsSuch() throws {
    for (date, verdict) in [("2026:10:28 10:00:00", Verdict.pass), ("2015:10:28 10:00:00", .fail)] {
      let finding = try finding {
        $0.file?.captureDate = date
        $0.file?.captureIsDigitized = true
      }
      #expect(finding.verdict == verdict)
      #expect(finding.reason.en.contains("digitized") && finding.reason.zh.contains("数字化"))
    }
    let taken = try finding { $0.file?.captureDate = "2026:10:28 10:00:00" }
    #expect(!taken.reason.en.contains("digitized"))
  }

  @Test(arguments: [true, false]) func aDroppedDateIsNoOldPhoto(isNamed: Bool) throws {
    let dropped = try finding(isNamed: isNamed) { $0.file?.hasEXIF = false }
    #expect(dropped.verdict == (isNamed ? .unassessable : .notApplicable))
    #expect(dropped.reason.en.contains("dropped") && dropped.reason.zh.contains("已被去掉"))
    let undated = try finding(isNamed: isNamed) { $0.file?.hasEXIF = true }
    #expect(undated.reason.en.hasPrefix("The file holds no capture date"))
    // A finished picture carries no date by rule: nobody dropped it.
    let finished = try finding(stage: .finished) { $0.file?.hasEXIF = false }
    #expect(!finished.reason.en.contains("dropped"))
  }

  @Test(arguments: [
    ("2024-02-28", 1, "2024-02-29"), ("2024-02-29", 1, "2024-03-01"), ("2023-12-31", 1, "2024-01-01"),
    ("2000-03-01", -1, "2000-02-29"), ("1900-03-01", -1, "1900-02-28"), ("2026-11-28", 0, "2026-11-28"),
    ("2024-01-01", 366, "2025-01-01"), ("2026-11-28", -36_524, "1926-11-29"),
  ])
  func daysAreAddedAsCalendarsDo(from: String, days: Int, to: String) throws {
    let day = try #require(CalendarDate(from))
    #expect("\(day.adding(days: days))" == to)
  }
}
