import ArgumentParser
import Foundation
import Localization
import Rules
import Studio

/// By what photos are judged: a standard, and the day on which they must be recent.
struct StandardOptions: ParsableArguments {
  @OptionGroup var choice: StandardChoice

  @Option(
    help: ArgumentHelp(
      "Day of graduation, such as 2026-06-30: photos must not be much older (default: today).",
      valueName: "date"))
  var graduation: String?

  func validate() throws {
    if let graduation, CalendarDate(graduation) == nil {
      throw ValidationError("'\(graduation)' is no date: write it like 2026-06-30.")
    }
  }

  /// The named day, else today.
  var referenceDate: ReferenceDate {
    if let day = graduation.flatMap({ CalendarDate($0) }) { return ReferenceDate(day, isNamed: true) }
    let today = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return ReferenceDate(
      CalendarDate(year: today.year ?? 0, month: today.month ?? 1, day: today.day ?? 1), isNamed: false)
  }

  func resolve(_ shared: SharedOptions) throws -> Standard { try choice.resolve(shared) }
}

/// A standard by its name or its file.
struct StandardChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The standard to judge by: a name that 'gradphoto standards' lists, or a file like the one that 'gradphoto standards --show chsi-99' prints.",
      valueName: "name|file.json"))
  var standard = "chsi-99"

  func resolve(_ shared: SharedOptions) throws -> Standard {
    try StandardChoice.resolve(standard, shared)
  }

  /// - Throws: `ExitCode(2)` after saying what is wrong with a file; `ValidationError` for a name of no standard.
  static func resolve(_ standard: String, _ shared: SharedOptions) throws -> Standard {
    if let known = Standards.standard(standard) { return known }
    guard standard.contains("/") || standard.lowercased().hasSuffix(".json") else {
      let names = Standards.all.map(\.id).joined(separator: ", ")
      throw ValidationError(
        "There is no standard '\(standard)'. Known: \(names); a file's name ends in .json.")
    }
    do {
      return try StandardFile.read(FileAccess.read(standard, limit: StandardFile.byteLimit))
    } catch let error as StandardFileError {
      Console.note(error.sentence(file: printable(standard))[shared.language])
    } catch {
      Console.note(Failure(error, about: printable(standard)).text[shared.language])
    }
    throw ExitCode(2)
  }
}

/// What goes behind the person.
struct BackgroundOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "light-blue, white, light-gray (one of the standard's), #RRGGBB or keep (default: the standard's first).",
      valueName: "color"))
  var background: String?

  /// - Throws: `ValidationError` for a colour that the standard does not know, and for any where it forbids replacing.
  func resolve(for standard: Standard) throws -> Background {
    guard let background else { return .preferred(by: standard) }
    guard let choice = Background(background, standard: standard) else {
      let names = standard.backgrounds.map(\.id).joined(separator: ", ")
      throw ValidationError(
        "'\(background)' is no background of \(standard.id): use \(names), #RRGGBB or keep.")
    }
    guard standard.allowsReplacement || choice == .keep else {
      throw ValidationError("\(standard.id) forbids replacing the background: use --background keep.")
    }
    return choice
  }
}
