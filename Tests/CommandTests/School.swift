import Foundation
import Testing

/// A collection of two students, and commands on it.
struct School {
  let folder: URL
  var place: String { folder.appendingPathComponent("c").path }

  static let list = "学号,姓名,证件号,学院,班级\n1,甲,11010519491231002X,理,1\n2,乙,440102198001021230,理,2\n"

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func collect(_ arguments: String...) throws -> Executable.Outcome {
    try Executable.run(["collect"] + arguments + ["-C", place, "--language", "en", "--actor", "tester"])
  }

  /// - Parameter list: as CSV.
  static func with(list: String = list, fee: String = "15.00", _ body: (School) throws -> Void) throws {
    try Executable.withFolder { folder in
      let school = School(folder: folder)
      let privacy = try school.file("privacy.txt", "I agree.\n")
      let made = try Executable.run([
        "collect", "init", school.place, "--school", "示范大学", "--batch", "2026届", "--privacy", privacy,
        "--fee",
        fee, "--language", "en", "--actor", "tester",
      ])
      #expect(made.status == 0 && made.text.hasPrefix("made the collection"))
      let imported = try school.collect("import", try school.file("list.csv", list))
      #expect(imported.text.hasPrefix("added 2, changed 0"), "\(imported.text)")
      try body(school)
    }
  }
}
