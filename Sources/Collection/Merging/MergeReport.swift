public import Localization

/// What a merge took over, and what it did not.
public struct MergeReport: Sendable, Hashable {
  /// Two collections say different things of a student: this one's stays, for a person to decide.
  public struct Conflict: Sendable, Hashable {
    /// How the student is named.
    public let student: String
    public let aspect: Aspect
    public let text: LocalizedText
  }

  /// Events that were taken over, and those that were known.
  public var events = 0
  public var known = 0
  public var addedStudents = 0
  /// Students of whom something was taken over.
  public var changedStudents = 0
  public var files = 0
  /// Students who withdrew or were purged there, and are now here.
  public var closed = 0
  /// False where what they left is overwritten at the next start, since somebody else is at work.
  public var isErased = true
  public var conflicts: [Conflict] = []
}
