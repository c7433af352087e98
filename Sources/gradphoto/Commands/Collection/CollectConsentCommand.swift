import ArgumentParser
import Collection
import Localization

struct CollectConsentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "Write down that students agree to the privacy text. 记录同意。",
    discussion: "What is kept: the text's hash and version, the time, and how consent was given.")

  @OptionGroup var students: StudentsOption

  @Option(help: "How: paper, desk, page…")
  var channel = "paper"

  @OptionGroup var options: CollectOptions

  func run() throws {
    try options.change(students, done: LocalizedText(zh: "已记录同意", en: "agreed")) { collection, student, _ in
      guard let text = try collection.settings().privacy else { throw CollectionError.noPrivacyText }
      return Change(student.id, GiveConsent(to: text, channel: printable(channel)))
    }
  }
}
