internal import Rosters
internal import Tables

/// The index of a delivery: one row for each picture, in the fields of 学籍 tables.
struct DeliveryIndex {
  /// Field names and widths of the registration table (KSH C18, XH C15, XM C40 …: docs/delivery.md), with its headings.
  private static let fields: [(name: String, width: Int, column: Column)] = [
    ("KSH", 18, .examID), ("XH", 15, .studentID), ("XM", 40, .name), ("XB", 2, .sex), ("CSRQ", 8, .birthDate),
    ("SFZH", 18, .idNumber), ("FY", 24, .college), ("ZYMC", 50, .major), ("BH", 24, .classGroup),
  ]
  /// Of a file's name, at least.
  private static let nameWidth = 40
  private static let digestWidth = 64

  private let schemes: [String]
  private var rows: [[String]] = []

  init(schemes: [String]) { self.schemes = schemes }

  /// - Parameter paths: in the delivery, one for each scheme; nil where the scheme has none.
  mutating func add(_ student: Roster.Student, of roster: Roster, paths: [String?], digest: String) {
    let fields = DeliveryIndex.fields.map { field in
      let text = roster.value(field.column, of: student)
      return field.column == .birthDate ? DeliveryIndex.compactDate(text) : text
    }
    rows.append(fields + paths.map { $0 ?? "" } + [digest])
  }

  private var headings: [String] {
    DeliveryIndex.fields.map(\.column.rawValue) + schemes.map { "照片（\($0)）" } + ["SHA-256"]
  }

  var csv: [UInt8] { CSVWriter.bytes([headings] + rows) }

  func workbook() throws(TableWritingError) -> [UInt8] {
    try WorkbookWriter.bytes([WorkbookWriter.Sheet(name: "照片索引", headings: headings, rows: rows)])
  }

  /// Whether every text fits into its field, so that a delivery does not end after all its work.
  /// - Throws: `DeliveryError.fieldTooLong`.
  static func check(_ source: DeliverySource, _ names: DeliveryNames, schemes: [String]) throws {
    var index = DeliveryIndex(schemes: schemes)
    let students = source.deliverables.map { source.roster.students[$0.student] }
    for (student, paths) in zip(students, names.paths) {
      index.add(student, of: source.roster, paths: paths, digest: "")
    }
    do throws(TableWritingError) {
      _ = try index.dbf()
    } catch {
      guard case .fieldTooLong(let field, let row, let bytes, let limit) = error else { throw error }
      throw DeliveryError.fieldTooLong(line: students[row].line, field: field, bytes: bytes, limit: limit)
    }
  }

  func dbf() throws(TableWritingError) -> [UInt8] {
    let names = DeliveryIndex.fields.map { DBFWriter.Field($0.name, $0.width) }
    let photos = schemes.indices.map { DBFWriter.Field("ZP\($0 + 1)", DeliveryIndex.nameWidth) }
    return try DBFWriter.bytes(
      names + photos + [DBFWriter.Field("SHA256", DeliveryIndex.digestWidth)], rows)
  }

  /// "2003-7-1" → "20030701"; what is no date stays as it is.
  private static func compactDate(_ text: String) -> String {
    let parts = text.split { !$0.isNumber }.map(String.init)
    guard parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 else { return text }
    return parts[0] + parts.dropFirst().map { $0.count == 1 ? "0" + $0 : $0 }.joined()
  }
}
