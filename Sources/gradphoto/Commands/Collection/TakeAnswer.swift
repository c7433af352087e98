import Collection
import Files
import Localization
import Rules
import SystemPackage

/// A take as answers show it.
struct TakeAnswer: Encodable {
  var number: Int
  var original: String
  var finished: String?
  /// Paths of both.
  var originalFile: String
  var finishedFile: String?
  var outcome: String
  var isChosen: Bool
  /// Names of the rules that are broken, or in doubt.
  var problems: [String]
  var warnings: [Failure]
  var time: String

  init(_ take: Take, _ student: Student, _ folder: CollectionFolder) {
    number = take.number
    original = take.original
    finished = take.finished
    originalFile = folder.path(of: StoredFile(.originals, take.original)).string
    finishedFile = take.finished.map { folder.path(of: StoredFile(.finished, $0)).string }
    outcome = take.outcome
    isChosen = student.accepted == take.original
    problems = take.problems
    warnings = take.warnings + [take.failure].compactMap(\.self)
    time = take.time.text
  }

  func text(_ language: Language) -> [String] {
    let verdict =
      switch outcome {
      case "pass": language.choose("合格", "conforms")
      case "review": language.choose("需人工审核", "a person must look")
      case "fail": language.choose("不合格", "does not conform")
      default: language.choose("无法处理", "could not be processed")
      }
    let chosen = isChosen ? language.choose("【已选定】", " (chosen)") : ""
    var lines = [language.choose("照片 \(number)：", "take \(number): ") + verdict + chosen]
    lines += problems.map { "  · " + (Registry.rule($0)?.info.title[language] ?? $0) }
    lines += warnings.map { "  ! " + $0.text[language] }
    lines.append("  " + originalFile)
    if let finishedFile { lines.append("  " + finishedFile) }
    return lines
  }
}
