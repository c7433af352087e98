import ArgumentParser
import Collection
import Localization

struct CollectVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "学籍核验: the last four characters of the identity number. 学籍核验。",
    discussion: """
      Full-width characters and a small x are accepted. Hong Kong and Macau cards: without the brackets; passports and \
      others also the last six. Five wrong tries lock the student for an hour. A --list has a column 后四位 or last4.
      """)

  @OptionGroup var students: StudentsOption

  @Option(help: "The last four characters, such as 123X.")
  var last4: String?

  @OptionGroup var options: CollectOptions

  func validate() throws {
    guard (last4 == nil) == (students.list != nil) else {
      throw UsageError(
        zh: "--student 要同时给 --last4；--list 的后四位写在表里。",
        en: "--student needs --last4; with --list the characters stand in the table."
      ).forParser
    }
    guard students.student.count < 2 else {
      throw UsageError(zh: "--last4 只能用于一名学生。", en: "--last4 takes one student.").forParser
    }
  }

  func run() throws {
    try options.forEach(students, done: LocalizedText(zh: "已核验", en: "verified")) {
      collection, student, row in
      let text = last4 ?? ["后四位", "末四位", "last4"].lazy.compactMap { row.value($0) }.first ?? ""
      try collection.verify(student.id, digits: try IdentityDigits(text), by: options.answers.actor)
    }
  }
}
