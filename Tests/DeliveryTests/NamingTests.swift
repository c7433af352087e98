import Delivery
import Localization
import Rosters
import SystemPackage
import Testing

struct NamingTests {
  static let roster = Roster(
    [.studentID, .name, .idNumber, .examID, .college, .classGroup],
    [
      ["1001", "张伟", "440102198001021230", "E1", "计算机", "1班"],
      ["1002", "张伟", "440102198001021231", "", "计算机", "1班"],
      ["1003", "李娜", "440102198001021232", "E3", "文学院", "2班"],
      ["1004", "王/强", "440102198001021233", "E4", "文学院", "2班"],
    ].enumerated().map { Roster.Student(line: $0.offset + 2, $0.element) })

  static func source(_ students: [Int]) -> DeliverySource {
    DeliverySource(
      roster: roster,
      deliverables: students.map { Deliverable(student: $0, picture: FilePath("p\($0).jpg"), stem: "p\($0)") }
    )
  }

  static func names(_ schemes: [String], _ students: [Int] = [0, 1, 2, 3]) throws -> DeliveryNames {
    try DeliveryNames(source(students), NamingScheme.all(schemes))
  }

  @Test func severalSchemesAtOnce() throws {
    let names = try Self.names(["{学院}/{班级}/{学号}.jpg", "{班级}+{学号}+{姓名}.JPG", "{身份证号}.jpeg"])
    #expect(names.paths[0] == ["计算机/1班/1001.jpg", "1班+1001+张伟.jpg", "440102198001021230.jpg"])
    #expect(names.paths[3][1] == "2班+1004+王_强.jpg")
    #expect(names.collisions.isEmpty && names.unnamed.isEmpty)
  }

  @Test func sharedNamesAreToldAndGuessNobody() throws {
    let names = try Self.names(["{姓名}.jpg"])
    #expect(names.paths.map { $0[0] } == ["张伟_1001.jpg", "张伟_1002.jpg", "李娜.jpg", "王_强.jpg"])
    #expect(names.collisions.map(\.student) == [0, 1])
    #expect(names.collisions.allSatisfy { $0.requested == "张伟.jpg" })
  }

  /// A number that two share tells nobody apart.
  @Test func aSharedNumberIsNoSuffix() throws {
    var source = Self.source([0, 1, 2])
    source.roster.students[1].cells[0] = "1001"
    source.roster.students[1].cells[3] = "E2"
    let names = try DeliveryNames(source, NamingScheme.all(["{学号}.jpg", "{姓名}.jpg"]))
    #expect(names.paths.map { $0[0] } == ["1001_E1.jpg", "1001_E2.jpg", "1003.jpg"])
    source.roster.students[0].cells[3] = "E2"
    let lines = try DeliveryNames(source, NamingScheme.all(["{学号}.jpg"]))
    #expect(lines.paths.map { $0[0] } == ["1001_2.jpg", "1001_3.jpg", "1003.jpg"])
  }

  @Test func anEmptyFieldLeavesOneSchemeOut() throws {
    let names = try Self.names(["{考生号}.jpg", "{学号}.jpg"])
    #expect(names.paths[1] == [nil, "1002.jpg"])
    #expect(names.unnamed.map(\.student) == [1] && names.unnamed[0].reason.zh.contains("考生号"))
  }

  @Test func foldersOfSchemes() throws {
    let labels = try NamingScheme.all(["{学院}/{学号}.jpg", "上报={学号}.jpg", "{学院}-{学号}.jpg"]).map(\.label)
    #expect(labels == ["学院-学号", "上报", "学院-学号~2"])
    #expect(throws: NameTemplateError.self) { try NamingScheme.all(["../{学号}.jpg"]) }
    #expect(throws: NameTemplateError.unknownField("年级")) { try Self.names(["{年级}.jpg"]) }
  }

  @Test func studentsWithSeveralPicturesGetNone() {
    let settled = Self.source([0, 2, 2]).settled()
    #expect(settled.deliverables.map(\.student) == [0])
    #expect(settled.undelivered.filter { $0.kind == .other }.map(\.student) == [2, 2])
    #expect(settled.undelivered.filter { $0.kind == .missing }.map(\.student) == [1, 3])
  }

  @Test(arguments: [("100MB", 100 << 20), ("2 gb", 2 << 30), ("1.5M", 3 << 19)])
  func sizes(_ text: String, _ bytes: Int) throws { #expect(try DeliverySettings.bytes(text) == bytes) }

  @Test(arguments: ["", "MB", "10", "-5MB", "3TB", "1e9GB"])
  func badSizes(_ text: String) {
    #expect(throws: DeliveryError.badSize(text)) { try DeliverySettings.bytes(text) }
  }
}
