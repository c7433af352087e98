internal import FaceVerification
internal import Files
internal import Localization
internal import Reports
internal import Rosters
internal import Store
internal import SystemPackage

/// Photos on their way into a collection: who may be processed at all, and what is entered. On the thread that keeps the
/// database; workers see only jobs.
final class TakeRun {
  /// Photos in work or waiting to be entered, for each worker; those that wait hold no pixels and no files.
  static let window = 8

  struct Job: Sendable {
    let path: FilePath
    /// As it may be shown to everybody.
    let shownPath: String
    /// How messages call it; nil where the path is nobody's name for it.
    let name: String?
    /// Nil where the photo is nobody's.
    let student: (id: StudentID, label: String)?
    /// Why it is not processed.
    let refusal: Failure?
  }

  struct Output: Sendable {
    let job: Job
    let result: Result<TakeWork.Prepared, Failure>
  }

  private let collection: PhotoCollection
  private let actor: String
  /// Of all takes; nil where faces are not kept.
  private var gallery: FaceGallery<StudentID>?

  init(_ collection: PhotoCollection, settings: CollectionSettings, actor: String) throws {
    self.collection = collection
    self.actor = actor
    gallery = settings.keepsEmbeddings ? try collection.faces() : nil
  }

  /// No photo of a student who has not agreed is processed.
  func job(_ asked: TakeJob) throws -> Job {
    let path = asked.path
    func job(_ shown: String, _ student: (id: StudentID, label: String)?, _ refusal: Failure?) -> Job {
      Job(
        path: path, shownPath: shown, name: asked.isNamed ? FilePath(shown).name.string : nil,
        student: student,
        refusal: refusal)
    }
    switch asked.student {
    case .failure(let error):
      let shown = Masking.masked(path.string)
      return job(shown, nil, Failure(error, about: FilePath(shown).name.string))
    case .success(let id):
      return try collection.read { store in
        guard let student = try Student.fetch(id, store) else {
          throw CollectionError.unknownStudent("\(id.value)")
        }
        var refusal: Failure?
        do { try collection.subject(student, store).requireReadyForPhotos() } catch let error
          as CollectionError
        {
          refusal = Failure(error)
        }
        let shown = Masking.masked(student.record.identity.hidden(in: path.string))
        return job(shown, (id, student.label), refusal)
      }
    }
  }

  static func result(of job: Job, _ work: TakeWork) -> Result<TakeWork.Prepared, Failure> {
    if let refusal = job.refusal { return .failure(refusal) }
    guard let student = job.student else { return .failure(Failure(NameError.nobody, about: job.name)) }
    return Result { try work.prepare(job.path, of: student.id) }.mapError { error in
      // Where the service keeps photos is nobody's to know.
      Failure(error, about: job.name ?? (error is FileError ? "photo" : nil))
    }
  }

  func enter(_ outputs: [Output], _ report: (TakeReport) -> Void) throws {
    var entries: [(student: StudentID, entry: AddTake, drafts: [PhotoFiles.Draft])] = []
    for output in outputs {
      guard let student = output.job.student?.id, case .success(let prepared) = output.result else {
        continue
      }
      entries.append((student, compared(prepared, of: student), prepared.drafts))
    }
    let events = try collection.perform(
      entries.map { Change($0.student, $0.entry) }, drafts: entries.map(\.drafts), by: actor)
    var entered = zip(entries, events).makeIterator()
    for output in outputs {
      let result: Result<TakeReport.Taken, Failure>
      switch output.result {
      case .failure(let failure): result = .failure(failure)
      case .success(let prepared):
        guard let (item, event) = entered.next() else { continue }
        result = try taken(event, item.entry, prepared, named: output.job.name)
      }
      report(
        TakeReport(
          path: output.job.path, shownPath: output.job.shownPath, student: output.job.student?.label,
          result: result))
    }
  }

  /// With what the faces of others tell.
  private func compared(_ prepared: TakeWork.Prepared, of student: StudentID) -> AddTake {
    var entry = prepared.entry
    guard let face = prepared.face, let gallery else { return entry }
    entry.likenesses = gallery.owners(of: face, from: FaceComparison.Thresholds.search.same)
      .filter { $0.owner != student }.map { AddTake.Likeness($0.owner, similarity: $0.similarity) }
    if !entry.likenesses.isEmpty { entry.warnings.append(.faceOfAnother) }
    if let own = gallery.similarity(of: student, to: face), own < FaceComparison.Thresholds.standard.doubtful
    {
      entry.warnings.append(.otherFaceThanBefore)
    }
    self.gallery?.add(face, of: student)
    return entry
  }

  private func taken(
    _ event: Result<Event, any Error>, _ entry: AddTake, _ prepared: TakeWork.Prepared, named name: String?
  ) throws -> Result<TakeReport.Taken, Failure> {
    do {
      let state = try event.get().to ?? .shot
      return try collection.read { store in
        let number = try store.count("SELECT number FROM take WHERE original = ?", [entry.original])
        let likenesses = try entry.likenesses.map {
          (student: try Student.fetch($0.student, store)?.label ?? "–", similarity: $0.similarity)
        }
        return .success(
          TakeReport.Taken(
            number: number, original: entry.original, outcome: entry.outcome, findings: prepared.findings,
            warnings: entry.warnings, likenesses: likenesses, state: state))
      }
    } catch let error as TakeError {
      return .failure(Failure(error, about: name))
    } catch let error as CollectionError {
      return .failure(Failure(error))
    }
  }
}

extension Failure {
  /// Two ids with one face, or the photo of another student. Whose is not said here: it stands in the log of this student.
  static let faceOfAnother = Failure(
    code: "face-of-another",
    text: LocalizedText(zh: "与另一名学生的照片疑似同一人", en: "another student's photos show this face"))

  static let otherFaceThanBefore = Failure(
    code: "other-face-than-before",
    text: LocalizedText(
      zh: "与该学生此前的照片疑似不是同一人", en: "the student's earlier photos show another face"))
}
