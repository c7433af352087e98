import ArgumentParser
import Foundation
import Localization

/// Wrong usage: it is told with the command's usage line, and the exit status is 64.
struct UsageError: ExplainedError {
  let text: LocalizedText

  init(zh: String, en: String) { text = LocalizedText(zh: zh, en: en) }

  var code: String { "usage" }

  /// What makes the parser print it with the usage line and end with status 64.
  var forParser: ValidationError { ValidationError(text[.ofThisRun]) }
}

extension Language {
  /// Where the command line could not be read as a whole, the language that it asks for all the same.
  static let ofThisRun: Language = {
    let arguments = CommandLine.arguments
    let named = arguments.indices.dropLast().first { arguments[$0] == "--language" }.map { arguments[$0 + 1] }
    let joined = arguments.first { $0.hasPrefix("--language=") }.map {
      String($0.dropFirst("--language=".count))
    }
    return (named ?? joined).flatMap(Language.init(rawValue:))
      ?? Language(environment: ProcessInfo.processInfo.environment)
  }()
}
