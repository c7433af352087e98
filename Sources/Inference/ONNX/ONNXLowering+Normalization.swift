extension ONNXLowering {
  /// Only whole ranges of channels are taken.
  mutating func lowerSlice(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node)
    let starts = try integers(node, 1)
    let ends = try integers(node, 2)
    guard starts.count == 1, ends.count == 1, try integers(node, 3) == [1], try integers(node, 4) == [1],
      starts[0] >= 0, starts[0] < plane.channels, ends[0] > starts[0]
    else { throw .badOption(operator: node.kind, value: starts.first ?? 0) }
    try define(node, .slice(value: value, plane, channels: starts[0]..<min(ends[0], plane.channels)))
  }

  mutating func lowerBatchNormalization(_ node: ONNXModel.Node) throws(NetworkError) {
    var parameters: [[Float]] = []
    for index in 1...4 { parameters.append(try numbers(node, index).numbers) }
    let epsilon = node.attributes["epsilon"]?.number ?? 1e-5
    let counts = parameters.map(\.count)
    guard counts.allSatisfy({ $0 == counts[0] }) else { throw .badShape(operator: node.kind, shape: counts) }
    // Scale, shift, and the mean and variance of the training.
    let scale = zip(parameters[0], parameters[3]).map { $0 / ($1 + epsilon).squareRoot() }
    let shift = scale.indices.map { parameters[1][$0] - parameters[2][$0] * scale[$0] }
    if case .plane = try meaning(try input(node, 0)) {
      try lowerChannelScaling(node, scale: scale, shift: shift)
    } else {
      try normalize(node, counts: counts) { .batch(scale: scale, shift: shift) }
    }
  }

  mutating func lowerInstanceNormalization(_ node: ONNXModel.Node) throws(NetworkError) {
    let scale = try numbers(node, 1).numbers
    let shift = try numbers(node, 2).numbers
    let epsilon = node.attributes["epsilon"]?.number ?? 1e-5
    guard epsilon > 0 else { throw .badOption(operator: node.kind, value: 0) }
    try normalize(node, counts: [scale.count, shift.count]) {
      .instance(scale: scale, shift: shift, epsilon: epsilon)
    }
  }

  private mutating func normalize(
    _ node: ONNXModel.Node, counts: [Int], by normalization: () -> Normalization
  ) throws(NetworkError) {
    guard case .slice(let value, let plane, let channels) = try meaning(try input(node, 0)),
      counts.allSatisfy({ $0 == channels.count })
    else { throw .badShape(operator: node.kind, shape: counts) }
    try define(node, .normalized(value: value, plane, channels: channels, normalization()))
  }

  /// Integers, whole planes, or the two halves of one value that were normalized apart.
  mutating func lowerConcatenation(_ node: ONNXModel.Node) throws(NetworkError) {
    var meanings: [Meaning] = []
    for name in node.inputs { meanings.append(try meaning(name)) }
    switch meanings.first {
    case .integers:
      var joined: [Int] = []
      for meaning in meanings {
        guard case .integers(let integers) = meaning, joined.count < 16 else {
          throw .badShape(operator: node.kind, shape: joined)
        }
        joined += integers
      }
      try define(node, .integers(joined))
    case .normalized:
      try lowerMixedNormalization(node, meanings)
    default:
      try lowerChannelConcatenation(node)
    }
  }

  private mutating func lowerMixedNormalization(
    _ node: ONNXModel.Node, _ halves: [Meaning]
  ) throws(NetworkError) {
    guard halves.count == 2,
      case .normalized(let value, let plane, let first, .batch(let scale, let shift)) = halves[0],
      case .normalized(let other, _, let second, .instance(let gain, let offset, let epsilon)) = halves[1],
      value == other, first.lowerBound == 0, second == first.upperBound..<plane.channels
    else { throw .badShape(operator: node.kind, shape: []) }
    let step = MixedNormalization(
      input: value, output: try newValue(plane), plane: plane, fixed: first.count,
      scale: PackedWeights(scale + gain), shift: PackedWeights(shift + offset), epsilon: epsilon,
      activation: .none)
    try append(step, plane, for: node)
  }

  private mutating func lowerChannelConcatenation(_ node: ONNXModel.Node) throws(NetworkError) {
    var (inputs, runs): ([Int], [Int]) = ([], [])
    var joined: Plane?
    for index in node.inputs.indices {
      let (value, plane) = try plane(node, index)
      let size = joined ?? plane
      guard (plane.height, plane.width) == (size.height, size.width) else {
        throw .badShape(operator: node.kind, shape: plane.shape)
      }
      inputs.append(value)
      runs.append(plane.channels)
      joined = Plane(height: plane.height, width: plane.width, channels: runs.reduce(0, +))
    }
    guard let joined, node.attributes["axis"]?.integer == 1 else {
      throw .badOption(operator: node.kind, value: node.attributes["axis"]?.integer ?? 0)
    }
    let step = Concatenation(
      inputs: inputs, runs: runs, output: try newValue(joined), outer: joined.height * joined.width)
    try append(step, joined, for: node)
  }
}
