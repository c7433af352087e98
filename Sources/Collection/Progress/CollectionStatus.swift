internal import Store

/// How far a collection is.
public struct CollectionStatus: Sendable, Hashable {
  public struct Group: Sendable, Hashable {
    public var college: String
    public var classGroup: String
    public var counts: [State: Int]
  }

  public var counts: [State: Int] = [:]
  /// By college and class.
  public var groups: [Group] = []
  /// Waiting for review for more than 24, and for more than 48 hours.
  public var due = 0
  public var overdue = 0
  /// Corrections that the office has not decided.
  public var corrections = 0
  /// Students who are no longer on the list.
  public var gone = 0
  /// Students with a code.
  public var codes = 0

  /// Students who are to have a photo.
  public var students: Int { counts.filter { !$0.key.isClosed }.values.reduce(0, +) }
}

extension PhotoCollection {
  public func status() throws -> CollectionStatus {
    let now = clock()
    return try read { store in
      var status = CollectionStatus()
      var groups: [[String]: [State: Int]] = [:]
      try store.forEach(
        "SELECT college, class, state, count(*) AS n FROM student GROUP BY college, class, state"
      ) { row in
        guard let state = (row["state"] as String?).flatMap(State.init(rawValue:)) else { return }
        let count = row["n"] ?? 0
        status.counts[state, default: 0] += count
        guard state != .purged else { return }
        groups[[row["college"] ?? "", row["class"] ?? ""], default: [:]][state, default: 0] += count
      }
      status.groups = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
        .init(college: $0.key[0], classGroup: $0.key[1], counts: $0.value)
      }
      func waiting(_ hours: Double) throws -> Int {
        try store.count(
          "SELECT count(*) FROM student WHERE state = 'in-review' AND submitted <= ?",
          [now.adding(hours: -hours)])
      }
      (status.due, status.overdue) = (try waiting(ReviewDue.hours), try waiting(ReviewDue.overdueHours))
      status.corrections = try store.count("SELECT count(*) FROM correction WHERE decision IS NULL")
      status.gone = try store.count("SELECT count(*) FROM student WHERE gone = 1")
      status.codes = try store.count("SELECT count(*) FROM code")
      return status
    }
  }

  /// Students whose photo is not yet in review, by college, class and number.
  public func missing(college: String? = nil, classGroup: String? = nil) throws -> [Student] {
    try read {
      try $0.rows(
        """
        SELECT \(Student.columns) FROM student
        WHERE state IN ('imported', 'verified', 'consented', 'confirmed', 'profiled', 'shot', 'accepted', 'returned')
          AND (?1 IS NULL OR college = ?1) AND (?2 IS NULL OR class = ?2)
        ORDER BY college, class, number, id
        """, [college, classGroup]
      ) { Student($0) }
    }
  }

  /// Students in a state, by college, class and number.
  public func students(in state: State) throws -> [Student] {
    try read {
      try $0.rows(
        "SELECT \(Student.columns) FROM student WHERE state = ? ORDER BY college, class, number, id",
        [state.rawValue]
      ) { Student($0) }
    }
  }
}
