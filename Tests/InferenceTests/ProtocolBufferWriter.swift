/// Writes the few fields of an ONNX file that the engine reads.
enum ProtocolBufferWriter {
  static func varint(_ value: Int) -> [UInt8] {
    var rest = UInt64(bitPattern: Int64(value))
    var bytes: [UInt8] = []
    while rest > 127 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func field(_ number: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(number << 3 | 2) + varint(bytes.count) + bytes
  }

  static func field(_ number: Int, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }
  static func field(_ number: Int, _ value: Int) -> [UInt8] { varint(number << 3) + varint(value) }
}

/// A network of few operators over a picture of three channels.
struct SmallONNX {
  private typealias Writer = ProtocolBufferWriter
  var operatorSet = 11
  var outputs = ["output"]
  private var graph: [UInt8] = []

  mutating func constant(_ name: String, _ shape: [Int], _ numbers: [Float]) {
    let data = numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    add(name, shape, type: 1, data)
  }

  mutating func integers(_ name: String, _ numbers: [Int]) {
    let data = numbers.flatMap { withUnsafeBytes(of: Int64($0).littleEndian, Array.init) }
    add(name, [numbers.count], type: 7, data)
  }

  /// Eight-bit numbers.
  mutating func bytes(_ name: String, _ shape: [Int], _ numbers: [Int8]) {
    add(name, shape, type: 3, numbers.map { UInt8(bitPattern: $0) })
  }

  /// Floats in the field of their own instead of raw bytes.
  mutating func typedConstant(_ name: String, _ shape: [Int], _ numbers: [Float]) {
    let data = numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
    graph += Writer.field(
      5,
      shape.flatMap { Writer.field(1, $0) } + Writer.field(2, 1) + Writer.field(4, data)
        + Writer.field(8, name))
  }

  /// An input beside the picture.
  mutating func listedInput(_ name: String) { graph += Writer.field(11, Writer.field(1, name)) }

  private mutating func add(_ name: String, _ shape: [Int], type: Int, _ data: [UInt8]) {
    graph += Writer.field(
      5,
      shape.flatMap { Writer.field(1, $0) } + Writer.field(2, type) + Writer.field(8, name)
        + Writer.field(9, data))
  }

  mutating func node(
    _ kind: String, _ inputs: [String], _ output: String, integers: [String: [Int]] = [:],
    texts: [String: String] = [:]
  ) {
    var node = inputs.flatMap { Writer.field(1, $0) } + Writer.field(2, output) + Writer.field(4, kind)
    for (name, values) in integers {
      let one = values.count == 1 ? Writer.field(3, values[0]) : []
      node += Writer.field(5, Writer.field(1, name) + one + values.flatMap { Writer.field(8, $0) })
    }
    for (name, text) in texts { node += Writer.field(5, Writer.field(1, name) + Writer.field(4, text)) }
    graph += Writer.field(1, node)
  }

  /// From "input" to `outputs`.
  var bytes: [UInt8] {
    Writer.field(8, Writer.field(2, operatorSet))
      + Writer.field(
        7,
        graph + Writer.field(11, Writer.field(1, "input"))
          + outputs.flatMap { Writer.field(12, Writer.field(1, $0)) })
  }
}
