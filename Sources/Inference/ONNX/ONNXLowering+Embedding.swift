/// What a face embedding network (SFace; Zhong et al. 2021) has beside a matting network's operators.
extension ONNXLowering {
  // MARK: Weights of eight bits

  mutating func lowerDequantization(_ node: ONNXModel.Node) throws(NetworkError) {
    guard let tensor = model.constants[try input(node, 0)], let zeros = model.constants[try input(node, 2)]
    else {
      throw .badIndex(node.inputs.count)
    }
    let weights = try QuantizedTensor(
      tensor, scales: try numbers(node, 1), zeroPoints: zeros, axis: node.attributes["axis"]?.integer ?? 1,
      block: node.attributes["block_size"]?.integer ?? 0)
    try define(node, .quantized(weights))
  }

  /// Weights in another shape; nil where the input is no constant.
  mutating func reshapedConstant(_ node: ONNXModel.Node) throws(NetworkError) -> Meaning? {
    let meaning = try meaning(try input(node, 0))
    let shape = try integers(node, 1)
    func isAsLarge(_ other: [Int]) -> Bool {
      guard shape.count <= 4, shape.allSatisfy({ (1...NetworkLimits.largestTensor).contains($0) }) else {
        return false
      }
      var count = 1
      for side in shape where count <= NetworkLimits.largestTensor { count *= side }
      return count == other.reduce(1, *)
    }
    switch meaning {
    case .numbers(let old, let numbers) where isAsLarge(old): return .numbers(shape: shape, numbers)
    case .quantized(var weights) where isAsLarge(weights.shape):
      weights.shape = shape
      return .quantized(weights)
    case .numbers, .quantized: throw .badShape(operator: node.kind, shape: shape)
    default: return nil
    }
  }

  // MARK: Number by number

  /// A plane and one constant number.
  mutating func lowerScalar(_ node: ONNXModel.Node, _ kind: Combination.Kind, negated: Bool)
    throws(NetworkError)
  {
    let (value, plane) = try plane(node)
    let constant = try numbers(node, 1).numbers
    guard constant.count == 1 else { throw .badShape(operator: node.kind, shape: [constant.count]) }
    let step = Combination(
      kind: kind, first: value,
      second: .constant(PackedWeights([negated ? -constant[0] : constant[0]], padded: false)),
      output: try newValue(plane), count: plane.count, activation: .none, channels: plane.channels)
    try append(step, plane, for: node)
  }

  /// Max(x, 0) + slope · min(x, 0), with a slope for each channel.
  mutating func lowerSlopes(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node)
    let (shape, slopes) = try numbers(node, 1)
    guard slopes.count == plane.channels, shape.first == plane.channels else {
      throw .badShape(operator: node.kind, shape: shape)
    }
    let activation = Activation.prelu(PackedWeights(slopes))
    if var maker = try joinable(node, 0, as: Convolution.self), maker.activation.isNone {
      remove(makerOf: value)
      maker.activation = activation
      try append(maker, plane, for: node)
    } else if var maker = try joinable(node, 0, as: Depthwise.self), maker.activation.isNone {
      remove(makerOf: value)
      maker.activation = activation
      try append(maker, plane, for: node)
    } else {
      let step = Activate(
        input: value, output: try newValue(plane), count: plane.count, channels: plane.channels,
        activation: activation)
      try append(step, plane, for: node)
    }
  }

  /// Each channel times a scale and plus a shift: part of the convolution before it where that is read by nothing else.
  mutating func lowerChannelScaling(
    _ node: ONNXModel.Node, scale: [Float], shift: [Float]
  ) throws(NetworkError) {
    let (value, plane) = try plane(node)
    guard scale.count == plane.channels, shift.count == plane.channels else {
      throw .badShape(operator: node.kind, shape: [scale.count])
    }
    if let maker = try joinable(node, 0, as: Convolution.self), maker.activation.isNone, maker.residual == nil
    {
      remove(makerOf: value)
      try append(maker.scaled(by: scale, plus: shift), plane, for: node)
    } else if let maker = try joinable(node, 0, as: Depthwise.self), maker.activation.isNone {
      remove(makerOf: value)
      try append(maker.scaled(by: scale, plus: shift), plane, for: node)
    } else {
      let step = MixedNormalization(
        input: value, output: try newValue(plane), plane: plane, fixed: plane.channels,
        scale: PackedWeights(scale),
        shift: PackedWeights(shift), epsilon: 1, activation: .none)
      try append(step, plane, for: node)
    }
  }

  // MARK: The end

  /// A plane as one row of numbers, in the file's order.
  mutating func lowerFlattening(_ node: ONNXModel.Node) throws(NetworkError) {
    guard (node.attributes["axis"]?.integer ?? 1) == 1 else {
      throw .badOption(operator: node.kind, value: node.attributes["axis"]?.integer ?? 1)
    }
    let (value, plane) = try plane(node)
    try define(node, .flattened(value: value, plane))
  }

  /// A flattened plane times a matrix whose rows are the outputs: a convolution whose window is the whole plane.
  mutating func lowerFullConnection(_ node: ONNXModel.Node) throws(NetworkError) {
    guard case .flattened(let value, let from) = try meaning(try input(node, 0)) else {
      throw .badShape(operator: node.kind, shape: [])
    }
    let (shape, weights) = try numbers(node, 1)
    let bias = try numbers(node, 2).numbers
    guard node.attributes["transB"]?.integer == 1, (node.attributes["transA"]?.integer ?? 0) == 0,
      (node.attributes["alpha"]?.number ?? 1) == 1, (node.attributes["beta"]?.number ?? 1) == 1
    else { throw .badOption(operator: node.kind, value: node.attributes["transB"]?.integer ?? 0) }
    guard shape.count == 2, shape[0] > 0, shape[1] == from.count, bias.count == shape[0] else {
      throw .badShape(operator: node.kind, shape: shape)
    }
    let to = Plane(height: 1, width: 1, channels: shape[0])
    let window = Window(height: from.height, width: from.width, strideY: 1, strideX: 1)
    let step = Convolution(
      input: value, output: try newValue(to), from: from, to: to, window: window,
      weights: Convolution.panels(
        channelsFirst: weights, depth: from.channels, taps: window.count, channels: shape[0]),
      bias: PackedWeights(bias), activation: .none)
    try append(step, to, for: node)
  }
}
