internal import Files
public import Localization
internal import Rosters
internal import Store
public import SystemPackage

/// Finds the students whom files name, as a batch does: by 学号, 考生号 or 证件号 in a file's name, never by a guess.
public struct StudentMatcher {
  private let students: [(id: StudentID, label: String)]
  private let matcher: PhotoMatcher

  init(_ store: StoreConnection, folder: CollectionFolder, pattern: String?) throws {
    let key = try CollectionSettings(store).isOpaque ? IdentityKey(folder) : nil
    let known = try store.rows(
      "SELECT \(Student.columns), numberKey, examKey, identityKey FROM student WHERE state != 'purged' ORDER BY id"
    ) { row in
      (
        student: Student(row),
        keys: ["numberKey", "examKey", "identityKey"].compactMap { row[$0] as String? }
      )
    }
    students = known.map { ($0.student.id, $0.student.label) }
    let hidden = key.map { key in { @Sendable (number: String) in key.hash(number) } }
    matcher = try PhotoMatcher(
      known.enumerated().map { index, entry in
        .init(numbers: entry.keys, name: entry.student.record.name, line: index)
      }, pattern: pattern, hidden: hidden)
  }

  /// The student of each file, or why there is none. Where most of the names fit nobody, numbers that may as well be dates
  /// or counters are not believed.
  public func students(of paths: [FilePath]) -> [Result<StudentID, NameError>] {
    var run = RunMatches()
    for path in paths { run.add(path, matcher) }
    return paths.map { path in
      switch matcher.match(path.stemText) {
      case .none: .failure(.nobody)
      case .capture: .failure(.captureName)
      case .ambiguous(let indices): .failure(.several(indices.map { students[$0].label }))
      case .student(let index) where !run.believes(path, index, matcher): .failure(.captureName)
      case .student(let index): .success(students[index].id)
      }
    }
  }
}

/// Why a file's name tells no student.
public enum NameError: ExplainedError, Hashable {
  case nobody
  /// By their labels.
  case several([String])
  /// A number that cameras and phones write.
  case captureName

  public var code: String {
    switch self {
    case .nobody: "unmatched"
    case .several: "ambiguous"
    case .captureName: "capture-name"
    }
  }

  public var text: LocalizedText {
    switch self {
    case .nobody:
      LocalizedText(
        zh: "文件名中没有学生的学号、考生号或证件号。", en: "The file's name holds no student's 学号, 考生号 or 证件号.")
    case .several(let labels):
      LocalizedText(
        zh: "文件名符合多名学生：\(labels.joined(separator: "、"))。",
        en: "The file's name fits several students: \(labels.joined(separator: ", ")).")
    case .captureName:
      LocalizedText(
        zh: "文件名中的数字像是相机写的日期或编号，不能当作学号。",
        en: "The number in the file's name may be a camera's date or counter: it names nobody.")
    }
  }

  public func text(about file: String) -> LocalizedText {
    LocalizedText(zh: "“\(file)”：\(text.zh)", en: "“\(file)”: \(text.en)")
  }
}

extension PhotoCollection {
  /// - Parameter pattern: a regular expression; its first group is the student's number.
  /// - Throws: `PhotoMatcher.PatternError`.
  public func studentMatcher(pattern: String? = nil) throws -> StudentMatcher {
    try read { try StudentMatcher($0, folder: folder, pattern: pattern) }
  }
}
