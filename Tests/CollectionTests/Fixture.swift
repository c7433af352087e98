import Collection
import Files
import Foundation
import Support
import SystemPackage
import Testing

/// A collection in a folder of its own, with a clock that tests move.
final class Fixture {
  /// Shared with the collection.
  final class Clock: @unchecked Sendable {
    // Guarded by the lock.
    private var time = Moment(milliseconds: 1_780_000_000_000)
    private let lock = NSLock()

    var now: Moment { lock.withLock { time } }
    func advance(hours: Double) { lock.withLock { time = time.adding(hours: hours) } }
  }

  static let actor = "张老师"
  static let privacyBytes = Array("我同意学校为办理学历注册采集我的照片。\n".utf8)
  static let privacy = PrivacyText(sha256: Digest.sha256(privacyBytes), version: "1")

  let folder: TemporaryFolder
  let clock = Clock()
  private var opened: PhotoCollection?
  let root: FilePath

  init(
    fee: String = "0.00", opaque: Bool = false, steps: [Step] = Step.allCases,
    privacy: PrivacyText? = Fixture.privacy, consentElsewhere: String? = nil, keepsFaces: Bool = false,
    policy: ImportPolicy = .album, school: String = "示范大学"
  ) throws {
    folder = try TemporaryFolder()
    let settings = CollectionSettings(
      school: school, batch: "2026届", privacy: privacy, consentElsewhere: consentElsewhere,
      fee: try #require(Money(fee)), importPolicy: policy, isOpaque: opaque, keepsEmbeddings: keepsFaces,
      steps: steps)
    let clock = clock
    root = FilePath(folder.path("c"))
    opened = try PhotoCollection.create(
      root, settings: settings, privacy: Fixture.privacyBytes, by: Fixture.actor,
      clock: { clock.now })
  }

  /// Open until `close()`.
  var collection: PhotoCollection {
    get throws { try #require(opened) }
  }

  func close() { opened = nil }
  func reopen() throws { opened = try another() }

  /// Another handle of the same collection, as another process has.
  func another() throws -> PhotoCollection {
    let clock = clock
    return try PhotoCollection.open(root, clock: { clock.now })
  }

  @discardableResult func enrol(
    _ number: String, name: String = "张三", identity: String = "11010519491231002X"
  ) throws -> StudentID {
    var record = StudentRecord()
    (record.number, record.name, record.college, record.classGroup) = (number, name, "计算机学院", "软件1班")
    record.identity = .whole(identity)
    let id = StudentID.random()
    try collection.perform(Enrol(record), on: id, by: Fixture.actor)
    return id
  }

  /// Verified, consented, confirmed, profiled.
  func prepare(_ student: StudentID) throws {
    try perform(Verify(), student)
    try perform(GiveConsent(to: Fixture.privacy, channel: "paper"), student)
    try perform(ConfirmData(), student)
    try perform(SetProfile(Profile(phone: "13800138000")), student)
  }

  @discardableResult func perform(
    _ transition: some Transition, _ student: StudentID, keeping files: [NewFile] = []
  ) throws -> Event {
    try collection.perform(transition, on: student, by: Fixture.actor, keeping: files)
  }

  func state(_ student: StudentID) throws -> State { try collection.student(student).state }
}
