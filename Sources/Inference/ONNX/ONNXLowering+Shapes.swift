/// Shapes are known once the input's size is: what computes them leaves no step behind.
extension ONNXLowering {
  /// In the file's order: 1, channels, height, width.
  mutating func lowerShape(_ node: ONNXModel.Node) throws(NetworkError) {
    let plane = try plane(node).1
    try define(node, .integers([1, plane.channels, plane.height, plane.width]))
  }

  mutating func lowerGather(_ node: ONNXModel.Node) throws(NetworkError) {
    let numbers = try integers(node, 0)
    let indices = try integers(node, 1)
    guard indices.count == 1, numbers.indices.contains(indices[0]) else {
      throw .badIndex(indices.first ?? 0)
    }
    try define(node, .integers([numbers[indices[0]]]))
  }

  /// Only weights and a single pixel are reshaped: its channels stay in order.
  mutating func lowerReshape(_ node: ONNXModel.Node) throws(NetworkError) {
    if let constant = try reshapedConstant(node) {
      try define(node, constant)
      return
    }
    let (value, plane) = try plane(node)
    let shape = try integers(node, 1)
    guard plane.height == 1, plane.width == 1, shape.count >= 2,
      shape.enumerated().allSatisfy({ $1 == ($0 == 1 ? plane.channels : 1) })
    else { throw .badShape(operator: node.kind, shape: shape) }
    try define(node, .plane(value: value, plane))
  }

  /// A single pixel spread over a plane stays one: what reads it repeats it.
  mutating func lowerExpand(_ node: ONNXModel.Node) throws(NetworkError) {
    let (value, plane) = try plane(node)
    let shape = try integers(node, 1)
    guard plane.height == 1, plane.width == 1, shape.count == 4, shape[0] == 1, shape[1] == plane.channels
    else { throw .badShape(operator: node.kind, shape: shape) }
    try define(node, .plane(value: value, plane))
  }
}
