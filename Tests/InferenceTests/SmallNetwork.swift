import Support

/// A .tflite file of a few operators, for tests.
struct SmallNetwork: Sendable {
  struct Tensor: Sendable {
    var shape: [Int]
    /// 0 is float32, 1 float16, 2 int32.
    var type = 0
    var data: [UInt8]?
    var sparsity: FlatBufferWriter.Item?

    init(_ shape: Int...) { self.shape = shape }
    init(_ shape: [Int]) { self.shape = shape }
    init(_ shape: [Int], _ numbers: [Float]) {
      self.shape = shape
      data = numbers.flatMap { littleEndian($0.bitPattern) }
    }
    init(_ shape: [Int], integers: [Int]) {
      self.shape = shape
      type = 2
      data = integers.flatMap { littleEndian(Int32($0)) }
    }
    init(_ shape: [Int], halves: [UInt16], sparsity: FlatBufferWriter.Item? = nil) {
      self.shape = shape
      type = 1
      data = halves.flatMap { littleEndian($0) }
      self.sparsity = sparsity
    }
  }

  struct Node: Sendable {
    var code: Int
    var name: String?
    var version = 1
    var inputs: [Int]
    var outputs: [Int]
    var options: [Int: FlatBufferWriter.Field]?
    var custom: [UInt8]?

    init(
      _ code: Int, _ inputs: [Int], _ output: Int, _ options: [Int: FlatBufferWriter.Field]? = nil,
      version: Int = 1
    ) {
      self.code = code
      self.inputs = inputs
      outputs = [output]
      self.options = options
      self.version = version
    }

    init(_ name: String, _ inputs: [Int], _ output: Int, custom: [UInt8], version: Int = 1) {
      self.init(32, inputs, output, version: version)
      self.name = name
      self.custom = custom
    }
  }

  enum Code {
    static let add = 0, averagePool = 1, concatenation = 2, convolution = 3, depthwise = 4, depthToSpace = 5
    static let dequantize = 6, logistic = 14, maxPool = 17, multiply = 18, relu = 19, relu6 = 21, reshape = 22
    static let resize = 23, pad = 34, stridedSlice = 45, prelu = 54, hardSwish = 117, densify = 124
  }

  var tensors: [Tensor]
  var nodes: [Node]
  var inputs = [0]
  var outputs: [Int]
  var identifier = "TFL3"

  var bytes: [UInt8] {
    let buffers =
      [FlatBufferWriter.Item.table([:])]
      + tensors.compactMap { tensor in tensor.data.map { .table([0: .child(.bytes($0))]) } }
    var buffer = 0
    let tensorTables = tensors.map { tensor -> FlatBufferWriter.Item in
      if tensor.data != nil { buffer += 1 }
      var fields: [Int: FlatBufferWriter.Field] = [
        0: .child(.integers(tensor.shape)), 1: .byte(tensor.type), 2: .int(tensor.data == nil ? 0 : buffer),
      ]
      if let sparsity = tensor.sparsity { fields[6] = .child(sparsity) }
      return .table(fields)
    }
    let codes = nodes.map { node -> FlatBufferWriter.Item in
      var fields: [Int: FlatBufferWriter.Field] = [
        0: .byte(node.code), 2: .int(node.version), 3: .int(node.code),
      ]
      if let name = node.name { fields[1] = .child(.text(name)) }
      return .table(fields)
    }
    let operators = nodes.enumerated().map { index, node -> FlatBufferWriter.Item in
      var fields: [Int: FlatBufferWriter.Field] = [
        0: .int(index), 1: .child(.integers(node.inputs)), 2: .child(.integers(node.outputs)),
      ]
      if let options = node.options { fields[4] = .child(.table(options)) }
      if let custom = node.custom { fields[5] = .child(.bytes(custom)) }
      return .table(fields)
    }
    let graph = FlatBufferWriter.Item.table([
      0: .child(.references(tensorTables)), 1: .child(.integers(inputs)), 2: .child(.integers(outputs)),
      3: .child(.references(operators)),
    ])
    let root = FlatBufferWriter.Item.table([
      0: .int(3), 1: .child(.references(codes)), 2: .child(.references([graph])),
      4: .child(.references(buffers)),
    ])
    return FlatBufferWriter(root: root, identifier: identifier).bytes
  }
}

/// Options of a convolution: padding 0 is SAME, 1 VALID; activation 0 none, 1 ReLU, 3 ReLU6.
func convolutionOptions(padding: Int, stride: Int, activation: Int = 0) -> [Int: FlatBufferWriter.Field] {
  [0: .byte(padding), 1: .int(stride), 2: .int(stride), 3: .byte(activation)]
}

func depthwiseOptions(padding: Int, stride: Int, activation: Int = 0) -> [Int: FlatBufferWriter.Field] {
  [0: .byte(padding), 1: .int(stride), 2: .int(stride), 3: .int(1), 4: .byte(activation)]
}

func poolOptions(padding: Int, stride: Int, size: Int) -> [Int: FlatBufferWriter.Field] {
  [0: .byte(padding), 1: .int(stride), 2: .int(stride), 3: .int(size), 4: .int(size)]
}

/// Numbers of −1 to below 1 that look like noise but are the same every time.
func noise(_ count: Int, seed: UInt32 = 1) -> [Float] {
  var noise = SeededNoise(seed: seed)
  return noise.values(count)
}
