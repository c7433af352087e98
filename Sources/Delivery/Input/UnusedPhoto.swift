public import Localization

/// A photo that was given to prove somebody's picture by and is not used, and why.
public struct UnusedPhoto: Sendable, Hashable {
  public enum Kind: Sendable { case source, reference }

  public var kind: Kind
  /// The index of the student in the list; nil where nobody knows whose photo it is.
  public var student: Int?
  public var reason: LocalizedText

  public init(_ kind: Kind, student: Int?, reason: LocalizedText) {
    self.kind = kind
    self.student = student
    self.reason = reason
  }
}
