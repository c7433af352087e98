import Testing

@testable import Tables

@Suite struct NumberFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var code: String
    var value: Int64
    /// Nil: told, and read plainly.
    var shown: String?
    var testDescription: String { "\(code) \(value)" }

    init(_ code: String, _ value: Int64, _ shown: String?) {
      (self.code, self.value, self.shown) = (code, value, shown)
    }
  }

  static let cases = [
    Case("General", 20_220_001, "20220001"), Case("G/通用格式", 7, "7"), Case("@", 7, "7"), Case("", 7, "7"),
    Case("\"S\"General", 12, "S12"), Case("\"S\"00000000", 123, "S00000123"),
    Case("\"2020\"0000", 101, "20200101"),
    Case("\\S0000", 7, "S0007"), Case("0000-0000", 20_220_001, "2022-0001"),
    Case("0000-0000", 1, "0000-0001"),
    Case("000 000", 1234, "001 234"), Case("00-00", 123_456, "1234-56"), Case("00000000;;", 123, "00000123"),
    Case("00000000;;", 0, ""), Case("00000000;-00000000", 102, "00000102"),
    Case("00000000;-00000000", -2, "-00000002"),
    Case("0000000_ ", 101, "0000101"), Case("* 0000_);(0000)", 5, "0005"), Case("[Red]0000", 5, "0005"),
    Case("[$-804]0000", 5, "0005"), Case("[$№-804]0000", 5, "№0005"), Case("0000", -5, "-0005"),
    Case("000000;\"neg\";\"zero\"", 0, "zero"), Case("#,##0", 20_220_001, "20220001"),
    Case("####-####", 20_220_001, "2022-0001"),
    Case("[<100]\"A\"000;\"B\"000", 7, "A007"), Case("[<100]\"A\"000;\"B\"000", 700, "B700"),
    Case("??0", 5, "  5"),
    Case("学号0000", 5, "学号0005"), Case("\"a;b\"00", 5, "a;b05"), Case("0\"x", 5, "5x"), Case("00\\", 5, "05"),
    Case("[DBNum1]0", 5, nil), Case("[DBNum2][$-804]General", 5, nil), Case("0.00", 5, nil),
    Case("0%", 5, nil),
    Case("0.00E+00", 5, nil), Case("# ?/?", 5, nil), Case("0,", 5, nil), Case(";;;", 5, nil),
    Case("h:mm", 5, nil),
    Case("S00000000", 5, nil), Case("[h]:mm", 5, nil), Case("General General", 5, nil),
    Case(String(repeating: "0", count: 65), 5, nil), Case(String(repeating: "0", count: 300), 5, nil),
  ]

  @Test(arguments: cases) func numbersAsTheSpreadsheetShowsThem(_ c: Case) {
    let format = NumberFormat(c.code)
    #expect(!format.isDate(Double(c.value)))
    #expect(format.text(of: c.value) == c.shown)
  }

  @Test(arguments: [
    "yyyy-mm-dd", "yyyy\"年\"m\"月\"", "mmm\\-yy", "[$-409]d", "[DBNum1]yyyy\"年\"", "m/d/yy h:mm",
    "[Red]yyyy;@",
  ]) func dates(_ code: String) { #expect(NumberFormat(code).isDate(1)) }

  @Test func textSections() {
    #expect(NumberFormat("\"S\"@").text(of: "17") == "S17")
    #expect(NumberFormat("0;0;0;\"S\"@").text(of: "17") == "S17")
    #expect(NumberFormat("00000000").text(of: "17") == "17")
    #expect(NumberFormat("@").text(of: String(repeating: "a", count: 4000))?.count == 4000)
    #expect(NumberFormat("\"S\"@").text(of: String(repeating: "a", count: 65)) == nil)
    #expect(NumberFormat("0;0;0;").text(of: "17") == nil)
  }

  @Test func builtInFormats() {
    #expect((0...4).map { NumberFormat(builtIn: $0).text(of: 7) } == ["7", "7", nil, "7", nil])
    #expect([14, 22, 31, 57].allSatisfy { NumberFormat(builtIn: $0).isDate(1) })
    #expect(![0, 1, 9, 20, 49, 10_000].contains { NumberFormat(builtIn: $0).isDate(1) })
  }

  /// Codes of random signs: text or none, never longer than a cell may be.
  @Test func randomCodes() {
    let signs = Array("0#?;@.,\"\\_*[]%/E+-eyhG <>=$S年 ")
    var state: UInt64 = 17
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<20_000 {
      let code = String((0..<next() % 24).map { _ in signs[next() % signs.count] })
      let format = NumberFormat(code)
      for value in [Int64(0), 7, -7, 999_999_999_999_999] {
        #expect((format.text(of: value)?.count ?? 0) <= 64)
      }
      _ = format.text(of: "text")
      _ = format.isDate(1)
    }
  }
}
