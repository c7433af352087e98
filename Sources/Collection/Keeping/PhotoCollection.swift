internal import Files
internal import Localization
internal import Store
public import SystemPackage

/// The photos of one school's graduates and all that was done about them. Every change is one event; the tables are what
/// follows from the events.
///
/// May be used by several threads, and several processes may have the same collection open: changes happen one after the
/// other, and each sees all before it.
public final class PhotoCollection: Sendable {
  public let folder: CollectionFolder
  /// What was put right when it was opened: photos that a sudden end had left without their rows.
  public let removedFiles: Int
  let store: Store
  let files: PhotoFiles
  let clock: @Sendable () -> Moment
  private let lock: FileLock

  /// Photos that have been judged are not worth losing to somebody else's long transaction: a minute is waited.
  static let storeOptions = Store.Options(
    durability: .full, checksWhenOpened: false, erasesDeleted: true, patience: 60)

  /// Opens the collection in a folder and clears what a sudden end has left.
  /// - Parameter readers: how many may look at it at once without waiting for each other or for a change.
  /// - Throws: `CollectionError`, `FileError`.
  public static func open(
    _ path: FilePath, readers: Int = 0, clock: @escaping @Sendable () -> Moment = { .now }
  ) throws -> PhotoCollection {
    let folder = CollectionFolder(path)
    guard folder.isCollection else { throw CollectionError.none(path: path.string) }
    return try PhotoCollection(folder, readers: readers, clock)
  }

  /// Makes a collection in a new or empty folder.
  /// - Parameters:
  ///   - privacy: the bytes of the text that `settings` names.
  ///   - key: of the hashes of identity numbers, where another place has one already; opaque collections only.
  /// - Throws: `CollectionError.occupied`, `FileError`.
  public static func create(
    _ path: FilePath, settings: CollectionSettings, privacy: [UInt8]? = nil, key: [UInt8]? = nil,
    by actor: String,
    clock: @escaping @Sendable () -> Moment = { .now }
  ) throws -> PhotoCollection {
    let folder = CollectionFolder(path)
    if FileSystem.exists(folder.root), !FileSystem.isFolder(folder.root) {
      throw CollectionError.occupied(path: path.string)
    }
    let actor = try checked(actor)
    try requireFree(folder, path)
    try FileSystem.makeFolder(folder.root, personal: true)
    try folder.locked {
      // Somebody else may have begun it meanwhile.
      try requireFree(folder, path)
      try folder.make()
      if settings.isOpaque { try IdentityKey.make(folder, like: key) }
      if let privacy { try folder.keep(text: privacy) }
      try begin(folder, settings, by: actor, at: clock())
      // The database appears whole: from here on the folder is a collection.
      try FileSystem.rename(folder.draftDatabase, to: folder.database)
      FileSystem.secure(folder: folder.root)
    }
    return try PhotoCollection(folder, clock)
  }

  /// A folder in which nothing but the beginnings of a collection lie was left by a sudden end.
  private static func requireFree(_ folder: CollectionFolder, _ path: FilePath) throws {
    let names = Set(((try? FileSystem.names(in: folder.root)) ?? []).map(\.string))
    guard names.isSubset(of: folder.beginnings), !folder.isCollection else {
      throw CollectionError.occupied(path: path.string)
    }
  }

  private static func begin(
    _ folder: CollectionFolder, _ settings: CollectionSettings, by actor: String, at time: Moment
  ) throws {
    try explaining {
      let store = try Store(
        folder.draftDatabase, migrations: Schema.migrations, create: true, options: storeOptions)
      let mark = try store.write { connection in
        var writer = try EventWriter(connection)
        let begin = BeginCollection(settings)
        let event = try writer.append(begin, of: nil, actor: actor, time: time)
        try begin.apply(Occurrence(event, student: nil), connection)
        return try writer.writeText(to: folder)
      }
      if let mark { FileSystem.remove(mark) }
      try store.emptyJournal()
    }
  }

  private init(
    _ folder: CollectionFolder, readers: Int = 0, _ clock: @escaping @Sendable () -> Moment
  ) throws {
    self.folder = folder
    self.clock = clock
    files = PhotoFiles(folder: folder)
    let alone = try PhotoCollection.lock(folder)
    lock = try alone ?? FileLock(folder.lock, .shared, .personal)
    let files = files
    (store, removedFiles) = try PhotoCollection.explaining {
      var options = PhotoCollection.storeOptions
      options.readers = readers
      let store = try Store(folder.database, migrations: Schema.migrations, create: false, options: options)
      let tables = try store.read { try $0.count("SELECT count(*) FROM sqlite_master WHERE name = 'event'") }
      guard tables > 0 else { throw StoreError.damaged(detail: "no log") }
      guard alone != nil else { return (store, 0) }
      try PhotoCollection.completeText(folder, store)
      return (store, try store.write { try files.clear($0) })
    }
    if alone != nil {
      try finishErasing()
      lock.share()
    }
  }

  /// Nil where somebody else is at work.
  private static func lock(_ folder: CollectionFolder) throws -> FileLock? {
    do { return try FileLock(folder.lock, .exclusive, .personal) } catch is FileLock.Taken { return nil }
  }

  /// What a database error means for a collection.
  static func explaining<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as StoreError { throw CollectionError.database(error) }
  }

  public func settings() throws -> CollectionSettings { try read { try CollectionSettings($0) } }

  /// Runs `body` in one transaction that changes nothing.
  func read<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    try PhotoCollection.explaining { try store.read(body) }
  }

  static func checked(_ actor: String) throws(CollectionError) -> String {
    let name = printable(actor)
    guard (1...60).contains(name.count), name.contains(where: { !$0.isWhitespace }) else { throw .badActor }
    return name
  }
}

extension PhotoCollection {
  /// Registers a new version of the text that students agree to.
  public func change(privacy: PrivacyText, bytes: [UInt8], by actor: String) throws {
    try folder.keep(text: bytes)
    try transaction(by: actor) { writer, scope in
      var settings = scope.settings
      settings.privacy = privacy
      let entry = ChangeSettings(settings)
      let event = try writer.append(entry, of: nil, actor: scope.actor, time: scope.time)
      try entry.apply(Occurrence(event, student: nil), scope.store)
    }
  }
}
