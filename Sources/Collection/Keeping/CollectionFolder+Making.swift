internal import Files
internal import SystemPackage

extension CollectionFolder {
  /// Where a new database is made, so that it appears whole.
  var draftDatabase: FilePath { root / "new.sqlite" }

  /// What may lie in a folder in which a collection was begun, and a sudden end came.
  var beginnings: Set<String> {
    let database = draftDatabase.name.string
    return Set(
      [key, log, texts, temporary, lock].map(\.name.string) + PhotoFolder.allCases.map(\.rawValue)
        + ["", "-wal", "-shm"].map { database + $0 })
  }

  func make() throws(FileError) {
    try FileSystem.makeFolder(root, personal: true)
    for path in [texts, temporary] + PhotoFolder.allCases.map({ self.path(of: $0) }) {
      try FileSystem.makeFolder(path, personal: true)
    }
    for name in ["", "-wal", "-shm"] { FileSystem.remove(root / (draftDatabase.name.string + name)) }
    FileSystem.remove(log)
  }

  /// Runs `body` with nobody else at work on the collection.
  /// - Throws: `CollectionError.otherAtWork`.
  func locked<T>(_ body: () throws -> T) throws -> T {
    let alone: FileLock
    do { alone = try FileLock(lock, .exclusive, .personal) } catch is FileLock.Taken {
      throw CollectionError.otherAtWork
    }
    return try withExtendedLifetime(alone) { try body() }
  }

  /// Keeps a text that students agree to, by its hash.
  func keep(text: [UInt8]) throws(FileError) {
    try FileSystem.makeFolder(texts, personal: true)
    try FileSystem.write(text, to: texts / (Digest.sha256(text) + ".txt"), .personal)
  }
}
