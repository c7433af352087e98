internal import Files
public import Localization
public import Reports
internal import Store
public import SystemPackage

extension StudentLine {
  init(_ row: StoreRow) {
    self.init(
      line: row["line"] ?? 0, studentID: row["number"] ?? "", name: row["name"] ?? "",
      idNumber: row["identity"] ?? "", examID: row["exam"] ?? "", college: row["college"] ?? "",
      major: row["major"] ?? "", classGroup: row["class"] ?? "")
  }
}

extension Journal {
  public func summary() throws -> BatchSummary {
    try read { store in
      var summary = BatchSummary()
      try store.forEach(
        "SELECT outcome, count(*) AS n FROM photo WHERE mine AND outcome NOT NULL GROUP BY outcome"
      ) { row in
        if let outcome = (row["outcome"] as String?).flatMap(Outcome.init) {
          summary.outcomes[outcome] = row["n"] ?? 0
        }
      }
      summary.rules = try store.rows(
        """
        SELECT rule, sum(verdict = 'fail') AS failed, sum(verdict <> 'fail' AND outcome <> 'fail') AS review
        FROM problem JOIN photo ON photo.id = problem.photo WHERE mine AND outcome NOT NULL
        GROUP BY rule HAVING failed + review > 0 ORDER BY failed DESC, review DESC, rule
        """
      ) {
        BatchSummary.RuleCount(rule: $0["rule"] ?? "", failed: $0["failed"] ?? 0, review: $0["review"] ?? 0)
      }
      func count(_ rows: String) throws -> Int { try store.count("SELECT count(*) FROM " + rows) }
      summary.pending = try count("photo WHERE mine AND outcome IS NULL AND position NOT NULL")
      summary.vanished = try count("photo WHERE mine AND outcome NOT NULL AND position IS NULL")
      summary.skipped = try count("skipped")
      summary.unreadableFolders = try unreadableFolders(store)
      summary.students = try count("student")
      summary.missing = try count("student WHERE " + Journal.isMissing)
      summary.unmatched = try count("photo WHERE " + Journal.isUnmatched)
      summary.duplicated = try store.count(
        "SELECT count(DISTINCT student) FROM photo WHERE " + Journal.isDuplicate)
      return summary
    }
  }

  private func unreadableFolders(_ store: StoreConnection) throws -> [LocalizedText] {
    try store.rows(
      "SELECT path, reason FROM skipped WHERE reasonCode = 'unreadable-folder' ORDER BY path"
    ) { row in
      guard let reason = (row["reason"] as String?).flatMap({ JSONLine.decode(SkipReason.self, $0) }) else {
        return nil
      }
      return reason.sentence(about: FilePath(bytes: row["path"] ?? []))
    }.compactMap(\.self)
  }

  private static let isMissing = """
    line NOT IN (SELECT student FROM photo WHERE student NOT NULL AND (position NOT NULL OR outcome NOT NULL))
    """
  /// Each machine answers for its own photos; which students lack one can be told of all.
  private static let isUnmatched = "mine AND noteCode IN ('unmatched', 'ambiguous', 'capture-name')"
  private static let isDuplicate = "noteCode = 'duplicate'"

  func missingStudents() throws -> [StudentLine] {
    try read {
      try $0.rows("SELECT * FROM student WHERE \(Journal.isMissing) ORDER BY line", as: StudentLine.init)
    }
  }

  func unmatchedPhotos() throws -> [PhotoRecord] {
    try read {
      try $0.rows(
        "SELECT * FROM photo WHERE \(Journal.isUnmatched) ORDER BY position IS NULL, position, path",
        as: PhotoRecord.init)
    }
  }

  func duplicatePhotos() throws -> [PhotoRecord] {
    try read {
      try $0.rows(
        "SELECT * FROM photo WHERE \(Journal.isDuplicate) ORDER BY student, position, path",
        as: PhotoRecord.init)
    }
  }

  /// By their line in the roster.
  func students() throws -> [Int: StudentLine] {
    let lines = try read { try $0.rows("SELECT * FROM student", as: StudentLine.init) }
    return Dictionary(lines.map { ($0.line, $0) }) { first, _ in first }
  }

  func skippedEntries() throws -> [(path: FilePath, reason: SkipReason)] {
    try read { store in
      try store.rows("SELECT path, reason FROM skipped ORDER BY path") {
        let reason = ($0["reason"] as String?).flatMap { JSONLine.decode(SkipReason.self, $0) }
        return (FilePath(bytes: $0["path"] ?? []), reason ?? .noPhoto)
      }
    }
  }

  /// What a look at the input folder would change.
  public struct Changes: Sendable, Hashable {
    /// Photos that are not in the journal.
    public var new: [FilePath] = []
    /// How many of the journal's are not in the folder.
    public var gone = 0
    /// Folders that can't be entered, each in a sentence.
    public var unreadableFolders: [LocalizedText]

    public init(unreadableFolders: [LocalizedText] = []) { self.unreadableFolders = unreadableFolders }
  }

  public func pendingChanges(in input: FilePath, excluding output: FilePath) throws -> Changes {
    var changes = Changes()
    var seen = 0
    var page: [FilePath] = []
    func compare() throws {
      try read { store in
        for path in page {
          if try store.count("SELECT count(*) FROM photo WHERE path = ?", [path.bytes]) > 0 {
            seen += 1
          } else if try store.count(
            "SELECT count(*) FROM skipped WHERE path = ? AND reasonCode = 'companion'", [path.bytes]) == 0
          {
            changes.new.append(path)
          }
        }
      }
      page = []
    }
    try PhotoScan(root: input, excluding: output).visit { item in
      switch item {
      case .photo(let path, _):
        page.append(path)
        if page.count == BatchLimits.page { try compare() }
      case .skipped(let path, let reason):
        if case .unreadableFolder = reason { changes.unreadableFolders.append(reason.sentence(about: path)) }
      }
    }
    try compare()
    changes.gone = try read { try $0.count("SELECT count(*) FROM photo") } - seen
    return changes
  }
}
