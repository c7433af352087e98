public import Localization
public import Reports
public import Store

/// A photo of a student with what the rules said of it. Every attempt is kept.
public struct AddTake: Transition {
  public static let name = "taken"
  public static let aspect = Aspect.take

  /// A student whose face the photo shows as well.
  public struct Likeness: Sendable, Hashable, Codable {
    public var student: StudentID
    /// Cosine, −1…1.
    public var similarity: Double

    public init(_ student: StudentID, similarity: Double) {
      self.student = student
      self.similarity = similarity
    }
  }

  /// SHA-256 of the file as it came.
  public var original: String
  /// SHA-256 of the finished picture; nil where none could be made.
  public var finished: String?
  /// SHA-256 of the photo with marks; nil where none was made.
  public var marked: String?
  public var outcome: Outcome
  public var findings: [KeptFinding]
  /// What else a person should know of the photo.
  public var warnings: [Failure]
  /// Other students with this face, the most alike first.
  public var likenesses: [Likeness]
  /// The face as `FaceEmbedding.bytes` in base64; nil where faces are not kept.
  public var face: String?

  public init(
    original: String, finished: String?, marked: String? = nil, outcome: Outcome, findings: [KeptFinding],
    warnings: [Failure] = [], likenesses: [Likeness] = [], face: String? = nil
  ) {
    self.original = original
    self.finished = finished
    self.marked = marked
    self.outcome = outcome
    self.findings = findings
    self.warnings = warnings
    self.likenesses = likenesses
    self.face = face
  }

  public var files: [StoredFile] {
    [StoredFile(.originals, original)]
      + [finished.map { StoredFile(.finished, $0) }, marked.map { StoredFile(.marked, $0) }].compactMap(
        \.self)
  }

  public func next(_ subject: Subject) throws -> State {
    try subject.requireReadyForPhotos()
    try subject.refuseRepetition(original: original, finished: finished)
    let state = subject.student.state
    return state == .returned ? .shot : state.raised(to: .shot)
  }

  public func apply(_ occurrence: Occurrence, _ store: StoreConnection) throws {
    let student = occurrence.student
    let number = try store.count("SELECT max(number) FROM take WHERE student = ?", [student]) + 1
    try store.execute(
      """
      INSERT INTO take (original, student, number, time, finished, marked, outcome, findings, failure, warnings)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
      """,
      [
        original, student, number, occurrence.time, finished, marked, outcome.rawValue,
        JSONLine.encode(findings), JSONLine.encode(warnings),
      ])
    guard let face = face.flatMap(FaceText.bytes) else { return }
    try store.execute(
      "INSERT INTO face (take, student, embedding) VALUES (?, ?, ?)", [original, student, face])
  }
}

extension Subject {
  /// Whether a photo of the student may be processed at all.
  /// - Throws: `CollectionError.missing`, `.closed`, `.wrongState`.
  func requireReadyForPhotos() throws {
    try requireAllSteps()
    if student.state == .delivered { throw CollectionError.delivered(student) }
  }

  /// - Parameter finished: nil where no picture was made, or none yet.
  /// - Throws: `TakeError` for a photo that the collection has.
  func refuseRepetition(original: String, finished: String?) throws {
    func take(_ condition: String, _ hash: String) throws -> (student: StudentID, number: Int)? {
      try store.first("SELECT student, number FROM take WHERE \(condition) = ? LIMIT 1", [hash]) {
        ($0["student"] ?? StudentID(0), $0["number"] ?? 0)
      }
    }
    func another(_ id: StudentID) throws -> TakeError {
      .ofAnother(student: try Student.fetch(id, store)?.label ?? "–")
    }
    if let known = try take("original", original) {
      guard known.student == student.id else { throw try another(known.student) }
      let wasReturned =
        try store.count("SELECT count(*) FROM returnedTake WHERE original = ?", [original]) > 0
      throw wasReturned ? TakeError.returned(number: known.number) : .repeated(number: known.number)
    }
    if let finished, let known = try take("finished", finished) {
      throw known.student == student.id
        ? TakeError.samePicture(number: known.number) : try another(known.student)
    }
  }
}
