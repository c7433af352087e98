extension Lowering {
  mutating func lower(_ node: TFLiteModel.Node) throws(NetworkError) {
    let supported = Self.versions[node.kind] ?? 1...1
    guard supported.contains(node.version) else {
      throw .unsupportedOperator(name: "\(node.kind.rawValue) version \(node.version)")
    }
    switch node.kind {
    case .dequantize, .densify: break  // read where they are used
    case .convolution, .depthwise: try lowerConvolution(node)
    case .transposedConvolution: try lowerTransposedConvolution(node)
    case .add, .multiply: try lowerCombination(node)
    case .relu: try lowerActivation(node, .relu)
    case .relu6: try lowerActivation(node, .relu6)
    case .hardSwish: try lowerActivation(node, .hardSwish)
    case .prelu: try lowerActivation(node, .prelu(try slopes(node)))
    case .logistic: try lowerLogistic(node)
    case .maxPool: try lowerPool(node, .largest)
    case .averagePool: try lowerPool(node, .mean)
    case .pad: try lowerPad(node)
    case .resize: try lowerResize(node)
    case .depthToSpace: try lowerDepthToSpace(node)
    case .concatenation: try lowerConcatenation(node)
    case .reshape: try alias(try output(node), of: try input(node, 0), node: node)
    case .stridedSlice: try lowerSlice(node)
    case .landmarksToMatrix: try lowerLandmarksToMatrix(node)
    case .transformBilinear: try lowerTransformBilinear(node)
    case .transformLandmarks: try lowerTransformLandmarks(node)
    }
  }

  private static let versions: [OperatorKind: ClosedRange<Int>] = [
    .dequantize: 1...3, .resize: 1...3, .landmarksToMatrix: 2...2, .transformBilinear: 2...2,
    .transformLandmarks: 2...2,
  ]

  // MARK: Number by number

  private mutating func slopes(_ node: TFLiteModel.Node) throws(NetworkError) -> PackedWeights {
    let (shape, slopes) = try stored(try input(node, 1))
    guard slopes.count == shape.last, slopes.count == self.shape(try input(node, 0)).last else {
      throw .badShape(operator: node.kind.rawValue, shape: shape)
    }
    return PackedWeights(slopes)
  }

  private mutating func lowerActivation(
    _ node: TFLiteModel.Node, _ activation: Activation
  ) throws(NetworkError) {
    let (input, output) = (try input(node, 0), try output(node))
    if var maker = joinable(input, as: (any Activating).self), maker.activation.isNone {
      remove(makerOf: input)
      maker.activation = activation
      maker.output = output
      try append(maker, shape: shape(input), node: node)
      return
    }
    let step = Activate(
      input: try value(input), output: output, count: model.tensors[input].count,
      channels: shape(input).last ?? 1, activation: activation)
    try append(step, shape: shape(input), node: node)
  }

  private mutating func lowerLogistic(_ node: TFLiteModel.Node) throws(NetworkError) {
    let input = try input(node, 0)
    let step = Logistic(
      input: try value(input), output: try output(node), count: model.tensors[input].count)
    try append(step, shape: shape(input), node: node)
  }

  private mutating func lowerCombination(_ node: TFLiteModel.Node) throws(NetworkError) {
    var (first, second) = (try input(node, 0), try input(node, 1))
    if isStored(first) || model.tensors[first].count < model.tensors[second].count {
      swap(&first, &second)
    }
    let output = try output(node)
    let activation = try Activation(
      schema: try node.options?.integer(0, Int8.self) ?? 0, operator: node.kind.rawValue)
    if node.kind == .add, !isStored(second), shape(first) == shape(second),
      var joined = try joinedAddition(first, second)
    {
      remove(makerOf: joined.output)
      joined.output = output
      joined.activation = activation
      try append(joined, shape: shape(first), node: node)
      return
    }
    let operand: Combination.Operand =
      isStored(second)
      ? .constant(PackedWeights(try stored(second).numbers, padded: false))
      : .value(try value(second), count: model.tensors[second].count)
    let step = Combination(
      kind: node.kind == .add ? .sum : .product, first: try value(first), second: operand, output: output,
      count: model.tensors[first].count, activation: activation, channels: shape(first).last ?? 1)
    let isByChannel = operand.count == step.channels && shape(second).last == step.channels
    guard operand.count == 1 || shape(second) == shape(first) || isByChannel else {
      throw .badShape(operator: node.kind.rawValue, shape: shape(second))
    }
    try append(step, shape: shape(first), node: node)
  }

  /// A convolution that adds one of the tensors to its own result, which is the other.
  private func joinedAddition(_ a: Int, _ b: Int) throws(NetworkError) -> Convolution? {
    for (tensor, other) in [(a, b), (b, a)] {
      guard var joined = joinable(tensor, as: Convolution.self), joined.activation.isNone,
        joined.residual == nil
      else { continue }
      let value = try value(other)
      if let pad = steps.maker(of: value, as: Pad.self), pad.onlyAppendsChannels {
        joined.residual = (pad.input, pad.from.channels)
      } else {
        joined.residual = (value, joined.to.channels)
      }
      return joined
    }
    return nil
  }

  // MARK: Windows

  private mutating func lowerPool(_ node: TFLiteModel.Node, _ kind: Pool.Kind) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    guard let options = node.options else { throw .badOption(operator: name, value: 0) }
    var window = try window(
      height: try options.integer(4, Int32.self), width: try options.integer(3, Int32.self),
      strideY: try options.integer(2, Int32.self), strideX: try options.integer(1, Int32.self), of: node)
    try window.pad(from, schema: try options.integer(0, Int8.self), operator: name)
    guard try options.integer(5, Int8.self) == 0 else { throw .unsupportedOperator(name: name + " fused") }
    guard let to = window.positions(over: from, channels: from.channels) else {
      throw .badShape(operator: name, shape: from.shape)
    }
    let step = Pool(
      kind: kind, input: try value(input), output: try output(node), from: from, to: to, window: window)
    try append(step, shape: to.shape, node: node)
  }

  func window(
    height: Int, width: Int, strideY: Int, strideX: Int, of node: TFLiteModel.Node
  ) throws(NetworkError) -> Window {
    for value in [height, width, strideY, strideX] where !(1...1024).contains(value) {
      throw .badOption(operator: node.kind.rawValue, value: value)
    }
    return Window(height: height, width: width, strideY: strideY, strideX: strideX)
  }
}
