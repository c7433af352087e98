internal import Localization
internal import Rosters
internal import Tables

/// The lists beside the pictures: who is missing, who has to come again, what is not delivered and why, which names were
/// shared, and whose faces somebody has to look at.
struct DeliveryLists {
  let roster: Roster
  let language: Language
  let undelivered: [Undelivered]
  let collisions: [DeliveryNames.Collision]
  /// Pictures that a scheme leaves out, of students who are in another.
  let unnamed: [Undelivered]
  let lookAt: [LookAt]

  private static let people: [Column] = [.studentID, .examID, .name, .college, .major, .classGroup]

  /// Every list by its name, empty ones too: that nobody is missing is news as well.
  var sheets: [(name: String, sheet: WorkbookWriter.Sheet)] {
    func rows(_ list: [Undelivered]) -> [[String]] {
      list.sorted { ($0.student ?? Int.max, $0.photo) < ($1.student ?? Int.max, $1.photo) }
        .map { cells($0.student) + [$0.photo, $0.reason[language]] }
    }
    func of(_ kind: Undelivered.Kind) -> [[String]] { rows(undelivered.filter { $0.kind == kind }) }
    let words = language.choose
    let headings = DeliveryLists.people.map(\.rawValue)
    let reasons = headings + [words("照片", "photo"), words("原因", "reason")]
    return [
      (
        "missing",
        sheet(
          words("缺照片", "missing"), headings,
          undelivered.filter { $0.kind == .missing }.compactMap(\.student).sorted().map { cells($0) })
      ),
      ("retake", sheet(words("需重拍", "to re-shoot"), reasons, of(.retake))),
      ("not-delivered", sheet(words("未交付及原因", "not delivered"), reasons, of(.other))),
      ("unnamed", sheet(words("方案中无此人", "not in a scheme"), reasons, rows(unnamed))),
      (
        "collisions",
        sheet(
          words("重名", "shared names"),
          headings + [words("方案", "scheme"), words("原名", "asked for"), words("改为", "given")],
          collisions.map { cells($0.student) + [$0.scheme, $0.requested, $0.given] })
      ),
      (
        "look-at",
        sheet(
          words("人像比对待看", "faces to look at"),
          headings + [words("与原片", "with the source"), words("与参照照片", "with the reference")],
          lookAt.map { cells($0.student) + [$0.source?[language] ?? "", $0.reference?[language] ?? ""] })
      ),
    ]
  }

  private func sheet(_ name: String, _ headings: [String], _ rows: [[String]]) -> WorkbookWriter.Sheet {
    WorkbookWriter.Sheet(name: name, headings: headings, rows: rows)
  }

  private func cells(_ student: Int?) -> [String] {
    DeliveryLists.people.map { column in student.map { roster.value(column, ofStudent: $0) } ?? "" }
  }
}
