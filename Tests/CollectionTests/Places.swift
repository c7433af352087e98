import Localization
import Reports
import Store
import Support
import Testing

@testable import Collection

/// Two places that imported the same list.
enum Places {
  static let list =
    "学号,姓名,证件号,学院\n1,甲,11010519491231002X,理\n2,乙,440102198001021230,理\n3,丙,A123456(7),文\n"

  static func make() throws -> (ours: Fixture, theirs: Fixture) {
    let places = (try Fixture(fee: "15.00"), try Fixture(fee: "15.00"))
    try places.0.importList(list)
    try places.1.importList(list)
    return places
  }

  /// Whatever comes of it, the collection is whole, and its text says the same.
  static func merge(_ ours: Fixture, _ theirs: Fixture) throws -> MergeReport {
    let report = try ours.collection.merge(try theirs.collection, by: Fixture.actor)
    let flaws = try ours.collection.check()
    #expect(flaws.isEmpty, "\(flaws.map(\.text.en))")
    #expect(try LogText(ours.collection.folder.log).events == ours.events())
    return report
  }
}

extension Fixture {
  func id(_ number: String) throws -> StudentID { try collection.student(number).id }

  func events() throws -> [Event] {
    try collection.read { try $0.rows("SELECT \(Event.columns) FROM event ORDER BY id") { Event($0) } }
  }

  func pay(_ student: StudentID, _ receipt: String) throws {
    try perform(Pay(#require(Money("15.00")), receipt: receipt), student)
  }

  /// Takes a photo of which nothing is wrong.
  @discardableResult func shoot(_ student: StudentID, _ words: String) throws -> AddTake {
    let original = NewFile(.originals, Array("original \(words)".utf8))
    let finished = NewFile(.finished, Array("finished \(words)".utf8))
    let take = AddTake(
      original: original.file.sha256, finished: finished.file.sha256, outcome: .pass, findings: [])
    try perform(take, student, keeping: [original, finished])
    return take
  }

  /// Photographed, chosen, paid: in review.
  func submit(_ student: StudentID, _ words: String, receipt: String) throws {
    let take = try shoot(student, words)
    try perform(AcceptTake(original: take.original, finished: take.finished ?? ""), student)
    try pay(student, receipt)
  }

  /// Files in which a text stands.
  func files(holding text: String) throws -> [String] {
    try folder.files.filter { contains(try folder.bytes($0), text) }
  }
}
