/// Turns the operators of a file into steps, joining those that belong together: stored weights are widened and
/// packed, paddings go into the convolution that follows, additions and activations into the one before.
struct Lowering {
  let model: TFLiteModel
  private(set) var steps = GraphBuilder()
  /// The operator of the file that makes a tensor.
  private let producers: [Int: Int]
  /// How often a tensor is read.
  private var uses: [Int: Int] = [:]
  /// The value that a tensor's numbers lie in: reshaping makes none of its own.
  private var values: [Int: Int] = [:]
  /// Stored numbers unpacked so far; few bytes can stand for many.
  private var unpacked = 0
  private static let mostUnpacked = 1 << 24

  init(_ model: TFLiteModel) throws(NetworkError) {
    self.model = model
    var producers: [Int: Int] = [:]
    for (index, node) in model.nodes.enumerated() {
      for output in node.outputs { producers[output] = index }
      for input in node.inputs { uses[input, default: 0] += 1 }
    }
    self.producers = producers
    for output in model.outputs { uses[output, default: 0] += 1 }
    for input in model.inputs { values[input] = input }
    for node in model.nodes { try lower(node) }
  }

  /// The value that holds a computed tensor.
  func value(_ tensor: Int) throws(NetworkError) -> Int {
    guard let value = values[tensor] else { throw .badIndex(tensor) }
    return value
  }

  // MARK: What the operators ask for

  func input(_ node: TFLiteModel.Node, _ index: Int) throws(NetworkError) -> Int {
    guard index < node.inputs.count else { throw .badIndex(index) }
    return node.inputs[index]
  }

  func output(_ node: TFLiteModel.Node) throws(NetworkError) -> Int {
    guard node.outputs.count == 1 else { throw .badIndex(node.outputs.count) }
    return node.outputs[0]
  }

  func shape(_ tensor: Int) -> [Int] { model.tensors[tensor].shape }

  /// A tensor of one NHWC picture of floats.
  func plane(_ tensor: Int, for node: TFLiteModel.Node) throws(NetworkError) -> Plane {
    let shape = shape(tensor)
    guard shape.count == 4, shape[0] == 1, model.tensors[tensor].type == TFLiteModel.ElementType.float32
    else {
      throw .badShape(operator: node.kind.rawValue, shape: shape)
    }
    return Plane(height: shape[1], width: shape[2], channels: shape[3])
  }

  /// Whether the tensor's numbers are in the file, not computed.
  func isStored(_ tensor: Int) -> Bool {
    let stored = model.stored(tensor, producers: producers)
    return producers[stored] == nil && !model.tensors[stored].data.isEmpty
  }

  /// Numbers that the file stores, with their shape.
  mutating func stored(_ tensor: Int) throws(NetworkError) -> (shape: [Int], numbers: [Float]) {
    let source = model.stored(tensor, producers: producers)
    unpacked += model.tensors[source].count
    guard unpacked <= Self.mostUnpacked else { throw .tooLarge(count: unpacked) }
    return (shape(source), try model.floats(source))
  }

  // MARK: Steps

  /// Adds a step whose output is a tensor of the file; its shape must be the one that the file says.
  mutating func append(
    _ step: some Operation, shape made: [Int], node: TFLiteModel.Node
  ) throws(NetworkError) {
    let declared = shape(step.output)
    guard made == declared, model.tensors[step.output].type == TFLiteModel.ElementType.float32,
      values[step.output] == nil
    else { throw .badShape(operator: node.kind.rawValue, shape: declared) }
    values[step.output] = step.output
    steps.append(step)
  }

  /// The convolution or the like whose result only `tensor`'s reader sees and that could still be changed.
  func joinable<T>(_ tensor: Int, as type: T.Type) -> T? {
    guard uses[tensor] == 1, values[tensor] == tensor else { return nil }
    return steps.maker(of: tensor, as: type)
  }

  mutating func remove(makerOf value: Int) { steps.remove(makerOf: value) }

  /// Lets a tensor share the numbers of another.
  mutating func alias(_ tensor: Int, of source: Int, node: TFLiteModel.Node) throws(NetworkError) {
    let count = model.tensors[tensor].count
    guard count == model.tensors[source].count, values[tensor] == nil else {
      throw .badShape(operator: node.kind.rawValue, shape: shape(tensor))
    }
    values[tensor] = try value(source)
  }
}
