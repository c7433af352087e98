internal import Files
internal import Rosters
internal import SystemPackage

/// Gives every photo its student and its name before any is touched, so that neither depends on the order of the work.
struct Planner {
  let roster: Roster?
  let matcher: PhotoMatcher?
  let template: NameTemplate?
  /// Students by index to the lines of all who would get the same name.
  private let namesakes: [Int: [Int]]

  init(roster: Roster?, matcher: PhotoMatcher?, template: NameTemplate?) {
    self.roster = roster
    self.matcher = matcher
    self.template = template
    namesakes = Planner.namesakes(roster, template)
  }

  private static func namesakes(_ roster: Roster?, _ template: NameTemplate?) -> [Int: [Int]] {
    guard let roster, let template, template.fields.isDisjoint(with: NameTemplate.photoFields) else {
      return [:]
    }
    var groups: [String: [Int]] = [:]
    for (index, student) in roster.students.enumerated() {
      guard let path = template.path({ roster.value(named: $0, of: student) }) else { continue }
      groups[SafeName.collisionKey(path), default: []].append(index)
    }
    var namesakes: [Int: [Int]] = [:]
    for group in groups.values where group.count > 1 {
      for index in group { namesakes[index] = group.map { roster.students[$0].line } }
    }
    return namesakes
  }

  struct Plan: Equatable {
    var student: Int?
    var note: DeliveryNote?
    /// The name asked for, before others of the same name are known.
    var requestedName: String
  }

  func plan(_ path: FilePath, in run: RunMatches) -> Plan {
    let own = Planner.ownName(path)
    guard let roster, let matcher else {
      guard let template else { return Plan(requestedName: own) }
      return Plan(requestedName: template.path { photoField($0, path) } ?? own)
    }
    switch matcher.match(path.stemText) {
    case .none: return Plan(note: .unmatched, requestedName: own)
    case .ambiguous(let lines): return Plan(note: .ambiguous(lines: lines), requestedName: own)
    case .capture: return Plan(note: .captureName, requestedName: own)
    case .student(let index) where !run.believes(path, index, matcher):
      return Plan(note: .captureName, requestedName: own)
    case .student(let index):
      let student = roster.students[index]
      if run.photos(of: index) > 1 {
        return Plan(student: student.line, note: .duplicate(line: student.line), requestedName: own)
      }
      guard let template else { return Plan(student: student.line, requestedName: own) }
      if let lines = namesakes[index] {
        return Plan(student: student.line, note: .sameName(lines: lines), requestedName: own)
      }
      let name = template.path { photoField($0, path) ?? roster.value(named: $0, of: student) }
      return Plan(
        student: student.line, note: name == nil ? .emptyField(line: student.line) : nil,
        requestedName: name ?? own)
    }
  }

  private func photoField(_ name: String, _ path: FilePath) -> String? {
    switch name {
    case "stem": path.stemText
    case "folder": path.folder.string
    default: nil
    }
  }

  /// The photo's own relative path, made safe, ending in .jpg.
  static func ownName(_ path: FilePath) -> String {
    let folders = path.folder.components.map { SafeName.component($0.string) }
    let name = (folders + [SafeName.component(path.stemText, suffix: ".jpg")]).joined(separator: "/")
    guard name.utf8.count > BatchLimits.pathBytes else { return name }
    return "deep/" + SafeName.component(path.stemText, suffix: ".jpg")
  }
}
