public import Store

/// Students were told what happened between two events.
public struct Notify: Entry {
  public static let name = "notified"

  /// From 1.
  public var run: Int64
  /// The last event that the run before it told, and the last that this one tells.
  public var first: Int64
  public var last: Int64

  public init(run: Int64, first: Int64, last: Int64) {
    (self.run, self.first, self.last) = (run, first, last)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT INTO noticeRun (run, first, last, time) VALUES (?, ?, ?, ?)",
      [run, first, last, occurrence.time])
  }
}
