import ArgumentParser
import Collection
import Localization
import Reports

struct CollectPickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pick",
    abstract: "Rank a student's takes by what the rules say, the best first. 按检测结果排列拍摄的照片。",
    discussion: """
      Nothing is chosen: 'collect accept' does. Takes that break a rule or were returned come last.

      Exit status: 0 some take can be accepted, 1 none can.
      """)

  @OptionGroup var target: StudentOption
  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    struct Place: Encodable {
      var number: Int
      var verdict: String
      var original: String
      var eligible: Bool
      var zh: String
      var en: String
    }
    var student: String
    /// The best first.
    var takes: [Place]
  }

  func run() throws {
    try options.run { collection in
      let student = try collection.student(target.student)
      let ranking = try collection.ranking(of: student.id)
      let places = ranking.places.map { place in
        let reason = place.reason
        return Answer.Place(
          number: place.take.number, verdict: place.take.outcome, original: place.take.original,
          eligible: place.isEligible, zh: reason.zh, en: reason.en)
      }
      options.answers.tell(Answer(student: student.label, takes: places), text(student, ranking))
      if ranking.best == nil { throw ExitCode(ExitStatus.broken) }
    }
  }

  private func text(_ student: Student, _ ranking: TakeRanking) -> LocalizedText {
    guard !ranking.places.isEmpty else {
      return LocalizedText(zh: "学生 \(student.label) 还没有照片", en: "student \(student.label) has no photos yet")
    }
    func lines(_ language: Language) -> String {
      ranking.places.enumerated().map { index, place in
        let sign = Outcome(rawValue: place.take.outcome).map { Words.sign($0) } ?? "!"
        let head = language.choose("第 \(place.take.number) 次拍摄", "take \(place.take.number)")
        return "\(index + 1)  \(sign) \(head)\(language.choose("：", ": "))\(place.reason[language])"
      }.joined(separator: "\n")
    }
    return LocalizedText(zh: lines(.zh), en: lines(.en))
  }
}
