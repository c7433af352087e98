/// Reads comma-separated values as RFC 4180 describes them: quoted cells may hold separators, doubled quotes and line
/// breaks; lines end in CRLF, LF or CR. Works on UTF-8 bytes, so that no combining mark can swallow a separator.
public struct CSVReader {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  /// Rows with a quote in the middle of a bare cell, or text after a closing quote: (line, column from 1).
  public private(set) var strayQuotes: [(line: Int, column: Int)] = []

  public init(_ text: String) {
    bytes = Array(text.utf8)
    separator = CSVReader.separator(of: bytes)
  }

  /// The commonest of comma, tab and semicolon outside quotes on the first line that has any.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    let candidates: [UInt8] = [comma, tab, semicolon]
    var counts = [0, 0, 0]
    var quoted = false
    for byte in bytes.prefix(1 << 16) {
      if byte == quote { quoted.toggle() }
      if quoted { continue }
      if byte == lineFeed || byte == carriageReturn {
        if counts != [0, 0, 0] { break }
      } else if let index = candidates.firstIndex(of: byte) {
        counts[index] += 1
      }
    }
    let best = counts.max() ?? 0
    return candidates[counts.firstIndex(of: best) ?? 0]
  }

  /// The next row; nil at the end of the file.
  public mutating func next() throws(TableError) -> TableRow? {
    guard position < bytes.count else { return nil }
    var record = TableRow(line: line, cells: [])
    while true {
      guard record.cells.count < TableLimits.columns else {
        throw .tooManyFields(line: line, limit: TableLimits.columns)
      }
      let column = record.cells.count + 1
      let start = line
      let text =
        try position < bytes.count && bytes[position] == quote ? quotedCell(column) : bareCell(column)
      record.cells.append(TableCell(text: text, line: start))
      guard position < bytes.count else { return record }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == carriageReturn, position < bytes.count, bytes[position] == lineFeed { position += 1 }
      line += 1
      return record
    }
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == lineFeed || byte == carriageReturn
  }

  /// Up to the separator or line end, which stays unread.
  private mutating func bareCell(_ column: Int) throws(TableError) -> String {
    let start = position
    var stray = false
    while position < bytes.count, !endsCell(bytes[position]) {
      if bytes[position] == quote { stray = true }
      position += 1
    }
    let content = bytes[start..<position]
    if stray, CSVReader.formulaText(content) == nil { strayQuotes.append((line, column)) }
    return try text(content, column)
  }

  private mutating func quotedCell(_ column: Int) throws(TableError) -> String {
    let opened = line
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else { throw .unterminatedQuote(line: opened, column: column) }
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard position < bytes.count, bytes[position] == quote else { break }
        position += 1
      } else if byte == lineFeed
        || (byte == carriageReturn && position < bytes.count && bytes[position] != lineFeed)
      {
        line += 1
      }
      content.append(byte)
      guard content.count <= TableLimits.cellBytes else {
        throw .unterminatedQuote(line: opened, column: column)
      }
    }
    if position < bytes.count, !endsCell(bytes[position]) {
      strayQuotes.append((line, column))
      while position < bytes.count, !endsCell(bytes[position]) {
        content.append(bytes[position])
        position += 1
      }
    }
    return try text(content[...], column)
  }

  private func text(_ content: ArraySlice<UInt8>, _ column: Int) throws(TableError) -> String {
    guard content.count <= TableLimits.cellBytes else {
      throw .fieldTooLong(line: line, column: column, limit: TableLimits.cellBytes)
    }
    return String(decoding: CSVReader.formulaText(content) ?? content, as: UTF8.self)
  }

  /// ="001" is how a table keeps a spreadsheet from dropping zeros: the formula's text is meant. Nil for anything else.
  private static func formulaText(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard content.count >= 3, content.starts(with: [equals, quote]), content.last == quote else { return nil }
    let text = content.dropFirst(2).dropLast()
    return text.contains(quote) ? nil : text
  }
}

private let equals = UInt8(ascii: "=")
private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")
private let semicolon = UInt8(ascii: ";")
private let tab = UInt8(ascii: "\t")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
