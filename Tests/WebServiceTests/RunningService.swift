import Collection
import Files
import Foundation
import Localization
import Pipeline
import Rules
import Support
import Synchronization
import SystemPackage
import Testing
import WebService

/// A service over a collection of its own, at a free port.
final class RunningService: @unchecked Sendable {
  // Unchecked: a test uses it on one thread after the other.
  let folder: TemporaryFolder
  let collection: PhotoCollection
  let root: FilePath
  private(set) var client = RawClient(port: 0)
  private var task: Task<Void, any Error>?
  private var end: AsyncStream<Void>.Continuation?
  private let lines = Log()

  final class Log: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
  }

  static let privacy = Array("我同意。\n".utf8)
  static let identity = "11010519491231002X"

  init(steps: [Step] = Step.allCases, clock: @escaping @Sendable () -> Moment = { .now }) throws {
    folder = try TemporaryFolder()
    root = FilePath(folder.path("c"))
    let settings = CollectionSettings(
      school: "示范大学", batch: "2026届",
      privacy: PrivacyText(sha256: Digest.sha256(RunningService.privacy), version: "1"), steps: steps)
    _ = try PhotoCollection.create(
      root, settings: settings, privacy: RunningService.privacy, by: "测试", clock: clock)
    collection = try PhotoCollection.open(root, readers: 2, clock: clock)
  }

  @discardableResult func enrol(_ number: String, identity: String = RunningService.identity) throws
    -> StudentID
  {
    var record = StudentRecord()
    (record.number, record.name, record.college) = (number, "张三", "计算机学院")
    record.identity = .whole(identity)
    let id = StudentID.random()
    try collection.perform(Enrol(record), on: id, by: "测试")
    return id
  }

  /// All steps before the first photo.
  func prepare(_ id: StudentID) throws {
    try collection.perform(Verify(), on: id, by: "测试")
    let privacy = try #require(try collection.settings().privacy)
    try collection.perform(GiveConsent(to: privacy, channel: "paper"), on: id, by: "测试")
    try collection.perform(ConfirmData(), on: id, by: "测试")
    try collection.perform(SetProfile(Profile(phone: "13800138000")), on: id, by: "测试")
  }

  var log: [String] { lines.all }

  /// - Parameters:
  ///   - judge: what judges photos.
  ///   - certificate: of HTTPS.
  func start(
    limits: ServiceLimits = ServiceLimits(), judge: any Judge.Type = KindJudge.self,
    certificate: Certificate? = nil
  ) async throws {
    var settings = WebService.Settings()
    (settings.port, settings.workers, settings.limits) = (0, 1, limits)
    settings.identity = try certificate?.identity()
    let lines = lines
    settings.log = { lines.add($0) }
    let collection = collection
    let service = try WebService(
      collection, settings, note: { _ in },
      makeTaker: { Taker(collection, processor: judge.init(), by: "测试") })
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    self.end = end
    task = Task { try await service.run(stopping: ends) { told.yield($0) } }
    var iterator = ports.makeAsyncIterator()
    client = RawClient(port: try #require(await iterator.next()), trusted: certificate?.path)
  }

  func stop() async throws {
    end?.yield()
    try await task?.value
  }

  /// A student's browser that has come in by a link.
  func browser(of number: String) throws -> Browser {
    let student = try collection.student(number)
    let link = try collection.makeLinks(for: [student], hours: 1)[0]
    let browser = Browser(client)
    browser.get("/link/" + link.token)
    let answer = browser.post("/link", ["link": link.token])
    try #require(answer.status == 303)
    browser.get("/me")
    return browser
  }
}

/// Those who review, and what they have to do.
extension RunningService {
  private static let password = "correct horse battery"

  /// A browser of an account.
  func desk(_ name: String, _ role: Role = .reviewer) throws -> Browser {
    try collection.set(account: name, role: role, password: RunningService.password)
    let browser = Browser(client)
    browser.get("/desk")
    #expect(browser.post("/desk/enter", ["name": name, "password": RunningService.password]).status == 303)
    browser.get("/desk")
    return browser
  }

  /// A photo of a student that waits for review.
  func submit(_ number: String, _ bytes: [UInt8]) throws -> Student {
    let id = try collection.student(number).id
    try prepare(id)
    let browser = try browser(of: number)
    browser.upload("/me/photo", bytes)
    #expect(try eventually { try collection.takes(of: id).count == 1 })
    #expect(browser.post("/me/takes/1/accept", [:]).status == 303)
    return try collection.student(id)
  }

  func submit(_ number: String, _ photoNumber: Int) throws -> Student {
    try submit(number, photo(photoNumber))
  }
}

/// What judges photos in a test.
protocol Judge: PhotoProcessor, SendableMetatype { init() }

/// Takes every photo for a good one; its finished picture depends on the bytes.
final class KindJudge: Judge {
  func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
    ProcessedPhoto(file: bytes + [1], findings: [])
  }
}

/// Takes every photo as it is for its finished picture.
final class CopyingJudge: Judge {
  func process(_ bytes: [UInt8], name: String) throws -> ProcessedPhoto {
    ProcessedPhoto(file: bytes, findings: [])
  }
}

/// Serves, and uses what is served on a thread of its own: sockets that wait would take the server's threads away.
func serving(
  limits: ServiceLimits = ServiceLimits(), judge: any Judge.Type = KindJudge.self, isEncrypted: Bool = false,
  _ body: @escaping @Sendable (RunningService) throws -> Void
) async throws {
  let service = try RunningService()
  let certificate = isEncrypted ? try Certificate(in: service.folder) : nil
  try service.enrol("20260001")
  try service.enrol("20260002", identity: "440102198001021230")
  try await service.start(limits: limits, judge: judge, certificate: certificate)
  let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: Result { try body(service) }) }
  }
  try await service.stop()
  try result.get()
}

/// Waits until something is so, for ten seconds at most.
func eventually(_ condition: () throws -> Bool) throws -> Bool {
  for _ in 0..<500 {
    if try condition() { return true }
    Thread.sleep(forTimeInterval: 0.02)
  }
  return false
}
