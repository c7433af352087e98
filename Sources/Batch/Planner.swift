internal import Foundation
internal import GRDB
internal import Roster

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
    var wanted: String
  }

  func plan(_ path: RawPath, photosOf: (Int) -> Int) -> Plan {
    let own = Planner.ownName(path)
    guard let roster, let matcher else {
      guard let template else { return Plan(wanted: own) }
      return Plan(wanted: template.path { photoField($0, path) } ?? own)
    }
    switch matcher.match(path.stem.text) {
    case .none: return Plan(note: .unmatched, wanted: own)
    case .ambiguous(let lines): return Plan(note: .ambiguous(lines: lines), wanted: own)
    case .student(let index):
      let student = roster.students[index]
      if photosOf(index) > 1 {
        return Plan(student: student.line, note: .duplicate(line: student.line), wanted: own)
      }
      guard let template else { return Plan(student: student.line, wanted: own) }
      if let lines = namesakes[index] {
        return Plan(student: student.line, note: .sameName(lines: lines), wanted: own)
      }
      let name = template.path { photoField($0, path) ?? roster.value(named: $0, of: student) }
      return Plan(
        student: student.line, note: name == nil ? .emptyField(line: student.line) : nil, wanted: name ?? own)
    }
  }

  /// The student of a photo by its index, where there is exactly one.
  func student(of path: RawPath) -> Int? {
    guard case .student(let index) = matcher?.match(path.stem.text) else { return nil }
    return index
  }

  private func photoField(_ name: String, _ path: RawPath) -> String? {
    switch name {
    case "stem": path.stem.text
    case "folder": path.folder.text
    default: nil
    }
  }

  /// The photo's own relative path, made safe, ending in .jpg.
  static func ownName(_ path: RawPath) -> String {
    let folders = path.folder.bytes.split(separator: UInt8(ascii: "/")).map {
      SafeName.component(String(decoding: $0, as: UTF8.self))
    }
    let name = (folders + [SafeName.component(path.stem.text, suffix: ".jpg")]).joined(separator: "/")
    guard name.utf8.count > BatchLimits.pathBytes else { return name }
    return "deep/" + SafeName.component(path.stem.text, suffix: ".jpg")
  }
}
