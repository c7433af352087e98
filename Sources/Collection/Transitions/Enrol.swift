public import Store

/// The school's list has a student whom the collection did not know.
public struct Enrol: Transition {
  public static let name = "imported"
  public static let aspect = Aspect.enrolment

  public var record: StudentRecord

  public init(_ record: StudentRecord) { self.record = record }

  public var shown: Enrol { Enrol(record.shown) }

  public func next(_ subject: Subject) -> State { .imported }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      """
      INSERT INTO student (id, number, exam, name, sex, identity, identityKey, lastFour, document, college, major, class,
        level, phone, address, postcode, numberKey, examKey, state, since, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [occurrence.student] + record.columnValues + [
        State.imported.rawValue, occurrence.time, occurrence.event,
      ])
  }
}

extension StudentRecord {
  /// number … postcode, numberKey, examKey.
  var columnValues: [(any StoreConvertible)?] {
    var whole: String?
    var key: String?
    var lastFour: String?
    switch identity {
    case .none: break
    case .whole(let text): (whole, key, lastFour) = (text, StudentKey.folded(text), nil)
    case .hashed(let hash, let end): (key, lastFour) = (hash, end)
    }
    return [
      number, examID, name, sex, whole, key, lastFour, document, college, major, classGroup, level, phone,
      address,
      postcode, StudentKey.folded(number), StudentKey.folded(examID),
    ]
  }
}
