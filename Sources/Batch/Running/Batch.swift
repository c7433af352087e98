import Files
internal import Reports
public import Rosters
internal import Store
public import SystemPackage

/// All photos of a folder, judged by several workers, with a memory that survives anything.
public final class Batch {
  public enum Mode: Sendable { case new, resume, rebuild }

  public let folder: BatchFolder
  public let settings: BatchSettings
  /// What was put right before the work began.
  public private(set) var repairs = Repairs()
  public private(set) var census = Journal.Census()

  let journal: Journal
  let roster: Roster?
  private let lock: FileLock
  private let log: OutcomeLog
  private let planner: Planner

  /// What a resumed batch found.
  public struct Repairs: Sendable, Hashable {
    /// Results taken over from the log of a lost journal.
    public var restored = 0
    /// Outputs that were missing or had changed.
    public var damaged = 0
    /// Finished photos whose student or name is another now.
    public var replanned = 0
    /// Files of photos that had not been entered, removed.
    public var unfinished = 0
    /// Files that nobody accounts for, moved to `strays`.
    public var strays = 0
  }

  /// Opens an output folder, looks at the input folder and plans every photo's name.
  /// - Throws: `BatchError`, `FileLock.Taken`, `FileError`, `PhotoMatcher.PatternError`, `NameTemplateError`.
  public init(_ path: FilePath, mode: Mode, settings asked: BatchSettings, roster: Roster?) throws {
    folder = BatchFolder(path)
    self.roster = roster
    guard FileSystem.isFolder(FilePath(escapedText: asked.input)) else {
      throw BatchError.inputMissing(path: FilePath(escapedText: asked.input).string)
    }
    guard
      !FileSystem.resolved(FilePath(escapedText: asked.input)).starts(with: FileSystem.resolved(folder.root))
    else {
      throw BatchError.inputInsideOutput
    }
    let template = try asked.template.map { text throws(NameTemplateError) in try NameTemplate(text) }
    try template?.check(against: roster)
    let matcher = try roster.map { list throws(PhotoMatcher.PatternError) in
      try PhotoMatcher(list, pattern: asked.pattern)
    }
    try folder.make()
    lock = try FileLock(folder.lock)
    journal = try Batch.open(folder, mode, asked, &repairs)
    log = try OutcomeLog(folder)
    settings = asked
    if try journal.settings() != asked {
      try log.append(asked)
      try journal.save(asked)
    }
    try journal.save(roster)
    folder.removeTemporaries()
    planner = Planner(roster: roster, matcher: matcher, template: template)
    let damaged = mode == .new ? 0 : try journal.recheck(folder, reset: removeOutputs)
    repairs.damaged = damaged
    try refresh()
    if mode != .new { try sweep() }
  }

  private static func open(
    _ folder: BatchFolder, _ mode: Mode, _ asked: BatchSettings, _ repairs: inout Repairs
  ) throws -> Journal {
    switch mode {
    case .new:
      if folder.hasJournal { throw BatchError.alreadyBegun }
      if folder.hasOutputs { throw BatchError.outputsWithoutJournal }
      return try Journal(folder, create: true)
    case .resume:
      if !folder.hasJournal, folder.hasOutputs { throw BatchError.outputsWithoutJournal }
      let journal = try Journal(folder, create: true)
      if let then = try journal.settings() {
        try compare(then, asked, journal)
      } else if folder.hasOutputs {
        throw BatchError.journal(.damaged(detail: "no settings"))
      }
      return journal
    case .rebuild:
      try Store.setAside(folder.journal)
      let journal = try Journal(folder, create: true)
      let (then, count) = try OutcomeLog.restore(folder, into: journal)
      repairs.restored = count
      if let then { try compare(then, asked, journal) }
      return journal
    }
  }

