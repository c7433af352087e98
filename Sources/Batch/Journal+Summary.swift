internal import GRDB

/// Counts over a whole batch.
public struct BatchSummary: Sendable, Hashable {
  public var outcomes: [Outcome: Int] = [:]
  /// How many photos each rule returned, and how many it held back that no other returned; the most frequent first.
  public var rules: [RuleCount] = []
  public var pending = 0
  /// Photos with a result that are no longer in the input folder.
  public var vanished = 0
  /// Files and folders of the input that are no photos or can't be entered.
  public var skipped = 0
  public var students = 0
  /// Students without any photo.
  public var missing = 0
  /// Photos that fit no student, or more than one.
  public var unmatched = 0
  /// Students with more than one photo.
  public var duplicated = 0

  public var done: Int { outcomes.values.reduce(0, +) }

  public struct RuleCount: Sendable, Hashable {
    public var rule: String
    public var failed: Int
    public var review: Int
  }
}

/// A line of the roster as reports show it.
struct RosterLine: Sendable {
  var line: Int
  var number: String
  var name: String
  var identity: String
  var exam: String
  var college: String
  var major: String
  var classGroup: String

  init(_ row: Row) {
    line = row["line"]
    number = row["number"] ?? ""
    name = row["name"] ?? ""
    identity = row["identity"] ?? ""
    exam = row["exam"] ?? ""
    college = row["college"] ?? ""
    major = row["major"] ?? ""
    classGroup = row["class"] ?? ""
  }
}

extension Journal {
  public func summary() throws -> BatchSummary {
    try read { db in
      func count(_ sql: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0
      }
      var summary = BatchSummary()
      for row in try Row.fetchAll(
        db, sql: "SELECT outcome, count(*) AS n FROM photo WHERE mine AND outcome NOT NULL GROUP BY outcome")
      {
        if let outcome = Outcome(rawValue: row["outcome"]) { summary.outcomes[outcome] = row["n"] }
      }
      summary.rules = try Row.fetchAll(
        db,
        sql: """
          SELECT json_extract(f.value, '$.rule') AS rule,
            sum(json_extract(f.value, '$.verdict') = 'fail') AS failed,
            sum(json_extract(f.value, '$.verdict') IN ('review', 'unassessable') AND outcome <> 'fail') AS review
          FROM photo, json_each(photo.findings) AS f WHERE mine AND outcome NOT NULL
          GROUP BY rule HAVING failed + review > 0 ORDER BY failed DESC, review DESC, rule
          """
      ).map { BatchSummary.RuleCount(rule: $0["rule"], failed: $0["failed"], review: $0["review"]) }
      summary.pending = try count("photo WHERE mine AND outcome IS NULL AND position NOT NULL")
      summary.vanished = try count("photo WHERE mine AND outcome NOT NULL AND position IS NULL")
      summary.skipped = try count("skipped")
      summary.students = try count("student")
      summary.missing = try count("student WHERE " + Journal.isMissing)
      summary.unmatched = try count("photo WHERE " + Journal.isUnmatched)
      summary.duplicated =
        try Int.fetchOne(
          db, sql: "SELECT count(DISTINCT student) FROM photo WHERE " + Journal.isDuplicate) ?? 0
      return summary
    }
  }

  private static let isMissing = """
    line NOT IN (SELECT student FROM photo WHERE student NOT NULL AND (position NOT NULL OR outcome NOT NULL))
    """
  /// Each machine answers for its own photos; which students lack one can be told of all.
  private static let isUnmatched = "mine AND (note LIKE '{\"unmatched\"%' OR note LIKE '{\"ambiguous\"%')"
  private static let isDuplicate = "note LIKE '{\"duplicate\"%'"

  func missingStudents() throws -> [RosterLine] {
    try read {
      try Row.fetchAll($0, sql: "SELECT * FROM student WHERE \(Journal.isMissing) ORDER BY line").map(
        RosterLine.init)
    }
  }

  func unmatchedPhotos() throws -> [PhotoRecord] {
    try read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM photo WHERE \(Journal.isUnmatched) ORDER BY position IS NULL, position, path"
      ).map(PhotoRecord.init)
    }
  }

  func duplicatePhotos() throws -> [PhotoRecord] {
    try read {
      try Row.fetchAll(
        $0, sql: "SELECT * FROM photo WHERE \(Journal.isDuplicate) ORDER BY student, position, path"
      )
      .map(PhotoRecord.init)
    }
  }

  func rosterLines() throws -> [Int: RosterLine] {
    try read { db in
      let lines = try Row.fetchAll(db, sql: "SELECT * FROM student").map(RosterLine.init)
      return Dictionary(lines.map { ($0.line, $0) }) { first, _ in first }
    }
  }

  func skippedPaths() throws -> [RawPath] {
    try read {
      try DatabaseBlob.fetchAll($0, sql: "SELECT path FROM skipped ORDER BY path").map {
        RawPath(bytes: $0.bytes)
      }
    }
  }

  /// The paths that a look at the input folder would add, and those that it would miss.
  public func news(in input: RawPath, except output: RawPath) throws -> (new: [RawPath], gone: Int) {
    var new: [RawPath] = []
    var seen = 0
    try read { db in
      let known = try db.cachedStatement(sql: "SELECT 1 FROM photo WHERE path = ?")
      try PhotoScan(root: input, except: output).visit { item in
        guard case .photo(let path, _) = item else { return }
        if try Int.fetchOne(known, arguments: [DatabaseBlob(bytes: path.bytes)]) == nil {
          new.append(path)
        } else {
          seen += 1
        }
      }
      seen = (try Int.fetchOne(db, sql: "SELECT count(*) FROM photo") ?? 0) - seen
    }
    return (new, seen)
  }
}
