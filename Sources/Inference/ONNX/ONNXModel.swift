/// What an .onnx file says, before anything is made of it. Field numbers are those of onnx.proto, version 3.
struct ONNXModel {
  struct Tensor {
    var shape: [Int] = []
    /// 1 is float, 3 an 8-bit integer, 7 a 64-bit integer.
    var type = 0
    var data = 0..<0
    var name = ""
  }

  struct Node {
    var kind = ""
    var inputs: [String] = []
    var outputs: [String] = []
    var attributes: [String: Attribute] = [:]
  }

  struct Attribute {
    var number: Float?
    var integer: Int?
    var text: String?
    var tensor: Tensor?
    var integers: [Int] = []
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []
  private(set) var constants: [String: Tensor] = [:]
  private(set) var inputs: [String] = []
  private(set) var outputs: [String] = []

  private static let mostNodes = 1 << 12
  /// The versions of the operators' meanings that are known: what both networks use means the same in either.
  private static let operatorSets = [11, 21]

  init(_ bytes: [UInt8]) throws(NetworkError) {
    self.bytes = bytes
    guard let graph = try message(ProtocolBuffer(bytes)) else { throw .notANetwork }
    try read(graph: ProtocolBuffer(bytes, graph))
    // Some files list every weight as an input, though no operator reads it.
    let read = Set(nodes.flatMap(\.inputs))
    inputs.removeAll { constants[$0] != nil || !read.contains($0) }
  }

  /// Reads the model's own fields; its graph is field 7.
  private mutating func message(_ buffer: ProtocolBuffer) throws(NetworkError) -> Range<Int>? {
    var buffer = buffer
    var graph: Range<Int>?
    while let (field, value) = try buffer.next() {
      guard case .bytes(let range) = value else { continue }
      if field == 7 { graph = range }
      if field == 8 {
        let version = try integer(2, of: range)
        guard Self.operatorSets.contains(version) else {
          throw .unsupportedOperator(name: "operator set \(version)")
        }
      }
    }
    return graph
  }

  /// Leaves out the other outputs, and all nodes behind the one that makes this one.
  mutating func keep(output: String) throws(NetworkError) {
    guard outputs.contains(output), let maker = nodes.firstIndex(where: { $0.outputs.contains(output) })
    else {
      throw .badIndex(outputs.count)
    }
    outputs = [output]
    nodes.removeSubrange((maker + 1)...)
  }

  private mutating func read(graph: ProtocolBuffer) throws(NetworkError) {
    var graph = graph
    while let (field, value) = try graph.next() {
      guard case .bytes(let range) = value else { continue }
      switch field {
      case 1:
        guard nodes.count < Self.mostNodes else { throw .tooLarge(count: nodes.count) }
        nodes.append(try node(range))
      case 5:
        let tensor = try tensor(range)
        constants[tensor.name] = tensor
      case 11: inputs.append(try name(range))
      case 12: outputs.append(try name(range))
      default: break
      }
    }
  }

  private func node(_ range: Range<Int>) throws(NetworkError) -> Node {
    var node = Node()
    var buffer = ProtocolBuffer(bytes, range)
    while let (field, value) = try buffer.next() {
      guard case .bytes(let range) = value else { continue }
      switch field {
      case 1: node.inputs.append(text(range))
      case 2: node.outputs.append(text(range))
      case 4: node.kind = text(range)
      case 5:
        let (name, attribute) = try attribute(range)
        node.attributes[name] = attribute
      default: break
      }
    }
    return node
  }

  private func attribute(_ range: Range<Int>) throws(NetworkError) -> (String, Attribute) {
    var name = ""
    var attribute = Attribute()
    var buffer = ProtocolBuffer(bytes, range)
    while let (field, value) = try buffer.next() {
      switch (field, value) {
      case (1, .bytes(let range)): name = text(range)
      case (2, .fixed(let bits)): attribute.number = Float(bitPattern: bits)
      case (3, .integer(let value)): attribute.integer = Int(Int64(bitPattern: value))
      case (4, .bytes(let range)): attribute.text = text(range)
      case (5, .bytes(let range)): attribute.tensor = try tensor(range)
      case (8, _): attribute.integers += try integers(value)
      default: break
      }
    }
    return (name, attribute)
  }

  private func tensor(_ range: Range<Int>) throws(NetworkError) -> Tensor {
    var tensor = Tensor()
    var buffer = ProtocolBuffer(bytes, range)
    while let (field, value) = try buffer.next() {
      switch (field, value) {
      case (1, _): tensor.shape += try integers(value)
      case (2, .integer(let type)): tensor.type = Int(type & 0xFF)
      case (4, .bytes(let range)) where tensor.type == 1: tensor.data = range
      case (8, .bytes(let range)): tensor.name = text(range)
      case (9, .bytes(let range)): tensor.data = range
      default: break
      }
    }
    var count = 1
    for side in tensor.shape {
      guard (0...1 << 16).contains(side) else { throw .badShape(operator: "tensor", shape: tensor.shape) }
      count *= side
      guard count <= NetworkLimits.largestTensor else { throw .tooLarge(count: count) }
    }
    return tensor
  }

  /// One number, or several packed ones.
  private func integers(_ value: ProtocolBuffer.Value) throws(NetworkError) -> [Int] {
    switch value {
    case .integer(let number): return [Int(Int64(bitPattern: number))]
    case .fixed: throw .unsupportedType(code: 5)
    case .bytes(let range):
      guard range.count <= 64 else { throw .tooLarge(count: range.count) }
      var numbers: [Int] = []
      var buffer = ProtocolBuffer(bytes, range)
      while buffer.position < buffer.end { numbers.append(Int(Int64(bitPattern: try buffer.varint()))) }
      return numbers
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Field 1 of a message.
  private func name(_ range: Range<Int>) throws(NetworkError) -> String {
    var buffer = ProtocolBuffer(bytes, range)
    while let (field, value) = try buffer.next() {
      if field == 1, case .bytes(let range) = value { return text(range) }
    }
    return ""
  }

  private func integer(_ wanted: Int, of range: Range<Int>) throws(NetworkError) -> Int {
    var buffer = ProtocolBuffer(bytes, range)
    while let (field, value) = try buffer.next() {
      if field == wanted, case .integer(let number) = value { return Int(number & 0xFFFF) }
    }
    return 0
  }
}

extension ONNXModel {
  /// The numbers of a stored tensor.
  func floats(_ tensor: Tensor) throws(NetworkError) -> [Float] {
    guard tensor.type == 1 else { throw .unsupportedType(code: tensor.type) }
    let count = tensor.shape.reduce(1, *)
    guard tensor.data.count == 4 * count else {
      throw .badData(bytes: tensor.data.count, expected: 4 * count)
    }
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        let bits = bytes.loadUnaligned(fromByteOffset: tensor.data.lowerBound + 4 * $0, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  func integers(_ tensor: Tensor) throws(NetworkError) -> [Int] {
    guard tensor.type == 7 else { throw .unsupportedType(code: tensor.type) }
    let count = tensor.shape.reduce(1, *)
    guard count <= 64, tensor.data.count == 8 * count else {
      throw .badData(bytes: tensor.data.count, expected: 8 * count)
    }
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        let bits = bytes.loadUnaligned(fromByteOffset: tensor.data.lowerBound + 8 * $0, as: Int64.self)
        return Int(Int64(littleEndian: bits))
      }
    }
  }
}
