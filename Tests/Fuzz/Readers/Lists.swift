import Rosters

@testable import Tables

enum Lists {
  /// A list of students, from its bytes to what is told of its mistakes.
  static func values(_ bytes: [UInt8]) {
    guard !Workbook.isWorkbook(bytes) else { return }
    roster(bytes)
  }

  static func workbook(_ bytes: [UInt8]) { roster(bytes) }

  private static func roster(_ bytes: [UInt8]) {
    do throws(RosterError) {
      let roster = try Roster(bytes: bytes)
      for issue in RosterLint.issues(in: roster, latestYear: 2026) { _ = issue.text }
    } catch {
      _ = error.text
    }
  }

  private static let values = CellValues(
    strings: ["", "学号", "_x000D_"],
    formats: ["0", "00000000", "@", "yyyy-mm-dd", "\"A\"000", "0.00", "General"].map { NumberFormat($0) },
    begins1904: false)

  /// The first byte chooses which part of a workbook the rest is.
  static func part(_ bytes: [UInt8]) {
    let rest = Array(bytes.dropFirst())
    do throws(TableError) {
      switch (bytes.first ?? 0) & 3 {
      case 0:
        let sheet = try SheetReader.sheet(rest, part: "sheet", values: values)
        precondition(sheet.rows.allSatisfy { $0.cells.count <= TableLimits.columns })
      case 1: _ = try SharedStrings(rest, part: "strings")
      case 2:
        let formats = try NumberFormats(rest, part: "styles")
        for format in formats.ofStyles {
          _ = (format.text(of: 20_240_117), format.text(of: "001"), format.isDate(1))
        }
      default:
        let format = NumberFormat(String(decoding: rest, as: UTF8.self))
        _ = (format.text(of: -7), format.text(of: Int64.max), format.text(of: "001"), format.isDate(45000))
      }
    } catch {
      _ = error.text
    }
  }
}
