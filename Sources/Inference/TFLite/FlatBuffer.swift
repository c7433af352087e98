/// A FlatBuffers file, read with every offset checked. Offsets are bytes from the start of the file.
struct FlatBuffer {
  let bytes: [UInt8]

  /// More rows than any table or list of numbers of a supported network has.
  static let longestList = 1 << 13

  func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) throws(NetworkError) -> T {
    guard offset >= 0, offset <= bytes.count - MemoryLayout<T>.size else {
      throw .truncated(at: offset)
    }
    return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: T.self)) }
  }

  /// The position that the unsigned 32-bit offset stored at `offset` points to.
  func follow(_ offset: Int) throws(NetworkError) -> Int {
    offset + Int(try load(UInt32.self, at: offset))
  }

  func root() throws(NetworkError) -> Table {
    let identifier = Array("TFL3".utf8)
    guard bytes.count >= 8, Array(bytes[4..<8]) == identifier else { throw .notANetwork }
    return try Table(self, at: try follow(0))
  }

  /// A vector of elements of `stride` bytes whose length is stored at `offset`.
  func vector(at offset: Int, stride: Int) throws(NetworkError) -> FlatVector {
    let count = Int(try load(UInt32.self, at: offset))
    let start = offset + 4
    guard count <= (bytes.count - start) / stride else { throw .truncated(at: start) }
    return FlatVector(start: start, count: count, stride: stride)
  }
}

/// Elements that are known to lie within the file.
struct FlatVector {
  var start = 0
  var count = 0
  var stride = 1

  static let empty = FlatVector()

  var range: Range<Int> { start..<start + count * stride }
  func offset(_ index: Int) -> Int { start + index * stride }
}

/// A table of a FlatBuffers file; absent fields read as the schema's default.
struct Table {
  let file: FlatBuffer
  private let position: Int
  private let fields: Int
  private let fieldBytes: Int

  init(_ file: FlatBuffer, at position: Int) throws(NetworkError) {
    self.file = file
    self.position = position
    fields = position - Int(try file.load(Int32.self, at: position))
    fieldBytes = Int(try file.load(UInt16.self, at: fields))
  }

  private func offset(_ field: Int) throws(NetworkError) -> Int? {
    let entry = 4 + 2 * field
    guard entry + 2 <= fieldBytes else { return nil }
    let offset = Int(try file.load(UInt16.self, at: fields + entry))
    return offset == 0 ? nil : position + offset
  }

  func integer<T: FixedWidthInteger>(_ field: Int, _ type: T.Type, or fallback: T = 0) throws(NetworkError)
    -> Int
  {
    guard let offset = try offset(field) else { return Int(fallback) }
    return Int(truncatingIfNeeded: try file.load(T.self, at: offset))
  }

  func vector(_ field: Int, stride: Int) throws(NetworkError) -> FlatVector? {
    guard let offset = try offset(field) else { return nil }
    return try file.vector(at: try file.follow(offset), stride: stride)
  }

  func integers(_ field: Int) throws(NetworkError) -> [Int] {
    guard let vector = try vector(field, stride: 4) else { return [] }
    guard vector.count <= FlatBuffer.longestList else { throw .tooLarge(count: vector.count) }
    var values: [Int] = []
    values.reserveCapacity(vector.count)
    for i in 0..<vector.count { values.append(Int(try file.load(Int32.self, at: vector.offset(i)))) }
    return values
  }

  func string(_ field: Int) throws(NetworkError) -> String? {
    guard let vector = try vector(field, stride: 1) else { return nil }
    return String(decoding: file.bytes[vector.range], as: UTF8.self)
  }

  func table(_ field: Int) throws(NetworkError) -> Table? {
    guard let offset = try offset(field) else { return nil }
    return try Table(file, at: try file.follow(offset))
  }

  func tables(_ field: Int) throws(NetworkError) -> [Table] {
    guard let vector = try vector(field, stride: 4) else { return [] }
    guard vector.count <= FlatBuffer.longestList else { throw .tooLarge(count: vector.count) }
    var tables: [Table] = []
    tables.reserveCapacity(vector.count)
    for i in 0..<vector.count { tables.append(try Table(file, at: try file.follow(vector.offset(i)))) }
    return tables
  }
}
