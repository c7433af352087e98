import Files
import Support
import SystemPackage
import Tables
import Testing

/// What is written is read again; other programs' readers are asked by `make delivery`.
struct WritingTests {
  private static let rows = [
    ["20260001", "张三", "007", "\"a\",\n<b>&"], ["20260002", "䶮㛃\u{20164}", "", "=1+1"],
  ]

  @Test func workbooksKeepEveryCell() throws {
    let bytes = try WorkbookWriter.bytes([
      .init(name: "一", headings: ["学号", "姓名", "号", "注"], rows: Self.rows),
      .init(name: "空", headings: ["x"], rows: []),
    ])
    let table = try Table(bytes)
    #expect(table.sheets.map(\.name) == ["一", "空"])
    #expect(table.sheets[0].rows[0].cells.map(\.text) == ["学号", "姓名", "号", "注"])
    #expect(table.sheets[0].rows[1].cells.map(\.text) == Self.rows[0])
    #expect(table.sheets[0].rows[2].cells.map(\.text)[1] == "䶮㛃\u{20164}")
    #expect(
      try WorkbookWriter.bytes([.init(name: "一", headings: ["a"], rows: Self.rows)])
        == WorkbookWriter.bytes([.init(name: "一", headings: ["a"], rows: Self.rows)]))
  }

  @Test func csvKeepsEveryCell() throws {
    let table = try Table(CSVWriter.bytes([["a", "b", "c", "d"]] + Self.rows))
    #expect(table.sheets[0].rows[1].cells.map(\.text) == Self.rows[0])
    // What a spreadsheet would take for a formula.
    #expect(table.sheets[0].rows[2].cells[3].text == "'=1+1")
  }

  @Test func dbfHasItsHeaderAndRecords() throws {
    let bytes = try DBFWriter.bytes([.init("XH", 15), .init("XM", 4)], Self.rows.map { [$0[0], $0[1]] })
    #expect(bytes[0] == 3 && bytes[29] == 0x4D && bytes.last == 0x1A)
    #expect(bytes[4] == 2 && Int(bytes[8]) == 32 * 3 + 1)
    // The second name takes 4 + 4 + 4 bytes of GB18030: the field has grown.
    #expect(Int(bytes[10]) == 1 + 15 + 12 && bytes[32 + 16] == 15 && bytes[64 + 16] == 12)
    #expect(bytes.count == 97 + 2 * 28 + 1)
    #expect(Array(bytes[113..<117]) == [0xD5, 0xC5, 0xC8, 0xFD])
  }

  @Test func aLongTextIsRefusedAndNotCut() {
    #expect(throws: TableWritingError.self) {
      try DBFWriter.bytes([.init("XM", 40)], [[String(repeating: "长", count: 128)]])
    }
  }

  @Test func archivesAreTheSameWhenever() throws {
    let temporary = try TemporaryFolder()
    let folder = FilePath(temporary.path(""))
    try FileSystem.write([1, 2, 3, 4], to: folder / "a.jpg")
    func archive(_ name: String) throws -> [UInt8] {
      let writer = try ZipWriter(folder / name)
      try writer.add(folder / "a.jpg", as: "学院/张三.jpg")
      try writer.close()
      return try FileSystem.read(folder / name, limit: 1 << 20)
    }
    let first = try archive("1.zip")
    #expect(try archive("2.zip") == first)
    #expect(throws: TableWritingError.self) { try ZipWriter(folder / "1.zip") }
  }
}
