extension Lowering {
  mutating func lowerPad(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    let amounts = try model.integers(try self.input(node, 1))
    guard amounts.count == 8, amounts[0] == 0, amounts[1] == 0 else {
      throw .badShape(operator: name, shape: amounts)
    }
    for amount in amounts where !(0...4096).contains(amount) {
      throw .badOption(operator: name, value: amount)
    }
    let to = Plane(
      height: from.height + amounts[2] + amounts[3], width: from.width + amounts[4] + amounts[5],
      channels: from.channels + amounts[6] + amounts[7])
    let step = Pad(
      input: try value(input), output: try output(node), from: from, to: to, top: amounts[2],
      left: amounts[4], front: amounts[6])
    try append(step, shape: to.shape, node: node)
  }

  mutating func lowerResize(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    let size = try model.integers(try self.input(node, 1))
    guard size.count == 2, size.allSatisfy({ (1...4096).contains($0) }) else {
      throw .badShape(operator: name, shape: size)
    }
    let to = Plane(height: size[0], width: size[1], channels: from.channels)
    let aligned = try node.options?.integer(2, UInt8.self) ?? 0
    let centred = try node.options?.integer(3, UInt8.self) ?? 0
    guard aligned == 0 || centred == 0 else { throw .badOption(operator: name, value: aligned) }
    let step = Resize(
      input: try value(input), output: try output(node), from: from, to: to,
      grid: centred != 0 ? .halfPixelCentres : aligned != 0 ? .alignedCorners : .corners)
    try append(step, shape: to.shape, node: node)
  }

  mutating func lowerDepthToSpace(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    let block = try node.options?.integer(0, Int32.self) ?? 0
    guard (1...64).contains(block), from.channels % (block * block) == 0 else {
      throw .badOption(operator: name, value: block)
    }
    let to = Plane(
      height: from.height * block, width: from.width * block, channels: from.channels / (block * block))
    let step = DepthToSpace(
      input: try value(input), output: try output(node), from: from, to: to, block: block)
    try append(step, shape: to.shape, node: node)
  }

  mutating func lowerConcatenation(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let output = try output(node)
    var made = shape(try input(node, 0))
    var axis = try node.options?.integer(0, Int32.self) ?? 0
    if axis < 0 { axis += made.count }
    guard made.indices.contains(axis) else { throw .badOption(operator: name, value: axis) }
    guard try node.options?.integer(1, Int8.self) ?? 0 == 0 else {
      throw .unsupportedOperator(name: name + " fused")
    }
    let outer = made[..<axis].reduce(1, *)
    var (inputs, runs): ([Int], [Int]) = ([], [])
    var total = 0
    for tensor in node.inputs {
      let shape = shape(tensor)
      guard shape.count == made.count,
        shape.indices.allSatisfy({ $0 == axis || shape[$0] == made[$0] })
      else { throw .badShape(operator: name, shape: shape) }
      total += shape[axis]
      inputs.append(try value(tensor))
      runs.append(model.tensors[tensor].count / outer)
    }
    made[axis] = total
    try append(
      Concatenation(inputs: inputs, runs: runs, output: output, outer: outer), shape: made, node: node)
  }

  /// Only a slice that takes everything is known.
  mutating func lowerSlice(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let (input, output) = (try input(node, 0), try output(node))
    let shape = shape(input)
    let begin = try model.integers(try self.input(node, 1))
    let end = try model.integers(try self.input(node, 2))
    let step = try model.integers(try self.input(node, 3))
    let beginMask = try node.options?.integer(0, Int32.self) ?? 0
    let endMask = try node.options?.integer(1, Int32.self) ?? 0
    for mask in 2...4 {
      let value = try node.options?.integer(mask, Int32.self) ?? 0
      guard value == 0 else { throw .badOption(operator: name, value: value) }
    }
    guard [begin, end, step].allSatisfy({ $0.count == shape.count }), self.shape(output) == shape else {
      throw .badShape(operator: name, shape: self.shape(output))
    }
    for axis in shape.indices {
      let bit = 1 << axis
      let takesAll =
        step[axis] == 1 && (begin[axis] == 0 || beginMask & bit != 0)
        && (end[axis] >= shape[axis] || endMask & bit != 0)
      guard takesAll else { throw .badOption(operator: name, value: axis) }
    }
    try alias(output, of: input, node: node)
  }
}
