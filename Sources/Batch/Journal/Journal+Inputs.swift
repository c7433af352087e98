internal import Files
public import Localization
internal import Reports
internal import Rosters
internal import Store
internal import SystemPackage

extension Journal {
  /// What a look at the input folder found.
  public struct Census: Sendable, Hashable {
    public var photos = 0
    /// Not known before.
    public var new = 0
    /// Known, but with other content than before: to be done again.
    public var changed = 0
    /// Known, but no longer there.
    public var vanished = 0
    /// Neither pictures nor readable folders.
    public var skipped = 0
    /// Folders among them that can't be read, each in a sentence.
    public var unreadable: [LocalizedText] = []
  }

  /// Brings the rows in step with the photos that are there, in their order, a page at a time: nothing is read from the
  /// disk while the journal is locked.
  /// - Parameter reset: called for a photo that must be done again, to remove what was made of it.
  func reconcile(_ scan: PhotoScan, shard: Shard, reset: (PhotoRecord) -> Void) throws -> Census {
    var census = Census()
    try write { try $0.executeAll("UPDATE photo SET position = NULL; DELETE FROM skipped") }
    var page: [PhotoScan.Item] = []
    try scan.visit { item in
      page.append(item)
      guard page.count == BatchLimits.page else { return }
      try enter(page, scan.root, shard, &census, reset)
      page = []
    }
    try enter(page, scan.root, shard, &census, reset)
    census.vanished = try forgetVanished()
    return census
  }

  /// What is to be done with the row of a photo that was found.
  private enum Change {
    case insert
    case keep
    /// The file's times or inode differ, its content does not.
    case touch(FileState)
    case redo
  }

  private struct Found {
    var path: FilePath
    var state: FileState?
    var position: Int
    var known: PhotoRecord?
    var change = Change.keep
  }

  private func enter(
    _ items: [PhotoScan.Item], _ root: FilePath, _ shard: Shard, _ census: inout Census,
    _ reset: (PhotoRecord) -> Void
  ) throws {
    var photos: [Found] = []
    var skipped: [(path: FilePath, reason: SkipReason)] = []
    for item in items {
      switch item {
      case .photo(let path, let state):
        census.photos += 1
        photos.append(Found(path: path, state: state, position: census.photos))
      case .skipped(let path, let reason):
        skipped.append((path, reason))
        if case .unreadableFolder = reason { census.unreadable.append(reason.sentence(about: path)) }
      }
    }
    census.skipped += skipped.count
    try read { store in
      for index in photos.indices { photos[index].known = try record(at: photos[index].path, store) }
    }
    for index in photos.indices { photos[index].change = change(of: photos[index], root) }
    try write { store in
      for (path, reason) in skipped {
        try skip(path, as: reason, store, reset)
      }
      for photo in photos { try enter(photo, mine: shard.contains(photo.path), store, &census, reset) }
    }
  }

  private func change(of photo: Found, _ root: FilePath) -> Change {
    guard let known = photo.known else { return .insert }
    guard let result = known.result else { return .keep }
    if result.failure?.mayPass == true { return .redo }
    if known.state == photo.state { return .keep }
    guard let digest = known.sha256, photo.state?.size == known.state?.size,
      let now = try? FileSystem.readUnchanged(root / photo.path, limit: BatchLimits.photoBytes),
      Digest.sha256(now.bytes) == digest
    else { return .redo }
    return .touch(now.state)
  }

  private func enter(
    _ photo: Found, mine: Bool, _ store: StoreConnection, _ census: inout Census,
    _ reset: (PhotoRecord) -> Void
  ) throws {
    guard let known = photo.known else {
      census.new += 1
      let state = photo.state
      return try store.execute(
        "INSERT INTO photo (path, position, mine, size, modified, changed, inode) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          photo.path.bytes, photo.position, mine, state?.size, state?.modified, state?.changed, state?.inode,
        ])
    }
    try store.execute("UPDATE photo SET position = ? WHERE id = ?", [photo.position, known.id])
    switch photo.change {
    case .insert, .keep: break
    case .touch(let state):
      try store.execute(
        "UPDATE photo SET modified = ?, changed = ?, inode = ? WHERE id = ?",
        [state.modified, state.changed, state.inode, known.id])
    case .redo:
      if known.result?.failure?.mayPass != true { census.changed += 1 }
      try clear(known, store, reset)
    }
  }

  /// Photos that are gone and of which nothing was made leave no trace; of the others the result stays.
  private func forgetVanished() throws -> Int {
    try write { store in
      try store.executeAll(
        """
        DELETE FROM taken WHERE photo IN (SELECT id FROM photo WHERE position IS NULL AND outcome IS NULL);
        DELETE FROM photo WHERE position IS NULL AND outcome IS NULL
        """)
      return try store.count("SELECT count(*) FROM photo WHERE position IS NULL")
    }
  }

  /// Makes a row work to do again.
  func clear(_ record: PhotoRecord, _ store: StoreConnection, _ reset: (PhotoRecord) -> Void) throws {
    reset(record)
    try store.execute(
      "UPDATE photo SET outcome = NULL, findings = NULL, quiet = NULL, failure = NULL, files = NULL, notes = NULL, sha256 = NULL WHERE id = ?",
      [record.id])
    try store.execute("DELETE FROM thumbnail WHERE photo = ?", [record.id])
    try store.execute("DELETE FROM problem WHERE photo = ?", [record.id])
  }

  /// Enters why a path is passed over. A photo that turned out to be another's companion is one no longer.
  func skip(
    _ path: FilePath, as reason: SkipReason, _ store: StoreConnection, _ reset: (PhotoRecord) -> Void
  ) throws {
    try enter(path, skippedFor: reason, store)
    guard case .companion = reason, let known = try record(at: path, store) else { return }
    try forget(known, store, reset)
  }

  func enter(_ path: FilePath, skippedFor reason: SkipReason, _ store: StoreConnection) throws {
    try store.execute(
      "INSERT OR REPLACE INTO skipped (path, folder, reason, reasonCode) VALUES (?, 0, ?, ?)",
      [path.bytes, JSONLine.encode(reason), reason.code])
  }

  /// Leaves no trace of a photo: it holds no name.
  private func forget(_ record: PhotoRecord, _ store: StoreConnection, _ reset: (PhotoRecord) -> Void) throws
  {
    try clear(record, store, reset)
    try store.execute("DELETE FROM taken WHERE photo = ?", [record.id])
    try store.execute("DELETE FROM photo WHERE id = ?", [record.id])
  }

  /// Keeps what reports need of the roster. Identity numbers are whole here: they are masked where they are shown.
  func save(_ roster: Roster?) throws {
    try write { store in
      try store.execute("DELETE FROM student")
      guard let roster else { return }
      for student in roster.students {
        func value(_ column: Column) -> String { roster.value(column, of: student) }
        try store.execute(
          "INSERT INTO student VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          [
            student.line, value(.studentID), value(.name), value(.idNumber), value(.examID), value(.college),
            value(.major), value(.classGroup),
          ])
      }
    }
  }
}
