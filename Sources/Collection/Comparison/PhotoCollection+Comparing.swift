public import FaceVerification
internal import Files
public import Localization
internal import Pipeline
internal import Rosters
internal import Store
public import SystemPackage

/// One student's photo beside a reference, or beside those of others.
public struct StudentComparison: Sendable {
  public let student: String
  /// 1, 2… of the student.
  public let take: Int
  /// What keeps the take from being compared.
  public let faults: [FaceFault]
  /// Beside the reference; nil where there is none, or a photo could not be read.
  public let comparison: FaceComparison?
  public let failure: Failure?
  /// Other students whose reference, or whose photo, shows this face, the most alike first.
  public let others: [Likeness]

  public struct Likeness: Sendable, Hashable {
    public let student: String
    public let similarity: Double
    /// Whose photo it is that is alike.
    public let isReference: Bool
  }

  /// Nothing that a person must look at.
  public var isClear: Bool {
    failure == nil && others.isEmpty && (comparison.map { $0.verdict == .same } ?? true)
  }
}

/// What comparing has found.
public struct ComparisonReport: Sendable {
  /// In the order of the students' numbers.
  public var results: [StudentComparison]
  /// References of students who have not agreed, or are closed: nobody has looked at them.
  public var leftOut: Int
}

extension PhotoCollection {
  /// Compares each student's chosen take, or else the best one, with the reference photo of that student and with the photos
  /// of all others; verdicts beside references are entered into the log.
  /// - Parameters:
  ///   - chosen: nil for all students with a take.
  ///   - references: photos by student, such as 录取照; none are kept.
  public func compare(
    _ chosen: [StudentID]? = nil, references: [StudentID: FilePath] = [:], with engine: ComparisonEngine,
    workers: Int, by actor: String
  ) throws -> ComparisonReport {
    let entries = try comparable()
    let owners = try references.keys.filter(mayBeCompared).sorted { $0.value < $1.value }
    let work = FaceWork(engine: engine, workers: workers)
    let faces = try takeFaces(entries, work)
    let found = try work.faces(
      of: owners.compactMap { owner in
        references[owner].map { FaceWork.Photo(path: $0, name: Masking.masked($0.name.string)) }
      })
    let known = Dictionary(uniqueKeysWithValues: zip(owners, found))
    let search = FaceSearch(
      takes: zip(entries, faces).map { ($0.student, $1) },
      references: known.mapValues { try? $0.get().assessment },
      labels: try labels())
    let wanted = chosen.map(Set.init)
    var results: [StudentComparison] = []
    var changes: [Change] = []
    for (entry, face) in zip(entries, faces) where wanted?.contains(entry.student) != false {
      let reference = known[entry.student]
      var comparison: FaceComparison?
      var failure: Failure?
      do throws(Failure) {
        let assessment = try face.get()
        if let reference = try reference?.get() {
          let compared = FaceComparison(assessment, reference.assessment)
          comparison = compared
          changes.append(
            Change(
              entry.student, RecordComparison(take: entry.original, reference: reference.sha256, compared)))
        }
      } catch { failure = error }
      results.append(
        StudentComparison(
          student: entry.label, take: entry.number, faults: (try? face.get())?.faults ?? [],
          comparison: comparison, failure: failure,
          others: search.others(than: entry.student, like: face)))
    }
    for first in stride(from: 0, to: changes.count, by: Self.page) {
      _ = try perform(Array(changes[first..<min(first + Self.page, changes.count)]), by: actor)
    }
    return ComparisonReport(results: results, leftOut: references.count - owners.count)
  }

  /// No face of a student who has not agreed is read.
  private func mayBeCompared(_ id: StudentID) throws -> Bool {
    try read { store in
      guard let student = try Student.fetch(id, store) else { return false }
      do { try subject(student, store).requireAllSteps() } catch { return false }
      return true
    }
  }

  /// Events of one transaction.
  private static let page = 256

  struct ComparableTake {
    var student: StudentID
    var label: String
    var original: String
    var finished: String?
    var number: Int
    var face: FaceEmbedding?
  }

  /// Of each student the chosen take, or else the best one.
  private func comparable() throws -> [ComparableTake] {
    let students = try read { store in
      try store.rows(
        """
        SELECT \(Student.columns) FROM student WHERE id IN (SELECT student FROM take) ORDER BY number, id
        """
      ) { Student($0) }
    }
    return try students.compactMap { student in
      let ranking = try ranking(of: student.id)
      let chosen = ranking.places.first { $0.take.original == student.accepted } ?? ranking.places.first
      guard let take = chosen?.take else { return nil }
      let face = try read {
        try $0.value("SELECT embedding FROM face WHERE take = ?", [take.original]) as [UInt8]?
      }
      return ComparableTake(
        student: student.id, label: student.label, original: take.original, finished: take.finished,
        number: take.number, face: face.flatMap { FaceEmbedding(bytes: $0) })
    }
  }

  /// The faces that are kept, and those that have to be found.
  private func takeFaces(_ entries: [ComparableTake], _ work: FaceWork) throws
    -> [Result<FaceAssessment, Failure>]
  {
    let missing = entries.filter { $0.face == nil }
    let found = try work.faces(
      of: missing.map { entry in
        let file = entry.finished.map { StoredFile(.finished, $0) } ?? StoredFile(.originals, entry.original)
        return FaceWork.Photo(path: folder.path(of: file), name: entry.label)
      })
    var rest = found[...]
    return entries.map { entry in
      if let face = entry.face { return .success(.embedded(face)) }
      return rest.popFirst()?.map(\.assessment) ?? .success(.unassessable([.noFace]))
    }
  }

  private func labels() throws -> [StudentID: String] {
    try read { store in
      Dictionary(
        uniqueKeysWithValues: try store.rows("SELECT \(Student.columns) FROM student") {
          let student = Student($0)
          return (student.id, student.label)
        })
    }
  }
}

/// Who else has a face: among the takes and among the references of all.
private struct FaceSearch {
  private var takes = FaceGallery<StudentID>()
  private var references = FaceGallery<StudentID>()
  private let labels: [StudentID: String]

  init(
    takes: [(StudentID, Result<FaceAssessment, Failure>)], references: [StudentID: FaceAssessment?],
    labels: [StudentID: String]
  ) {
    self.labels = labels
    for (student, assessment) in takes {
      if let face = try? assessment.get().embedding { self.takes.add(face, of: student) }
    }
    for (student, assessment) in references {
      if let face = assessment?.embedding { self.references.add(face, of: student) }
    }
  }

  /// With so many pairs only what no two strangers reach counts.
  func others(than student: StudentID, like assessment: Result<FaceAssessment, Failure>)
    -> [StudentComparison.Likeness]
  {
    guard let face = try? assessment.get().embedding else { return [] }
    let least = FaceComparison.Thresholds.search.same
    func told(_ gallery: FaceGallery<StudentID>, _ isReference: Bool) -> [StudentComparison.Likeness] {
      gallery.owners(of: face, from: least).filter { $0.owner != student }.map {
        .init(student: labels[$0.owner] ?? "–", similarity: $0.similarity, isReference: isReference)
      }
    }
    return told(takes, false) + told(references, true)
  }
}
