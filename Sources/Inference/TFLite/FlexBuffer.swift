/// The options of a custom operator: a FlexBuffers map from names to numbers and vectors of whole numbers.
struct FlexBuffer {
  private let bytes: ArraySlice<UInt8>
  private var values: [String: Value] = [:]

  private struct Value {
    let position: Int
    let width: Int
    /// The type in the upper six bits, the width of what it refers to in the lower two.
    let packedType: UInt8

    var type: UInt8 { packedType >> 2 }
    var childWidth: Int { 1 << Int(packedType & 3) }
  }

  private enum Kind {
    static let integer: UInt8 = 1, unsigned: UInt8 = 2, float: UInt8 = 3, map: UInt8 = 9
    static let integers: UInt8 = 11, unsignedIntegers: UInt8 = 12
  }

  init(_ bytes: ArraySlice<UInt8>) throws(NetworkError) {
    self.bytes = bytes
    guard bytes.count >= 3, let width = bytes.last, [1, 2, 4, 8].contains(width) else {
      throw .truncated(at: bytes.endIndex)
    }
    let root = Value(
      position: bytes.endIndex - 2 - Int(width), width: Int(width), packedType: bytes[bytes.endIndex - 2])
    guard root.type == Kind.map else { throw .badOption(operator: "custom options", value: Int(root.type)) }
    try readMap(at: try target(root), width: root.childWidth)
  }

  private mutating func readMap(at map: Int, width: Int) throws(NetworkError) {
    let count = try unsigned(at: map - width, width: width)
    let keys = map - 3 * width - Int(try unsigned(at: map - 3 * width, width: width))
    let keyWidth = try unsigned(at: map - 2 * width, width: width)
    guard [1, 2, 4, 8].contains(keyWidth), count <= bytes.count else { throw .truncated(at: map) }
    for i in 0..<count {
      let slot = keys + i * keyWidth
      let start = slot - (try unsigned(at: slot, width: keyWidth))
      guard bytes.indices.contains(start), let end = bytes[start...].firstIndex(of: 0) else {
        throw .truncated(at: start)
      }
      let type = try unsigned(at: map + count * width + i, width: 1)
      values[String(decoding: bytes[start..<end], as: UTF8.self)] = Value(
        position: map + i * width, width: width, packedType: UInt8(type))
    }
  }

  /// A whole number, or nil when the map has none under this name.
  func integer(_ name: String) throws(NetworkError) -> Int? {
    guard let value = values[name] else { return nil }
    switch value.type {
    case Kind.integer: return try signed(at: value.position, width: value.width)
    case Kind.unsigned: return try unsigned(at: value.position, width: value.width)
    default: throw .badOption(operator: name, value: Int(value.type))
    }
  }

  func float(_ name: String) throws(NetworkError) -> Float? {
    guard let value = values[name] else { return nil }
    guard value.type == Kind.float else { return try integer(name).map { Float($0) } }
    switch value.width {
    case 4: return Float(bitPattern: UInt32(truncatingIfNeeded: try unsigned(at: value.position, width: 4)))
    case 8: return Float(Double(bitPattern: try load(at: value.position, width: 8)))
    default: throw .badOption(operator: name, value: value.width)
    }
  }

  func integers(_ name: String) throws(NetworkError) -> [Int]? {
    guard let value = values[name] else { return nil }
    guard value.type == Kind.integers || value.type == Kind.unsignedIntegers else {
      throw .badOption(operator: name, value: Int(value.type))
    }
    let start = try target(value)
    let width = value.childWidth
    let count = try unsigned(at: start - width, width: width)
    guard count <= bytes.count / width else { throw .truncated(at: start) }
    var numbers: [Int] = []
    for i in 0..<count { numbers.append(try signed(at: start + i * width, width: width)) }
    return numbers
  }

  /// FlexBuffers point backwards, from the place where the offset is stored.
  private func target(_ value: Value) throws(NetworkError) -> Int {
    value.position - (try unsigned(at: value.position, width: value.width))
  }

  private func load(at position: Int, width: Int) throws(NetworkError) -> UInt64 {
    guard position >= bytes.startIndex, position <= bytes.endIndex - width else {
      throw .truncated(at: position)
    }
    return (0..<width).reversed().reduce(0) { $0 << 8 | UInt64(bytes[position + $1]) }
  }

  /// Offsets and counts beyond 32 bits cannot be right; they read as the largest.
  private func unsigned(at position: Int, width: Int) throws(NetworkError) -> Int {
    Int(min(try load(at: position, width: width), UInt64(UInt32.max)))
  }

  private func signed(at position: Int, width: Int) throws(NetworkError) -> Int {
    let unused = 64 - 8 * width
    return Int(Int64(bitPattern: try load(at: position, width: width)) << unused) >> unused
  }
}
