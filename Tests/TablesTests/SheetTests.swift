import Testing

@testable import Tables

@Suite struct SheetTests {
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
    ("<c r=\"B2\" s=\"5\" t=\"inlineStr\"><is><t>17</t></is></c>", "2020-17"),
    ("<c r=\"B2\" s=\"77\"><v>5</v></c>", "5"),
    ("<c r=\"B2\" t=\"b\"><v>1</v></c>", "TRUE"),
    ("<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
    ("<c r=\"B2\"><v>4.40102199001010E+17</v></c>", "4.4010219900101E+17"),
    ("<c t=\"str\"><v>x</v></c><c t=\"str\"><v>without a reference</v></c>", "without a reference"),
    ("<x:c r=\"B2\" t=\"str\"><x:v>with a prefix</x:v></x:c>", "with a prefix"),
  ]

  static let strings = """
    <sst><si><t>shared</t></si><si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh><t>said</t></rPh></si>\
    <si><t>line_x000A_break</t></si></sst>
    """
  static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000"/>\
    <numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m"/>\
    <numFmt numFmtId="166" formatCode="[Red]0.00&quot;day&quot;"/><numFmt numFmtId="167" formatCode="&quot;2020-&quot;@"/>\
    </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>\
    <xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>
    """

  private func sheet(_ inside: String) throws -> TableSheet {
    let values = CellValues(
      strings: try SharedStrings(Array(SheetTests.strings.utf8), part: "s").strings,
      formats: try NumberFormats(Array(SheetTests.styles.utf8), part: "f").ofStyles, begins1904: false)
    let xml = "<worksheet xmlns:x=\"a\">\(inside)</worksheet>"
    return try SheetReader.sheet(Array(xml.utf8), part: "p", values: values)
  }

  @Test(arguments: cells) func cellsAsTheirReadersSeeThem(xml: String, text: String) throws {
    let rows = try sheet(
      "<sheetData><row r=\"2\">\(xml)<c r=\"C2\" t=\"str\"><v>end</v></c></row></sheetData>"
    ).rows
    #expect(rows.first?.cells.dropFirst().first?.text == text)
  }

  @Test func hiddenRowsAndColumnsAreReadAndMarked() throws {
    let cell = "<c t=\"str\"><v>x</v></c>"
    let read = try sheet(
      """
      <cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/><col min="5" max="16384" width="0"/>\
      <col min="0" max="4" hidden="1"/><col min="9" max="2" hidden="1"/></cols><sheetData><row r="1">\(cell)</row>\
      <row r="2" hidden="1">\(cell)</row><row r="3" hidden="true">\(cell)</row><row r="4" ht="0" customHeight="1">\(cell)\
      </row><row r="5" hidden="0" ht="15">\(cell)</row></sheetData>
      """)
    #expect(read.rows.map(\.isHidden) == [false, true, true, true, false])
    #expect(read.hiddenColumns == Set([2, 3] + Array(5...TableLimits.columns)))
  }

  @Test func whatCanNotBeShownIsMarked() throws {
    let row = try #require(
      try sheet(
        "<sheetData><row r=\"1\"><c s=\"4\"><v>7</v></c><c s=\"1\"><v>7</v></c></row></sheetData>"
      ).rows.first)
    #expect(row.cells.map(\.isAsShown) == [false, true])
    #expect(row.cells.map(\.text) == ["7", "00000007"])
  }

  /// Every prefix and every changed byte: an error or a sheet.
  /// What is no number of a row leaves the row where it stands.
  @Test(arguments: ["9223372036854775807", "-1", "0", "x", "1e3"])
  func senselessRowNumbers(number: String) throws {
    let xml =
      "<worksheet><row r=\"\(number)\"><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>b</v></c></row></worksheet>"
    let sheet = try SheetReader.sheet(
      Array(xml.utf8), part: "sheet", values: CellValues(strings: [], formats: [], begins1904: false))
    #expect(sheet.rows.map(\.line) == [1, 2])
  }

  @Test func damagedMarkup() throws {
    let bytes = Array(
      "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\" hidden=\"1\"><c s=\"1\"><v>7</v></c></row></sheetData></worksheet>"
        .utf8)
    let values = CellValues(strings: [], formats: [.general, NumberFormat("\"S\"000")], begins1904: false)
    for index in bytes.indices {
      #expect(throws: TableError.self) {
        _ = try SheetReader.sheet(Array(bytes[..<index]), part: "p", values: values)
      }
      var changed = bytes
      changed[index] ^= 0x15
      let read = try? SheetReader.sheet(changed, part: "p", values: values)
      #expect((read?.rows.count ?? 0) <= 1)
    }
  }
}
