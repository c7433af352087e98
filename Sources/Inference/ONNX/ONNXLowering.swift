/// Turns the operators of a portrait matting network (MODNet; Ke et al. 2022) and of a face embedding network (SFace;
/// Zhong et al. 2021) into steps over NHWC planes of one fixed size. Shape arithmetic is done here; activations and additions are joined to the convolution before them,
/// and the halves that MODNet normalizes by batch and by instance are normalized in one step.
struct ONNXLowering {
  /// What a name of the graph stands for.
  enum Meaning {
    case plane(value: Int, Plane)
    /// Some channels of a value, and what they are to be normalized by.
    case slice(value: Int, Plane, channels: Range<Int>)
    case normalized(value: Int, Plane, channels: Range<Int>, Normalization)
    case flattened(value: Int, Plane)
    case numbers(shape: [Int], [Float])
    case quantized(QuantizedTensor)
    case integers([Int])
  }

  enum Normalization {
    case batch(scale: [Float], shift: [Float])
    case instance(scale: [Float], shift: [Float], epsilon: Float)
  }

  let model: ONNXModel
  let shared: SharedWeights
  private(set) var steps = GraphBuilder()
  /// Floats of every value; a value's name is its index.
  private(set) var counts: [Int] = []
  private var meanings: [String: Meaning] = [:]
  private var uses: [String: Int] = [:]
  private var unpacked = 0
  private static let mostUnpacked = 1 << 24

  init(_ model: ONNXModel, input: Plane, sharing shared: SharedWeights) throws(NetworkError) {
    self.model = model
    self.shared = shared
    guard model.inputs.count == 1 else { throw .badIndex(model.inputs.count) }
    for node in model.nodes { for name in node.inputs { uses[name, default: 0] += 1 } }
    for name in model.outputs { uses[name, default: 0] += 1 }
    try define(model.inputs[0], .plane(value: newValue(input), input))
    for node in model.nodes { try lower(node) }
  }

  mutating func newValue(_ plane: Plane) throws(NetworkError) -> Int {
    guard plane.count <= NetworkLimits.largestTensor else { throw .tooLarge(count: plane.count) }
    counts.append(plane.count)
    return counts.count - 1
  }

  mutating func outputs() throws(NetworkError) -> [(value: Int, plane: Plane)] {
    var outputs: [(value: Int, plane: Plane)] = []
    for name in model.outputs {
      guard case .plane(let value, let plane) = try meaning(name) else { throw .badIndex(outputs.count) }
      outputs.append((value, plane))
    }
    return outputs
  }

  // MARK: What the operators ask for

  mutating func meaning(_ name: String) throws(NetworkError) -> Meaning {
    if let meaning = meanings[name] { return meaning }
    // Weights are read once: kept, they would double what reading a network takes.
    guard let tensor = model.constants[name] else { throw .badIndex(meanings.count) }
    return try stored(tensor)
  }

  mutating func stored(_ tensor: ONNXModel.Tensor) throws(NetworkError) -> Meaning {
    if tensor.type == 7 { return .integers(try model.integers(tensor)) }
    unpacked += tensor.shape.reduce(1, *)
    guard unpacked <= Self.mostUnpacked else { throw .tooLarge(count: unpacked) }
    return .numbers(shape: tensor.shape, try model.floats(tensor))
  }

  func input(_ node: ONNXModel.Node, _ index: Int) throws(NetworkError) -> String {
    guard index < node.inputs.count else { throw .badIndex(index) }
    return node.inputs[index]
  }

  mutating func plane(_ node: ONNXModel.Node, _ index: Int = 0) throws(NetworkError) -> (value: Int, Plane) {
    guard case .plane(let value, let plane) = try meaning(try input(node, index)) else {
      throw .badShape(operator: node.kind, shape: [])
    }
    return (value, plane)
  }

  mutating func numbers(_ node: ONNXModel.Node, _ index: Int) throws(NetworkError) -> (
    shape: [Int], numbers: [Float]
  ) {
    switch try meaning(try input(node, index)) {
    case .numbers(let shape, let numbers): return (shape, numbers)
    case .quantized(let weights):
      unpacked += weights.shape.reduce(1, *)
      guard unpacked <= Self.mostUnpacked else { throw .tooLarge(count: unpacked) }
      return (weights.shape, try weights.floats(from: model))
    default: throw .badShape(operator: node.kind, shape: [])
    }
  }

  mutating func integers(_ node: ONNXModel.Node, _ index: Int) throws(NetworkError) -> [Int] {
    guard case .integers(let integers) = try meaning(try input(node, index)) else {
      throw .badShape(operator: node.kind, shape: [])
    }
    return integers
  }

  /// Says what the one output of a node stands for.
  mutating func define(_ node: ONNXModel.Node, _ meaning: Meaning) throws(NetworkError) {
    guard node.outputs.count == 1 else { throw .badIndex(node.outputs.count) }
    try define(node.outputs[0], meaning)
  }

  private mutating func define(_ name: String, _ meaning: Meaning) throws(NetworkError) {
    guard meanings[name] == nil else { throw .badIndex(meanings.count) }
    meanings[name] = meaning
  }

  mutating func append(
    _ step: some Operation, _ plane: Plane, for node: ONNXModel.Node
  ) throws(NetworkError) {
    steps.append(step)
    try define(node, .plane(value: step.output, plane))
  }

  /// The step that makes an input of `node` which nothing else reads.
  mutating func joinable<T>(_ node: ONNXModel.Node, _ index: Int, as type: T.Type) throws(NetworkError) -> T?
  {
    let name = try input(node, index)
    guard uses[name] == 1, case .plane(let value, _) = try meaning(name) else { return nil }
    return steps.maker(of: value, as: type)
  }

  mutating func remove(makerOf value: Int) { steps.remove(makerOf: value) }
}
