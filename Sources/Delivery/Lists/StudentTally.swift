/// What became of each student on the list: of one thing only, so that the counts add up to the list.
struct StudentTally: Hashable {
  var delivered: Set<Int> = []
  var missing: Set<Int> = []
  var retake: Set<Int> = []
  var other: Set<Int> = []
  /// Photos of nobody on the list.
  var strangers = 0

  /// - Parameter delivered: students of whom any scheme has the picture, whatever else is said of them.
  init(delivered: Set<Int>, undelivered: [Undelivered]) {
    self.delivered = delivered
    for item in undelivered {
      guard let student = item.student else {
        strangers += 1
        continue
      }
      guard !delivered.contains(student) else { continue }
      switch item.kind {
      case .missing: missing.insert(student)
      case .retake: retake.insert(student)
      case .other: other.insert(student)
      }
    }
    // One photo that may still be delivered is enough not to take others.
    retake.subtract(other)
    missing.subtract(other.union(retake))
  }

  var students: Int { delivered.count + missing.count + retake.count + other.count }
}
