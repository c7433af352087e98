internal import CCodecs

/// Numbers out of untrusted bytes: a read outside of `range` is nil, never a trap.
struct ByteReader {
  enum Order { case big, little }

  let bytes: [UInt8]
  /// The part that belongs to the reader; offsets count from its start.
  let range: Range<Int>
  var order: Order = .big

  init(_ bytes: [UInt8], in range: Range<Int>, order: Order = .big) {
    self.bytes = bytes
    self.range = range.clamped(to: bytes.startIndex..<bytes.endIndex)
    self.order = order
  }

  var count: Int { range.count }

  func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < range.count else { return nil }
    return bytes[range.lowerBound + offset]
  }

  func uint16(at offset: Int) -> Int? { number(at: offset, width: 2) }

  func uint24(at offset: Int) -> Int? { number(at: offset, width: 3) }

  func uint32(at offset: Int) -> Int? { number(at: offset, width: 4) }

  /// Nil also for what no file can be as long as: 2⁶³ and more.
  func uint64(at offset: Int) -> Int? {
    guard let high = uint32(at: order == .big ? offset : offset + 4), high <= Int32.max,
      let low = uint32(at: order == .big ? offset + 4 : offset)
    else { return nil }
    return high << 32 | low
  }

  private func number(at offset: Int, width: Int) -> Int? {
    guard offset >= 0, offset <= range.count - width else { return nil }
    var value = 0
    for i in 0..<width {
      let index = order == .big ? i : width - 1 - i
      value = value << 8 | Int(bytes[range.lowerBound + offset + index])
    }
    return value
  }

  func starts(with prefix: String, at offset: Int = 0) -> Bool {
    let prefix = prefix.utf8
    guard offset >= 0, offset <= range.count - prefix.count else { return false }
    return zip(prefix, bytes[(range.lowerBound + offset)...]).allSatisfy { $0 == $1 }
  }

  func starts(with prefix: [UInt8], at offset: Int = 0) -> Bool {
    guard let place = absolute(offset, count: prefix.count) else { return false }
    return bytes[place].elementsEqual(prefix)
  }

  /// Where `text` occurs first from `offset` on.
  func first(_ text: String, from offset: Int = 0) -> Int? {
    guard let place = absolute(offset, count: count - offset) else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let found = codec_find(base + place.lowerBound, place.count, text, text.utf8.count)
      return found.map { $0 - base - range.lowerBound }
    }
  }

  func contains(_ text: String) -> Bool { first(text) != nil }

  /// Four characters that name a chunk or a box.
  func fourCharacters(at offset: Int) -> String? {
    absolute(offset, count: 4).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Absolute positions of `count` bytes from `offset`, where they all exist.
  func absolute(_ offset: Int, count: Int) -> Range<Int>? {
    guard offset >= 0, count >= 0, count <= range.count, offset <= range.count - count else { return nil }
    return range.lowerBound + offset..<range.lowerBound + offset + count
  }
}
