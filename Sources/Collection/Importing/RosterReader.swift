internal import Localization
internal import Rosters

/// The rows of a school's list as records of students.
struct RosterReader {
  let roster: Roster
  /// Nil where whole numbers are kept.
  let key: IdentityKey?

  struct Row {
    var line: Int
    var record: StudentRecord
    var numberKey: String?
    var examKey: String?
    var identityKey: String?

    var keys: [String] { [numberKey, examKey, identityKey].compactMap(\.self) }
  }

  /// The fields whose columns the list has: of others it says nothing.
  var fields: Set<RecordField> {
    Set(RecordField.allCases.filter { roster.columns[$0.column] != nil })
  }

  func row(_ student: Roster.Student) -> Row {
    func value(_ column: Column) -> String { roster.value(column, of: student) }
    var record = StudentRecord()
    for field in RecordField.allCases where field != .identity { record.set(field, value(field.column)) }
    let folded = StudentKey.folded(value(.idNumber))
    record.identity = RosterReader.identity(folded, key)
    return Row(
      line: student.line, record: record, numberKey: StudentKey.folded(record.number),
      examKey: StudentKey.folded(record.examID), identityKey: folded.map { key?.hash($0) ?? $0 })
  }

  /// - Parameter folded: nil for no number.
  static func identity(_ folded: String?, _ key: IdentityKey?) -> IdentityRecord {
    guard let folded else { return .none }
    guard let key else { return .whole(folded) }
    return .hashed(key.hash(folded), lastFour: String(IdentityDigits.plain(folded).suffix(4)))
  }
}

extension RecordField {
  var column: Column {
    switch self {
    case .number: .studentID
    case .examID: .examID
    case .name: .name
    case .sex: .sex
    case .identity: .idNumber
    case .college: .college
    case .major: .major
    case .classGroup: .classGroup
    case .level: .level
    case .document: .idType
    case .phone: .phone
    case .address: .address
    case .postcode: .postcode
    }
  }
}
