import ArgumentParser
import Localization
import Rules

/// Several standards by their names, words that describe them, or their files.
struct StandardList: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Standards: names that 'gradphoto standards' lists, words for groups of them such as visa or 考试, files, or all.",
      valueName: "name|word|file.json|all"))
  var standard: [String]

  /// In the order of the command line, each once.
  /// - Throws: `UsageError` for what names no standard.
  func resolve(_ shared: SharedOptions) throws -> [Standard] { try StandardList.resolve(standard, shared) }

  static func resolve(_ names: [String], _ shared: SharedOptions) throws -> [Standard] {
    var found: [Standard] = []
    for name in names.flatMap({ $0.split(separator: ",").map(String.init) }) {
      found += try StandardList.standards(name, shared).filter { new in !found.contains { $0.id == new.id } }
    }
    guard !found.isEmpty else {
      throw UsageError(zh: "请用 --standard 指定标准。", en: "Name a standard with --standard.").forParser
    }
    return found
  }

  private static func standards(_ name: String, _ shared: SharedOptions) throws -> [Standard] {
    if name == "all" { return Standards.all }
    if Standards.standard(name) == nil, !name.contains("/"), !name.lowercased().hasSuffix(".json") {
      let matching = Standards.all.filter { $0.matches([name]) }
      if !matching.isEmpty { return matching }
    }
    return [try StandardChoice.resolve(name, shared)]
  }
}
