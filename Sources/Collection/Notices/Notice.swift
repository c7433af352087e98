internal import Store

/// One message to one student.
public struct Notice: Sendable, Hashable, Encodable {
  /// The event that it tells.
  public let event: Int64
  public let kind: NoticeKind
  /// How the student is named.
  public let student: String
  public let name: String
  public let phone: String
  /// ISO 8601.
  public let time: String
  public let zh: String
  public let en: String
}

/// The messages of one run of `collect notify`.
public struct NoticeRun: Sendable, Hashable {
  /// From 1.
  public let run: Int64
  let first: Int64
  let last: Int64

  init(run: Int64, first: Int64, last: Int64) { (self.run, self.first, self.last) = (run, first, last) }

  init(_ row: StoreRow) {
    self.init(run: row["run"] ?? 0, first: row["first"] ?? 0, last: row["last"] ?? 0)
  }

  /// Of the run's file, without its ending: "notices-0007".
  public var fileStem: String {
    let digits = String(run)
    return "notices-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
