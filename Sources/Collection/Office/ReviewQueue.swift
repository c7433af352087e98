internal import Store

/// A chosen photo that waits for a reviewer.
public struct ReviewItem: Sendable, Hashable {
  public let student: Student
  /// pass or review: what the rules said of the take.
  public let outcome: String
  /// SHA-256 of the finished picture.
  public let finished: String?
  public let due: ReviewDue
  /// 人像比对's verdict with the reference photo; nil where there was none.
  public let comparison: String?
  /// Who left the decision to somebody else; nil where nobody did.
  public let asked: String?
}

/// When a review is due (易证照: "24 小时，最长不超过 48 小时").
public struct ReviewDue: Sendable, Hashable {
  /// Hours after which a decision is due, and after which it is overdue.
  public static let hours = 24.0
  public static let overdueHours = 48.0

  public let time: Moment
  public let isDue: Bool
  public let isOverdue: Bool

  init(submitted: Moment, now: Moment) {
    time = submitted.adding(hours: Self.hours)
    isDue = now >= time
    isOverdue = now >= submitted.adding(hours: Self.overdueHours)
  }
}

extension PhotoCollection {
  /// Photos in review, the first due first.
  /// - Parameters:
  ///   - college: nil for all; so `classGroup`.
  ///   - limit: nil for all.
  public func reviewQueue(
    college: String? = nil, classGroup: String? = nil, limit: Int? = nil
  ) throws -> [ReviewItem] {
    let now = clock()
    return try read { store in
      try store.rows(
        """
        SELECT \(Student.columns.split(separator: ",").map { "student." + $0.drop { $0.isWhitespace } }.joined(separator: ", ")),
          take.outcome AS outcome, take.finished AS finished,
          (SELECT verdict FROM comparison WHERE comparison.student = student.id AND comparison.take = student.accepted
            ORDER BY comparison.id DESC LIMIT 1)
            AS comparison, student.asked AS asked
        FROM student LEFT JOIN take ON take.original = student.accepted
        WHERE state = 'in-review' AND (?1 IS NULL OR college = ?1) AND (?2 IS NULL OR class = ?2)
        ORDER BY submitted, student.id LIMIT ?3
        """, [college, classGroup, limit ?? -1]
      ) { row in
        let student = Student(row)
        return ReviewItem(
          student: student, outcome: row["outcome"] ?? "", finished: row["finished"],
          due: ReviewDue(submitted: student.submitted ?? student.since, now: now),
          comparison: row["comparison"], asked: row["asked"])
      }
    }
  }
}
