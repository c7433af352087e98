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

  func uint32(at offset: Int) -> Int? { number(at: offset, width: 4) }

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

  /// Absolute positions of `count` bytes from `offset`, where they all exist.
  func absolute(_ offset: Int, count: Int) -> Range<Int>? {
    guard offset >= 0, count >= 0, count <= range.count, offset <= range.count - count else { return nil }
    return range.lowerBound + offset..<range.lowerBound + offset + count
  }
}
