public import Localization
internal import Store

/// One photo of a student and what the rules said of it.
public struct Take: Sendable, Hashable {
  /// SHA-256 of the file as it came.
  public let original: String
  public let student: StudentID
  /// 1, 2… of the student.
  public let number: Int
  public let time: Moment
  /// SHA-256 of the finished picture; nil where none could be made.
  public let finished: String?
  /// SHA-256 of the photo with marks where it breaks rules; nil where none was made.
  public let marked: String?
  /// pass, review, fail or error.
  public let outcome: String
  /// JSON.
  public let findings: String
  public let failure: Failure?
  public let warnings: [Failure]

  static let columns =
    "original, student, number, time, finished, marked, outcome, findings, failure, warnings"

  init(_ row: StoreRow) {
    original = row["original"] ?? ""
    student = row["student"] ?? StudentID(0)
    number = row["number"] ?? 0
    time = row["time"] ?? Moment(milliseconds: 0)
    finished = row["finished"]
    marked = row["marked"]
    outcome = row["outcome"] ?? ""
    findings = row["findings"] ?? "[]"
    failure = (row["failure"] as String?).flatMap { JSONLine.decode(Failure.self, $0) }
    warnings = (row["warnings"] as String?).flatMap { JSONLine.decode([Failure].self, $0) } ?? []
  }

  /// Names of the rules that are broken, in doubt, or could not be judged.
  public var problems: [String] {
    struct Entry: Decodable {
      var rule: String
      var verdict: String
    }
    let told: Set<String> = ["fail", "review", "unassessable"]
    return JSONLine.decode([Entry].self, findings)?.filter { told.contains($0.verdict) }.map(\.rule) ?? []
  }
}
