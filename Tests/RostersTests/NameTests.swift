import Files
import Testing

@testable import Rosters

@Suite struct NameTests {
  @Test(arguments: [
    ("张三", "张三"), ("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"), ("..", "_"), (".", "_"),
    (".hidden", "_hidden"),
    ("-rf", "_rf"), ("CON", "_CON"), ("con.txt", "_con.txt"), ("LPT9", "_LPT9"), ("COM0", "COM0"),
    ("ends. . ", "ends"),
    ("", "_"), ("  ", "_"), ("a\nb\tc\0d", "a_b_c_d"), ("e\u{301}", "\u{E9}"),
    ("\u{202E}gpj.exe", "_gpj.exe"),
    ("👩‍🎓", "👩‍🎓"), ("nul .x", "_nul .x"),
  ]) func safeComponents(_ name: String, _ safe: String) { #expect(SafeName.component(name) == safe) }

  @Test func longNamesAreCutBetweenCharacters() {
    let name = SafeName.component(String(repeating: "学", count: 200), suffix: ".jpg")
    #expect(name.utf8.count <= 255)
    #expect(name.hasSuffix("学.jpg"))
    #expect(name.utf8.count > 250)
  }

  @Test(arguments: [("A.jpg", "a.JPG"), ("\u{E9}", "e\u{301}"), ("STRASSE", "straße"), ("Å", "\u{212B}")])
  func collidingNames(_ a: String, _ b: String) {
    #expect(SafeName.collisionKey(a) == SafeName.collisionKey(b))
  }

  @Test func namesThatDiffer() { #expect(SafeName.collisionKey("张三") != SafeName.collisionKey("张四")) }

  @Test(arguments: [
    ("{学院}/{班级}/{学号}.jpg", "计算机/1班/007.jpg"), ("{学号}", "007.jpg"), ("{学号}.JPEG", "007.jpg"),
    ("x{学号}-{姓名}.jpg", "x007-_.._a.jpg"), ("{folder}/{stem}", "day1/sub/IMG.jpg"),
    ("{folder}/x.jpg", "day1/sub/x.jpg"),
  ]) func templates(_ template: String, _ path: String) throws {
    let values = ["学院": "计算机", "班级": "1班", "学号": "007", "姓名": "/../a", "stem": "IMG", "folder": "day1/sub"]
    #expect(try NameTemplate(template).path { values[$0] } == path)
  }

  @Test func valuesCantEscape() throws {
    let template = try NameTemplate("{学院}/{学号}.jpg")
    #expect(template.path { $0 == "学院" ? "../../etc" : ".." } == "_._.._etc/_..jpg")
    #expect(template.path { $0 == "学院" ? ".." : "CON" } == "_/_CON.jpg")
  }

  @Test func emptyFieldsGiveNoName() throws {
    #expect(try NameTemplate("{学院}/{学号}.jpg").path { $0 == "学院" ? "" : "1" } == nil)
  }

  @Test(arguments: [
    ("", NameTemplateError.empty), (".jpg", .empty), ("/{学号}", .escape), ("../{学号}", .escape),
    ("a/../b", .escape),
    ("{学号", .brace), ("学号}", .brace), ("{}", .brace), ("{a{b}", .brace),
    (String(repeating: "a/", count: 17) + "b", .tooDeep(limit: 16)),
  ]) func badTemplates(_ text: String, _ flaw: NameTemplateError) {
    #expect(throws: flaw) { _ = try NameTemplate(text) }
  }

  @Test func unknownFieldsAreTold() throws {
    let template = try NameTemplate("{宿舍}/{stem}")
    #expect(throws: NameTemplateError.unknownField("宿舍")) { try template.check(against: nil) }
    #expect(throws: Never.self) { try template.check(against: roster("学号,姓名,宿舍\n")) }
  }
}
