/// Whole numbers of eight bits that stand for floats: (q − zero point) · scale, with one scale and zero point for each
/// block along the last axis (DequantizeLinear of operator set 21). Kept as they lie in the file until a step is made
/// of them, so that no network is held twice.
struct QuantizedTensor {
  var shape: [Int]
  private let numbers: ONNXModel.Tensor
  private let zeroPoints: ONNXModel.Tensor
  private let scales: [Float]
  private let row: Int
  private let block: Int

  private static let name = "DequantizeLinear"

  /// - Throws: `NetworkError` unless there is one scale and zero point a block.
  init(
    _ numbers: ONNXModel.Tensor, scales: (shape: [Int], numbers: [Float]), zeroPoints: ONNXModel.Tensor,
    axis: Int, block: Int
  ) throws(NetworkError) {
    guard let row = numbers.shape.last, row > 0, axis == numbers.shape.count - 1 else {
      throw .badOption(operator: Self.name, value: axis)
    }
    guard (1...1 << 16).contains(block) else { throw .badOption(operator: Self.name, value: block) }
    let blocks = numbers.shape.dropLast() + [(row + block - 1) / block]
    guard scales.shape == Array(blocks), zeroPoints.shape == Array(blocks) else {
      throw .badShape(operator: Self.name, shape: scales.shape)
    }
    shape = numbers.shape
    self.numbers = numbers
    self.zeroPoints = zeroPoints
    self.scales = scales.numbers
    self.row = row
    self.block = block
  }

  /// In the order of the file.
  func floats(from model: ONNXModel) throws(NetworkError) -> [Float] {
    let count = numbers.shape.reduce(1, *)
    let quantized = try model.bytes(of: numbers)
    let zeros = try model.bytes(of: zeroPoints)
    return [Float](unsafeUninitializedCapacity: count) { target, initialized in
      model.bytes.withUnsafeBytes { file in
        guard let target = target.baseAddress, let start = file.baseAddress else { return }
        let source = (start + quantized.lowerBound).assumingMemoryBound(to: Int8.self)
        let zeros = (start + zeros.lowerBound).assumingMemoryBound(to: Int8.self)
        var (first, index) = (0, 0)
        while first < count {
          let end = min(first + block, first / row * row + row)
          let (scale, zero) = (scales[index], Int32(zeros[index]))
          for i in first..<end { target[i] = Float(Int32(source[i]) - zero) * scale }
          first = end
          index += 1
        }
        initialized = count
      }
    }
  }
}

extension ONNXModel {
  /// Where the eight-bit numbers of a tensor lie in the file.
  func bytes(of tensor: Tensor) throws(NetworkError) -> Range<Int> {
    guard tensor.type == 3 else { throw .unsupportedType(code: tensor.type) }
    let count = tensor.shape.reduce(1, *)
    guard tensor.data.count == count else { throw .badData(bytes: tensor.data.count, expected: count) }
    return tensor.data
  }
}
