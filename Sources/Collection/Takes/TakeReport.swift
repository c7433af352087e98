public import Localization
public import Reports
public import Rules
public import SystemPackage

/// What became of one photo that was to be taken in.
public struct TakeReport: Sendable {
  public let path: FilePath
  /// The path as it may be shown to everybody: files may be named by identity numbers.
  public let shownPath: String
  /// As `Student.label` has it; nil where the photo is nobody's.
  public let student: String?
  public let result: Result<Taken, Failure>

  /// A photo that was taken in.
  public struct Taken: Sendable {
    /// 1, 2… of the student.
    public let number: Int
    /// SHA-256 of the original.
    public let original: String
    public let outcome: Outcome
    public let findings: [Finding]
    public let warnings: [Failure]
    /// Labels of other students with this face.
    public let likenesses: [(student: String, similarity: Double)]
    public let state: State
  }
}

extension TakeReport.Taken {
  /// The face is another student's, or not that of earlier takes.
  public var isSuspicious: Bool {
    warnings.contains { $0.code == Failure.faceOfAnother.code || $0.code == Failure.otherFaceThanBefore.code }
  }
}
