/// A message of a protocol buffer in its wire format: numbered fields, read in the order they lie in the file.
/// Nothing is believed before it is checked against the message's end.
struct ProtocolBuffer {
  enum Value {
    case integer(UInt64)
    case fixed(UInt32)
    /// A string, an embedded message or packed numbers.
    case bytes(Range<Int>)
  }

  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  /// The next field; nil at the message's end. Sixty-four-bit numbers occur in no supported network.
  mutating func next() throws(NetworkError) -> (field: Int, value: Value)? {
    guard position < end else { return nil }
    let key = try varint()
    guard key >> 3 <= 1 << 16 else { throw .badIndex(position) }
    let field = Int(key >> 3)
    switch key & 7 {
    case 0: return (field, .integer(try varint()))
    case 2: return (field, .bytes(try range(of: try varint())))
    case 5:
      let range = try range(of: 4)
      let bits = range.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[$1]) }
      return (field, .fixed(bits))
    default: throw .unsupportedType(code: Int(key & 7))
    }
  }

  mutating func varint() throws(NetworkError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      guard position < end else { throw .truncated(at: position) }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 127) << UInt64(shift)
      if byte < 128 { return value }
    }
    throw .truncated(at: position)
  }

  private mutating func range(of count: UInt64) throws(NetworkError) -> Range<Int> {
    guard count <= UInt64(end - position) else { throw .truncated(at: position) }
    defer { position += Int(count) }
    return position..<position + Int(count)
  }
}
