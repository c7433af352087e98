import ArgumentParser
import Collection

/// One student by any of their numbers.
struct StudentOption: ParsableArguments {
  @Option(help: ArgumentHelp("The student: 学号, 考生号 or 证件号.", valueName: "number"))
  var student: String
}

/// Students by their numbers, or all of a list.
struct StudentsOption: ParsableArguments {
  @Option(help: ArgumentHelp("A student: 学号, 考生号 or 证件号; may be repeated.", valueName: "number"))
  var student: [String] = []

  @Option(
    help: ArgumentHelp(
      "A table (XLSX, CSV) with a column 学号, 考生号 or 证件号: each of its rows.", valueName: "file"))
  var list: PathArgument?

  func validate() throws {
    guard student.isEmpty == (list != nil) else {
      throw UsageError(
        zh: "请用 --student 指明学生，或用 --list 给出名单（二者取一）。",
        en: "Name students with --student, or give a table with --list; one of both."
      ).forParser
    }
  }
}
