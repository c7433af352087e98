internal import Files
internal import Reports
public import SystemPackage

/// Makes one output folder of those that several machines filled.
public enum Merge {
  public struct Totals: Sendable, Hashable {
    public var photos = 0
    /// In several folders with the same result.
    public var repeated = 0
    /// Without a result in any folder.
    public var pending = 0
  }

  /// Copies outputs and journal rows; the sources stay as they are.
  /// - Throws: `BatchError`, `FileLock.Taken`, `FileError`.
  public static func run(_ sources: [FilePath], into path: FilePath) throws -> Totals {
    let folder = BatchFolder(path)
    try folder.make()
    let lock = try FileLock(folder.lock)
    defer { withExtendedLifetime(lock) {} }
    if folder.hasJournal { throw BatchError.alreadyBegun }
    if folder.hasOutputs { throw BatchError.outputsWithoutJournal }
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
      if index == 0 { try journal.copyLists(from: source.journal) }
      try source.journal.forEachPhoto { record, thumbnail in
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
        throw BatchError.otherSettings(
          name: name, then: first.engine[name] ?? "–", now: other.engine[name] ?? "–")
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
        throw BatchError.conflict(photo: record.path.string)
      }
      return false
    }
    if known != nil, record.result == nil { return false }
    for file in record.result?.files ?? [] {
      let path = source.root / file.path
      let bytes = try FileSystem.read(path, limit: BatchLimits.photoBytes)
      guard Digest.sha256(bytes) == file.sha256 else { throw FileError.altered(path) }
      let target = folder.root / file.path
      // Two machines that saw different folders may have given one name twice.
      guard !FileSystem.exists(target) else { throw BatchError.conflict(photo: record.path.string) }
      try FileSystem.makeFolder(target.folder)
      try FileSystem.write(bytes, to: target, by: FileSystem.temporary(in: folder.temporary))
    }
    try journal.insert(record, replacing: known != nil)
    return true
  }
}
