import Delivery
import Files
import Foundation
import Localization
import Printing
import Rosters
import SystemPackage

/// Whose prints go by post: what the mail commands share.
struct Mailing {
  struct Person {
    var item: Deliverable
    /// Nil where the list has no number at all.
    var number: StudentNumber?
    var name: String
    var group: [String]

    /// "计算机/软件/1班 20260001 张三"
    var label: String {
      [group.filter { !$0.isEmpty }.joined(separator: "/"), number?.shown ?? "", name].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  let source: DeliverySource
  /// By college, class and number.
  let persons: [Person]

  init(_ options: SourceOptions) throws {
    let source = try options.load().settled()
    self.source = source
    func value(_ column: Column, _ item: Deliverable) -> String {
      source.roster.value(column, of: source.roster.students[item.student]).onOneLine
    }
    persons = source.deliverables.map { item in
      Person(
        item: item, number: source.roster.number(ofStudent: item.student), name: value(.name, item),
        group: [Column.college, .major, .classGroup].map { value($0, item) })
    }.sorted { a, b in
      a.group == b.group
        ? a.number?.text ?? "" < b.number?.text ?? "" : a.group.lexicographicallyPrecedes(b.group)
    }
  }

  func value(_ column: Column, of person: Person) -> String {
    source.roster.value(column, of: source.roster.students[person.item.student]).onOneLine
  }

  /// What is noted under a number must be one person's.
  /// - Throws: `UsageError` where somebody has no number, or that of another on the list.
  func checkNumbers() throws {
    let roster = source.roster
    let numbers = roster.students.indices.compactMap { roster.number(ofStudent: $0)?.text }
    let counts = Dictionary(numbers.map { (MatchKey.folded($0), 1) }, uniquingKeysWith: +)
    for person in persons {
      let line = roster.students[person.item.student].line
      guard let number = person.number else {
        throw UsageError(
          zh: "名单第 \(line) 行没有学号、考生号或证件号，无法登记寄送。",
          en: "Line \(line) of the list has no 学号, 考生号 or 证件号, under which a parcel could be noted.")
      }
      guard counts[MatchKey.folded(number.text)] == 1 else {
        throw UsageError(
          zh: "名单中有多人的号码是 \(number.shown)（第 \(line) 行），无法登记寄送。",
          en:
            "Several students on the list have the number \(number.shown) (line \(line)): parcels can't be noted."
        )
      }
    }
  }

  /// A number as it may be shown.
  func shown(_ number: String) -> String {
    persons.lazy.compactMap(\.number).first { $0.text == number }?.shown ?? Masking.masked(number)
  }

  /// Runs of one class.
  var classes: [Range<Int>] {
    var classes: [Range<Int>] = []
    for index in persons.indices {
      if index > 0, persons[index].group == persons[index - 1].group {
        classes[classes.count - 1] = classes[classes.count - 1].lowerBound..<index + 1
      } else {
        classes.append(index..<index + 1)
      }
    }
    return classes
  }
}

extension SourceOptions {
  /// The ledger lies with what it is about.
  var ledger: FilePath {
    guard let first = sources.first?.path else { return "mail.jsonl" }
    return FileSystem.isFolder(first) ? first / "mail.jsonl" : first.folder / "mail.jsonl"
  }
}

/// A PDF that appears whole or not at all.
func writePDF(_ path: FilePath, title: String, _ lettering: Lettering, _ body: (PDFDocument) throws -> Void)
  throws
{
  try FileSystem.makeFolder(path.folder)
  let file = try AtomicFile(path, by: FileSystem.temporary(in: path.folder), .personal)
  let document = try PDFDocument(title: title, lettering: lettering) { bytes in
    file.write(bytes)
    return true
  }
  try body(document)
  try document.finish()
  try file.commit()
}
