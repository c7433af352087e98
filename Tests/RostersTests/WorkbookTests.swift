import Foundation
import Testing

@testable import Rosters
@testable import Tables

@Suite struct WorkbookTests {
  private static let heading = sheetRow(1, ["学号", "姓名", "身份证号", "出生日期"])

  private func roster(_ book: WorkbookBuilder, sheet: String? = nil) throws -> Roster {
    try Roster(bytes: book.bytes(), sheet: sheet)
  }

  @Test func rowsKeepTheirNumbers() throws {
    let list = try roster(
      WorkbookBuilder([
        (
          "名单",
          sheetRow(1, ["2026届毕业生"]) + sheetRow(3, ["学号", "姓名", "班级"]) + sheetRow(4, ["1", "张三"]) + "<row/>"
            + sheetRow(9, ["2", "李 四", "1班"])
        )
      ]))
    #expect(list.encoding == .workbook)
    #expect(list.students.map(\.line) == [4, 9])
    #expect(list.students.map(\.cells) == [["1", "张三", ""], ["2", "李 四", "1班"]])
    let issues = RosterLint.issues(in: list, latestYear: 2026)
    #expect(issues.map { "\($0.line):\($0.column) \($0.code)" } == ["4:3 empty", "9:2 blank-inside"])
  }

  @Test func datesFrom1904() throws {
    let list = try roster(
      WorkbookBuilder(
        [("名单", WorkbookTests.heading + "<row r=\"2\"><c r=\"D2\" s=\"0\"><v>36341</v></c></row>")],
        styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", workbook: "<workbookPr date1904=\"1\"/>"))
    #expect(list.value(.birthDate, of: list.students[0]) == "2003-07-01")
  }

  @Test func identityNumbersThatBecameNumbersAreTold() throws {
    let rows =
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>张三</v></c>"
      + "<c r=\"C2\"><v>440102198001021000</v></c><c r=\"D2\" t=\"str\"><v>19800102</v></c></row>"
    let list = try roster(WorkbookBuilder([("名单", WorkbookTests.heading + rows)]))
    let issues = RosterLint.issues(in: list, latestYear: 2026)
    #expect(issues.map { "\($0.line):\($0.column) \($0.code)" } == ["2:3 mangled-number"])
  }

