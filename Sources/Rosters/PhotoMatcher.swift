public import Localization

/// Finds the student whom a photo's file name names. Never guesses: a name that fits no student, or more than one, says so.
public struct PhotoMatcher: Sendable {
  public enum Match: Sendable, Hashable {
    /// The index of the student in the roster.
    case student(Int)
    /// No number of the roster stands in the name.
    case none
    /// Numbers of several students, by their lines in the roster.
    case ambiguous(lines: [Int])
    /// A number of the roster stands in the name where cameras and phones write dates and counters.
    case capture
  }

  /// A pattern that can't be used.
  public struct PatternError: ExplainedError, Equatable {
    public let pattern: String

    public var code: String { "bad-pattern" }

    public var text: LocalizedText {
      LocalizedText(
        zh: "--match 不是有效的正则表达式：\(pattern)", en: "--match is not a valid regular expression: \(pattern)")
    }
  }

  /// Students by folded number; more than one where the roster itself is wrong.
  private let students: [String: [Int]]
  private let lines: [Int]
  /// Names of two characters or more; empty where there is none.
  private let names: [String]
  private let pattern: String?
  private let hidden: (@Sendable (String) -> String)?
  /// Most students have a number of ten digits.
  private let hasTenDigits: Bool

  /// Shorter numbers are found in other people's counters as well.
  private static let tellingLength = 6

  /// What a student is known by.
  public struct Candidate: Sendable {
    public var numbers: [String]
    public var name: String
    /// How results name the student: the line of a list.
    public var line: Int

    public init(numbers: [String], name: String, line: Int) {
      self.numbers = numbers
      self.name = name
      self.line = line
    }
  }

  /// - Parameter pattern: a regular expression; its first group, or else all of it, is the student's number.
  public init(_ roster: Roster, pattern: String? = nil) throws(PatternError) {
    try self.init(
      roster.students.map { student in
        Candidate(
          numbers: Column.keys.map { roster.value($0, of: student) }, name: roster.value(.name, of: student),
          line: student.line)
      }, pattern: pattern)
  }

  /// - Parameter hidden: of a folded number, the form in which it stands among the candidates' numbers where they are
  ///   not to be read.
  public init(
    _ candidates: [Candidate], pattern: String? = nil, hidden: (@Sendable (String) -> String)? = nil
  ) throws(PatternError) {
    if let pattern, (try? Regex<AnyRegexOutput>(pattern)) == nil { throw PatternError(pattern: pattern) }
    self.pattern = pattern
    self.hidden = hidden
    var students: [String: [Int]] = [:]
    for (index, candidate) in candidates.enumerated() {
      for key in Set(candidate.numbers.map { MatchKey.folded($0) }).subtracting([""]) {
        students[key, default: []].append(index)
      }
    }
    self.students = students
    let longs = candidates.count { $0.numbers.contains { CaptureName.isTenDigits(MatchKey.folded($0)) } }
    hasTenDigits = 2 * longs > candidates.count
    lines = candidates.map(\.line)
    names = candidates.map { candidate in
      let name = MatchKey.folded(candidate.name)
      return name.count > 1 ? name : ""
    }
  }

  /// - Parameter key: folded.
  private func found(_ key: String) -> [Int]? {
    students[key] ?? hidden.flatMap { students[MatchKey.folded($0(key))] }
  }

  /// - Parameter stem: the file's name without its extension.
  public func match(_ stem: String) -> Match {
    if let pattern { return match(captured: captured(pattern, in: stem)) }
    if let whole = found(MatchKey.folded(stem)) { return match(whole) }
    // "计科1班+20200101+张三", "20200101_1": numbers stand alone between anything but letters and digits of ASCII.
    let tokens = CaptureName(Characters.halfWidth(stem)).tokens
    func named(_ isOfDevice: Bool) -> [Int] {
      let parts = tokens.filter { $0.isOfDevice == isOfDevice }
      return Set(parts.flatMap { found(MatchKey.folded($0.text)) ?? [] }).sorted()
    }
    let written = named(false)
    return written.isEmpty && !named(true).isEmpty ? .capture : match(written)
  }

  /// Whether the student's number in this name may as well be a date or a counter. Then the name alone proves nothing:
  /// see `RunMatches`.
  public func mayBeChance(_ stem: String, student: Int) -> Bool {
    if pattern != nil { return false }
    let folded = MatchKey.folded(stem)
    if !names[student].isEmpty, folded.contains(names[student]) { return false }
    let keys =
      found(folded) != nil
      ? [folded] : CaptureName(Characters.halfWidth(stem)).tokens.map { MatchKey.folded($0.text) }
    let telling = Set(keys).filter { found($0)?.contains(student) == true }
    return telling.count == 1
      && telling.allSatisfy { number in
        // A school whose numbers have ten digits has them in all its photos.
        if hasTenDigits, CaptureName.isTenDigits(number) { return false }
        return number.count < PhotoMatcher.tellingLength || CaptureName.mayBeShortMoment(number)
      }
  }

  private func match(captured key: String?) -> Match {
    guard let key else { return .none }
    return match(found(MatchKey.folded(key)) ?? [])
  }

  private func match(_ found: [Int]) -> Match {
    switch found.count {
    case 0: .none
    case 1: .student(found[0])
    default: .ambiguous(lines: found.map { lines[$0] })
    }
  }

  private func captured(_ pattern: String, in stem: String) -> String? {
    guard let regex = try? Regex<AnyRegexOutput>(pattern), let found = stem.firstMatch(of: regex) else {
      return nil
    }
    let part = found.output.count > 1 ? found.output[1].substring : found.output[0].substring
    return part.map(String.init)
  }
}
