/// What a network may ask for at most: far more than any supported one does, and little enough for every machine.
enum NetworkLimits {
  /// Floats: twice what the largest supported network has in one tensor.
  static let largestTensor = 1 << 23
}