  /// The photos may have moved to another folder, where they are the same.
  private static func compare(_ then: BatchSettings, _ now: BatchSettings, _ journal: Journal) throws {
    let names = Set(then.engine.keys).union(now.engine.keys).sorted()
    let pairs: [(String, String?, String?)] =
      names.map { ($0, then.engine[$0], now.engine[$0]) } + [
        ("shard", "\(then.shard.index)/\(then.shard.count)", "\(now.shard.index)/\(now.shard.count)")
      ]
    for (name, old, new) in pairs where old != new {
      throw BatchError.otherSettings(name: name, then: old ?? "–", now: new ?? "–")
    }
    if then.input != now.input, try !journal.knowsPhotos(in: FilePath(escapedText: now.input)) {
      throw BatchError.otherSettings(name: "input", then: then.input, now: now.input)
    }
  }

  /// What keeps files from being written is a batch's error, which says how to go on.
  static func explaining<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as FileError { throw BatchError.output(error) }
  }

  /// Looks at the input folder again and plans what is new.
  public func refresh() throws {
    let scan = PhotoScan(root: FilePath(escapedText: settings.input), excluding: folder.root)
    census = try journal.reconcile(scan, shard: settings.shard, reset: removeOutputs)
    let planned = try journal.plan(planner, in: scan.root, reset: removeOutputs)
    repairs.replanned += planned.again
    census.photos -= planned.companions
    census.skipped += planned.companions
  }

  /// Removes whatever may have been written for a photo.
  private func removeOutputs(of record: PhotoRecord) {
    guard !record.name.isEmpty else { return }
    for outcome in Outcome.folders {
      for name in [record.name, PhotoWork.textName(record.name)] {
        let path = folder.root / outcome / name
        if FileSystem.remove(path) { FileSystem.removeEmptyFolders(path.folder, upTo: folder.root / outcome) }
      }
    }
  }

  /// After a sudden end: files that no finished photo accounts for don't stay among the outputs.
  private func sweep() throws {
    for outcome in Outcome.folders {
      try visit(FilePath(outcome)) { relative in
        switch try relative.exactText.map(journal.owner) ?? .nobody {
        case .result: return
        case .unfinished:
          repairs.unfinished += 1
          FileSystem.remove(folder.root / relative)
        case .nobody:
          repairs.strays += 1
          let place = folder.strays / relative
          try FileSystem.makeFolder(place.folder)
          try FileSystem.rename(folder.root / relative, to: place)
        }
      }
    }
  }

  private func visit(_ relative: FilePath, _ body: (FilePath) throws -> Void) throws {
    for name in (try? FileSystem.names(in: folder.root / relative)) ?? [] {
      let path = relative / name
      if FileSystem.status(of: folder.root / path, following: false)?.kind == .folder {
        try visit(path, body)
      } else {
        try body(path)
      }
    }
  }

  /// Enters results. First their files are made safe - many at once take hardly longer than one, since the disk's own
  /// journal is written once for all that wait - then they get their names, then come the log and the journal.
  /// - Returns: what was entered, and the first thing that kept others from it.
  func enter(_ outputs: [PhotoWork.Output]) throws -> (done: [Journal.Done], failure: FileError?) {
    var failure: FileError?
    func kept(_ outputs: [PhotoWork.Output], _ step: (Draft) throws(FileError) -> Void) -> [PhotoWork
      .Output]
    {
      outputs.filter { output in
        do throws(FileError) {
          for draft in try output.result.get().drafts { try step(draft) }
          return true
        } catch {
          failure = failure ?? error
          for draft in (try? output.result.get())?.drafts ?? [] { draft.discard() }
          return false
        }
      }
    }
    let safe = kept(outputs) { draft throws(FileError) in try draft.secure() }
    let published = kept(safe) { draft throws(FileError) in try draft.publish() }
    let done = try published.map { output in
      let finished = try output.result.get()
      return Journal.Done(
        record: output.record, result: finished.result, thumbnail: finished.thumbnail)
    }
    for folder in Set(published.flatMap { (try? $0.result.get())?.drafts.map(\.target.folder) ?? [] }) {
      FileSystem.secure(folder: folder)
    }
    try Batch.explaining { try log.append(done) }
    try journal.commit(done)
    return (done, failure)
  }
}
