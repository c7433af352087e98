/// Puts chunks into PNG files for tests.
enum PNGChunks {
  /// The whole of each chunk: length, type, data, checksum.
  static func ranges(_ png: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var i = 8
    while i + 12 <= png.count {
      let length = png[i..<i + 4].reduce(0) { $0 << 8 | Int($1) }
      ranges.append(i..<i + 12 + length)
      i += 12 + length
    }
    return ranges
  }

  /// The PNG with a chunk put right after its header.
  static func inserting(_ type: String, _ data: [UInt8], into png: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    let sum = checksum(body)
    let chunk = Fixture.number(data.count, 4) + body + Fixture.number(Int(sum), 4)
    return Array(png[..<33]) + chunk + Array(png[33...])
  }

  /// The PNG without its chunks of a type.
  static func removing(_ type: String, from png: [UInt8]) -> [UInt8] {
    Array(png[..<8])
      + ranges(png).filter { !png[($0.lowerBound + 4)...].starts(with: type.utf8) }.flatMap { png[$0] }
  }

  /// CRC-32 of ISO 3309, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
