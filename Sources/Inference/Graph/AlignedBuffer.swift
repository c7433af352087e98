internal import CKernels

/// Floats on a 64-byte boundary with the slack that the kernels need behind them.
final class AlignedBuffer {
  let base: UnsafeMutablePointer<Float>
  let count: Int
  private static let alignment = 64  // bytes: a cache line, and the widest vector

  init(count: Int) {
    self.count = count
    let room = count + Int(CK_LANES)
    base = UnsafeMutableRawPointer.allocate(
      byteCount: room * MemoryLayout<Float>.stride, alignment: Self.alignment
    ).bindMemory(to: Float.self, capacity: room)
    base.initialize(repeating: 0, count: room)
  }

  deinit { base.deallocate() }
}

/// A network's numbers in the order in which the kernels read them: weights, biases, slopes.
final class PackedWeights: @unchecked Sendable {  // written by `init` alone
  private let buffer: AlignedBuffer
  var base: UnsafePointer<Float> { UnsafePointer(buffer.base) }
  var count: Int { buffer.count }

  init(count: Int, fill: (UnsafeMutablePointer<Float>) -> Void) {
    buffer = AlignedBuffer(count: count)
    fill(buffer.base)
  }

  /// - Parameter padded: with zeros up to whole lanes.
  convenience init(_ numbers: [Float], padded: Bool = true) {
    self.init(count: padded ? numbers.count.wholeLanes : numbers.count) { target in
      for (i, number) in numbers.enumerated() { target[i] = number }
    }
  }
}

extension Int {
  /// The next multiple of the kernels' block of channels.
  var wholeLanes: Int { (self + Int(CK_LANES) - 1) / Int(CK_LANES) * Int(CK_LANES) }
}
