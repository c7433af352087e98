import Files
import Localization
internal import Rosters
internal import Store
internal import SystemPackage

extension Journal {
  struct Planned: Equatable {
    /// Finished rows that must be done again.
    var again = 0
    /// Photos that turned out to be companions of the same student's photo in another folder.
    var companions = 0
  }

  /// Writes every photo's student and name. Rows whose plan is no longer that under which they were done are to be done
  /// again. No two names differ only in case or Unicode form, and no name is another's folder.
  /// - Parameter root: where the photos lie.
  func plan(_ planner: Planner, in root: FilePath, reset: (PhotoRecord) -> Void) throws -> Planned {
    var run = RunMatches()
    var companions: [FilePath: FilePath] = [:]
    if let matcher = planner.matcher {
      let paths = try read {
        try $0.rows("SELECT path FROM photo WHERE position NOT NULL") { FilePath(bytes: $0["path"] ?? []) }
      }
      companions = Companions.find(of: matcher, paths, in: root)
      for path in paths where companions[path] == nil { run.add(path, matcher) }
    }
    return try write { store in
      for (path, photo) in companions { try skip(path, as: .companion(of: photo.string), store, reset) }
      let again = try replan(planner, run, store, reset)
      let unnamed = try store.rows(
        "SELECT id, requestedName FROM photo WHERE name IS NULL AND position NOT NULL ORDER BY position"
      ) { (id: $0["id"] ?? Int64(0), name: $0["requestedName"] ?? "") }
      let names = NameBook(store: store)
      for photo in unnamed {
        try store.execute(
          "UPDATE photo SET name = ? WHERE id = ?", [try names.take(photo.name, for: photo.id), photo.id])
      }
      return Planned(again: again, companions: companions.count)
    }
  }

  private func replan(
    _ planner: Planner, _ run: RunMatches, _ store: StoreConnection, _ reset: (PhotoRecord) -> Void
  ) throws -> Int {
    var again = 0
    var last: Int64 = 0
    while true {
      let rows = try store.rows(
        "SELECT * FROM photo WHERE id > ? AND position NOT NULL ORDER BY id LIMIT ?",
        [last, BatchLimits.page]
      ) { (record: PhotoRecord($0), isNamed: ($0["name"] as String?) != nil) }
      guard let end = rows.last else { return again }
      last = end.record.id
      for (record, isNamed) in rows {
        let plan = planner.plan(record.path, in: run)
        let old = Planner.Plan(
          student: record.student, note: record.note, requestedName: record.requestedName)
        guard plan != old || !isNamed else { continue }
        if record.result != nil { again += 1 }
        try clear(record, store, reset)
        try store.execute("DELETE FROM taken WHERE photo = ?", [record.id])
        try store.execute(
          "UPDATE photo SET student = ?, note = ?, noteCode = ?, requestedName = ?, name = NULL WHERE id = ?",
          [
            plan.student, plan.note.map { JSONLine.encode($0) }, plan.note?.code, plan.requestedName,
            record.id,
          ])
      }
    }
  }
}
