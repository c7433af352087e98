public import Rosters

/// Students of a list that was kept, found again in a list that is given now: by their numbers and names, never by the
/// lines on which they stand, for lists are sorted anew, shortened and edited.
public struct StudentMap {
  /// Indices in the list that is given, by lines of the one that was kept.
  private let indices: [Int: Int]

  /// What names a student surely; the first that names exactly one decides.
  private static let keys: [Column] = [.studentID, .idNumber, .examID]

  /// A list that stands for itself.
  public init(of roster: Roster) {
    indices = Dictionary(roster.students.enumerated().map { ($0.element.line, $0.offset) }) { first, _ in
      first
    }
  }

  public init(from kept: Roster, to given: Roster) {
    let owners = StudentMap.keys.map { column in
      Dictionary(
        grouping: given.students.indices, by: { MatchKey.folded(given.value(column, ofStudent: $0)) })
    }
    var indices: [Int: Int] = [:]
    for (index, student) in kept.students.enumerated() {
      for (column, owners) in zip(StudentMap.keys, owners) {
        let number = MatchKey.folded(kept.value(column, ofStudent: index))
        guard !number.isEmpty, let found = owners[number], found.count == 1 else { continue }
        if StudentMap.haveOneName(kept, index, given, found[0]) { indices[student.line] = found[0] }
        break
      }
    }
    self.indices = indices
  }

  /// Nil where the student is not on the list that is given, or is somebody else there.
  public subscript(line: Int) -> Int? { indices[line] }

  /// A list without names does not deny any.
  private static func haveOneName(_ a: Roster, _ first: Int, _ b: Roster, _ second: Int) -> Bool {
    let names = [a.value(.name, ofStudent: first), b.value(.name, ofStudent: second)].map {
      MatchKey.folded($0)
    }
    return names[0] == names[1] || names.contains("")
  }
}
