public import Store

/// One step of a student: what must be so before it, and the state that it leads to. One file each, and a line in
/// `EventCatalog`.
public protocol Transition: Entry {
  /// What it decides. Two collections that say different things of one aspect of a student contradict each other.
  static var aspect: Aspect { get }
  /// The state that it leads to; the same one where it changes none.
  /// - Throws: what is missing, or why it can't be.
  func next(_ subject: Subject) throws -> State
}

/// What can be known of a student, one independent of the other.
public enum Aspect: String, Sendable, Codable, CaseIterable {
  case enrolment, code, verification, consent, confirmation, correction, question, profile, take, comparison
  case acceptance, payment, review, delivery, withdrawal, purge

  /// What becomes of the chosen photo: one thing follows from the other.
  var isOfOutcome: Bool {
    switch self {
    case .acceptance, .payment, .review, .delivery, .withdrawal, .purge: true
    default: false
    }
  }
}

/// A student in the moment of a transition.
public struct Subject {
  public let student: Student
  public let settings: CollectionSettings
  public let time: Moment
  public let actor: String
  public let store: StoreConnection

  /// - Throws: where nothing more happens to the student.
  public func requireOpen() throws(CollectionError) {
    if student.state.isClosed { throw .closed(student: student.label, state: student.state) }
  }

  /// - Throws: `.missing` where a step that comes before `step` has not been done.
  func require(before step: Step) throws(CollectionError) {
    try requireOpen()
    let earlier = student.missingSteps(settings).prefix { $0 != step }
    if !earlier.isEmpty, student.state.isBeforePhotos {
      throw .missing(student: student.label, steps: Array(earlier))
    }
  }

  /// What a photo needs.
  /// - Throws: `.missing`, `.closed`.
  public func requireAllSteps() throws(CollectionError) {
    try requireOpen()
    let missing = student.missingSteps(settings)
    if !missing.isEmpty { throw .missing(student: student.label, steps: missing) }
  }
}
