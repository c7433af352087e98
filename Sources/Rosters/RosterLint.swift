/// Finds the mistakes in a roster that make photos end up under the wrong student, or that the registration refuses.
public struct RosterLint {
  private let roster: Roster
  private let latestYear: Int
  /// From left to right.
  private let columns: [(column: Column, index: Int)]
  private var issues: [RosterIssue]
  private var seen: [Column: [String: Int]] = [:]

  /// All mistakes by line, then column.
  /// - Parameter latestYear: nobody on the list was born later.
  public static func issues(in roster: Roster, latestYear: Int) -> [RosterIssue] {
    var lint = RosterLint(roster: roster, latestYear: latestYear, issues: roster.formIssues)
    for student in roster.students { lint.check(student) }
    return lint.issues.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }

  private init(roster: Roster, latestYear: Int, issues: [RosterIssue]) {
    self.roster = roster
    self.latestYear = latestYear
    columns = roster.columns.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }
    self.issues = issues
  }

  /// What students tell themselves, and what most are without.
  private static let mayBeEmpty: Set<Column> = [.idType, .level, .phone, .address, .postcode]

  private mutating func check(_ student: Roster.Student) {
    for (column, index) in columns {
      // A cell that the row lacks is told by the count of its fields.
      guard index < student.cells.count else { continue }
      check(student.cells[index], column, of: student)
    }
  }

  private mutating func check(_ raw: String, _ column: Column, of student: Roster.Student) {
    var found: [(kind: RosterIssue.Kind, column: Column)] = []
    func report(_ kind: RosterIssue.Kind, in other: Column? = nil) { found.append((kind, other ?? column)) }
    defer {
      for (kind, column) in found {
        let index = roster.columns[column] ?? 0
        let heading = Roster.tidied(roster.headings[index])
        issues.append(RosterIssue(kind, line: student.line, column: index + 1, heading: heading))
      }
    }
    let text = Roster.tidied(raw)
    guard !text.isEmpty else {
      if !RosterLint.mayBeEmpty.contains(column) { report(.empty) }
      return
    }
    if text != raw { report(.blankAround) }
    if Characters.hasHidden(text) { report(.hiddenCharacter) }
    if text.unicodeScalars.contains("\u{FFFD}") { report(.damagedCharacter) }
    switch column {
    case .name:
      for kind in RosterLint.flaws(ofName: text) { report(kind) }
    case .studentID, .examID, .idNumber:
      let key = Characters.halfWidth(text)
      if key != text { report(.fullWidth) }
      if text.unicodeScalars.contains(where: Roster.isBlank) { report(.blankInside) }
      // Of a number that lost its digits nobody knows whose it was.
      guard !Characters.isMangledNumber(key) else { return report(.mangledNumber) }
      if let first = seen[column, default: [:]].updateValue(student.line, forKey: MatchKey.folded(text)) {
        seen[column]?[MatchKey.folded(text)] = first
        report(.duplicate(firstLine: first))
      }
      let isKey = key.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber) || $0.isWhitespace || "-_()".contains($0)
      }
      if column == .idNumber, mustBeKnown(student, key) {
        checkIdentity(key.filter { !$0.isWhitespace }, of: student, report: report)
      } else if !isKey {
        report(.keyCharacter)
      }
    case .idType, .sex, .birthDate, .college, .major, .classGroup, .level, .phone, .address, .postcode:
      break
    }
  }

  private func checkIdentity(
    _ text: String, of student: Roster.Student, report: (RosterIssue.Kind, Column?) -> Void
  ) {
    if text.hasSuffix("x"), text.count == IDNumber.length { report(.idLowercaseX, nil) }
    do throws(IDNumber.FlawError) {
      let number = try IDNumber(text, latestYear: latestYear)
      // A type that asks for an identity card is no passport's.
      if RosterLint.asksForCard(roster.value(.idType, of: student)), number.isOfOtherDocument {
        // As long as it should be: then it is the characters.
        report(text.count == IDNumber.length ? .idCharacter : .idLength(text.count), nil)
      }
      let sex = roster.value(.sex, of: student)
      if let isMale = number.isMale, ["男", "女"].contains(sex), (sex == "男") != isMale {
        report(.idSex, .sex)
      }
      let birth = roster.value(.birthDate, of: student)
      if let known = number.birthDate, !birth.isEmpty, !Characters.sameDate(birth, known) {
        report(.idBirthDate, .birthDate)
      }
    } catch {
      switch error.flaw {
      case .length(let count): report(.idLength(count), nil)
      case .character: report(.idCharacter, nil)
      case .region: report(.idRegion, nil)
      case .date: report(.idDate, nil)
      case .checkDigit(let expected): report(.idCheckDigit(expected: expected), nil)
      }
    }
  }

  /// Whether a number is wrong that no document has. Passports and permits have many forms: where a column of the roster
  /// says so, or the heading leaves it open and the number begins with a letter, any is right.
  private func mustBeKnown(_ student: Roster.Student, _ number: String) -> Bool {
    let type = roster.value(.idType, of: student)
    // Types given by a code differ between systems.
    if type.unicodeScalars.contains(where: \.properties.isIdeographic) { return RosterLint.asksForCard(type) }
    let heading = Roster.tidied(roster.columns[.idNumber].map { roster.headings[$0] } ?? "")
    let asksForCitizens = heading.contains("身份证") && !heading.contains("身份证件")
    return asksForCitizens && !number.contains { "()-".contains($0) } || number.first?.isNumber == true
  }

  /// 居民身份证, 外国人永久居留身份证, 港澳台居民居住证; not the cards that Hong Kong and Macau give.
  private static func asksForCard(_ type: String) -> Bool {
    type.contains("居住证") || type.contains("身份证") && !["港", "澳", "身份证明"].contains { type.contains($0) }
  }

  private static func flaws(ofName name: String) -> [RosterIssue.Kind] {
    var flaws: [RosterIssue.Kind] = []
    let scalars = Array(name.unicodeScalars)
    let hasHan = scalars.contains(where: \.properties.isIdeographic)
    // Names in Latin letters have single blanks between their parts.
    let blanks = scalars.indices.filter { Roster.isBlank(scalars[$0]) && !Characters.isHidden(scalars[$0]) }
    if hasHan ? !blanks.isEmpty : zip(blanks, blanks.dropFirst()).contains(where: { $1 == $0 + 1 }) {
      flaws.append(.blankInside)
    }
    if hasHan, scalars.contains(where: { Characters.looksLikeMiddleDot($0) }) { flaws.append(.middleDot) }
    if Characters.halfWidth(name) != name { flaws.append(.fullWidth) }
    let allowed = "·.-' ’()（）"
    let odd = Characters.halfWidth(name).filter { character in
      !character.isLetter && !character.isWhitespace && !allowed.contains(character)
        && !character.unicodeScalars.allSatisfy {
          Characters.looksLikeMiddleDot($0) || Characters.isHidden($0) || $0 == "\u{FFFD}"
        }
    }
    if !odd.isEmpty { flaws.append(.nameCharacter) }
    return flaws
  }
}
