import CLibZip
import Foundation

/// Writes workbooks as tests want them: whole, odd, or broken.
struct WorkbookBuilder {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  var parts: [String: String]

  /// - Parameters:
  ///   - sheets: name and the XML of its rows.
  ///   - strings: the XML of each shared string.
  ///   - styles: the XML inside `styleSheet`.
  init(
    _ sheets: [(name: String, rows: String)], strings: [String] = [], styles: String = "",
    workbook: String = "", hidden: Set<String> = []
  ) {
    let office = WorkbookBuilder.office
    var list = ""
    var relations =
      WorkbookBuilder.relation("s", "sharedStrings", "sharedStrings.xml")
      + WorkbookBuilder.relation("f", "styles", "styles.xml")
    parts = [
      "_rels/.rels":
        "<Relationships>\(WorkbookBuilder.relation("w", "officeDocument", "xl/workbook.xml"))</Relationships>",
      "xl/sharedStrings.xml": "<sst>\(strings.map { "<si>\($0)</si>" }.joined())</sst>",
      "xl/styles.xml": "<styleSheet>\(styles)</styleSheet>",
    ]
    for (index, sheet) in sheets.enumerated() {
      let state = hidden.contains(sheet.name) ? " state=\"hidden\"" : ""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"r\(index)\"/>"
      relations += WorkbookBuilder.relation("r\(index)", "worksheet", "worksheets/sheet\(index + 1).xml")
      parts["xl/worksheets/sheet\(index + 1).xml"] =
        "<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"
    }
    parts["xl/workbook.xml"] =
      "<workbook xmlns:r=\"\(office)\">\(workbook)<sheets>\(list)</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = "<Relationships>\(relations)</Relationships>"
  }

  private static func relation(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
  }

  /// The file's bytes.
  func bytes() throws -> [UInt8] {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    var contents: [UnsafeMutableRawPointer] = []
    defer { for content in contents { content.deallocate() } }
    guard let archive = zip_open(url.path, ZIP_CREATE | ZIP_EXCL, nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(text.utf8)
      let content = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
      content.copyMemory(from: bytes, byteCount: bytes.count)
      contents.append(content)
      let source = zip_source_buffer(archive, content, UInt64(bytes.count), 0)
      guard let source, zip_file_add(archive, name, source, 0) >= 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    }
    guard zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return Array(try Data(contentsOf: url))
  }
}

/// The XML of a row with these texts, from column A on; "" leaves a cell out.
func sheetRow(_ number: Int, _ cells: [String]) -> String {
  let xml = cells.enumerated().filter { !$0.element.isEmpty }.map { index, text in
    let column = String(UnicodeScalar(UInt8(65 + index)))
    return "<c r=\"\(column)\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
  return "<row r=\"\(number)\">\(xml.joined())</row>"
}
