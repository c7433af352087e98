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

  /// Texts in the EXIF directory.
  static func exif(_ texts: [(tag: Int, text: String)], isLittle: Bool = false) -> TIFFBuilder {
    var tiff = TIFFBuilder(isLittle: isLittle, entries: [(0x8769, 4, 1, 8 + 2 + 12 + 4)])
    var data: [UInt8] = []
    let start = tiff.extraOffset + 2 + texts.count * 12 + 4
    tiff.extra = tiff.number(texts.count, 2)
    for (tag, text) in texts {
      let value = Array(text.utf8) + [0]
      tiff.extra += tiff.number(tag, 2) + tiff.number(2, 2) + tiff.number(value.count, 4)
      if value.count <= 4 {
        tiff.extra += value + [UInt8](repeating: 0, count: 4 - value.count)
      } else {
        tiff.extra += tiff.number(start + data.count, 4)
        data += value
      }
    }
    tiff.extra += tiff.number(0, 4) + data
    return tiff
  }

  static func orientation(_ value: Int, isLittle: Bool = false) -> TIFFBuilder {
    TIFFBuilder(isLittle: isLittle, entries: [(0x0112, 3, 1, value)])
  }
}
