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

  /// A cell's XML after its heading, and the text that it is read as.
  static let cells: [(xml: String, text: String)] = [
    ("<c r=\"B2\" t=\"s\"><v>0</v></c>", "shared"),
    ("<c r=\"B2\" t=\"s\"><v>1</v></c>", "rich text"),
    ("<c r=\"B2\" t=\"s\"><v>2</v></c>", "line\nbreak"),
    ("<c r=\"B2\" t=\"s\"><v>99</v></c>", ""),
    ("<c r=\"B2\" t=\"inlineStr\"><is><t> kept </t></is></c>", " kept "),
    ("<c r=\"B2\" t=\"str\"><f>A1&amp;1</f><v>of a formula</v></c>", "of a formula"),
    ("<c r=\"B2\"><v>20220001</v></c>", "20220001"),
    ("<c r=\"B2\"><v>2.0220001E7</v></c>", "20220001"),
    ("<c r=\"B2\" s=\"1\"><v>123</v></c>", "00000123"),
    ("<c r=\"B2\" s=\"2\"><v>37803</v></c>", "2003-07-01"),
    ("<c r=\"B2\" s=\"3\"><v>37803.5</v></c>", "2003-07-01"),
    ("<c r=\"B2\" s=\"3\"><v>61</v></c>", "1900-03-01"),
    ("<c r=\"B2\" s=\"2\"><v>1</v></c>", "1900-01-01"),
    ("<c r=\"B2\" s=\"4\"><v>37803</v></c>", "37803"),
    ("<c r=\"B2\" s=\"77\"><v>5</v></c>", "5"),
    ("<c r=\"B2\" t=\"b\"><v>1</v></c>", "TRUE"),
    ("<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c r=\"B2\"><v>4.40102199001010E+17</v></c>", "4.4010219900101E+17"),
    ("<c t=\"str\"><v>x</v></c><c t=\"str\"><v>without a reference</v></c>", "without a reference"),
    ("<x:c r=\"B2\" t=\"str\"><x:v>with a prefix</x:v></x:c>", "with a prefix"),
  ]

  @Test(arguments: cells) func cellsAsTheirReadersSeeThem(xml: String, text: String) throws {
    let book = WorkbookBuilder(
      [
        (
          "名单",
          sheetRow(1, ["学号", "姓名", "备注"]) + "<row r=\"2\">\(xml)<c r=\"C2\" t=\"str\"><v>end</v></c></row>"
        )
      ],
      strings: [
        "<t>shared</t>", "<r><t xml:space=\"preserve\">rich </t></r><r><t>text</t></r><rPh><t>said</t></rPh>",
        "<t>line_x000A_break</t>",
      ],
      styles: """
        <numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m"/>\
        <numFmt numFmtId="166" formatCode="[Red]0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
        </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/>\
        <xf numFmtId="166"/></cellXfs>
        """)
    var parts = book
    parts.parts["xl/worksheets/sheet1.xml"] = book.parts["xl/worksheets/sheet1.xml"]?.replacingOccurrences(
      of: "<worksheet>", with: "<worksheet xmlns:x=\"a\">")
    #expect(try roster(parts).students.first?.cells.dropFirst().first == text)
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

  @Test func oldWorkbooksAreRefused() {
    #expect(throws: RosterError.table(.oldWorkbook)) { _ = try Roster(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0]) }
    #expect(throws: RosterError.noSuchSheet("a")) { _ = try Roster(bytes: Array("学号\n1".utf8), sheet: "a") }
  }
}
