/// What a network may ask for at most: more than any supported one does, and little enough for every machine.
enum NetworkLimits {
  /// Floats: the largest that a supported network has in one tensor are 9.2 million, MODNet's before its last convolutions.
  static let largestTensor = 1 << 24
}
