/// The sheets of an Office Open XML workbook (ISO/IEC 29500), as tables of text.
struct Workbook {
  /// The bytes of the file.
  static let byteLimit = 32 << 20
  /// The bytes of one part of it, inflated.
  static let partLimit = 64 << 20

  /// Those that are not hidden and hold anything, in their order.
  let sheets: [TableSheet]

  static func isWorkbook(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// - Throws: `TableError`.
  init(_ bytes: [UInt8]) throws(TableError) {
    guard bytes.count <= Workbook.byteLimit else {
      throw .tooLarge(bytes: bytes.count, limit: Workbook.byteLimit)
    }
    let archive = try ZipArchive(bytes)
    if let format = ForeignFormat(archive) { throw .foreign(format) }
    let root = try Relations(of: "", in: archive)
    guard let main = root.target(ofType: "officeDocument") else {
      throw .damagedWorkbook(part: "_rels/.rels")
    }
    if let format = ForeignFormat(mainPart: main) { throw .foreign(format) }
    let outline = try WorkbookOutline(try Workbook.part(main, archive), part: main)
    let relations = try Relations(of: main, in: archive)
    let strings = try relations.target(ofType: "sharedStrings").map { name throws(TableError) in
      try SharedStrings(try Workbook.part(name, archive), part: name)
    }
    let formats = try relations.target(ofType: "styles").map { name throws(TableError) in
      try NumberFormats(try Workbook.part(name, archive), part: name)
    }
    let values = CellValues(
      strings: strings?.strings ?? [], formats: formats?.ofStyles ?? [], begins1904: outline.begins1904)
    var sheets: [TableSheet] = []
    for entry in outline.sheets where !entry.isHidden {
      guard let name = relations.targets[entry.relation] else { continue }
      var sheet = try SheetReader.sheet(try Workbook.part(name, archive), part: name, values: values)
      sheet.name = entry.name
      if !sheet.rows.isEmpty { sheets.append(sheet) }
    }
    self.sheets = sheets
  }

  private static func part(_ name: String, _ archive: ZipArchive) throws(TableError) -> [UInt8] {
    guard let part = try archive.part(name, limit: partLimit) else { throw .damagedWorkbook(part: name) }
    return part
  }
}

/// The names of a workbook's sheets, and how it counts days.
private struct WorkbookOutline {
  struct Entry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var sheets: [Entry] = []
  /// Days are counted from 1904 instead of 1900.
  private(set) var begins1904 = false

  init(_ bytes: [UInt8], part: String) throws(TableError) {
    let reader = MarkupReader()
    var found: [Entry] = []
    var is1904 = false
    reader.begin = { name, attributes throws(TableError) in
      switch name {
      case "sheet":
        let isHidden = attributes["state"].map { $0 != "visible" } ?? false
        found.append(
          Entry(name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: isHidden))
      case "workbookPr": is1904 = ["1", "true"].contains(attributes["date1904"])
      default: break
      }
    }
    try reader.read(bytes, part: part)
    (sheets, begins1904) = (found, is1904)
  }
}

/// Where the other parts are that one part speaks of.
private struct Relations {
  /// Names of parts by the relation's id.
  private(set) var targets: [String: String] = [:]
  private var types: [(type: String, target: String)] = []

  /// - Parameter part: "" for the archive itself.
  init(of part: String, in archive: ZipArchive) throws(TableError) {
    let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = part[..<cut]
    let name = "\(folder)_rels/\(part[cut...]).rels"
    guard let bytes = try archive.part(name, limit: 1 << 20) else { return }
    let reader = MarkupReader()
    var found: [String: String] = [:]
    var kinds: [(type: String, target: String)] = []
    reader.begin = { element, attributes throws(TableError) in
      guard element == "Relationship", let target = attributes["Target"], let id = attributes["Id"] else {
        return
      }
      let full = Relations.resolved(target, in: folder)
      found[id] = full
      kinds.append((attributes["Type"] ?? "", full))
    }
    try reader.read(bytes, part: name)
    (targets, types) = (found, kinds)
  }

  /// - Parameter type: the last word of the relation's type, which is an address.
  func target(ofType type: String) -> String? { types.first { $0.type.hasSuffix("/" + type) }?.target }

  /// "worksheets/sheet1.xml", "../xl/sheet.xml" or "/xl/sheet.xml" as a name in the archive; some writers say "\\".
  private static func resolved(_ target: String, in folder: Substring) -> String {
    let target = target.replacing("\\", with: "/")
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
