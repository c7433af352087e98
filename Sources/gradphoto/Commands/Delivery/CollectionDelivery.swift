import Collection
import Delivery
import Files
import Localization
import Rosters
import Rules
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
    .studentID, .examID, .name, .sex, .birthDate, .idNumber, .college, .major, .classGroup, .phone, .address,
    .postcode,
  ]

  private var roster: Roster {
    let rows = students.enumerated().map { index, student in
      Roster.Student(line: index + 1, CollectionDelivery.cells(student.record))
    }
    return Roster(CollectionDelivery.columns, rows)
  }

  func source() throws -> DeliverySource {
    var source = DeliverySource(roster: roster)
    for (index, student) in students.enumerated() { try add(student, index, to: &source) }
    return source
  }

  private static func cells(_ record: StudentRecord) -> [String] {
    let identity = if case .whole(let number) = record.identity { number } else { "" }
    return [
      record.number, record.examID, record.name, record.sex, (try? IDNumber(identity))?.birthDate ?? "",
      identity, record.college, record.major, record.classGroup, record.phone, record.address,
      record.postcode,
    ]
  }

  /// The photo that a student's approved picture was made of.
  struct Original {
    let student: StudentNumber?
    let photo: KnownFile
    /// Of what is made of it.
    let name: FilePath
  }

  /// - Returns: the originals of what was approved, and how many students have none.
  func originals() throws -> (photos: [Original], without: Int) {
    let roster = roster
    var photos: [Original] = []
    for (index, student) in students.enumerated() {
      guard let take = try approvedTake(of: student) else { continue }
      let number = roster.number(ofStudent: index)
      let stem = number?.text ?? String(roster.students[index].line)
      photos.append(
        Original(
          student: number, photo: KnownFile(path(.originals, take.original), digest: take.original),
          name: FilePath(SafeName.component(stem, suffix: ".jpg"))))
    }
    return (photos, students.count - photos.count)
  }

  private func path(_ folder: PhotoFolder, _ digest: String) -> FilePath {
    collection.folder.path(of: StoredFile(folder, digest))
  }

  /// Nil where nothing was approved.
  private func approvedTake(of student: Student) throws -> Take? {
    guard student.state == .approved || student.state == .delivered else { return nil }
    return try collection.chosenTake(of: student)
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
      guard let take = try approvedTake(of: student), let finished = take.finished else {
        source.undelivered.append(
          Undelivered(
            .other, student: index,
            reason: LocalizedText(zh: "没有成品照片。", en: "There is no finished picture.")))
        return
      }
      let original = path(.originals, take.original)
      source.deliverables.append(
        Deliverable(
          student: index, picture: path(.finished, finished), digest: finished,
          source: FileSystem.exists(original) ? original : nil,
          stem: student.record.number))
    case .returned:
      source.undelivered.append(
        Undelivered(.retake, student: index, reason: CollectionDelivery.reasons(student.reasons)))
    case let state where state.isBeforePhotos: break
    case .shot: source.undelivered.append(try unchosen(student, index))
    case let state:
      source.undelivered.append(Undelivered(.other, student: index, reason: state.text))
    }
  }

  /// Photos were taken, and none was chosen: none can be, where all of them failed.
  private func unchosen(_ student: Student, _ index: Int) throws -> Undelivered {
    let takes = try collection.takes(of: student.id)
    guard let last = takes.last, takes.allSatisfy({ $0.outcome == "fail" || $0.outcome == "error" }) else {
      return Undelivered(
        .other, student: index,
        reason: LocalizedText(zh: "学生尚未选定照片。", en: "The student has not chosen a take."))
    }
    let titles = last.problems.map { Registry.rule($0)?.info.title ?? LocalizedText(zh: $0, en: $0) }
    return Undelivered(
      .retake, student: index,
      reason: CollectionDelivery.joined(titles + [last.failure?.text].compactMap(\.self)))
  }

  private static func reasons(_ codes: [String]) -> LocalizedText {
    joined(
      codes.map { code in (try? ReturnReason(code))?.title ?? LocalizedText(zh: code, en: code) })
  }

  private static func joined(_ texts: [LocalizedText]) -> LocalizedText {
    LocalizedText(zh: texts.map(\.zh).joined(separator: "；"), en: texts.map(\.en).joined(separator: "; "))
  }
}
