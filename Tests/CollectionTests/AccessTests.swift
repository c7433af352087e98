import Collection
import Files
import Foundation
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

  @Test func uploadsGoWithTheirStudent() throws {
    let fixture = try Fixture()
    let id = try fixture.enrol("20260001")
    try fixture.prepare(id)
    let collection = try fixture.collection
    let file = try collection.newUploadFile()
    Array("a photo".utf8).withUnsafeBufferPointer { file.write($0) }
    let upload = try collection.keep(file, of: id)
    let path = collection.path(ofUpload: upload.id)
    #expect(FileSystem.exists(path))
    try fixture.collection.withdraw(id, by: Fixture.actor)
    #expect(!FileSystem.exists(path))
    #expect(try fixture.collection.uploads(of: id).isEmpty)
    #expect(try fixture.collection.check().isEmpty)
  }
}