  @Test func cellsMergedOverRowsCountForEachOfThem() throws {
    let rows =
      sheetRow(1, ["名单", "", "", ""]) + sheetRow(2, ["学号", "姓名", "学院", "班级"])
      + sheetRow(3, ["1", "张三", "计算机学院", "1班"]) + sheetRow(4, ["2", "李四"])
      + sheetRow(6, ["3", "王五", "", "2班"])
      + sheetRow(7, ["4", "赵六"])
    var book = WorkbookBuilder([("名单", rows)])
    let sheet = "xl/worksheets/sheet1.xml"
    let areas = ["A1:D1", "C3:C6", "D3:D4", "D9:D7", "C99:C200", "E3:E4", "nonsense", "C3", "C3:"]
    book.parts[sheet]?.replace(
      "</worksheet>",
      with: "<mergeCells>\(areas.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells></worksheet>")
    let list = try roster(book)
    #expect(
      list.students.map(\.cells) == [
        ["1", "张三", "计算机学院", "1班"], ["2", "李四", "计算机学院", "1班"], ["3", "王五", "计算机学院", "2班"],
        ["4", "赵六", "", ""],
      ])
  }

  @Test func mergedAreasWithoutEndAreRefused() throws {
    let rows = (3...2000).map { sheetRow($0, ["1", "a"]) }.joined()
    var book = WorkbookBuilder([("名单", sheetRow(2, ["学号", "姓名"]) + rows)])
    let area = "<mergeCell ref=\"A2:A1000000\"/>"
    book.parts["xl/worksheets/sheet1.xml"]?.replace(
      "</worksheet>", with: String(repeating: area, count: 3000) + "</worksheet>")
    #expect(throws: RosterError.table(.tooManyCells(limit: TableLimits.cells))) { _ = try roster(book) }
  }

  @Test func oneSheetIsMeantOrNamed() throws {
    let list = WorkbookTests.heading + sheetRow(2, ["1", "张三"])
    let note = sheetRow(1, ["填表说明"])
    let both = WorkbookBuilder([("说明", note), ("一班", list), ("二班", list)])
    #expect(throws: RosterError.severalSheets(["一班", "二班"])) { _ = try roster(both) }
    #expect(try roster(both, sheet: "二班").students.count == 1)
    #expect(throws: RosterError.noSuchSheet("三班")) { _ = try roster(both, sheet: "三班") }
    #expect(throws: RosterError.noHeader) { _ = try roster(both, sheet: "说明") }
    #expect(try roster(WorkbookBuilder([("说明", note), ("一班", list)])).students.count == 1)
    #expect(try roster(WorkbookBuilder([("旧", list), ("新", list)], hidden: ["旧"])).students.count == 1)
    #expect(throws: RosterError.noHeader) { _ = try roster(WorkbookBuilder([("空", "")])) }
  }

  @Test func documentsWithEntitiesAreRefused() throws {
    var book = WorkbookBuilder([("名单", WorkbookTests.heading)])
    book.parts["xl/sharedStrings.xml"] = "<!DOCTYPE sst [<!ENTITY a \"b\">]><sst><si><t>&a;</t></si></sst>"
    #expect(throws: RosterError.table(.damagedWorkbook(part: "xl/sharedStrings.xml"))) {
      _ = try roster(book)
    }
  }

  @Test func bombsAreRefused() throws {
    var book = WorkbookBuilder([("名单", WorkbookTests.heading)])
    book.parts["xl/sharedStrings.xml"] = String(repeating: " ", count: Workbook.partLimit + 1)
    let bytes = try book.bytes()
    #expect(bytes.count < 1 << 20)
    #expect(
      throws: RosterError.table(.workbookTooLarge(part: "xl/sharedStrings.xml", limit: Workbook.partLimit))
    ) {
      _ = try Roster(bytes: bytes)
    }
    let wide = WorkbookBuilder([
      ("名单", WorkbookTests.heading + "<row r=\"2\"><c r=\"ZZZ2\"><v>1</v></c></row>")
    ])
    #expect(throws: RosterError.table(.tooManyFields(line: 2, limit: TableLimits.columns))) {
      _ = try roster(wide)
    }
    let row = "<row><c r=\"IV1\"><v>1</v></c></row>"
    let many = WorkbookBuilder([("名单", WorkbookTests.heading + String(repeating: row, count: 20_000))])
    #expect(throws: RosterError.table(.tooManyCells(limit: TableLimits.cells))) { _ = try roster(many) }
  }

  @Test func missingPartsAreTold() throws {
    for part in ["_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] {
      var book = WorkbookBuilder([("名单", WorkbookTests.heading)])
      book.parts[part] = nil
      #expect(throws: RosterError.table(.damagedWorkbook(part: part))) { _ = try roster(book) }
    }
  }

  /// Every prefix, and every byte changed: an error or a roster, never a crash.
  @Test func damagedBytes() throws {
    let bytes = try WorkbookBuilder([("名单", WorkbookTests.heading + sheetRow(2, ["1", "张三"]))]).bytes()
    for end in stride(from: 4, to: bytes.count, by: 7) {
      #expect(throws: RosterError.self) { _ = try Roster(bytes: Array(bytes[..<end])) }
    }
    for index in stride(from: 4, to: bytes.count, by: 3) {
      var changed = bytes
      changed[index] ^= 0x55
      if let list = try? Roster(bytes: changed) { #expect(list.students.count <= 1) }
    }
  }

  @Test func backslashesInNamesAreSlashes() throws {
    var book = WorkbookBuilder([("名单", WorkbookTests.heading + sheetRow(2, ["1", "张三"]))])
    book.parts["xl/_rels/workbook.xml.rels"]?.replace("worksheets/", with: "worksheets\\")
    book.parts = Dictionary(
      uniqueKeysWithValues: book.parts.map { ($0.key.replacing("/", with: "\\"), $0.value) })
    #expect(try roster(book).students.map(\.cells) == [["1", "张三", "", ""]])
  }

  @Test func otherArchivesAreNamed() throws {
    func expect(_ format: ForeignFormat, _ parts: [String: String]) {
      var book = WorkbookBuilder([])
      book.parts = parts
      #expect(throws: RosterError.table(.foreign(format))) { _ = try roster(book) }
    }
    let type = "application/vnd.oasis.opendocument"
    expect(.ods, ["mimetype": "\(type).spreadsheet", "content.xml": "<a/>"])
    expect(.word, ["mimetype": "\(type).text", "content.xml": "<a/>"])
    expect(.numbers, ["Index/Document.iwa": "a", "Metadata/Properties.plist": "b"])
    expect(.archive, ["名单.xlsx": "a"])
    for (main, format) in [
      ("xl/workbook.bin", ForeignFormat.xlsb), ("word/document.xml", .word),
      ("ppt/presentation.xml", .presentation),
    ] {
      let relation = "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(main)\"/>"
      expect(format, ["_rels/.rels": "<Relationships>\(relation)</Relationships>", main: "a"])
    }
  }

  @Test func numbersAsTheSpreadsheetShowsThem() throws {
    let rows = (2...4).map { "<row r=\"\($0)\"><c r=\"A\($0)\" s=\"\($0 - 2)\"><v>\(99 + $0)</v></c></row>" }
      .joined()
    let list = try roster(
      WorkbookBuilder(
        [("名单", sheetRow(1, ["学号", "姓名"]) + rows)],
        styles: """
          <numFmts><numFmt numFmtId="164" formatCode="&quot;2020&quot;0000"/><numFmt numFmtId="165" formatCode="0000000_ "/>\
          <numFmt numFmtId="166" formatCode="[DBNum1]0"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="165"/>\
          <xf numFmtId="166"/></cellXfs>
          """))
    #expect(list.students.map { list.value(.studentID, of: $0) } == ["20200101", "0000102", "103"])
    #expect(list.formIssues == [RosterIssue(.numberFormat(count: 1), line: 4, column: 1, heading: "学号")])
  }

  @Test func hiddenRowsAreReadAndTold() throws {
    let rows = (2...7).map { number in
      let row = sheetRow(number, ["\(number)", "张三"])
      return [3, 4, 7].contains(number) ? row.replacing("<row", with: "<row hidden=\"1\"") : row
    }
    var book = WorkbookBuilder([("名单", sheetRow(1, ["学号", "姓名"]) + rows.joined())])
    book.parts["xl/worksheets/sheet1.xml"]?.replace(
      "<sheetData>", with: "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols><sheetData>")
    let list = try roster(book)
    #expect(list.students.count == 6)
    #expect(
      list.formIssues == [
        RosterIssue(.hiddenColumn, line: 1, column: 2, heading: "姓名"),
        RosterIssue(.hiddenRows(count: 2, lastLine: 4), line: 3, column: 0, heading: ""),
        RosterIssue(.hiddenRows(count: 1, lastLine: 7), line: 7, column: 0, heading: ""),
      ])
  }

  @Test func oldWorkbooksAreRefused() {
    #expect(throws: RosterError.table(.oldWorkbook)) { _ = try Roster(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0]) }
    #expect(throws: RosterError.noSuchSheet("a")) { _ = try Roster(bytes: Array("学号\n1".utf8), sheet: "a") }
  }
}
