import Foundation
import Testing

@testable import Tables

@Suite struct CSVTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var rows: [[String]]
    var lines: [Int]
    var testDescription: String { text.debugDescription }
  }

  static let cases = [
    Case(text: "a,b\r\n1,2\r\n", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case(text: "a,b\n1,2", rows: [["a", "b"], ["1", "2"]], lines: [1, 2]),
    Case(text: "a\rb\r", rows: [["a"], ["b"]], lines: [1, 2]),
    Case(text: "a,\n,b\n", rows: [["a", ""], ["", "b"]], lines: [1, 2]),
    Case(text: "\"a,\"\"b\"\"\nc\",d\ne,f\n", rows: [["a,\"b\"\nc", "d"], ["e", "f"]], lines: [1, 3]),
    Case(text: "\"a\r\nb\",c\r\nd,e", rows: [["a\r\nb", "c"], ["d", "e"]], lines: [1, 3]),
    Case(text: "a\tb,c\td\n", rows: [["a", "b,c", "d"]], lines: [1]),
    Case(text: "a;b;c\n", rows: [["a", "b", "c"]], lines: [1]),
    Case(text: "a,\u{301}b\n", rows: [["a", "\u{301}b"]], lines: [1]),
    Case(text: "\n\na,b\n", rows: [[""], [""], ["a", "b"]], lines: [1, 2, 3]),
    Case(text: "=\"001\",b\n", rows: [["001", "b"]], lines: [1]),
    Case(text: "\"=\"\"001\"\"\",b\n", rows: [["001", "b"]], lines: [1]),
    Case(text: "=001,=\"\"\n", rows: [["=001", ""]], lines: [1]),
    Case(text: "", rows: [], lines: []),
  ]

  @Test(arguments: cases) func rowsAndLines(_ c: Case) throws {
    var reader = CSVReader(c.text)
    var rows: [[String]] = []
    var lines: [Int] = []
    while let record = try reader.next() {
      rows.append(record.cells.map(\.text))
      lines.append(record.line)
    }
    #expect(rows == c.rows)
    #expect(lines == c.lines)
  }

  @Test(arguments: ["a,b\"c\n", "a,\"b\"c\n"]) func strayQuotesAreTold(_ text: String) throws {
    var reader = CSVReader(text)
    _ = try reader.next()
    #expect(reader.strayQuotes.map(\.line) == [1])
    #expect(reader.strayQuotes.map(\.column) == [2])
  }

  @Test func formulasThatKeepZerosAreNoStrayQuotes() throws {
    var reader = CSVReader("=\"001\",=\"a\"b\",=\"\n")
    #expect(try reader.next()?.cells.map(\.text) == ["001", "=\"a\"b\"", "=\""])
    #expect(reader.strayQuotes.map(\.column) == [2, 3])
  }

  @Test func endlessQuoteIsRefusedWhereItBegins() {
    #expect(throws: TableError.unterminatedQuote(line: 2, column: 2)) {
      var reader = CSVReader("a,b\n1,\"open\n2,3\n")
      while try reader.next() != nil {}
    }
  }

  @Test func limitsHold() {
    #expect(throws: TableError.tooManyFields(line: 1, limit: TableLimits.columns)) {
      var reader = CSVReader(String(repeating: ",", count: 300))
      _ = try reader.next()
    }
    #expect(throws: TableError.fieldTooLong(line: 1, column: 1, limit: TableLimits.cellBytes)) {
      var reader = CSVReader(String(repeating: "x", count: 5000))
      _ = try reader.next()
    }
  }

  static let table = "学号,姓名\n1,张三\n2,㐂𠮷\n"
  static let gb18030: [UInt8] = [
    0xD1, 0xA7, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A, 0x31, 0x2C, 0xD5, 0xC5, 0xC8, 0xFD, 0x0A,
    0x32, 0x2C, 0x81, 0x39, 0xEF, 0x31, 0x95, 0x34, 0xB2, 0x35, 0x0A,
  ]

  @Test func encodings() throws {
    let utf16 = try #require(table16())
    let cases: [([UInt8], TextEncoding)] = [
      (Array(CSVTests.table.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + CSVTests.table.utf8, .utf8),
      (CSVTests.gb18030, .gb18030), (utf16, .utf16),
    ]
    for (bytes, encoding) in cases {
      let decoded = try TextDecoding.decode(bytes)
      #expect(decoded.encoding == encoding)
      #expect(decoded.text == CSVTests.table, "\(encoding)")
    }
  }

  private func table16() -> [UInt8]? {
    CSVTests.table.data(using: .utf16LittleEndian).map { [0xFF, 0xFE] + $0 }
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(throws: TableError.oldWorkbook) { _ = try TextDecoding.decode([0xD0, 0xCF, 0x11, 0xE0, 0, 0]) }
    #expect(throws: TableError.unknownEncoding) { _ = try TextDecoding.decode([0x41, 0, 0x42]) }
    #expect(throws: TableError.unknownEncoding) { _ = try TextDecoding.decode([0xEF, 0xBB, 0xBF, 0xFF]) }
    #expect(throws: TableError.unknownEncoding) { _ = try TextDecoding.decode([0x41, 0xFF, 0xFF, 0x0A]) }
  }
}
