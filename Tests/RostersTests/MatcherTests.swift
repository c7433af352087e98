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
}
