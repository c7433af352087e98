internal import FaceVerification
internal import Files
internal import Localization
public import Pipeline
internal import Reports
internal import Rosters
internal import Store
public import SystemPackage

/// A photo and whose it is, or why it is nobody's.
public struct TakeJob: Sendable {
  public let path: FilePath
  public let student: Result<StudentID, NameError>
  /// Whether people know the path.
  let isNamed: Bool

  public init(_ path: FilePath, of student: Result<StudentID, NameError>) {
    self.path = path
    self.student = student
    isNamed = true
  }

  /// A photo under a path that people do not know.
  public init(unnamed path: FilePath, of student: StudentID) {
    self.path = path
    self.student = .success(student)
    isNamed = false
  }
}

extension PhotoCollection {
  /// Makes photos standard, judges them and takes them in, several at once; results come in the order of the photos.
  /// - Parameters:
  ///   - workers: threads.
  ///   - makeProcessor: called once for each worker, on its thread; nil for the engine's own.
  ///   - report: called after each photo.
  /// - Throws: what keeps all of them from being taken in: a full disk, a damaged database…
  public func take(
    _ jobs: [TakeJob], with engine: TakeEngine, workers: Int, by actor: String, stop: StopSign = StopSign(),
    report: (TakeReport) -> Void
  ) throws {
    try take(
      jobs, workers: workers, by: actor, stop: stop, makeProcessor: { engine.processor() }, report: report)
  }

  /// - Parameter makeProcessor: called once for each worker, on its thread.
  public func take(
    _ jobs: [TakeJob], workers: Int, by actor: String, stop: StopSign = StopSign(),
    makeProcessor: @escaping @Sendable () throws -> any PhotoProcessor, report: (TakeReport) -> Void
  ) throws {
    guard !jobs.isEmpty else { return }
    let settings = try settings()
    let run = try TakeRun(self, settings: settings, actor: actor)
    let pool = WorkerPool<TakeRun.Job, TakeRun.Output>(
      workers: min(workers, jobs.count), window: TakeRun.window
    ) {
      let work = TakeWork(collection: self, settings: settings, processor: try makeProcessor())
      return { job in TakeRun.Output(job: job, result: TakeRun.result(of: job, work)) }
    }
    var waiting = jobs[...]
    try pool.run {
      stop.isStopping
    } next: {
      try waiting.popFirst().map(run.job)
    } deliver: { outputs in
      try run.enter(outputs, report)
    }
  }

  /// - Throws: `TakeError` for a photo that the collection has.
  func refuseRepetition(_ original: String, of student: StudentID) throws {
    try read { store in
      guard let student = try Student.fetch(student, store) else { return }
      try subject(student, store).refuseRepetition(original: original, finished: nil)
    }
  }

  /// A student as a transition would see them now.
  func subject(_ student: Student, _ store: StoreConnection) throws -> Subject {
    Subject(
      student: student, settings: try CollectionSettings(store), time: clock(), actor: "", store: store)
  }
}
