/// Points of the 478-point face mesh that rules look at; left and right are the subject's.
enum MeshPoint {
  static let count = 478
  static let chin = 152
  static let rightCheek = 234
  static let leftCheek = 454
  static let rightIris = 468
  static let leftIris = 473
  static let rightEyeOuter = 33
  static let leftEyeOuter = 263
  static let rightJaw = 58
  static let leftJaw = 288
}
