extension CutAudit {
  // Of `features`, and the constant; chosen by cross-validation over the seven people that the network is trained on, so that
  // nobody's cut is judged by a network that saw them.
  static let fineWeights: (SIMD8<Float>, Float) = (SIMD8(-11.7, -0.1, 0, -1, 0, 0, 0, 0), 3.73)
  static let roughWeights: (SIMD8<Float>, Float) = (SIMD8(-11.7, -0.1, 0, -1, 0, 0, 0, 0), 3.73)
}
