public import ArgumentParser
import Files
import Foundation
public import Localization
import Rosters

extension Language: ExpressibleByArgument {}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Options that every command has.
struct SharedOptions: ParsableArguments {
  @Option(help: "Language of messages: zh or en (default: from the locale).")
  var language: Language = Language(environment: ProcessInfo.processInfo.environment)

  @Flag(help: "Print results only.")
  var quiet = false

  @Flag(help: "Say more about what happens.")
  var verbose = false

  func note(_ text: LocalizedText) {
    if !quiet { Console.note(text[language]) }
  }

  /// A detail for `--verbose`.
  func detail(_ text: @autoclosure () -> LocalizedText) {
    if verbose { Console.note(text()[language]) }
  }

  /// Says what went wrong, identity numbers masked, and ends with status 2; wrong usage, and an end that was decided
  /// already, stay what they are.
  /// - Parameter file: the name that the sentence uses; nil leaves it to the error.
  func explaining<T>(about file: String? = nil, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ExitCode {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      let failure = file.map { Failure(error, reading: $0) } ?? Failure(error)
      Console.note(Masking.masked(failure.text[language]))
      throw ExitCode(ExitStatus.unprocessed)
    }
  }
}
