import ArgumentParser
import Files
import Foundation
import Localization
import Pipeline
import Rules
import SystemPackage

/// By what photos are judged: a standard, and the day on which they must be recent.
struct StandardOptions: ParsableArguments {
  @OptionGroup var choice: StandardChoice
  @OptionGroup var day: ReferenceDay

  var referenceDate: ReferenceDate { day.referenceDate }

  func resolve(_ shared: SharedOptions) throws -> Standard { try choice.resolve(shared) }
}

/// The day on which photos must be recent.
struct ReferenceDay: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Day of graduation, such as 2026-06-30: photos must not be much older (default: today).",
      valueName: "date"))
  var graduation: String?

  func validate() throws {
    if let graduation, CalendarDate(graduation) == nil {
      throw UsageError(
        zh: "“\(graduation)”不是有效日期，应写成 2026-06-30 这样。",
        en: "“\(graduation)” is not a valid date: write it like 2026-06-30."
      ).forParser
    }
  }

  /// The named day, else today.
  var referenceDate: ReferenceDate {
    if let day = graduation.flatMap({ CalendarDate($0) }) { return ReferenceDate(day, isNamed: true) }
    return .today
  }
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

  /// - Throws: `ExitCode` after saying what is wrong with a file; `UsageError` for a name of no standard.
  static func resolve(_ standard: String, _ shared: SharedOptions) throws -> Standard {
    if let known = Standards.standard(standard) { return known }
    guard standard.contains("/") || standard.lowercased().hasSuffix(".json") else {
      let names = Standards.all.map(\.id).joined(separator: ", ")
      throw UsageError(
        zh: "没有名为“\(standard)”的标准。可用的有：\(names)；文件名以 .json 结尾。",
        en: "There is no standard “\(standard)”. Known: \(names); a file's name ends in .json."
      ).forParser
    }
    return try shared.explaining(about: printable(FilePath(escapedText: standard).string)) {
      try StandardFile.read(FileSystem.read(FilePath(escapedText: standard), limit: StandardFile.byteLimit))
    }
  }
}

/// What goes behind the person.
struct BackgroundOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "light-blue, white, light-gray (one of the standard's), #RRGGBB or keep (default: the standard's first).",
      valueName: "color"))
  var background: String?

  /// - Throws: `UsageError` for a colour that the standard does not know, and for any where it forbids replacing.
  func resolve(for standard: Standard) throws -> BackgroundFill {
    guard let background else { return .preferred(by: standard) }
    guard let choice = BackgroundFill(background, standard: standard) else {
      let names = standard.backgrounds.map(\.id).joined(separator: ", ")
      throw UsageError(
        zh: "“\(background)”不是 \(standard.id) 的背景：可用 \(names)、#RRGGBB 或 keep。",
        en: "“\(background)” is not a background of \(standard.id): use \(names), #RRGGBB or keep."
      ).forParser
    }
    guard standard.allowsReplacement || choice == .keep else {
      throw UsageError(
        zh: "\(standard.id) 不允许更换背景：请用 --background keep。",
        en: "\(standard.id) forbids replacing the background: use --background keep."
      ).forParser
    }
    return choice
  }
}
