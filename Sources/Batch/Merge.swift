internal import Foundation
internal import GRDB
internal import Roster
internal import Studio

/// Makes one output folder of those that several machines filled.
public enum Merge {
  /// Two folders disagree about one photo.
  public struct Conflict: Error, Equatable, Sendable { public let photo: String }

  public struct Totals: Sendable, Hashable {
    public var photos = 0
    /// In several folders with the same result.
    public var repeated = 0
    /// Without a result in any folder.
    public var pending = 0
  }

  /// Copies outputs and journal rows; the sources stay as they are.
  /// - Throws: `Conflict`, `Batch.Refusal`, `BatchLock.Taken`, `Journal.Fault`, `OutputError`.
  public static func run(_ sources: [String], into path: String) throws -> Totals {
    let folder = BatchFolder(path)
    try folder.make()
    let lock = try BatchLock(folder)
    defer { withExtendedLifetime(lock) {} }
    if folder.hasJournal { throw Batch.Refusal.alreadyBegun }
    if folder.hasOutputs { throw Batch.Refusal.outputsWithoutJournal }
    let opened = try sources.map { source in
      let folder = BatchFolder(source)
      return (folder: folder, journal: try Journal(folder))
    }
    try agree(opened.map(\.journal))
    let journal = try Journal(folder, create: true)
    let log = try OutcomeLog(folder)
    if var settings = try opened.first?.journal.settings() {
      settings.shard = .whole
      try journal.save(settings)
      try log.append(settings)
    }
    var totals = Totals()
    for (index, source) in opened.enumerated() {
      if index == 0 { try copyTables(source.journal, to: journal) }
      try source.journal.forEachPhoto { record, _, thumbnail in
        if record.result == nil { totals.pending += 1 }
        guard try add(record, to: journal, from: source.folder, to: folder) else {
          totals.repeated += 1
          return
        }
        totals.photos += 1
        if let result = record.result {
          let done = Journal.Done(record: record, result: result, thumbnail: thumbnail)
          try log.append([done])
          try journal.keepThumbnail(done)
        }
      }
    }
    return totals
  }

  private static func agree(_ journals: [Journal]) throws {
    guard let first = try journals.first?.settings() else { return }
    for journal in journals.dropFirst() {
      guard let other = try journal.settings() else { continue }
      for name in Set(first.engine.keys).union(other.engine.keys)
      where first.engine[name] != other.engine[name] {
        throw Batch.Refusal.otherSettings(
          name: name, then: first.engine[name] ?? "–", now: other.engine[name] ?? "–")
      }
    }
  }

  private static func copyTables(_ source: Journal, to target: Journal) throws {
    let tables = try source.read { db in
      try ["student", "skipped"].map { ($0, try Row.fetchAll(db, sql: "SELECT * FROM \($0)")) }
    }
    try target.write { db in
      for (table, rows) in tables {
        for row in rows {
          let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
          try db.execute(
            sql: "INSERT INTO \(table) VALUES (\(marks))",
            arguments: StatementArguments(Array(row.databaseValues)))
        }
      }
    }
  }

  /// - Returns: false where the photo is there already, with the same result.
  private static func add(
    _ record: PhotoRecord, to journal: Journal, from source: BatchFolder, to folder: BatchFolder
  ) throws -> Bool {
    let known = try journal.record(at: record.path)
    if let known, let old = known.result, let new = record.result {
      guard old.outcome == new.outcome, old.sha256 == new.sha256, old.files == new.files else {
        throw Conflict(photo: record.path.text)
      }
      return false
    }
    if known != nil, record.result == nil { return false }
    for file in record.result?.files ?? [] {
      let content = try? Files.read(source.root / file.path, limit: BatchLimits.photoBytes)
      guard let content, sha256(content.bytes) == file.sha256 else {
        throw OutputError(path: (source.root / file.path).text, reason: "SHA-256")
      }
      let target = folder.root / file.path
      // Two machines that saw different folders may have given one name twice.
      guard Files.look(at: target) == nil else { throw Conflict(photo: record.path.text) }
      try Files.makeFolder(target.folder)
      try Files.write(content.bytes, to: target, by: folder.temporary / UUID().uuidString)
    }
    try journal.insert(record, replacing: known != nil)
    return true
  }
}
