internal import Files
internal import Store
public import SystemPackage

/// What was made of a damaged collection.
public struct Recovery: Sendable, Hashable {
  public var events: Int
  /// Lines of the log's text that could not be followed, since one of them or before them is damaged.
  public var lost: Int
  /// Rows whose photo is not there.
  public var missingFiles: Int
  /// Photos that no event speaks of, moved to `strays`.
  public var strays: Int
  /// The name of the old database.
  public var kept: String
  /// The name of the old text; nil where all of it was followed.
  public var keptText: String?
}

extension PhotoCollection {
  /// Makes the database anew from the log's text. The old one is kept beside it; nothing is deleted.
  /// - Throws: `CollectionError.otherAtWork`; `.none` where there is no log's text to make it of.
  public static func recover(_ path: FilePath, clock: @escaping @Sendable () -> Moment = { .now }) throws
    -> Recovery
  {
    let folder = CollectionFolder(path)
    guard FileSystem.exists(folder.log) else { throw CollectionError.none(path: path.string) }
    let (text, kept) = try folder.locked {
      let text = try LogText(folder.log)
      guard text.events.first?.name == BeginCollection.name else {
        throw CollectionError.none(path: path.string)
      }
      let old = try rebuild(folder, of: text.events)
      return (text, (database: old, text: text.lost > 0 ? try FileSystem.setAside(folder.log) : nil))
    }
    let collection = try PhotoCollection.open(path, clock: clock)
    try collection.rewriteText()
    let (missing, strays) = try collection.sortFiles()
    return Recovery(
      events: text.events.count, lost: text.lost, missingFiles: missing, strays: strays,
      kept: kept.database.name.string, keptText: kept.text?.name.string)
  }

  /// - Returns: where the old database is.
  private static func rebuild(_ folder: CollectionFolder, of events: [Event]) throws -> FilePath {
    for name in ["", "-wal", "-shm"] {
      FileSystem.remove(folder.root / (folder.draftDatabase.name.string + name))
    }
    try explaining {
      let store = try Store(
        folder.draftDatabase, migrations: Schema.migrations, create: true, options: storeOptions)
      try store.write { connection in
        for event in events { try event.insert(connection) }
        try Projection.rebuild(connection)
        try eraseWhatIsClosed(connection)
      }
      try store.emptyJournal()
    }
    let old = try Store.setAside(folder.database)
    try FileSystem.rename(folder.draftDatabase, to: folder.database)
    FileSystem.secure(folder: folder.root)
    return old
  }

  private func sortFiles() throws -> (missing: Int, strays: Int) {
    let rows = try read {
      try $0.rows("SELECT DISTINCT folder, sha256 FROM file") {
        StoredFile(PhotoFolder(rawValue: $0["folder"] ?? "") ?? .originals, $0["sha256"] ?? "")
      }
    }
    let missing = rows.count { !FileSystem.exists(folder.path(of: $0)) }
    let strays = strays(but: Set(rows))
    for path in strays {
      let place = folder.root / "strays" / path.name
      try FileSystem.makeFolder(place.folder, personal: true)
      try FileSystem.rename(path, to: place)
    }
    return (missing, strays.count)
  }
}
