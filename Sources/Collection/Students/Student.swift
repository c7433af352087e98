internal import Localization
public import Store

/// A student as the collection knows them now.
public struct Student: Sendable, Hashable {
  public let id: StudentID
  public var record: StudentRecord
  public var state: State
  /// Since when.
  public var since: Moment
  /// The number of the last event but questions and their answers: whoever decides on a version that is no longer this one looks again.
  public var version: Int64
  public var verified: Moment?
  public var consented: Moment?
  public var confirmed: Moment?
  public var profiled: Moment?
  /// SHA-256 of the chosen take's original.
  public var accepted: String?
  /// When the chosen photo went to review.
  public var submitted: Moment?
  /// Paid and not given back.
  public var paid: Money
  /// Who decided last.
  public var reviewer: String?
  /// Why the photo was returned.
  public var reasons: [String]
  /// The last list no longer has the student.
  public var isGone: Bool

  public static let columns = """
    id, number, exam, name, sex, identity, identityKey, lastFour, document, college, major, class, level, phone, \
    address, postcode, state, since, version, verified, consented, confirmed, profiled, accepted, submitted, paid, \
    reviewer, reasons, gone
    """

  /// - Parameter row: holds `columns`.
  public init(_ row: StoreRow) {
    id = row["id"] ?? StudentID(0)
    record = StudentRecord()
    record.number = row["number"] ?? ""
    record.examID = row["exam"] ?? ""
    record.name = row["name"] ?? ""
    record.sex = row["sex"] ?? ""
    if let number: String = row["identity"] {
      record.identity = .whole(number)
    } else if let key: String = row["identityKey"], let end: String = row["lastFour"] {
      record.identity = .hashed(key, lastFour: end)
    }
    record.document = row["document"] ?? ""
    record.college = row["college"] ?? ""
    record.major = row["major"] ?? ""
    record.classGroup = row["class"] ?? ""
    record.level = row["level"] ?? ""
    record.phone = row["phone"] ?? ""
    record.address = row["address"] ?? ""
    record.postcode = row["postcode"] ?? ""
    state = (row["state"] as String?).flatMap(State.init(rawValue:)) ?? .imported
    since = row["since"] ?? Moment(milliseconds: 0)
    version = row["version"] ?? 0
    verified = row["verified"]
    consented = row["consented"]
    confirmed = row["confirmed"]
    profiled = row["profiled"]
    accepted = row["accepted"]
    submitted = row["submitted"]
    paid = Money(fen: row["paid"] ?? 0)
    reviewer = row["reviewer"]
    reasons = (row["reasons"] as String?).flatMap { JSONLine.decode([String].self, $0) } ?? []
    isGone = row["gone"] ?? false
  }

  init(id: StudentID, record: StudentRecord, at moment: Moment) {
    self.id = id
    self.record = record
    (state, since, version, paid, reasons, isGone) = (.imported, moment, 0, .zero, [], false)
  }

  /// How messages name the student: 学号, else 考生号, else the masked 证件号.
  public var label: String {
    [record.number, record.examID, record.identity.masked].first { !$0.isEmpty } ?? "–"
  }

  /// The steps that are still to be done before the first photo.
  public func missingSteps(_ settings: CollectionSettings) -> [Step] {
    settings.steps.filter { step in
      switch step {
      case .verify: verified == nil
      case .consent: consented == nil
      case .confirm: confirmed == nil
      case .profile: profiled == nil
      }
    }
  }
}
