extension ONNXLowering {
  /// More multiplications than this in one step: no supported network.
  private static let mostWork = 1 << 32

  mutating func lowerConvolution(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, from) = try plane(node)
    // Output channel × input channel × line × column.
    let (shape, weights) = try numbers(node, 1)
    let bias =
      node.inputs.count > 2 ? try numbers(node, 2).numbers : [Float](repeating: 0, count: shape.first ?? 0)
    let groups = node.attributes["group"]?.integer ?? 1
    let isDepthwise = groups == from.channels && groups > 1
    let depth = isDepthwise ? 1 : from.channels
    guard shape.count == 4, !shape.contains(0), shape[1] == depth,
      groups == 1 || isDepthwise && shape[0] == groups,
      bias.count == shape[0]
    else { throw .badShape(operator: node.kind, shape: shape) }
    let window = try window(node, height: shape[2], width: shape[3])
    guard let to = window.positions(over: from, channels: shape[0]) else {
      throw .badShape(operator: node.kind, shape: from.shape)
    }
    let work = to.count.multipliedReportingOverflow(by: weights.count / shape[0])
    guard !work.overflow, work.partialValue <= Self.mostWork else {
      throw .tooLarge(count: work.partialValue)
    }
    let output = try newValue(to)
    let name = try input(node, 1)
    if isDepthwise {
      let packed = shared.packed(name, shape: shape) {
        Depthwise.blocks(
          transposed(weights, rows: shape[0], columns: window.count), channels: shape[0])
      }
      let step = Depthwise(
        input: value, output: output, from: from, to: to, window: window, weights: packed,
        bias: PackedWeights(bias), activation: .none)
      try append(step, to, for: node)
    } else {
      let packed = shared.packed(name, shape: shape) {
        Convolution.panels(
          channelsFirst: weights, depth: from.channels, taps: window.count, channels: shape[0])
      }
      let step = Convolution(
        input: value, output: output, from: from, to: to, window: window, weights: packed,
        bias: PackedWeights(bias), activation: .none, joined: try joinedPlanes(node, width: from.width))
      try append(step, to, for: node)
    }
  }

  /// The planes that a concatenation before a convolution would put together.
  private mutating func joinedPlanes(_ node: ONNXModel.Node, width: Int) throws(NetworkError) -> JoinedPlanes?
  {
    guard let join = try joinable(node, 0, as: Concatenation.self) else { return nil }
    let parts = zip(join.inputs, join.runs).map { value, channels in
      JoinedPlanes.Part(
        value: value, channels: channels, resized: steps.maker(of: value, as: Resize.self))
    }
    return JoinedPlanes(parts: parts, width: width)
  }

  private func window(_ node: ONNXModel.Node, height: Int, width: Int) throws(NetworkError) -> Window {
    let strides = node.attributes["strides"]?.integers ?? [1, 1]
    let pads = node.attributes["pads"]?.integers ?? [0, 0, 0, 0]
    let dilations = node.attributes["dilations"]?.integers ?? [1, 1]
    guard strides.count == 2, strides.allSatisfy({ (1...64).contains($0) }), pads.count == 4,
      pads.allSatisfy({ (0...64).contains($0) }), dilations == [1, 1], height <= 64, width <= 64
    else { throw .badOption(operator: node.kind, value: height) }
    var window = Window(height: height, width: width, strideY: strides[0], strideX: strides[1])
    (window.top, window.left) = (pads[0], pads[1])
    (window.paddingY, window.paddingX) = (pads[0] + pads[2], pads[1] + pads[3])
    return window
  }

  /// One row of numbers times a matrix: a convolution of a single pixel.
  mutating func lowerProduct(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, from) = try plane(node)
    let (shape, weights) = try numbers(node, 1)
    guard from.height == 1, from.width == 1, shape.count == 2, shape[0] == from.channels, shape[1] > 0 else {
      throw .badShape(operator: node.kind, shape: shape)
    }
    let to = Plane(height: 1, width: 1, channels: shape[1])
    let step = Convolution(
      input: value, output: try newValue(to), from: from, to: to,
      window: Window(height: 1, width: 1, strideY: 1, strideX: 1),
      weights: Convolution.panels(
        transposed(weights, rows: shape[0], columns: shape[1]), depth: from.channels),
      bias: PackedWeights([Float](repeating: 0, count: to.channels)), activation: .none)
    try append(step, to, for: node)
  }

  private func transposed(_ numbers: [Float], rows: Int, columns: Int) -> [Float] {
    (0..<columns).flatMap { column in (0..<rows).map { numbers[$0 * columns + column] } }
  }
}
