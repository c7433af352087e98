internal import CKernels

/// Floats on a 64-byte boundary with the slack that the kernels need behind them.
final class Floats {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    let room = count + Int(CK_LANES)
    base = UnsafeMutableRawPointer.allocate(byteCount: room * MemoryLayout<Float>.stride, alignment: 64)
      .bindMemory(to: Float.self, capacity: room)
    base.initialize(repeating: 0, count: room)
  }

  deinit { base.deallocate() }
}

/// Numbers of a network, never written again.
final class Constant: @unchecked Sendable {
  private let floats: Floats
  var base: UnsafePointer<Float> { UnsafePointer(floats.base) }
  var count: Int { floats.count }

  init(count: Int, fill: (UnsafeMutablePointer<Float>) -> Void) {
    floats = Floats(count: count)
    fill(floats.base)
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
