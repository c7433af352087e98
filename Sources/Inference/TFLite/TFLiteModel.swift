/// What a .tflite file says, before anything is made of it.
struct TFLiteModel {
  struct Tensor {
    let shape: [Int]
    let type: Int
    /// Bytes of the file that hold its numbers; empty for a computed tensor.
    let data: Range<Int>
    let sparsity: Table?

    var count: Int { shape.reduce(1, *) }
  }

  struct Node {
    let kind: OperatorKind
    let version: Int
    let inputs: [Int]
    let outputs: [Int]
    let options: Table?
    let customOptions: Range<Int>
  }

  enum ElementType {
    static let float32 = 0, float16 = 1, int32 = 2
  }

  /// Of a tensor.
  private static let longestSide = 1 << 16

  let file: FlatBuffer
  let tensors: [Tensor]
  let nodes: [Node]
  let inputs: [Int]
  let outputs: [Int]

  init(_ bytes: [UInt8]) throws(NetworkError) {
    file = FlatBuffer(bytes: bytes)
    let root = try file.root()
    var buffers: [Range<Int>] = []
    for buffer in try root.tables(4) {
      buffers.append((try buffer.vector(0, stride: 1) ?? .empty).range)
    }
    guard let graph = try root.tables(2).first else { throw .badIndex(0) }
    tensors = try Self.tensors(of: graph, buffers: buffers)
    nodes = try Self.nodes(of: graph, codes: try root.tables(1))
    inputs = try graph.integers(1)
    outputs = try graph.integers(2)
    for index in inputs + outputs + nodes.flatMap({ $0.inputs + $0.outputs })
    where !tensors.indices.contains(index) {
      throw .badIndex(index)
    }
  }

  private static func tensors(of graph: Table, buffers: [Range<Int>]) throws(NetworkError) -> [Tensor] {
    var tensors: [Tensor] = []
    for table in try graph.tables(0) {
      let shape = try table.integers(0)
      var count = 1
      for side in shape {
        guard side > 0, side <= longestSide else { throw .badShape(operator: "tensor", shape: shape) }
        count *= side
        guard count <= NetworkLimits.largestTensor else { throw .tooLarge(count: count) }
      }
      let buffer = try table.integer(2, UInt32.self)
      guard buffers.indices.contains(buffer) else { throw .badIndex(buffer) }
      tensors.append(
        Tensor(
          shape: shape, type: try table.integer(1, Int8.self), data: buffers[buffer],
          sparsity: try table.table(6)))
    }
    return tensors
  }

  private static func nodes(of graph: Table, codes: [Table]) throws(NetworkError) -> [Node] {
    var kinds: [(OperatorKind, version: Int)] = []
    for code in codes {
      let builtin = max(try code.integer(0, Int8.self), try code.integer(3, Int32.self))
      let kind = try OperatorKind(builtin: builtin, customName: try code.string(1))
      kinds.append((kind, try code.integer(2, Int32.self, or: 1)))
    }
    var nodes: [Node] = []
    for table in try graph.tables(3) {
      let code = try table.integer(0, UInt32.self)
      guard kinds.indices.contains(code) else { throw .badIndex(code) }
      nodes.append(
        Node(
          kind: kinds[code].0, version: kinds[code].version, inputs: try table.integers(1),
          outputs: try table.integers(2), options: try table.table(4),
          customOptions: (try table.vector(5, stride: 1) ?? .empty).range))
    }
    return nodes
  }
}
