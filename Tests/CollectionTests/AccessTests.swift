import Collection
import Files
import Foundation
import Localization
import Support
import Testing

@Suite struct AccessTests {
  @Test func linksExpireAndAreReplaced() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    let student = try fixture.collection.student(id)
    let old = try fixture.collection.makeLinks(for: [student], hours: 72)[0]
    let link = try fixture.collection.makeLinks(for: [student], hours: 72)[0]
    #expect(throws: AccessError.unknownLink) { try fixture.collection.enter(link: old.token) }
    fixture.clock.advance(hours: 73)
    #expect(throws: AccessError.expiredLink) { try fixture.collection.enter(link: link.token) }
  }

  @Test func sessionsEndByThemselves() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    let link = try fixture.collection.makeLinks(for: [fixture.collection.student(id)], hours: 72)[0]
    let token = try fixture.collection.enter(link: link.token)
    #expect(try fixture.collection.session(token)?.visitor == .student(id))
    #expect(throws: AccessError.usedLink) { try fixture.collection.enter(link: link.token) }
    fixture.clock.advance(hours: Session.hours)
    #expect(try fixture.collection.session(token) == nil)
    #expect(try fixture.collection.session(.random()) == nil)
  }

  @Test func tokensAreNotKept() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    let link = try fixture.collection.makeLinks(for: [fixture.collection.student(id)], hours: 72)[0]
    let token = try fixture.collection.enter(link: link.token)
    try fixture.collection.set(account: "甲", role: .reviewer, password: "correct horse battery")
    fixture.close()
    let database =
      try fixture.folder.bytes("c/collection.sqlite")
      + ((try? fixture.folder.bytes("c/collection.sqlite-wal")) ?? [])
    let text = String(decoding: database, as: UTF8.self)
    #expect(!text.contains(link.token) && !text.contains(token.text) && !text.contains("correct horse"))
  }

  @Test func passwordsLockAfterFiveTries() throws {
    let fixture = try Fixture()
    try fixture.collection.set(account: "甲", role: .office, password: "correct horse battery")
    #expect(throws: AccessError.weakPassword) {
      try fixture.collection.set(account: "乙", role: .office, password: "short")
    }
    #expect(throws: AccessError.wrongPassword) { try fixture.collection.signIn("nobody", password: "x") }
    for _ in 0..<5 {
      #expect(throws: AccessError.wrongPassword) { try fixture.collection.signIn("甲", password: "wrong") }
    }
    #expect(throws: AccessError.self) {
      try fixture.collection.signIn("甲", password: "correct horse battery")
    }
    fixture.clock.advance(hours: 1)
    let token = try fixture.collection.signIn("甲", password: "correct horse battery")
    guard case .account(let account) = try fixture.collection.session(token)?.visitor else {
      Issue.record("no session")
      return
    }
    #expect(account.name == "甲" && account.role == .office)
    try fixture.collection.remove(account: "甲")
    #expect(try fixture.collection.session(token) == nil)
    #expect(throws: AccessError.wrongPassword) {
      try fixture.collection.signIn("甲", password: "correct horse battery")
    }
  }

  @Test func passwordsTriedAtOnceAreCounted() throws {
    let fixture = try Fixture()
    let collection = try fixture.collection
    try collection.set(account: "甲", role: .office, password: "correct horse battery")
    DispatchQueue.concurrentPerform(iterations: 5) { _ in _ = try? collection.signIn("甲", password: "wrong") }
    let locked = #expect(throws: AccessError.self) {
      try collection.signIn("甲", password: "correct horse battery")
    }
    #expect(locked?.code == "locked-out")
  }

  @Test func comingInCountsWrongTries() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    for _ in 0..<5 {
      #expect(throws: AccessError.wrongNumberOrDigits) {
        try fixture.collection.enter(number: "20260001", digits: "0000", by: "页面")
      }
    }
    #expect(throws: AccessError.wrongNumberOrDigits) {
      try fixture.collection.enter(number: "20260001", digits: "002X", by: "页面")
    }
    fixture.clock.advance(hours: 1.1)
    _ = try fixture.collection.enter(number: "20260001", digits: "002X", by: "页面")
    #expect(try fixture.state(id) == .verified)
    let version = try fixture.collection.student(id).version
    _ = try fixture.collection.enter(number: "20260001", digits: "002X", by: "页面")
    #expect(try fixture.collection.student(id).version == version)
    #expect(try fixture.collection.check().isEmpty)
  }

  @discardableResult private func upload(_ collection: PhotoCollection, of id: StudentID) throws -> Upload {
    let file = try collection.newUploadFile()
    Array("photo \(file.id)".utf8).withUnsafeBufferPointer { file.write($0) }
    return try collection.keep(file, of: id)
  }

  @Test func whoseAPhotoIsIsNotKept() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let upload = try upload(try fixture.collection, of: id)
    try fixture.collection.settle(upload, .failure(Failure(TakeError.ofAnother(student: "20269999"))))
    #expect(try fixture.files(holding: "20269999").isEmpty)
    #expect(try fixture.files(holding: "photo-of-another").count > 0)
  }

  @Test func photosOfAnHourAreCounted() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let collection = try fixture.collection
    for _ in 0..<30 {
      try collection.settle(
        try upload(collection, of: id), .failure(Failure(AccessError.locked(until: fixture.clock.now))))
    }
    #expect(throws: AccessError.tooManyUploads) { try collection.requireRoom(for: id) }
    #expect(throws: AccessError.tooManyUploads) { try upload(collection, of: id) }
    fixture.clock.advance(hours: 1)
    try upload(collection, of: id)
  }

  @Test func photosAtOnceAreCounted() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let collection = try fixture.collection
    DispatchQueue.concurrentPerform(iterations: 8) { _ in _ = try? upload(collection, of: id) }
    #expect(try collection.uploads(of: id).count == 3)
    #expect(try collection.resumeUploads().count == 3)
  }

  /// Two that settle one photo: the second finds no file any more.
  @Test func whatIsTakenStaysTaken() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let collection = try fixture.collection
    let upload = try upload(collection, of: id)
    let taker = Taker(collection, processor: FakeTakeProcessor(), by: Fixture.actor)
    let job = TakeJob(unnamed: collection.path(ofUpload: upload.id), of: id)
    try collection.settle(upload, try taker.take(job))
    try collection.settle(upload, try taker.take(job))
    #expect(try collection.uploads(of: id).map(\.outcome) == [.taken(1)])
  }

  @Test func uploadsGoWithTheirStudent() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let collection = try fixture.collection
    let path = collection.path(ofUpload: try upload(collection, of: id).id)
    #expect(FileSystem.exists(path))
    try fixture.collection.withdraw(id, by: Fixture.actor)
    #expect(!FileSystem.exists(path))
    #expect(try fixture.collection.uploads(of: id).isEmpty)
    #expect(try fixture.collection.check().isEmpty)
  }

  @Test func linksAndSessionsGoWithTheirStudent() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    let collection = try fixture.collection
    let student = try collection.student(id)
    let session = try collection.enter(link: collection.makeLinks(for: [student], hours: 72)[0].token)
    let link = try collection.makeLinks(for: [student], hours: 72)[0]
    try collection.purge([id], by: Fixture.actor)
    #expect(try collection.session(session) == nil)
    #expect(throws: AccessError.unknownLink) { try collection.enter(link: link.token) }
  }
}
