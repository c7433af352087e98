internal import Files
public import Localization
public import Pipeline
public import Reports
public import Rules
public import SystemPackage

/// How far a batch is.
public struct BatchProgress: Sendable, Hashable {
  /// To do in this run.
  public var total: Int
  public var done = 0
  public var counts = OutcomeCounts()

  public init(total: Int) { self.total = total }
}

extension Batch {
  /// Works off what is to do; results are entered in the order of the photos, whatever the number of workers.
  /// - Parameters:
  ///   - language: of the reasons written beside photos that were not accepted.
  ///   - makeProcessor: called once for each worker, on its thread.
  ///   - report: called after each photo has been entered.
  /// - Returns: how far it came; all of it, unless `stop` was set.
  /// - Throws: `BatchError`, and what `makeProcessor` throws.
  public func run(
    jobs: Int, language: Language, stop: StopSign,
    makeProcessor: @escaping @Sendable () throws -> any PhotoProcessor,
    report: (PhotoRecord, BatchProgress) -> Void
  ) throws -> BatchProgress {
    var progress = BatchProgress(total: try journal.pendingCount())
    guard progress.total > 0 else { return progress }
    let (input, folder) = (FilePath(escapedText: settings.input), folder)
    let pool = WorkerPool<PhotoRecord, PhotoWork.Output>(
      workers: min(jobs, progress.total), window: BatchLimits.window
    ) {
      let work = PhotoWork(
        input: input, folder: folder, language: language, processor: try makeProcessor())
      return work.perform
    }
    var page: ArraySlice<PhotoRecord> = []
    var position: Int64 = 0
    try pool.run {
      stop.isStopping
    } next: {
      if page.isEmpty {
        page = try journal.pending(after: position, limit: BatchLimits.page)[...]
        position = page.last?.position ?? position
      }
      return page.popFirst()
    } deliver: { outputs in
      let (done, failure) = try enter(outputs)
      for item in done {
        progress.done += 1
        progress.counts[item.result.outcome] += 1
        var record = item.record
        record.result = item.result
        report(record, progress)
      }
      if let failure { throw BatchError.output(failure) }
    }
    return progress
  }

  /// Works off what is to do on this thread, without waiting for photos that are not complete yet.
  /// - Parameter growing: photos to leave for later.
  public func runHere(
    _ processor: any PhotoProcessor, language: Language, excluding growing: Set<FilePath>,
    report: (PhotoRecord) -> Void
  ) throws {
    let work = PhotoWork(
      input: FilePath(escapedText: settings.input), folder: folder, language: language, processor: processor)
    var position: Int64 = 0
    while let record = try journal.pending(after: position, limit: 1).first {
      position = record.position ?? .max
      if growing.contains(record.path) { continue }
      let (done, failure) = try enter([work.perform(record)])
      if let failure { throw BatchError.output(failure) }
      for item in done {
        var record = item.record
        record.result = item.result
        report(record)
      }
    }
  }

  /// Whether a photo has a result.
  public func isDone(_ path: FilePath) throws -> Bool { try journal.record(at: path)?.result != nil }

  /// Writes all reports anew.
  /// - Parameter standard: by which the photos were judged.
  public func writeReports(standard: Standard, language: Language, showsIDs: Bool) throws -> BatchSummary {
    try Batch.explaining {
      try BatchReports.write(journal, folder, standard: standard, language: language, showsIDs: showsIDs)
    }
    return try journal.summary()
  }
}
