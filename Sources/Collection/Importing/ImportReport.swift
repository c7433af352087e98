public import Localization

/// What a list changed in the collection: each student it concerns, once for each thing.
public struct ImportReport: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    case added, changed
    /// The student has confirmed the old value: the new one waits for the office as a correction.
    case held
    case gone, back
    /// The row could not be taken.
    case refused
  }

  public struct Line: Sendable, Hashable {
    public var kind: Kind
    /// The line of the list; 0 for students who are not on it.
    public var line: Int
    /// How the student is named.
    public var student: String
    public var field: RecordField?
    public var old = ""
    public var new = ""
    /// Why a row was refused.
    public var why: LocalizedText?
  }

  public var lines: [Line] = []
  /// Students of the list who are as they were.
  public var unchanged = 0

  public func count(_ kind: Kind) -> Int { lines.count { $0.kind == kind } }
}
