internal import Store

/// All that a student's own pages are made of, as it was at one moment.
public struct StudentOverview: Sendable {
  public let student: Student
  public let settings: CollectionSettings
  public let takes: [Take]
  public let uploads: [Upload]
  public let hasCode: Bool
  /// Questions that the office has answered.
  public let answers: Int
}

extension PhotoCollection {
  /// - Throws: `CollectionError.unknownStudent`.
  public func overview(of id: StudentID) throws -> StudentOverview {
    try read { store in
      guard let student = try Student.fetch(id, store) else {
        throw CollectionError.unknownStudent("\(id.value)")
      }
      return StudentOverview(
        student: student, settings: try CollectionSettings(store), takes: try Take.all(of: id, store),
        uploads: try Upload.all(of: id, store),
        hasCode: try store.count("SELECT count(*) FROM code WHERE student = ?", [id]) > 0,
        answers: try store.count(
          "SELECT count(*) FROM question WHERE student = ? AND answer NOT NULL", [id]))
    }
  }
}
