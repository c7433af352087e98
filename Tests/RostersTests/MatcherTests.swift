import Testing

@testable import Rosters

@Suite struct MatcherTests {
  private static let text = """
    学号,姓名,身份证号,考生号
    20200101,张三,440102198001021230,21440101150001
    20200102,李四,11010519491231002X,21440101150002
    20200103,王五,,
    20200103,赵六,,21440101150004

    """

  @Test(arguments: [
    ("20200101", PhotoMatcher.Match.student(0)), ("11010519491231002x", .student(1)),
    ("21440101150004", .student(3)),
    ("计科1班+20200102+李四", .student(1)), ("20200101_1", .student(0)), ("２０２００１０１", .student(0)),
    ("20200101-440102198001021230", .student(0)), ("120200101", .none), ("IMG_0001", .none), ("张三", .none),
    ("20200101 20200102", .ambiguous(lines: [2, 3])), ("20200103", .ambiguous(lines: [4, 5])), ("", .none),
  ]) func names(_ stem: String, _ match: PhotoMatcher.Match) throws {
    #expect(try PhotoMatcher(roster(MatcherTests.text)).match(stem) == match)
  }

  @Test func patterns() throws {
    let matcher = try PhotoMatcher(roster(MatcherTests.text), pattern: "no(\\d+)x")
    #expect(matcher.match("no20200101x99") == .student(0))
    #expect(matcher.match("20200101") == .none)
    #expect(matcher.match("no5x") == .none)
    #expect(
      try PhotoMatcher(roster(MatcherTests.text), pattern: "^\\d{8}").match("20200102abc") == .student(1))
    #expect(throws: PhotoMatcher.PatternError(pattern: "(")) {
      _ = try PhotoMatcher(roster(MatcherTests.text), pattern: "(")
    }
  }

  /// Strangers' photos: the day, the time and the counter stand in the roster as numbers of students.
  @Test(arguments: [
    "IMG_20240115_093012", "img-20240115-WA0101", "DSC_0101", "DSCN0101_20240115", "_MG_0101",
    "PXL_20240115_093012345",
    "MVIMG_20240115_093012", "VID_20240115_093012", "Screenshot_20240115-101112",
    "Screenshot 2024-01-15 0101",
    "屏幕截图 20240115 101112", "截屏20240115", "微信图片_20240115", "微信图片_20240115093012_0101", "QQ图片20240115",
    "mmexport_1705282200000", "wx_camera_1705282200000", "WhatsApp Image 20240115 at 09.30.12",
    "Camera360_20240115",
    "B612_20240115_093012", "beauty_1705282200000", "20240115_093012", "20240115-093012345(0)",
    "20240115 09.30.12",
    "2024_01_15_0101_IMG_0101", "20240115_IMG_0101", "Copy of IMG_0101 (2)", "IMG (0101)",
    "20240115-0101-4d1c-9b1e-00163e0a0101", "FB_IMG_1705282200000", "IMG_E_0101", "ＩＭＧ_２０２４０１１５",
  ]) func datesAndCountersAreNobodys(_ stem: String) throws {
    let list = "学号,姓名\n20240115,张三\n0101,李四\n1705282200000,王五\n"
    let matcher = try PhotoMatcher(roster(list))
    #expect(matcher.match(stem) == .capture)
    let asked = try PhotoMatcher(roster(list), pattern: "(20240115|0101|1705282200000)")
    if case .student = asked.match(Characters.halfWidth(stem)) {
    } else {
      Issue.record("--match finds \(stem)")
    }
  }

  /// What a person wrote before a device's name counts; so does a whole stem that is the number.
  @Test(arguments: [
    ("202012345678 IMG_0101", 0), ("张三-202012345678-微信图片_20240115093012", 0),
    ("11010519491231002X_IMG_0101", 1),
    ("20240115", 1), ("P1000101", 2), ("20240115 李四", 1), ("Sam_0101", 3), ("Lv-20240115", 1),
  ]) func numbersThatPeopleWrite(_ stem: String, _ student: Int) throws {
    let list =
      "学号,姓名,身份证号\n202012345678,张三,\n20240115,李四,11010519491231002X\nP1000101,王五,\n0101,赵六,\n"
    #expect(try PhotoMatcher(roster(list)).match(stem) == .student(student))
  }

  @Test(arguments: [
    ("202012345678", 0, false), ("20240115", 1, true), ("20240115_1", 1, true), ("20240115李四", 1, false),
    ("20240115-11010519491231002X", 1, false), ("11010519491231002X", 1, false), ("0101", 2, true),
    ("1705282200000", 3, true), ("20241315", 4, false), ("20240115093012", 5, true),
    ("240115", 6, true), ("241315", 7, false), ("1705282214", 8, true), ("1000012345", 9, true),
    ("1811282214", 10, false),
  ]) func whatMayBeChance(_ stem: String, _ student: Int, _ mayBe: Bool) throws {
    let list =
      "学号,姓名,身份证号\n202012345678,张三,\n20240115,李四,11010519491231002X\n0101,赵六,\n1705282200000,王五,\n"
      + "20241315,甲乙,\n20240115093012,丙丁,\n240115,子,\n241315,丑,\n"
      + "1705282214,寅,\n1000012345,卯,\n1811282214,辰,\n"
    let matcher = try PhotoMatcher(roster(list))
    #expect(matcher.match(stem) == .student(student))
    #expect(matcher.mayBeChance(stem, student: student) == mayBe)
  }

  @Test func tenDigitsAreNumbersWhereMostHaveThem() throws {
    let matcher = try PhotoMatcher(roster("学号,姓名\n1120181201,张三\n1120181202,李四\n240115,王五\n"))
    #expect(!matcher.mayBeChance("1120181201", student: 0))
    #expect(matcher.mayBeChance("240115", student: 2))
  }
}
