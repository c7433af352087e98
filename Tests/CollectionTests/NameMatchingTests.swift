import SystemPackage
import Testing

@testable import Collection

@Suite struct NameMatchingTests {
  private func matched(_ names: [String]) throws -> [Result<StudentID, NameError>] {
    let fixture = try Fixture()
    for (number, name, identity) in [
      ("20260001", "张三", "11010519491231002X"), ("20260002", "李四", "440524188001010014"),
    ] {
      var record = StudentRecord()
      (record.number, record.name) = (number, name)
      record.identity = .whole(identity)
      try fixture.collection.perform(Enrol(record), on: StudentID.random(), by: Fixture.actor)
    }
    return try fixture.collection.studentMatcher().students(of: names.map { FilePath($0) })
  }

  @Test func filesAreTheirsWhoseNumberTheyHold() throws {
    let found = try matched([
      "a/20260001.jpg", "20260002_2.jpg", "软件1班+20260001+张三.jpg", "11010519491231002X.jpg",
      "11010519491231002x 1.jpg",
    ])
    let ids = try found.map { try $0.get() }
    #expect(ids[0] == ids[2] && ids[0] == ids[3] && ids[0] == ids[4] && ids[0] != ids[1])
  }

  @Test func nobodyIsGuessed() throws {
    let found = try matched(["20260003.jpg", "张三.jpg", "20260001-20260002.jpg", "20260001.jpg"])
    #expect(found[0] == .failure(.nobody) && found[1] == .failure(.nobody))
    #expect(
      found[2] == .failure(.several(["20260001", "20260002"]))
        || found[2] == .failure(.several(["20260002", "20260001"])))
    #expect((try? found[3].get()) != nil)
  }

  @Test func numbersThatAreKeptHiddenAreFoundAsWell() throws {
    let fixture = try Fixture(opaque: true)
    let key = try IdentityKey(fixture.collection.folder)
    var record = StudentRecord()
    record.number = "20260001"
    record.identity = .hashed(key.hash("11010519491231002X"), lastFour: "002X")
    let student = StudentID.random()
    try fixture.perform(Enrol(record), student)
    let names = ["11010519491231002x.jpg", "照片 11010519491231002X.jpg", "440524188001010014.jpg"]
    let found = try fixture.collection.studentMatcher().students(of: names.map { FilePath($0) })
    #expect(found == [.success(student), .success(student), .failure(.nobody)])
  }
}
