extension Lowering {
  /// More multiplications than this in one step: no supported network.
  private static let mostWork = 1 << 31

  mutating func lowerConvolution(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let isDepthwise = node.kind == .depthwise
    let input = try input(node, 0)
    var from = try plane(input, for: node)
    let (shape, weights) = try stored(try self.input(node, 1))
    guard shape.count == 4, shape[3] == from.channels, !isDepthwise || shape[0] == 1 else {
      throw .badShape(operator: name, shape: shape)
    }
    guard let options = node.options else { throw .badOption(operator: name, value: 0) }
    var window = try window(
      height: shape[1], width: shape[2], strideY: try options.integer(2, Int32.self),
      strideX: try options.integer(1, Int32.self), of: node)
    let activationField = isDepthwise ? 4 : 3
    for dilation in [activationField + 1, activationField + 2] {
      let value = try options.integer(dilation, Int32.self, or: 1)
      guard value == 1 else { throw .badOption(operator: name, value: value) }
    }
    let activation = try Activation(
      schema: try options.integer(activationField, Int8.self), operator: name)
    try window.pad(from, schema: try options.integer(0, Int8.self), operator: name)
    let channels = isDepthwise ? from.channels : shape[0]
    guard let to = window.positions(over: from, channels: channels) else {
      throw .badShape(operator: name, shape: from.shape)
    }
    let work = to.count.multipliedReportingOverflow(by: weights.count / channels)
    guard !work.overflow, work.partialValue <= Self.mostWork else {
      throw .tooLarge(count: work.partialValue)
    }
    let bias = try bias(of: node, channels: channels)

    var source = try value(input)
    if let pad = steps.maker(of: source, as: Pad.self), pad.isSpatial {
      source = pad.input
      window.top += pad.top
      window.left += pad.left
      window.paddingY += pad.to.height - pad.from.height
      window.paddingX += pad.to.width - pad.from.width
      from = pad.from
    }
    let output = try output(node)
    if isDepthwise {
      try append(
        Depthwise(
          input: source, output: output, from: from, to: to, window: window,
          weights: Depthwise.blocks(weights, channels: channels), bias: bias, activation: activation),
        shape: to.shape, node: node)
    } else {
      try append(
        Convolution(
          input: source, output: output, from: from, to: to, window: window,
          weights: Convolution.panels(weights, depth: weights.count / channels), bias: bias,
          activation: activation),
        shape: to.shape, node: node)
    }
  }

  private mutating func bias(of node: TFLiteModel.Node, channels: Int) throws(NetworkError) -> PackedWeights {
    guard node.inputs.count > 2 else { return PackedWeights([Float](repeating: 0, count: channels)) }
    let (shape, numbers) = try stored(node.inputs[2])
    guard numbers.count == channels else { throw .badShape(operator: node.kind.rawValue, shape: shape) }
    return PackedWeights(numbers)
  }

  mutating func lowerTransposedConvolution(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    let (shape, weights) = try stored(try self.input(node, 1))
    guard shape.count == 4, shape[3] == from.channels else { throw .badShape(operator: name, shape: shape) }
    // A C structure of three integers: padding (1 is SAME, 2 VALID), stride across, stride down.
    let options = node.customOptions
    guard options.count >= 12 else { throw .truncated(at: options.upperBound) }
    let padding = Int(try model.file.load(Int32.self, at: options.lowerBound))
    guard padding == 1 || padding == 2 else { throw .badOption(operator: name, value: padding) }
    var window = try window(
      height: shape[1], width: shape[2],
      strideY: Int(try model.file.load(Int32.self, at: options.lowerBound + 8)),
      strideX: Int(try model.file.load(Int32.self, at: options.lowerBound + 4)), of: node)
    if padding == 1 {
      window.paddingY = max(0, window.height - (from.height - 1) % window.strideY - 1)
      window.paddingX = max(0, window.width - (from.width - 1) % window.strideX - 1)
      (window.top, window.left) = (window.paddingY / 2, window.paddingX / 2)
    }
    let to = Plane(
      height: window.strideY * (from.height - 1) + window.height - window.paddingY,
      width: window.strideX * (from.width - 1) + window.width - window.paddingX, channels: shape[0])
    let stamp = window.count * to.channels
    let step = TransposedConvolution(
      input: try value(input), output: try output(node), from: from, to: to, window: window,
      weights: Convolution.panels(byWindow(weights, shape: shape), depth: from.channels),
      noBias: PackedWeights([Float](repeating: 0, count: stamp)),
      bias: try bias(of: node, channels: to.channels))
    guard from.width * stamp <= NetworkLimits.largestTensor else {
      throw .tooLarge(count: from.width * stamp)
    }
    try append(step, shape: to.shape, node: node)
  }

  /// Output channel × window × input channel to window × output channel × input channel.
  private func byWindow(_ weights: [Float], shape: [Int]) -> [Float] {
    let (channels, positions, depth) = (shape[0], shape[1] * shape[2], shape[3])
    var reordered: [Float] = []
    reordered.reserveCapacity(weights.count)
    for position in 0..<positions {
      for channel in 0..<channels {
        let start = (channel * positions + position) * depth
        reordered.append(contentsOf: weights[start..<start + depth])
      }
    }
    return reordered
  }
}
