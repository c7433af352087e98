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
    var number: String
    var name: String
    var group: [String]
  }

  let source: DeliverySource
  /// By college, class and number.
  let persons: [Person]

  init(_ options: SourceOptions) throws {
    let source = try options.load().settled()
    self.source = source
    func value(_ column: Column, _ item: Deliverable) -> String {
      source.roster.value(column, of: source.roster.students[item.student])
    }
    persons = source.deliverables.map { item in
      Person(
        item: item, number: value(.studentID, item), name: value(.name, item),
        group: [Column.college, .major, .classGroup].map { value($0, item) })
    }.sorted { a, b in
      a.group == b.group ? a.number < b.number : a.group.lexicographicallyPrecedes(b.group)
    }
  }

  func value(_ column: Column, of person: Person) -> String {
    source.roster.value(column, of: source.roster.students[person.item.student])
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
