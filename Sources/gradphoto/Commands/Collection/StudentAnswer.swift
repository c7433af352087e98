import Collection
import Localization

/// A student as answers show them.
struct StudentAnswer: Encodable {
  var number: String
  var examID: String
  var name: String
  /// Masked unless `--show-ids`.
  var identity: String
  var college: String
  var major: String
  var classGroup: String
  var state: State
  /// ISO 8601.
  var since: String
  var version: Int64
  var paid: String
  var accepted: String?
  var reviewer: String?
  var reasons: [String]
  var gone: Bool
  var missing: [Step]

  init(_ student: Student, _ settings: CollectionSettings, showsIDs: Bool = false) {
    let record = student.record
    number = record.number
    examID = record.examID
    name = record.name
    identity = record.identity.shown(showsIDs)
    college = record.college
    major = record.major
    classGroup = record.classGroup
    state = student.state
    since = student.since.text
    version = student.version
    paid = student.paid.text
    accepted = student.accepted
    reviewer = student.reviewer
    reasons = student.reasons
    gone = student.isGone
    missing = student.missingSteps(settings)
  }

  private enum CodingKeys: String, CodingKey {
    case number, examID, name, identity, college, major
    case classGroup = "class"
    case state, since, version, paid, accepted, reviewer, reasons, gone, missing
  }
}

extension IdentityRecord {
  /// Whole where it is known and asked for.
  func shown(_ showsIDs: Bool) -> String {
    if showsIDs, case .whole(let number) = self { number } else { masked }
  }
}

extension Student {
  /// "20260001 张三"
  var title: String { printable(label + (record.name.isEmpty ? "" : " " + record.name)) }
}
