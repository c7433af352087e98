import ArgumentParser
import Collection
import Localization

struct CollectPrivacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "Give the text that students agree to, or a new version of it. 登记隐私条款。",
    discussion: "Consent that was given to an earlier version stays what it is.")

  @Argument(help: "The text (UTF-8).")
  var file: PathArgument

  @Option(help: "Its version (default: the first 8 digits of its SHA-256).")
  var version: String?

  @OptionGroup var options: CollectOptions

  func run() throws {
    try options.run { collection in
      let text = try PrivacyFile.read(file.path, version: version)
      try collection.change(privacy: text.text, bytes: text.bytes, by: options.answers.actor)
      options.answers.tell(
        text.text,
        LocalizedText(zh: "隐私条款 \(text.text.version) 版已登记", en: "privacy text, version \(text.text.version)"))
    }
  }
}
