extension ONNXLowering {
  mutating func lower(_ node: ONNXModel.Node) throws(NetworkError) {
    switch node.kind {
    case "Constant":
      guard let tensor = node.attributes["value"]?.tensor else { throw .badIndex(0) }
      try define(node, try stored(tensor))
    case "Conv": try lowerConvolution(node)
    case "DequantizeLinear": try lowerDequantization(node)
    case "MatMul": try lowerProduct(node)
    case "Flatten": try lowerFlattening(node)
    case "Gemm": try lowerFullConnection(node)
    case "Sub": try lowerScalar(node, .sum, negated: true)
    case "PRelu": try lowerSlopes(node)
    case "Dropout": try lowerDropout(node)
    case "Relu": try lowerActivation(node, .relu)
    case "Clip": try lowerClip(node)
    case "Sigmoid": try lowerSigmoid(node)
    case "Add": try lowerAddition(node)
    case "Mul": try lowerGate(node)
    case "GlobalAveragePool": try lowerMean(node)
    case "Resize": try lowerResize(node)
    case "Slice": try lowerSlice(node)
    case "BatchNormalization": try lowerBatchNormalization(node)
    case "InstanceNormalization": try lowerInstanceNormalization(node)
    case "Concat": try lowerConcatenation(node)
    case "Shape": try lowerShape(node)
    case "Gather": try lowerGather(node)
    case "Unsqueeze": try define(node, .integers(try integers(node, 0)))
    case "Reshape": try lowerReshape(node)
    case "Expand": try lowerExpand(node)
    default: throw .unsupportedOperator(name: node.kind)
    }
  }

  // MARK: Number by number

  private mutating func lowerActivation(
    _ node: ONNXModel.Node, _ activation: Activation
  ) throws(NetworkError) {
    let (value, plane) = try plane(node)
    if var maker = try joinable(node, 0, as: (any Activating).self), maker.activation.isNone {
      remove(makerOf: value)
      maker.activation = activation
      try append(maker, plane, for: node)
      return
    }
    let step = Activate(
      input: value, output: try newValue(plane), count: plane.count, channels: plane.channels,
      activation: activation)
    try append(step, plane, for: node)
  }

  private mutating func lowerClip(_ node: ONNXModel.Node) throws(NetworkError) {
    guard try numbers(node, 1).numbers == [0], try numbers(node, 2).numbers == [6] else {
      throw .badOption(operator: node.kind, value: node.inputs.count)
    }
    try lowerActivation(node, .relu6)
  }

  private mutating func lowerSigmoid(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node)
    try append(
      Logistic(input: value, output: try newValue(plane), count: plane.count), plane, for: node)
  }

  /// Only the addition of a residual to a convolution's result is known.
  private mutating func lowerAddition(_ node: ONNXModel.Node) throws(NetworkError) {
    let first = try plane(node, 0)
    let second = try plane(node, 1)
    guard first.1 == second.1 else { throw .badShape(operator: node.kind, shape: second.1.shape) }
    for (index, other) in [(1, first.value), (0, second.value)] {
      guard var joined = try joinable(node, index, as: Convolution.self), joined.activation.isNone,
        joined.residual == nil
      else { continue }
      remove(makerOf: joined.output)
      joined.residual = (other, first.1.channels)
      try append(joined, first.1, for: node)
      return
    }
    throw .unsupportedOperator(name: node.kind)
  }

  /// A plane times one number for each channel, or times one.
  private mutating func lowerGate(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node, 0)
    if case .numbers = try meaning(try input(node, 1)) {
      try lowerScalar(node, .product, negated: false)
      return
    }
    let (gate, gatePlane) = try self.plane(node, 1)
    guard gatePlane == Plane(height: 1, width: 1, channels: plane.channels) else {
      throw .badShape(operator: node.kind, shape: gatePlane.shape)
    }
    let step = Combination(
      kind: .product, first: value, second: .value(gate, count: plane.channels), output: try newValue(plane),
      count: plane.count, activation: .none, channels: plane.channels)
    try append(step, plane, for: node)
  }

  /// Nothing is dropped once a network is trained.
  private mutating func lowerDropout(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node)
    try define(node, .plane(value: value, plane))
  }

  // MARK: Windows

  private mutating func lowerMean(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, from) = try plane(node)
    let to = Plane(height: 1, width: 1, channels: from.channels)
    let window = Window(height: from.height, width: from.width, strideY: 1, strideX: 1)
    try append(
      Pool(kind: .mean, input: value, output: try newValue(to), from: from, to: to, window: window), to,
      for: node)
  }

  private mutating func lowerResize(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, from) = try plane(node)
    let scales = try numbers(node, 2).numbers
    guard scales.count == 4, scales[0] == 1, scales[1] == 1, node.attributes["mode"]?.text == "linear",
      node.attributes["coordinate_transformation_mode"]?.text == "pytorch_half_pixel",
      scales.allSatisfy({ $0 >= 1.0 / 64 && $0 <= 64 })
    else { throw .badOption(operator: node.kind, value: scales.count) }
    let to = Plane(
      height: Int(Float(from.height) * scales[2]), width: Int(Float(from.width) * scales[3]),
      channels: from.channels)
    guard to.height > 0, to.width > 0 else { throw .badShape(operator: node.kind, shape: to.shape) }
    let step = Resize(
      input: value, output: try newValue(to), from: from, to: to, grid: .halfPixelCentres)
    try append(step, to, for: node)
  }
}
