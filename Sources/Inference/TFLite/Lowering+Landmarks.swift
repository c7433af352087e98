extension Lowering {
  private func options(_ node: TFLiteModel.Node) throws(NetworkError) -> FlexBuffer {
    try FlexBuffer(model.file.bytes[node.customOptions])
  }

  private func number(
    _ name: String, in options: FlexBuffer, _ range: ClosedRange<Int>, node: TFLiteModel.Node
  ) throws(NetworkError) -> Int {
    let value = try options.integer(name) ?? -1
    guard range.contains(value) else { throw .badOption(operator: node.kind.rawValue, value: value) }
    return value
  }

  mutating func lowerLandmarksToMatrix(_ node: TFLiteModel.Node) throws(NetworkError) {
    let name = node.kind.rawValue
    let input = try input(node, 0)
    let shape = shape(input)
    guard shape.count == 3, shape[0] == 1, shape[2] == 3 else {
      throw .badShape(operator: name, shape: shape)
    }
    let options = try options(node)
    let last = shape[1] - 1
    let subset = try options.integers("subset_idxs") ?? []
    for index in subset where !(0...last).contains(index) { throw .badOption(operator: name, value: index) }
    guard !subset.isEmpty, let scaleX = try options.float("scale_x"),
      let scaleY = try options.float("scale_y"),
      scaleX > 0, scaleY > 0
    else { throw .badOption(operator: name, value: subset.count) }
    guard try options.float("target_rotation_radians") ?? 0 == 0 else {
      throw .unsupportedOperator(name: name + " to an angle other than 0")
    }
    let step = LandmarksToMatrix(
      input: try value(input), output: try output(node),
      left: try number("left_rotation_idx", in: options, 0...last, node: node),
      right: try number("right_rotation_idx", in: options, 0...last, node: node), subset: subset,
      scaleX: scaleX, scaleY: scaleY,
      width: try number("output_width", in: options, 1...4096, node: node),
      height: try number("output_height", in: options, 1...4096, node: node))
    try append(step, shape: [1, 4, 4], node: node)
  }

  private func matrix(_ node: TFLiteModel.Node) throws(NetworkError) -> Int {
    let tensor = try input(node, 1)
    guard shape(tensor) == [1, 4, 4] else {
      throw .badShape(operator: node.kind.rawValue, shape: shape(tensor))
    }
    return try value(tensor)
  }

  mutating func lowerTransformBilinear(_ node: TFLiteModel.Node) throws(NetworkError) {
    let input = try input(node, 0)
    let from = try plane(input, for: node)
    let options = try options(node)
    let to = Plane(
      height: try number("output_height", in: options, 1...4096, node: node),
      width: try number("output_width", in: options, 1...4096, node: node), channels: from.channels)
    let step = TransformBilinear(
      input: try value(input), matrix: try matrix(node), output: try output(node), from: from, to: to)
    try append(step, shape: to.shape, node: node)
  }

  mutating func lowerTransformLandmarks(_ node: TFLiteModel.Node) throws(NetworkError) {
    let input = try input(node, 0)
    let shape = shape(input)
    guard shape.count == 3, shape[0] == 1, shape[2] == 2 || shape[2] == 3 else {
      throw .badShape(operator: node.kind.rawValue, shape: shape)
    }
    let step = TransformLandmarks(
      input: try value(input), matrix: try matrix(node), output: try output(node), count: shape[1],
      dimensions: shape[2])
    try append(step, shape: shape, node: node)
  }
}
