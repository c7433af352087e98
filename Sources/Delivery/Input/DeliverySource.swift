internal import Files
public import Localization
public import Rosters
public import SystemPackage

/// A finished picture that is to be delivered, and whose it is.
public struct Deliverable: Sendable {
  /// The index of the student in the list.
  public var student: Int
  public var picture: FilePath
  /// SHA-256 of the picture as it was made; nil where nobody wrote it down.
  public var digest: String?
  /// The photo that it was made of; nil where that is not known.
  public var source: FilePath?
  /// What `{stem}` and `{folder}` of a naming scheme are.
  public var stem: String
  public var folder: String

  public init(
    student: Int, picture: FilePath, digest: String? = nil, source: FilePath? = nil, stem: String,
    folder: String = ""
  ) {
    self.student = student
    self.picture = picture
    self.digest = digest
    self.source = source
    self.stem = stem
    self.folder = folder
  }
}

/// A student or a photo of which nothing is delivered, and why.
public struct Undelivered: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable {
    /// A student without any photo.
    case missing
    /// A student whose photos all have to be taken again.
    case retake
    /// Anything else that keeps a photo back.
    case other
  }

  public var kind: Kind
  /// The index of the student in the list; nil where nobody knows whose photo it is.
  public var student: Int?
  /// The photo's name; empty where there is none.
  public var photo: String
  public var reason: LocalizedText

  public init(_ kind: Kind, student: Int?, photo: String = "", reason: LocalizedText) {
    self.kind = kind
    self.student = student
    self.photo = photo
    self.reason = reason
  }
}

/// What a delivery is made of, wherever it comes from: a batch, a collection, or plain files with a list.
public struct DeliverySource: Sendable {
  public var roster: Roster
  public var deliverables: [Deliverable]
  public var undelivered: [Undelivered]
  /// Photos that are known to show the student, such as the 录取照, by the student's index.
  public var references: [Int: FilePath]
  /// Source photos and references that prove nothing.
  public var unused: [UnusedPhoto]

  public init(
    roster: Roster, deliverables: [Deliverable] = [], undelivered: [Undelivered] = [],
    references: [Int: FilePath] = [:], unused: [UnusedPhoto] = []
  ) {
    self.roster = roster
    self.deliverables = deliverables
    self.undelivered = undelivered
    self.references = references
    self.unused = unused
  }

  /// Students with several pictures get none: nobody chose. Students of whom nothing was said are missing.
  public func settled() -> DeliverySource {
    var settled = self
    let counts = Dictionary(grouping: deliverables, by: \.student).mapValues(\.count)
    settled.deliverables = deliverables.filter { counts[$0.student] == 1 }
      .sorted { $0.student < $1.student }
    for item in deliverables where counts[item.student] != 1 {
      settled.undelivered.append(
        Undelivered(
          .other, student: item.student, photo: item.picture.name.string,
          reason: LocalizedText(
            zh: "该学生有多张成品照片，请选定一张。", en: "The student has several finished pictures: choose one.")))
    }
    let known = Set(deliverables.map(\.student) + settled.undelivered.compactMap(\.student))
    for student in roster.students.indices where !known.contains(student) {
      settled.undelivered.append(
        Undelivered(
          .missing, student: student, reason: LocalizedText(zh: "没有照片。", en: "There is no photo.")))
    }
    return settled
  }
}
