import Support
import Testing

@testable import Collection

@Suite struct VerificationTests {
  @Test(arguments: [
    ("11010519491231002X", "002X", true), ("11010519491231002X", "００２ｘ", true),
    ("11010519491231002X", "002x", true), ("11010519491231002X", "0021", false),
    // 港澳身份证: without the brackets; others: six without what stands in brackets.
    ("A123456(7)", "4567", true), ("A123456(7)", "123456", true), ("A123456（7）", "4567", true),
    ("A123456(7)", "3456", false), ("E12345678", "345678", true), ("E12345678", "5678", true),
    ("H12345678", "5678", true), ("931840199012310028", "0028", true),
  ])
  func theEndOfANumber(_ number: String, _ digits: String, _ isRight: Bool) throws {
    #expect(try IdentityDigits(digits).matches(.whole(number)) == isRight)
  }

  @Test(arguments: ["", "12", "12345", "12-4", "一二三四", "1234567"])
  func whatCannotBeAnEnd(_ text: String) {
    #expect(throws: CollectionError.badDigits) { try IdentityDigits(text) }
  }

  @Test func fiveWrongTriesLockForAnHour() throws {
    let fixture = try Fixture()
    let student = try fixture.enrol("20260001")
    let (right, wrong) = (try IdentityDigits("002X"), try IdentityDigits("9999"))
    func attempt(_ digits: IdentityDigits) throws {
      // Each by a new handle: the count is in the database.
      try fixture.another().verify(student, digits: digits, by: Fixture.actor)
    }
    for left in [4, 3, 2, 1] {
      #expect(throws: CollectionError.wrongDigits(student: "20260001", left: left)) { try attempt(wrong) }
    }
    let until = fixture.clock.now.adding(hours: 1)
    for digits in [wrong, right] {
      #expect(throws: CollectionError.locked(student: "20260001", until: until)) { try attempt(digits) }
    }
    fixture.clock.advance(hours: 1)
    #expect(throws: CollectionError.wrongDigits(student: "20260001", left: 4)) { try attempt(wrong) }
    try attempt(right)
    #expect(try fixture.state(student) == .verified)
    #expect(try fixture.collection.tablesFollow())
    // Nobody can read from the log what was tried.
    var contents: [String] = []
    try fixture.collection.history(of: student) { contents.append($0.content ?? "") }
    #expect(!contents.joined().contains("9999"))
  }

  @Test func anOpaqueCollectionKnowsNoNumber() throws {
    let fixture = try Fixture(opaque: true)
    let list = "学号,姓名,证件号\n20260001,张三,11010519491231002x\n"
    _ = try fixture.importList(list)
    let student = try fixture.collection.student("11010519491231002X")
    #expect(student.record.number == "20260001" && student.record.identity.masked == "****002X")
    try fixture.collection.verify(student.id, digits: try IdentityDigits("002X"), by: Fixture.actor)
    for name in fixture.folder.files where !name.hasSuffix("identity.key") {
      let bytes = try fixture.folder.bytes(name)
      #expect(!contains(bytes, "11010519491231002"), "\(name)")
    }
  }
}
