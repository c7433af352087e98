internal import Rosters

/// What tells students of one name apart in the names of files: 学号, 考生号, else the line of the list; never a number
/// that two students share. Identity numbers stay out of names that did not ask for them.
struct TellingNumbers {
  private let roster: Roster
  private let counts: [[String: Int]]

  private static let columns: [Column] = [.studentID, .examID]

  init(_ roster: Roster) {
    self.roster = roster
    counts = TellingNumbers.columns.map { column in
      roster.students.indices.reduce(into: [:]) {
        $0[MatchKey.folded(roster.value(column, ofStudent: $1)), default: 0] += 1
      }
    }
  }

  func text(ofStudent index: Int) -> String {
    for (column, counts) in zip(TellingNumbers.columns, counts) {
      let text = roster.value(column, ofStudent: index)
      if !text.isEmpty, counts[MatchKey.folded(text)] == 1 { return text }
    }
    return String(roster.students[index].line)
  }
}
