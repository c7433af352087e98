public import Localization
public import Pipeline
internal import SystemPackage

/// One worker that takes photos in as they come. Stays on its thread.
public final class Taker {
  private let collection: PhotoCollection
  private let processor: any PhotoProcessor
  private let actor: String

  public init(_ collection: PhotoCollection, with engine: TakeEngine, by actor: String) {
    (self.collection, processor, self.actor) = (collection, engine.processor(), actor)
  }

  public init(_ collection: PhotoCollection, processor: any PhotoProcessor, by actor: String) {
    (self.collection, self.processor, self.actor) = (collection, processor, actor)
  }

  /// - Throws: what no other photo would fare better with: a full disk, a damaged database…
  public func take(_ asked: TakeJob) throws -> Result<TakeReport.Taken, Failure> {
    let settings = try collection.settings()
    // Made anew for each photo: others take photos in as well, and students are erased.
    let run = try TakeRun(collection, settings: settings, actor: actor)
    let work = TakeWork(collection: collection, settings: settings, processor: processor)
    let job = try run.job(asked)
    let output = TakeRun.Output(job: job, result: TakeRun.result(of: job, work))
    var result: Result<TakeReport.Taken, Failure>?
    try run.enter([output]) { result = $0.result }
    return result ?? .failure(Failure(CollectionError.unknownStudent("–")))
  }
}
