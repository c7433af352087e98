internal import PixelKernels

/// Distances by steps of 1 and √2 (Borgefors 1986, "Distance transformations in digital images"); at most 8 % above the
/// Euclidean distance.
public enum ChamferDistance {
  /// This or more where nothing is true.
  @inlinable public static var unreachable: Float { 1e6 }

  /// From each sample of a grid to the nearest true one, in samples, row by row.
  @inlinable @inline(__always)
  public static func distances(width: Int, height: Int, to isSource: (Int) -> Bool) -> [Float] {
    [Float](unsafeUninitializedCapacity: width * height) { distances, count in
      count = width * height
      for i in 0..<count { distances[i] = isSource(i) ? 0 : unreachable }
      spread(distances, width, height)
    }
  }

  /// Lowers every value to the least of all others grown by their distance.
  @usableFromInline
  static func spread(_ distances: UnsafeMutableBufferPointer<Float>, _ width: Int, _ height: Int) {
    if let first = distances.baseAddress { Kernels.chamferDistances(first, width, height) }
  }
}
