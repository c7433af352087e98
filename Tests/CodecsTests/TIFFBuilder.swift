/// Writes EXIF structures for tests, right or deliberately wrong.
struct TIFFBuilder {
  var isLittle = false
  /// Entries of the first directory: tag, type, count, value or offset; 16-bit values are placed as such.
  var entries: [(tag: Int, kind: Int, count: Int, value: Int)] = []
  /// Appended after the directory; begins at `extraOffset`.
  var extra: [UInt8] = []

  func number(_ value: Int, _ width: Int) -> [UInt8] {
    let big = (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    return isLittle ? big.reversed() : big
  }

  var extraOffset: Int { 8 + 2 + entries.count * 12 + 4 }

  var bytes: [UInt8] {
    var out: [UInt8] = isLittle ? [0x49, 0x49] : [0x4D, 0x4D]
    out += number(42, 2) + number(8, 4) + number(entries.count, 2)
    for entry in entries {
      out += number(entry.tag, 2) + number(entry.kind, 2) + number(entry.count, 4)
      out += entry.kind == 3 ? number(entry.value, 2) + [0, 0] : number(entry.value, 4)
    }
    return out + number(0, 4) + extra
  }

  /// As the payload of a JPEG APP1 segment.
  var segment: [UInt8] { Array("Exif\0\0".utf8) + bytes }

  static func orientation(_ value: Int, isLittle: Bool = false) -> TIFFBuilder {
    TIFFBuilder(isLittle: isLittle, entries: [(0x0112, 3, 1, value)])
  }
}
