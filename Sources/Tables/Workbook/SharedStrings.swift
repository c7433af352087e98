/// The texts that cells name by their number.
struct SharedStrings {
  static let countLimit = 2_000_000

  private(set) var strings: [String] = []

  init(_ bytes: [UInt8], part: String) throws(TableError) {
    let reader = MarkupReader()
    var found: [String] = []
    var current = CellText()
    reader.begin = { name, _ throws(TableError) in
      guard found.count < SharedStrings.countLimit else {
        throw .workbookTooLarge(part: part, limit: bytes.count)
      }
      if name == "si" { current = CellText() }
      current.begin(name)
    }
    reader.text = { current.add($0) }
    reader.end = { name throws(TableError) in
      current.end(name)
      if name == "si" { found.append(current.value) }
    }
    try reader.read(bytes, part: part)
    strings = found
  }
}

/// Rich text put together of its runs; pronunciations that stand beside it are no part of it.
struct CellText {
  private var pieces = ""
  private var isText = false
  private var isPronunciation = false

  mutating func begin(_ element: String) {
    if element == "t" { isText = true }
    if element == "rPh" { isPronunciation = true }
  }

  mutating func end(_ element: String) {
    if element == "t" { isText = false }
    if element == "rPh" { isPronunciation = false }
  }

  mutating func add(_ text: String) {
    if isText, !isPronunciation { pieces += text }
  }

  /// With "_x000D_" as the character that it stands for.
  var value: String {
    guard pieces.contains("_x") else { return pieces }
    return pieces.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }
  }
}
