import Delivery
import Rosters
import Testing

/// A list that was sorted anew, shortened or edited names the same people.
struct StudentMapTests {
  private static let columns: [Column] = [.studentID, .name, .idNumber, .examID]

  private static func roster(_ rows: [[String]]) -> Roster {
    Roster(columns, rows.enumerated().map { Roster.Student(line: $0.offset + 2, $0.element) })
  }

  private static let kept = roster([
    ["2001", "奥巴", "440102198001021230", "E1"], ["2002", "拜登", "440102198001021231", "E2"],
    ["", "无号", "44010219800102123X", ""], ["", "考生", "", "E4"],
  ])

  /// Indices in the list that is given, of the lines 2… of the one that was kept.
  private static func map(_ rows: [[String]]) -> [Int?] {
    let map = StudentMap(from: kept, to: roster(rows))
    return (2...5).map { map[$0] }
  }

  @Test func aSortedListNamesTheSamePeople() {
    let rows = Self.kept.students.map(\.cells)
    #expect(Self.map([rows[3], rows[1], rows[2], rows[0]]) == [3, 1, 2, 0])
    #expect(Self.map([rows[1]]) == [nil, 0, nil, nil])
  }

  @Test func numbersAreComparedAsTheyAreRead() {
    #expect(
      Self.map([["２００１ ", "奥 巴", "", ""], ["", "无号", "44010219800102123x", ""]]) == [0, nil, 1, nil])
  }

  @Test func anEditedListGuessesNobody() {
    // Another name under the number, the number of two people, a corrected number whose identity number still tells.
    #expect(Self.map([["2001", "特朗", "440102198001021230", "E1"]]) == [nil, nil, nil, nil])
    #expect(Self.map([["2001", "奥巴", "", ""], ["2001", "奥巴", "", ""]]) == [nil, nil, nil, nil])
    #expect(Self.map([["2009", "奥巴", "440102198001021230", ""]]) == [0, nil, nil, nil])
  }

  @Test func aListWithoutNamesDeniesNone() {
    let given = Roster([.studentID], [Roster.Student(line: 7, ["2002"])])
    #expect(StudentMap(from: Self.kept, to: given)[3] == 0)
    #expect(StudentMap(of: given)[7] == 0 && StudentMap(of: given)[2] == nil)
  }
}
