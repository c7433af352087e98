import Foundation
import Testing

@testable import Tables

@Suite struct ForeignFormatTests {
  static let texts: [(text: String, format: ForeignFormat)] = [
    (
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>学号</td></tr></table></html>",
      .html
    ),
    ("\u{FEFF}\n <!DOCTYPE HTML><TABLE></TABLE>", .html), ("<table border=1><tr><td>学号</td>", .html),
    ("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"a\"><html></html>", .html),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html\"><table>", .html),
    ("<style>td{}</style><table>", .html),
    ("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", .xml2003),
    ("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", .xml2003),
    (
      "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>",
      .ods
    ),
    ("<?xml version=\"1.0\"?><list/>", .otherXML),
    ("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", .webArchive),
    ("ID;PWXL;N;E\nC;Y1;X1;K\"a\"\n", .sylk), ("{\\rtf1 a}", .rtf), ("%PDF-1.7\n%a", .pdf),
    ("GIF89a", .picture),
  ]

  @Test(arguments: texts) func textsAreNamed(text: String, format: ForeignFormat) {
    #expect(throws: TableError.foreign(format)) { _ = try Table(Array(text.utf8)) }
  }

  @Test func otherEncodingsAreNamedToo() throws {
    let page = "<html><table><tr><td>学号</td></tr></table></html>"
    let utf16 = try #require(page.data(using: .utf16LittleEndian))
    #expect(throws: TableError.foreign(.html)) { _ = try Table([0xFF, 0xFE] + utf16) }
    let gbk: [UInt8] = Array("<html><td>".utf8) + [0xD1, 0xA7, 0xBA, 0xC5] + Array("</td>".utf8)
    #expect(throws: TableError.foreign(.html)) { _ = try Table(gbk) }
  }

  @Test(arguments: ["<姓名>,学号\n", "< 1,2\n", "<a>,b\n", "ID;Name\n1;2\n", "mime,学号\n"])
  func tablesThatLookAlikeAreRead(_ text: String) throws {
    #expect(try Table(Array(text.utf8)).sheets.first?.rows.isEmpty == false)
  }

  @Test func binaryFilesAreNamed() {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 1020)
    #expect(throws: TableError.oldWorkbook) { _ = try Table(compound) }
    var protected = compound
    for (index, unit) in "EncryptedPackage".utf16.enumerated() { protected[640 + 2 * index] = UInt8(unit) }
    #expect(throws: TableError.protectedWorkbook) { _ = try Table(protected) }
    #expect(throws: TableError.oldWorkbook) { _ = try Table([9, 4, 6, 0, 0, 0, 16, 0, 0, 0]) }
    var dbf = [UInt8](repeating: 32, count: 100)
    dbf.replaceSubrange(0..<14, with: [3, 126, 11, 28, 1, 0, 0, 0, 65, 0, 10, 0, 0, 0])
    dbf[64] = 13
    #expect(throws: TableError.foreign(.dbf)) { _ = try Table(dbf) }
    #expect(throws: TableError.foreign(.picture)) { _ = try Table([0xFF, 0xD8, 0xFF, 0xE0]) }
    #expect(throws: TableError.foreign(.archive)) { _ = try Table([0x1F, 0x8B, 8, 0]) }
  }
}
