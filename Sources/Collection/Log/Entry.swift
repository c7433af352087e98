public import Store

/// What an event says: its content in the log, and what follows from it for the tables. The tables can be made anew by
/// applying all entries in their order, so that `apply` reads nothing but the tables and the entry itself.
public protocol Entry: Codable, Sendable {
  /// Stable, in the log: "verified".
  static var name: String { get }
  /// The photos that it takes in.
  var files: [StoredFile] { get }
  func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws
  /// As it may be shown to everybody: identity numbers masked.
  var shown: Self { get }
}

extension Entry {
  public var files: [StoredFile] { [] }
  public var shown: Self { self }
  /// Of the log alone.
  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {}
}

/// The circumstances of an entry.
public struct Occurrence: Sendable, Hashable {
  /// The event's place in the log.
  public let event: Int64
  /// Whom it is about; 0 where it is about nobody.
  public let student: StudentID
  public let time: Moment
  public let actor: String

  init(_ event: Event, student: StudentID?) {
    self.event = event.id
    self.student = student ?? StudentID(0)
    time = event.time
    actor = event.actor
  }
}
