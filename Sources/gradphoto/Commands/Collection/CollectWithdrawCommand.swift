import ArgumentParser
import Collection
import Localization

struct CollectWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "A student takes consent back: photos and profile are erased. 撤回同意。",
    discussion: "The school's own list and the ledger stay. 'purge' erases those as well.")

  @OptionGroup var students: StudentsOption
  @OptionGroup var options: CollectOptions

  func run() throws {
    try options.forEach(students, done: LocalizedText(zh: "已撤回并删除", en: "withdrawn and erased")) {
      collection, student, _ in
      if try !collection.withdraw(student.id, by: options.answers.actor) {
        options.shared.note(.overwrittenLater)
      }
    }
  }
}
