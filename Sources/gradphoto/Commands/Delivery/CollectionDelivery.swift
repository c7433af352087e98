import Collection
import Delivery
import Files
import Localization
import Rosters
import SystemPackage

/// A collection as what can be delivered: what was approved.
struct CollectionDelivery {
  private let collection: PhotoCollection
  /// In the order of the list that is delivered.
  private let students: [Student]

  init(_ collection: PhotoCollection) throws {
    self.collection = collection
    students = try State.allCases.filter { !$0.isClosed }.flatMap { try collection.students(in: $0) }
      .sorted {
        ($0.record.college, $0.record.major, $0.record.classGroup, $0.record.number)
          < ($1.record.college, $1.record.major, $1.record.classGroup, $1.record.number)
      }
  }

  private static let columns: [Column] = [
    .studentID, .examID, .name, .sex, .idNumber, .college, .major, .classGroup,
  ]

  func source() throws -> DeliverySource {
    let rows = students.enumerated().map { index, student in
      Roster.Student(line: index + 1, CollectionDelivery.cells(student.record))
    }
    var source = DeliverySource(roster: Roster(CollectionDelivery.columns, rows))
    for (index, student) in students.enumerated() { try add(student, index, to: &source) }
    return source
  }

  private static func cells(_ record: StudentRecord) -> [String] {
    let identity = if case .whole(let number) = record.identity { number } else { "" }
    return [
      record.number, record.examID, record.name, record.sex, identity, record.college, record.major,
      record.classGroup,
    ]
  }

  /// Notes in the collection that pictures were handed over.
  /// - Parameter delivered: indices of students, and the first name of each picture.
  /// - Returns: how many were not noted before.
  func mark(_ delivered: [(student: Int, picture: FilePath, name: String)], by actor: String) throws -> Int {
    let changes = delivered.compactMap { item -> Change? in
      let student = students[item.student]
      guard student.state == .approved else { return nil }
      return Change(
        student.id, Deliver(finished: item.picture.stemText, as: item.name), version: student.version)
    }
    for result in try collection.perform(changes, by: actor) { _ = try result.get() }
    return changes.count
  }

  private func add(_ student: Student, _ index: Int, to source: inout DeliverySource) throws {
    switch student.state {
    case .approved, .delivered:
      let take = try collection.takes(of: student.id).first { $0.original == student.accepted }
      guard let take, let finished = take.finished else {
        source.undelivered.append(
          Undelivered(
            .other, student: index,
            reason: LocalizedText(zh: "没有成品照片。", en: "There is no finished picture.")))
        return
      }
      let original = collection.folder.path(of: StoredFile(.originals, take.original))
      source.deliverables.append(
        Deliverable(
          student: index, picture: collection.folder.path(of: StoredFile(.finished, finished)),
          digest: finished, source: FileSystem.exists(original) ? original : nil,
          stem: student.record.number))
    case .returned:
      source.undelivered.append(
        Undelivered(.retake, student: index, reason: CollectionDelivery.reasons(student.reasons)))
    case let state where state.isBeforePhotos: break
    case let state:
      source.undelivered.append(Undelivered(.other, student: index, reason: state.text))
    }
  }

  private static func reasons(_ codes: [String]) -> LocalizedText {
    let reasons = codes.map { code in
      (try? ReturnReason(code))?.title ?? LocalizedText(zh: code, en: code)
    }
    return LocalizedText(
      zh: reasons.map(\.zh).joined(separator: "；"), en: reasons.map(\.en).joined(separator: "; "))
  }
}
