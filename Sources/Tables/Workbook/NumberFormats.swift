/// The number formats of a workbook's styles, by the number of the style.
struct NumberFormats {
  private(set) var ofStyles: [NumberFormat] = []

  init(_ bytes: [UInt8], part: String) throws(TableError) {
    let reader = MarkupReader()
    var codes: [Int: String] = [:]
    var styles: [Int] = []
    var isInside = false
    reader.begin = { name, attributes throws(TableError) in
      switch name {
      case "numFmt":
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
      case "cellXfs": isInside = true
      case "xf" where isInside: styles.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0)
      default: break
      }
    }
    reader.end = { name throws(TableError) in if name == "cellXfs" { isInside = false } }
    try reader.read(bytes, part: part)
    // Styles share what few formats there are.
    let formats = Dictionary(
      uniqueKeysWithValues: Set(styles).map { id in
        (id, codes[id].map { NumberFormat($0) } ?? NumberFormat(builtIn: id))
      })
    ofStyles = styles.map { formats[$0] ?? .general }
  }
}
