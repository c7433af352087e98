/// Points of the 478-point face mesh that rules look at; left and right are the subject's.
enum MeshPoint {
  static let count = 478
  static let chin = 152
  /// Middle of the forehead's upper edge.
  static let forehead = 10
  static let rightCheek = 234
  static let leftCheek = 454
  static let rightIris = 468
  static let leftIris = 473
  static let rightEyeOuter = 33
  static let leftEyeOuter = 263
  static let rightJaw = 58
  static let leftJaw = 288
  /// Corners of the mouth, outside and between the lips.
  static let mouthRight = 61
  static let mouthLeft = 291
  static let innerMouthRight = 78
  static let innerMouthLeft = 308
  /// Middle of the gap between the lips, and of the lower lip's lower edge.
  static let upperLip = 13
  static let lowerLip = 14
  static let underLip = 17
}
