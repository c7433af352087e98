internal import CKernels

extension TFLiteModel {
  /// The tensor that a chain of DENSIFY and DEQUANTIZE starts from.
  func stored(_ index: Int, producers: [Int: Int]) -> Int {
    var index = index
    for _ in 0..<2 {
      guard let producer = producers[index], [.dequantize, .densify].contains(nodes[producer].kind),
        let input = nodes[producer].inputs.first
      else { break }
      index = input
    }
    return index
  }

  /// The numbers of a stored tensor, widened and dense, in the order of its shape.
  func floats(_ index: Int) throws(NetworkError) -> [Float] {
    let tensor = tensors[index]
    let bytesEach = tensor.type == ElementType.float16 ? 2 : 4
    guard tensor.type == ElementType.float32 || tensor.type == ElementType.float16 else {
      throw .unsupportedType(code: tensor.type)
    }
    let stored = tensor.data.count / bytesEach
    guard let sparsity = tensor.sparsity else {
      guard tensor.data.count == tensor.count * bytesEach else {
        throw .badData(bytes: tensor.data.count, expected: tensor.count * bytesEach)
      }
      return widen(tensor.data, count: stored, half: bytesEach == 2)
    }
    let values = widen(tensor.data, count: stored, half: bytesEach == 2)
    let places = try Sparsity(sparsity, shape: tensor.shape).places(values: stored)
    var dense = [Float](repeating: 0, count: tensor.count)
    for (place, value) in zip(places, values) { dense[place] = value }
    return dense
  }

  private func widen(_ data: Range<Int>, count: Int, half: Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { floats, initialized in
      initialized = count
      file.bytes.withUnsafeBytes { bytes in
        let source = UnsafeRawBufferPointer(rebasing: bytes[data])
        if !half {
          UnsafeMutableRawBufferPointer(floats).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: source.prefix(4 * count)))
        } else if let start = source.baseAddress, let target = floats.baseAddress {
          ck_widen(start, target, count)
        }
      }
    }
  }

  /// The numbers of a stored tensor of 32-bit integers.
  func integers(_ index: Int) throws(NetworkError) -> [Int] {
    let tensor = tensors[index]
    guard tensor.type == ElementType.int32 else { throw .unsupportedType(code: tensor.type) }
    guard tensor.data.count == tensor.count * 4, tensor.count <= FlatBuffer.longestList else {
      throw .badData(bytes: tensor.data.count, expected: tensor.count * 4)
    }
    var values: [Int] = []
    for i in 0..<tensor.count {
      values.append(Int(try file.load(Int32.self, at: tensor.data.lowerBound + 4 * i)))
    }
    return values
  }
}
