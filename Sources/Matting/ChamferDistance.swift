internal import PixelKernels

/// Distances to the nearest true sample by steps of 1 and √2 (Borgefors 1986); at most 8 % above the Euclidean
/// distance. `unreachable` or more where nothing is true.
enum ChamferDistance {
  static let unreachable: Float = 1e6

  @inline(__always)
  static func distances(width: Int, height: Int, to isSource: (Int) -> Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: width * height) { distances, count in
      count = width * height
      for i in 0..<count { distances[i] = isSource(i) ? 0 : unreachable }
      if let first = distances.baseAddress { Kernels.chamferDistances(first, width, height) }
    }
  }
}
